/** Counts of several replications to the figures of one world. */
import { indexChart, type Chart } from '../chart/index.ts';
import { OUTCOMES, type Counts } from '../kernel/index.ts';
import type { StudyWorld } from './study-world.ts';
import { CLOSED, FIGURES, FIRST_MENU_FIGURE, measure, monthsPer, type Run } from './figures/index.ts';
import { exactly } from './intervals.ts';
import { titleTextOf } from './menu-title.ts';
import { promptFigures } from './prompt-figures.ts';
import type { ClosedAt, DeskFigure, Flow, Interval, LostAt, WorldResult } from './types.ts';

/** @param run how long each replication was; all that is counted comes as a month's */
export function summariseWorld(world: StudyWorld, counts: readonly Counts[], run: Run): WorldResult {
  const monthly = meanOf(counts, monthsPer(run));
  const figures: Record<string, Interval> = {};
  for (const figure of FIGURES) {
    const interval = measure(figure, counts, run);
    if (interval) figures[figure.id] = interval;
  }
  const prompts = promptFigures(world);
  const first = prompts.filter((prompt) => prompt.isFirst).map((prompt) => prompt.seconds);
  if (first.length > 0) figures[FIRST_MENU_FIGURE.id] = exactly(Math.max(...first));
  return {
    id: world.config.id,
    title: world.config.title,
    note: world.config.note,
    lineCount: world.lines.length,
    figures,
    exact: world.exact,
    prompts,
    ...endedInMenus(world, monthly),
    flows: flows(world, monthly),
    desks: world.desks.map((_, desk) => deskFigure(world, monthly, desk)),
  };
}

/** Lost there, or told there that the line is closed. */
function endedInMenus(
  world: StudyWorld,
  mean: Mean,
): { readonly lostAt: LostAt[]; readonly closedAt: ClosedAt[] } {
  const all = mean((c) => c.calls);
  const charts = world.lines.map((line) => indexChart(line.config));
  const lostAt: LostAt[] = [];
  const closedAt: ClosedAt[] = [];
  world.visits.exits.forEach(({ destination, line, state: menu }, index) => {
    const { goesTo } = destination;
    if (goesTo !== 'hung-up' && goesTo !== 'hang-up') return;
    const calls = mean((c) => c.exits[index] ?? 0);
    if (calls === 0) return;
    const title = titleTextOf(charts[line] as Chart, menu);
    const at = { line: world.lines[line]?.id ?? '', menu, title, calls, share: calls / all };
    const reason = goesTo === 'hang-up' ? destination.reason : 'caller';
    if (reason === 'closed') closedAt.push({ by: 'menu', ...at });
    else lostAt.push({ ...at, cause: reason === 'caller' ? 'hung-up' : reason });
  });
  const byCalls = (a: { readonly calls: number }, b: { readonly calls: number }): number => b.calls - a.calls;
  return { lostAt: lostAt.toSorted(byCalls), closedAt: closedAt.toSorted(byCalls) };
}

function flows(world: StudyWorld, mean: Mean): Flow[] {
  const found: Flow[] = [];
  world.needs.forEach((need, n) => {
    const [product = '', intent = ''] = need.split('.');
    world.lines.forEach((line, l) => {
      OUTCOMES.forEach((outcome, o) => {
        const calls = mean((c) => c.flow[(n * world.lines.length + l) * OUTCOMES.length + o] ?? 0);
        if (calls > 0)
          found.push({
            product,
            intent,
            line: line.id,
            outcome: outcome === CLOSED ? 'closed' : outcome,
            calls,
          });
      });
    });
  });
  return found;
}

function deskFigure(world: StudyWorld, mean: Mean, desk: number): DeskFigure {
  const at = (pick: (c: Counts) => Float64Array): number => mean((c) => pick(c)[desk] ?? 0);
  const offered = at((c) => c.offered);
  const busy = at((c) => c.busySeconds) + at((c) => c.misrouteSeconds);
  const staffed = at((c) => c.staffedSeconds);
  const info = world.desks[desk];
  return {
    desk: info?.id ?? '',
    title: info?.title ?? {},
    offered,
    abandonedShare: ratio(
      at((c) => c.abandoned),
      offered,
    ),
    answeredIn20: ratio(
      at((c) => c.within20),
      offered,
    ),
    waitSeconds: ratio(
      at((c) => c.waitSeconds),
      offered,
    ),
    occupancy: ratio(busy, staffed),
    misrouteHours: at((c) => c.misrouteSeconds) / 3600,
    agentHours: staffed / 3600,
  };
}

/** Nobody offered: no waiting, no abandonment. */
function ratio(above: number, below: number): number {
  return below === 0 ? 0 : above / below;
}

/** Of a count over the replications, a month's. */
type Mean = (pick: (counts: Counts) => number) => number;

function meanOf(counts: readonly Counts[], months: number): Mean {
  return (pick) => (months * counts.reduce((total, c) => total + pick(c), 0)) / counts.length;
}
