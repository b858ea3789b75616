/**
 * P(path, line | world): the sum over what nobody sees (need, traits, facts) of weight times the product of outcome
 * probabilities. For all cells of a log at once, under any parameters.
 *
 * Laws: over all paths of a line and all lines the probabilities sum to 1; cutting a path short gives the sum of all that
 * it could have become; a cell does not depend on which others are asked for.
 */
import { TRAIT_KINDS } from '../../behaviour/index.ts';
import { splitTopic } from '../../scenario/index.ts';
import type { HeardWorld, Overrides } from '../../study/index.ts';
import { soundLine, type LinePlan } from '../../visits/index.ts';
import { filterPaths } from './filter-paths.ts';
import {
  clockWith,
  createLoggedWorlds,
  groupsAt,
  NO_OVERRIDES,
  unknownFacts,
  type LoggedLine,
} from './logged-worlds.ts';
import { groupBy } from './group-by.ts';
import { createHandlingModel } from './handling-model.ts';
import { listPaths } from './list-paths.ts';
import { CUT, SOMEHOW } from './path-tokens.ts';
import { growTree, type PathTree } from './path-tree.ts';
import type { PathCell, PathDesign } from './types.ts';

/** Share of a line's calls below which a way to an end is left out. */
const RARE = 2e-6;

/** One set of parameters to weigh a log with. */
export interface PathPoint {
  readonly overrides: Overrides;
  /** Share of noted needs that are the true one; the others are spread evenly. */
  readonly accuracy: number;
}

export interface PathAnswer {
  /** By cell: probability among all calls of its world; of a test, among those with this task. */
  readonly probability: Float64Array;
  /** By cell: the same whatever an agent did and noted. */
  readonly ofPath: Float64Array;
  /** By cell: share of its world's calls that come to its line; in a test, of those with this task. */
  readonly ofLine: Float64Array;
  /** By need, parallel to `needs`: expected number of real calls with it, given their paths. */
  readonly needs: Float64Array;
}

export interface PathModel {
  readonly needs: readonly string[];
  /** Cost: about 5 ns a step, need and trait: 30 ms for the eighteen lines; less where only weights change. */
  evaluate(point: PathPoint): PathAnswer;
}

/** Cells of one line under one clock, all real or all of tests. */
interface Part {
  readonly world: string;
  readonly line: LoggedLine;
  readonly plan: LinePlan;
  readonly clock: number;
  readonly isTest: boolean;
  readonly tree: PathTree;
  readonly ways: readonly Way[];
}

/** Cells of one path. */
interface Way {
  readonly slots: readonly number[];
  /** Among the ways of all parts. */
  readonly number: number;
  readonly cells: readonly { readonly at: number; readonly cell: PathCell }[];
}

export function createPathModel(design: PathDesign, cells: readonly PathCell[]): PathModel {
  const worlds = createLoggedWorlds(design);
  const parts = cutIntoParts(worlds, cells);
  const needs = parts[0]
    ? worlds.hear(parts[0].world, parts[0].line, NO_OVERRIDES).audience.needs.map(({ need }) => need)
    : [];
  const ways = parts.flatMap((part) => (part.isTest ? [] : part.ways));
  const handling = createHandlingModel(design, ways, needs);
  /** Mass of callers of each need on each way; filled anew by every evaluation. */
  const byWay = new Float64Array(needs.length * parts.reduce((sum, part) => sum + part.ways.length, 0));
  const needAt = new Map<string, number>(needs.map((need, n) => [need, n]));
  /** By world: its lines that are in the log, so that shares are among calls that could have been logged. */
  const logged = new Map<string, Map<number, LoggedLine>>();
  for (const { world, line, isTest } of parts) {
    if (isTest) continue;
    let lines = logged.get(world);
    if (!lines) logged.set(world, (lines = new Map()));
    lines.set(line.index, line);
  }

  // What was heard last is remembered, and tests are heard under overrides of their own.
  const inTurn = [...parts.filter(({ isTest }) => !isTest), ...parts.filter(({ isTest }) => isTest)];

  return {
    needs,
    evaluate: ({ overrides, accuracy }) => {
      const probability = new Float64Array(cells.length);
      const ofLine = new Float64Array(cells.length).fill(1);
      const whatever = new Float64Array(cells.length);
      const expected = new Float64Array(needs.length);
      const totals = new Map<string, number>();
      const totalOf = (world: string, heard: HeardWorld): number => {
        let total = totals.get(world);
        if (total === undefined) {
          total = 0;
          for (const index of logged.get(world)?.keys() ?? [])
            heard.types.forEach(({ weight }, type) => {
              total! += weight * (heard.dial[type * heard.lines.length + index] as number);
            });
          totals.set(world, total);
        }
        return total;
      };
      const ofTests = withoutShares(overrides);
      for (const part of inTurn) {
        const heard = worlds.hear(part.world, part.line, part.isTest ? ofTests : overrides);
        const line = heard.lines[part.line.index] as HeardWorld['lines'][number];
        const weights = weighPart(part, heard, design.isLineGiven);
        const soundings = soundLine(line, part.plan, heard.audience);
        const masses = filterPaths(part.tree, soundings, weights, part.isTest);
        const all = part.isTest ? 1 : totalOf(part.world, heard);
        const coming = weights.reduce((sum, group) => sum + group.reduce((a, b) => a + b, 0), 0);
        const dialled = part.isTest ? sumByNeed(weights, needs.length) : undefined;
        for (const { slots, number, cells: alike } of part.ways) {
          const byNeed = byWay.subarray(number * needs.length, (number + 1) * needs.length);
          const mass = all > 0 ? gatherByNeed(masses, slots, byNeed, all) : 0;
          for (const { at, cell } of alike) {
            if (dialled) {
              const need = needAt.get(cell.need) ?? -1;
              probability[at] = whatever[at] = byNeed[need] ?? 0;
              ofLine[at] = dialled[need] ?? 0;
            } else {
              whatever[at] = mass;
              ofLine[at] = all > 0 ? coming / all : 0;
            }
          }
        }
      }
      handling.weigh(byWay, accuracy, probability, expected);
      return { probability, ofPath: whatever, ofLine, needs: expected };
    },
  };
}

/** Fills in the share of callers of each need who take a way. @returns their sum */
function gatherByNeed(
  masses: Float64Array,
  slots: readonly number[],
  byNeed: Float64Array,
  all: number,
): number {
  let whole = 0;
  for (let n = 0; n < byNeed.length; n++) {
    let sum = 0;
    for (const slot of slots) {
      const from = (slot * byNeed.length + n) * TRAIT_KINDS;
      for (let kind = from; kind < from + TRAIT_KINDS; kind++) sum += masses[kind] as number;
    }
    byNeed[n] = sum / all;
    whole += sum / all;
  }
  return whole;
}

function cutIntoParts(worlds: ReturnType<typeof createLoggedWorlds>, cells: readonly PathCell[]): Part[] {
  const numbered = cells.map((cell, at) => ({ cell, at }));
  const groups = groupBy(numbered, ({ cell: { world, line, machine, clock, need } }) =>
    [world, line, machine, clock, need !== ''].join(' '),
  );
  let ways = 0;
  return groups.map((members): Part => {
    const [{ cell }] = members;
    const { world, machine, need } = cell;
    const known = worlds.lineOf(world, cell.line, '');
    if (!known) throw new Error(`The world "${world}" has no line "${cell.line}".`);
    const line = { ...known, machine };
    const plan = worlds.planOf(world, line);
    const heard = worlds.hear(world, line, NO_OVERRIDES).lines[line.index] as HeardWorld['lines'][number];
    const clock = clockWith(plan, heard, cell.clock);
    const waysOf = new Map(members.map((each) => [each.cell.path, [each.cell.path]]));
    if ([...waysOf.keys()].some((path) => path.startsWith(SOMEHOW)))
      spellOut(worlds, world, line, plan, clock, waysOf);
    const paths = [...waysOf.values()].flat();
    const tree = growTree(heard, plan, groupsAt(plan, clock), paths);
    const slotsBy = new Map(paths.map((path, i) => [path, tree.slotsOf[i] ?? []]));
    return {
      world,
      line,
      plan,
      clock,
      isTest: need !== '',
      tree,
      ways: groupBy(members, ({ cell: { path } }) => path).map((alike) => ({
        slots: (waysOf.get(alike[0].cell.path) ?? []).flatMap((way) => slotsBy.get(way) ?? []),
        number: ways++,
        cells: alike,
      })),
    };
  });
}

/** All ways to an end of which the log does not know the way, but for those that hardly anybody takes. */
function spellOut(
  worlds: ReturnType<typeof createLoggedWorlds>,
  world: string,
  line: LoggedLine,
  plan: LinePlan,
  clock: number,
  waysOf: Map<string, string[]>,
): void {
  const heard = worlds.hear(world, line, NO_OVERRIDES);
  const own = heard.lines[line.index] as HeardWorld['lines'][number];
  const weights = weighPart({ line, plan, clock, isTest: false }, heard);
  const all = weights.reduce((sum, group) => sum + group.reduce((part, weight) => part + weight, 0), 0);
  const listed = listPaths(own, plan, soundLine(own, plan, heard.audience), weights, RARE * all);
  for (const path of waysOf.keys()) {
    const end = path.slice(SOMEHOW.length + 1);
    if (path.startsWith(SOMEHOW))
      waysOf.set(
        path,
        end === CUT
          ? listed.map((each) => each.path)
          : listed.flatMap((each) => (each.path.split(' ').at(-1) === end ? [each.path] : [])),
      );
  }
}

/** Whoever made the test says how many tasks there are of each kind: a wrong number that was named tells nothing of callers. */
function withoutShares(overrides: Overrides): Overrides {
  const kept = Object.entries(overrides).filter(([name]) => splitTopic(name)?.kind !== 'share');
  return kept.length === Object.keys(overrides).length ? overrides : Object.fromEntries(kept);
}

/**
 * By group of the plan, by kind of caller: share of all callers who dial this line. In a test a participant is given a need
 * and says which line it is for, and the system knows nothing of anybody: there the weights of each need sum to 1 over all
 * lines, since people are taken to dial in a test as they do in earnest.
 *
 * @param isLineGiven takes the line of a test for given, so that they sum to 1 on each
 */
export function weighPart(
  { line, plan, clock, isTest }: Pick<Part, 'line' | 'plan' | 'clock' | 'isTest'>,
  heard: HeardWorld,
  isLineGiven = false,
): Float64Array[] {
  const { audience, types, dial, lines } = heard;
  const needs = audience.needs.length;
  const facts = audience.facts.length;
  const groups = Array.from(plan.initial, () => new Float64Array(needs * TRAIT_KINDS));
  const isUnknown = isTest ? unknownFacts(heard, line) : [];
  const totals = new Float64Array(needs);
  audience.kinds.forEach(({ need, traits, facts: own }, type) => {
    if (isTest && !isUnknown[own]) return;
    const share = isTest && isLineGiven ? 1 : (dial[type * lines.length + line.index] as number);
    const weight = types[type]?.weight ?? 0;
    const group = groups[plan.groupAt[clock * facts + own] as number] as Float64Array;
    group[need * TRAIT_KINDS + traits]! += weight * share;
    totals[need]! += weight;
  });
  if (isTest)
    for (const group of groups)
      for (let kind = 0; kind < group.length; kind++) {
        const total = totals[Math.floor(kind / TRAIT_KINDS)] as number;
        if (total > 0) group[kind]! /= total;
      }
  return groups;
}

function sumByNeed(weights: readonly Float64Array[], needs: number): Float64Array {
  const sums = new Float64Array(needs);
  for (const group of weights)
    group.forEach((weight, kind) => (sums[Math.floor(kind / TRAIT_KINDS)]! += weight));
  return sums;
}
