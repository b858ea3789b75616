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
export function expectSame(program: WorldProgram, seed: number, replication: number): void {
  const world = compileWorld(program);
  const key = { seed, replication };
  const { counts, steps } = simulate(program, key);
  expectSameCounts(runReplication(world, key), counts);
  const traces = traceCallers(world, key, [...steps.keys()]);
  expect(traces.map((trace) => trace.caller)).toEqual([...steps.keys()]);
  traces.forEach((trace, caller) => expectSameSteps(trace.steps, steps[caller]!));
}

function expectSameCounts(seen: Counts, expected: Counts): void {
  for (const name of Object.keys(expected) as (keyof Counts)[]) {
    const [ours, theirs] = [listNumbers(seen[name]), listNumbers(expected[name])];
    if (!name.endsWith('Seconds')) expect(ours, name).toEqual(theirs);
    else theirs.forEach((value, i) => expectClose(ours[i]!, value, name));
  }
}

function expectSameSteps(ours: readonly TraceStep[], theirs: readonly TraceStep[]): void {
  const [seen, expected] = [orderMoments(ours), orderMoments(theirs)];
  expect(seen.map((step) => step.kind)).toEqual(expected.map((step) => step.kind));
  seen.forEach((step, i) => {
    const other = new Map<string, unknown>(Object.entries(expected[i]!));
    for (const [field, value] of Object.entries(step)) {
      const wanted = other.get(field);
      if (typeof value === 'number' && typeof wanted === 'number')
        expectClose(value, wanted, `${step.kind}.${field}`);
      else expect(value, `${step.kind}.${field}`).toBe(wanted);
    }
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
    return { step, moment, name: `${step.kind} ${JSON.stringify(codes)}` };
  });
  return named.toSorted((a, b) => a.moment - b.moment || (a.name < b.name ? -1 : 1)).map(({ step }) => step);
}

/** Whole numbers are equal then, and seconds equal to a billionth. */
function expectClose(seen: number, expected: number, name: string): void {
  expect(Math.abs(seen - expected), `${name}: ${seen} instead of ${expected}`).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(expected)),
  );
}

function listNumbers(value: number | Float64Array): number[] {
  return typeof value === 'number' ? [value] : [...value];
}
