/** Compiles lines and caller types into one chain. */
import { MOOD_KINDS, MOODS, TRAIT_KINDS } from '../behaviour/index.ts';
import { wordProblem, type Problem } from '../util/problem.ts';
import { say, visitsWords } from '../words/index.ts';
import type { Audience, Kind } from './audience.ts';
import { createChainBuilder } from './chain-builder.ts';
import { findClocks } from './find-clocks.ts';
import type { Sounding } from './hearing.ts';
import { HUNG_UP, planLine, WIDTH, type LinePlan } from './line-plan.ts';
import { soundLine } from './sound-line.ts';
import type { RowPlace, VisitExit, VisitLine, Visits } from './types.ts';

export interface VisitLimits {
  readonly maxRows: number;
}
export const VISIT_LIMITS: VisitLimits = { maxRows: 2_000_000 };

/**
 * One chain for every line, type and clock. Never throws on explored machines; `problems` names needs without
 * words and lines whose rows went over the budget (their callers hang up at once there).
 */
export function compileVisits(
  lines: readonly VisitLine[],
  audience: Audience,
  limits: VisitLimits = VISIT_LIMITS,
): Visits {
  const { types, kinds, needs, facts } = audience;
  const { clockOfHour, hours } = findClocks(lines);
  const problems: Problem[] = [...audience.problems];
  const exits: VisitExit[] = [];
  const places: RowPlace[] = [];
  const blockStart: number[] = [0];
  const builder = createChainBuilder();
  const entry = new Int32Array(hours.length * lines.length * types.length);

  /**
   * Lays the rows that a kind of caller reaches, breadth first, and returns the entry. `rowOf` (by place) is
   * scratch, all -1.
   */
  const layBlock = (
    line: number,
    type: number,
    kind: Kind,
    initial: number,
    plan: LinePlan,
    soundings: readonly Sounding[],
    rowOf: Int32Array,
    exitAt: ExitFinder,
  ): number => {
    if (initial < 0) return -1 - exitAt(-1 - initial, '');
    const first = builder.rows;
    const order: number[] = [initial];
    rowOf[initial] = first;
    for (const place of order) {
      const stand = Math.floor(place / MOOD_KINDS);
      const mood = place % MOOD_KINDS;
      const { node } = plan.stands[stand] as LinePlan['stands'][number];
      const { columns, probability, seconds, rowOf: rowFor } = soundings[stand] as Sounding;
      const row = rowFor(kind.need, kind.traits, mood);
      for (let i = 0; i < columns.length; i++) {
        const share = probability[row + i] as number;
        if (share === 0) continue;
        const event = columns[i] as number;
        let target = plan.targets[place * WIDTH + event] as number;
        if (target >= 0) {
          if (rowOf[target] === -1) rowOf[target] = first + order.push(target) - 1;
          target = rowOf[target] as number;
        } else target = -1 - exitAt(-1 - target, node);
        const column = stand * WIDTH + event;
        builder.add(
          share,
          seconds[row + i] as number,
          target,
          plan.flags[column] as number,
          event,
          plan.edges[column] as number,
        );
      }
      builder.endRow();
      places.push({ line, type, node, mood: MOODS[mood] ?? 'progressing' });
    }
    for (const place of order) rowOf[place] = -1;
    blockStart.push(builder.rows);
    return first;
  };

  lines.forEach((line, l) => {
    const plan = planLine(line.automaton, audience);
    const soundings = soundLine(line, plan, audience.hearing);
    const exitAt = createExitFinder(l, line, exits);
    const blocks = new Map<number, number>();
    const rowOf = new Int32Array(plan.stands.length * MOOD_KINDS).fill(-1);
    hours.forEach((hour, clock) => {
      const ownClock = plan.clockOfHour[hour] as number;
      types.forEach((_, t) => {
        const kind = kinds[t] as Kind;
        const group = plan.groupAt[ownClock * facts.length + kind.facts] as number;
        const key = (group * needs.length + kind.need) * TRAIT_KINDS + kind.traits;
        let at = blocks.get(key);
        if (at === undefined) {
          at =
            builder.rows >= limits.maxRows
              ? overBudget()
              : layBlock(l, t, kind, plan.initial[group] as number, plan, soundings, rowOf, exitAt);
          blocks.set(key, at);
        }
        entry[(clock * lines.length + l) * types.length + t] = at;
      });
    });

    function overBudget(): number {
      if (!problems.some((p) => p.code === 'too-many-rows')) problems.push(describeBudget(line.id, limits));
      return -1 - exitAt(HUNG_UP, '');
    }
  });

  const { chain, events, edges } = builder.finish();
  return {
    types,
    lineIds: lines.map(({ id }) => id),
    chain,
    places,
    blockStart: Int32Array.from(blockStart),
    events,
    edges,
    exits,
    clockOfHour,
    clockCount: hours.length,
    entry,
    problems,
  };
}

/** Index in the world's list of exits; hanging up is one exit for each menu. */
type ExitFinder = (end: number, from: number | '') => number;

function createExitFinder(index: number, line: VisitLine, exits: VisitExit[]): ExitFinder {
  const { nodes } = line.automaton;
  const known = new Map<string, number>();
  return (end, from) => {
    const node = end === HUNG_UP ? (from === '' ? undefined : nodes[from]) : nodes[end];
    const state = node?.state ?? '';
    // A final state that says nowhere is a broken machine; the rules report it, the caller is simply gone.
    const destination: VisitExit['destination'] = (end === HUNG_UP ? undefined : node?.destination) ?? {
      goesTo: 'hung-up',
    };
    const key = `${destination.goesTo === 'hung-up'}|${state}`;
    let exit = known.get(key);
    if (exit === undefined) known.set(key, (exit = exits.push({ line: index, state, destination }) - 1));
    return exit;
  };
}

function describeBudget(line: string, { maxRows }: VisitLimits): Problem {
  return {
    code: 'too-many-rows',
    severity: 'error',
    ...wordProblem(
      say(visitsWords, (words) => words.compileVisits.tooManyRows({ line, maxRows })),
      say(visitsWords, (words) => words.compileVisits.tooManyRowsHint),
    ),
  };
}
