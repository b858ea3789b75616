import { expect } from 'vitest';
import {
  type Counts,
  compileWorld,
  runReplication,
  traceCallers,
  type TraceStep,
  type WorldProgram,
} from '../../../src/kernel/index.ts';
import { simulate } from './simulate.ts';

/** The kernel counts what the reference counts, and tells the same of every caller. */
export function expectSame(program: WorldProgram, seed: number, replication: number, isRouted = false): void {
  const world = compileWorld(program, { isRouted });
  const key = { seed, replication };
  const { counts, steps } = simulate(program, key);
  expectSameCounts(runReplication(world, key), counts);
  const traces = traceCallers(world, key, [...steps.keys()]);
  expect(traces.map((trace) => trace.caller)).toEqual([...steps.keys()]);
  expect(traces.flatMap((trace, caller) => findDifference(trace.steps, steps[caller]!))).toEqual([]);
}

/** Whole numbers are equal, and seconds equal to a billionth. */
export function expectSameCounts(seen: Counts, expected: Counts): void {
  for (const name of Object.keys(expected) as (keyof Counts)[]) {
    const [ours, theirs] = [listNumbers(seen[name]), listNumbers(expected[name])];
    if (!name.endsWith('Seconds')) expect(ours, name).toEqual(theirs);
    else
      expect(
        ours.map((value, i) => (isClose(value, theirs[i]!) ? theirs[i]! : value)),
        name,
      ).toEqual(theirs);
  }
}

/** The first step that the two tell differently. */
function findDifference(ours: readonly TraceStep[], theirs: readonly TraceStep[]): object[] {
  const [seen, expected] = [orderMoments(ours), orderMoments(theirs)];
  for (let i = 0; i < Math.max(seen.length, expected.length); i++) {
    const [step, other] = [seen[i], expected[i]];
    if (step === undefined || other === undefined || !isSameStep(step, other))
      return [{ seen: step, expected: other }];
  }
  return [];
}

function isSameStep(step: TraceStep, expected: TraceStep): boolean {
  const other = new Map<string, unknown>(Object.entries(expected));
  return Object.entries(step).every(([field, value]) => {
    const wanted = other.get(field);
    return typeof value === 'number' && typeof wanted === 'number'
      ? isClose(value, wanted)
      : value === wanted;
  });
}

/** Fields of steps that are measured and not counted. */
const SECONDS = new Set(['at', 'seconds', 'wait', 'delay']);

/**
 * What happens to a caller at one moment, by name: a caller with two needs may be on two calls at once, and an
 * agent who is done with the one call may begin the other at that very moment; a trace does not promise which
 * of the two it tells first.
 */
function orderMoments(steps: readonly TraceStep[]): TraceStep[] {
  let moment = -1;
  const named = steps.map((step, i) => {
    if (i === 0 || step.at - steps[i - 1]!.at > 1e-6) moment++;
    const codes = Object.entries(step).filter(([field]) => !SECONDS.has(field));
    return { step, moment, name: `${step.kind} ${JSON.stringify(codes)}`, lasts: lengthOf(step) };
  });
  return named
    .toSorted(
      (a, b) => a.moment - b.moment || (a.name === b.name ? a.lasts - b.lasts : a.name < b.name ? -1 : 1),
    )
    .map(({ step }) => step);
}

function lengthOf(step: TraceStep): number {
  if ('wait' in step) return step.wait;
  if ('delay' in step) return step.delay;
  return 'seconds' in step ? step.seconds : 0;
}

function isClose(seen: number, expected: number): boolean {
  return Math.abs(seen - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}

function listNumbers(value: number | Float64Array): number[] {
  return typeof value === 'number' ? [value] : [...value];
}
