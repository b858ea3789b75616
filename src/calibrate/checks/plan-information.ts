/** What one call of a log, or one task of a test, would say of every parameter: Fisher's information by kind of log. */
import type { NeedId } from '../../chart/index.ts';
import { pointAt, type FitParameter } from '../fit/fit-parameters.ts';
import { expectedCells } from '../paths/expected-cells.ts';
import { markCells } from '../paths/mark-paths.ts';
import { createPathModel, type PathPoint } from '../paths/path-model.ts';
import { deskOf, HANG_UP, keepMarks, splitMark } from '../paths/path-tokens.ts';
import type { PathCell, PathDesign } from '../paths/types.ts';
import type { LogKind } from '../simulated/log-kinds.ts';

export type Matrix = readonly Float64Array[];

/** Step of the differences, in sds of the prior. */
export const STEP = 0.25;
/** Paths that fewer calls take are one cell together. */
const LEAST_SHARE = 2e-5;
/** Paths of which early and late are told apart: those that a log of some weeks has often enough. */
const LEAST_MARKED = 5e-4;

/** By cell: its share of calls, or how that changes with a parameter. */
type Seen = Float64Array;

export interface PlanInformation {
  /** By kind of log, of one call. */
  readonly ofCall: Readonly<Record<LogKind, Matrix>>;
  /** Of two tasks of a phone test, one in each world, over all needs alike. */
  readonly ofTasks: Matrix;
  /** Of one call of a pilot, with keys and dispositions. */
  readonly ofPilot: Matrix;
}

export interface InformationHooks {
  /** Done so far, 0 to 1. */
  readonly onProgress?: (part: number) => void;
  readonly isStopped?: () => boolean;
}

/** Undefined when it was stopped. Cost: twice as many solutions of both worlds as there are parameters. */
export async function findInformation(
  design: PathDesign,
  after: string,
  parameters: readonly FitParameter[],
  { onProgress, isStopped = () => false }: InformationHooks = {},
): Promise<PlanInformation | undefined> {
  const { scenario } = design.question;
  const start = pointAt(
    parameters,
    scenario,
    parameters.map(({ mean }) => mean),
  );
  const needs = scenario.products.flatMap(({ id }) =>
    scenario.intents.map((intent): NeedId => `${id}.${intent.id}`),
  );
  // What counts as early or late in a log: the likely paths (`markPaths` keeps those of some calls).
  const [own, others] = [design.world, after].map((world) =>
    markCells(design, expectedCells(design, start, 1, LEAST_SHARE, world), LEAST_MARKED),
  ) as [PathCell[], PathCell[]];
  const logged = withCodes(own, needs);
  const piloted = withCodes(others, needs);
  const looks = [
    lookAt(design, logged),
    lookAt(design, piloted),
    lookAt(design, asTasks(others, needs)),
    lookAt(design, asTasks(own, needs)),
  ];
  const atStart = looks.map((look) => look(start));
  const slopes: Seen[][] = looks.map(() => []);
  for (const [j, { mean, sd }] of parameters.entries()) {
    if (isStopped()) return undefined;
    const [up, down] = [STEP, -STEP].map((step) =>
      pointAt(
        parameters,
        scenario,
        parameters.map((each, k) => (k === j ? mean + step * sd : each.mean)),
      ),
    ) as [PathPoint, PathPoint];
    looks.forEach((look, i) => slopes[i]?.push(slopeOf(look(up), look(down))));
    onProgress?.((j + 1) / parameters.length);
    // A key press or Ctrl-C gets in.
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  }
  const [log, pilot, test, oldTest] = atStart as [Seen, Seen, Seen, Seen];
  const [ofLog, ofPilot, ofTest, ofOldTest] = slopes as [Seen[], Seen[], Seen[], Seen[]];
  const by = (seen: (cell: PathCell) => string): Int32Array =>
    groupsOf(logged, (cell) => `${cell.line} ${cell.clock} ${seen(cell)}`);
  return {
    ofCall: {
      cdr: informationOf(log, ofLog, by(endOf)),
      keys: informationOf(
        log,
        ofLog,
        by(({ path }) => keepMarks(path, 0)),
      ),
      times: informationOf(
        log,
        ofLog,
        by(({ path }) => path),
      ),
      dispositions: informationOf(log, ofLog),
    },
    ofTasks: scale(
      add(informationOf(test, ofTest, undefined, false), informationOf(oldTest, ofOldTest, undefined, false)),
      1 / needs.length,
    ),
    ofPilot: informationOf(pilot, ofPilot),
  };
}

/** Every way to a desk once for each need that an agent may note. */
function withCodes(cells: readonly PathCell[], needs: readonly NeedId[]): PathCell[] {
  return cells.flatMap((cell) => {
    const isAnswered = deskOf(endOf(cell)) !== undefined;
    return isAnswered ? needs.map((coded) => ({ ...cell, coded })) : [cell];
  });
}

/** Every way once for each need that is a task. Nobody hangs up in a test. */
function asTasks(cells: readonly PathCell[], needs: readonly NeedId[]): PathCell[] {
  return cells.flatMap((cell) => (endOf(cell) === HANG_UP ? [] : needs.map((need) => ({ ...cell, need }))));
}

function endOf({ path }: PathCell): string {
  return splitMark(path.split(' ').at(-1) ?? '').what;
}

/** What is seen of these cells under any parameters. */
function lookAt(design: PathDesign, cells: readonly PathCell[]): (point: PathPoint) => Seen {
  const model = createPathModel(design, cells);
  return (point) => model.evaluate(point).probability;
}

function slopeOf(up: Seen, down: Seen): Seen {
  return up.map((each, i) => (each - (down[i] ?? 0)) / (2 * STEP));
}

/** By cell: number of the group that a log sees it as. */
function groupsOf(cells: readonly PathCell[], nameOf: (cell: PathCell) => string): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(cells, (cell) => {
    const name = nameOf(cell);
    let number = numbers.get(name);
    if (number === undefined) numbers.set(name, (number = numbers.size));
    return number;
  });
}

/** Sum over what can be seen of dP dP' / P; all that is left out is one more thing to see. */
function informationOf(
  probability: Seen,
  slopes: readonly Seen[],
  groups?: Int32Array,
  hasRest = true,
): Matrix {
  const count = groups ? 1 + groups.reduce((most, each) => Math.max(most, each), -1) : probability.length;
  const gather = (values: Float64Array): Float64Array => {
    const sums = new Float64Array(count + 1);
    values.forEach((value, i) => (sums[groups?.[i] ?? i]! += value));
    return sums;
  };
  const shares = gather(probability);
  const changes = slopes.map(gather);
  if (hasRest) {
    shares[count] = Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0));
    for (const change of changes) change[count] = -change.reduce((sum, each) => sum + each, 0);
  }
  return outer(changes, (i) => (shares[i]! > LEAST_SHARE / 100 ? 1 / shares[i]! : 0), count + 1);
}

function outer(rows: readonly Float64Array[], weightOf: (i: number) => number, count: number): Matrix {
  const weights = Float64Array.from({ length: count }, (_, i) => weightOf(i));
  const matrix = rows.map(() => new Float64Array(rows.length));
  rows.forEach((a, j) => {
    const weighted = a.map((each, i) => each * weights[i]!);
    for (let k = 0; k <= j; k++) {
      const b = rows[k]!;
      let sum = 0;
      for (let i = 0; i < count; i++) sum += weighted[i]! * b[i]!;
      matrix[j]![k] = matrix[k]![j] = sum;
    }
  });
  return matrix;
}

export function add(a: Matrix, b: Matrix, times = 1): Matrix {
  return a.map((row, j) => row.map((each, k) => each + times * (b[j]?.[k] ?? 0)));
}

function scale(matrix: Matrix, by: number): Matrix {
  return matrix.map((row) => row.map((each) => each * by));
}
