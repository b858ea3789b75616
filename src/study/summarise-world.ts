/** Counts of several replications to the figures of one world. */
import { indexChart, type Chart } from '../chart/index.ts';
import { OUTCOMES, type Counts } from '../kernel/index.ts';
import type { StudyWorld } from './study-world.ts';
import { FIGURES, FIRST_MENU_FIGURE, measure, monthsPer, type Run } from './figures/index.ts';
import { exactly } from './intervals.ts';
import { titleTextOf } from './menu-title.ts';
import { promptFigures } from './prompt-figures.ts';
import { closedWays } from './closed-ways.ts';
import { groupFigures } from './group-figures.ts';
import { lineWeeks, openWeek } from './open-week.ts';
import { constantSteps } from '../util/steps.ts';
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
    ...endedEarly(world, monthly),
    flows: flows(world, monthly),
    lineHours: lineWeeks(world.program, run.days).map((open, line) => ({
      line: world.lines[line]?.id ?? '',
      open,
    })),
    desks: deskFigures(world, monthly, run),
    groups: groupFigures(world, monthly, run),
  };
}

/** Lost in a menu, or told that it is closed, by a menu or a desk. */
function endedEarly(
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
  world.desks.forEach(({ id: desk, title }, d) => {
    const calls = mean((c) => (c.turnedAway[d] ?? 0) + (c.cutOff[d] ?? 0));
    if (calls > 0) closedAt.push({ by: 'desk', desk, title, calls, share: calls / all });
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
            outcome,
            calls,
          });
      });
    });
  });
  return found;
}

function deskFigures(world: StudyWorld, mean: Mean, run: Run): DeskFigure[] {
  const { desks, loopAt } = world.program;
  const ways = closedWays(world, run);
  return world.desks.map(({ id }, desk) => ({
    ...deskFigure(world, mean, desk),
    open: openWeek(desks[desk]?.open ?? constantSteps(0, loopAt), loopAt, run.days),
    whenClosed: desks[desk]?.whenClosed.kind ?? 'announce',
    closedFirstCalls: ways.reduce((sum, way) => sum + (way.desk === id ? way.closedCalls : 0), 0),
  }));
}

function deskFigure(
  world: StudyWorld,
  mean: Mean,
  desk: number,
): Omit<DeskFigure, 'open' | 'whenClosed' | 'closedFirstCalls'> {
  const at = (pick: (c: Counts) => Float64Array): number => mean((c) => pick(c)[desk] ?? 0);
  const offered = at((c) => c.offered);
  const perOffered = (pick: (c: Counts) => Float64Array): number => ratio(at(pick), offered);
  const info = world.desks[desk];
  return {
    desk: info?.id ?? '',
    title: info?.title ?? {},
    offered,
    turnedAway: at((c) => c.turnedAway),
    cutOff: at((c) => c.cutOff),
    overflowed: at((c) => c.overflowed),
    promised: at((c) => c.promised),
    calledBack: at((c) => c.calledBack),
    callBacksMissed: at((c) => c.missed),
    abandonedShare: perOffered((c) => c.abandoned),
    answeredIn20: perOffered((c) => c.within20),
    waitSeconds: perOffered((c) => c.waitSeconds),
    ...ownAgents(world, mean, desk),
    misrouteHours: at((c) => c.misrouteSeconds) / 3600,
  };
}

/** Of agents who answer for several desks nobody can say which desk's their time is. */
function ownAgents(
  { program }: StudyWorld,
  mean: Mean,
  desk: number,
): Pick<DeskFigure, 'occupancy' | 'agentHours'> {
  const groups = program.groups.flatMap(({ skills }, group) =>
    skills.some((skill) => skill.desk === desk) ? [{ group, isOwn: skills.length === 1 }] : [],
  );
  if (!groups.every(({ isOwn }) => isOwn)) return {};
  const sum = (pick: (c: Counts) => Float64Array): number =>
    mean((c) => groups.reduce((total, { group }) => total + (pick(c)[group] ?? 0), 0));
  const staffed = sum((c) => c.staffedSeconds);
  return {
    occupancy: ratio(
      sum((c) => c.groupBusySeconds),
      staffed,
    ),
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
