/** What holds of paths that say whether something was done before the end of the prompt or after it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countPaths,
  createPathModel,
  expectedCells,
  fitPaths,
  logCalls,
  markCells,
  type PathCell,
} from '../../../src/calibrate/index.ts';
import { keepMarks, splitMark } from '../../../src/calibrate/paths/path-tokens.ts';
import type { LoggedCall } from '../../../src/calls/index.ts';
import { smallDesign } from '../../study/small-study.ts';

const small = smallDesign();
const design = { question: small, world: 'before', times: true };
const share = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
const parameters = fc.record({
  bargeInUsed: share(0.1, 0.95),
  bargeInNew: share(0.05, 0.9),
  decideSeconds: share(0.5, 5),
  silenceAfterKey: share(0, 4),
  noInput: share(0.01, 0.2),
  slip: share(0, 0.03),
  knowsMenus: share(0.1, 0.9),
  hangUpProgressing: share(0.0005, 0.02),
});
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

async function* batches(calls: readonly LoggedCall[], size = 500) {
  for (let at = 0; at < calls.length; at += size) yield calls.slice(at, at + size);
}

/** Whatever agents did with them. */
function unhandled(cells: readonly PathCell[], pathOf = (path: string) => path): PathCell[] {
  const merged = new Map<string, PathCell>();
  for (const cell of cells) {
    const path = pathOf(cell.path);
    const key = `${cell.line} ${cell.clock} ${path}`;
    const calls = cell.calls + (merged.get(key)?.calls ?? 0);
    merged.set(key, { ...cell, path, handled: '', calls });
  }
  return [...merged.values()].toSorted((a, b) => (a.line + a.path < b.line + b.path ? -1 : 1));
}

const whole = expectedCells(design, { overrides: {} }, 1, 1e-7);
const marked = markCells(design, whole, 1e-4);

describe('paths with times', () => {
  it('have marks at keys and hang-ups of likely paths, and none at a time-out', () => {
    expect(marked.length).toBeGreaterThan(whole.length + 50);
    const words = marked.flatMap(({ path }) => path.split(' ').filter((word) => splitMark(word).when));
    expect(new Set(words.map((word) => splitMark(word).what))).toContain('hang-up');
    expect(words.some((word) => word.startsWith('no-input'))).toBe(false);
    for (const { path } of marked)
      expect(path.split(' ').filter((word) => splitMark(word).when).length).toBeLessThanOrEqual(2);
  });

  it('sum to 1 as without, and the parts of a path to what it is when nobody knows the time', () => {
    fc.assert(
      fc.property(parameters, (overrides) => {
        const model = createPathModel(design, [...whole, ...marked]);
        const { probability } = model.evaluate({ overrides, accuracy: 0.9 });
        const byPath = new Map<string, number>();
        marked.forEach(({ line, clock, path }, i) => {
          const key = `${line} ${clock} ${keepMarks(path, 0)}`;
          const p = probability[whole.length + i] as number;
          expect(p).toBeGreaterThanOrEqual(0);
          byPath.set(key, (byPath.get(key) ?? 0) + p);
        });
        whole.forEach(({ line, clock, path }, i) =>
          expect(byPath.get(`${line} ${clock} ${path}`)).toBeCloseTo(probability[i] as number, 12),
        );
        expect(sum(probability.subarray(whole.length))).toBeLessThan(1 + 1e-9);
      }),
      { numRuns: 20 },
    );
  });

  it('are the same for a clock of whole seconds, with a border up to half a second away', () => {
    const rough = marked.map((cell): PathCell => ({
      ...cell,
      path: cell.path.replaceAll(/:(early|late)/g, ':$1-s'),
    }));
    const [fine, coarse] = [marked, rough].map(
      (cells) => createPathModel(design, cells).evaluate({ overrides: {}, accuracy: 1 }).probability,
    ) as [Float64Array, Float64Array];
    expect(sum(coarse)).toBeCloseTo(sum(fine), 10);
    expect(Math.max(...fine.map((p, i) => Math.abs(p - (coarse[i] as number))))).toBeLessThan(0.02);
  });
});

describe('counting with times', () => {
  const log = (precision: 'ms' | 's' | 'min', kind: 'keys' | 'times' = 'times') =>
    [...logCalls(small, { world: 'before' }, { kind, precision, times: true })].flat();
  const fine = log('ms');

  it('adds early and late to what is counted without, in batches of any size', async () => {
    const known = await countPaths(batches(fine), design);
    const unknown = await countPaths(batches(fine, 37), { ...design, times: false });
    expect(known.cells.length).toBeGreaterThan(unknown.cells.length);
    expect(unhandled(known.cells, (path) => keepMarks(path, 0))).toEqual(unhandled(unknown.cells));
    expect(known.uncounted).toEqual(unknown.uncounted);
    expect(await countPaths(batches(fine, 37), design)).toEqual(known);
  });

  it('knows nothing of time where a log has only minutes, or only an order', async () => {
    const without = await countPaths(batches(fine), { ...design, times: false });
    for (const calls of [log('min'), log('ms', 'keys')])
      expect((await countPaths(batches(calls), design)).cells).toEqual(without.cells);
  });

  it('finds what was drawn as often as the likelihood says, by either clock', async () => {
    for (const precision of ['ms', 's'] as const) {
      const { cells: counted, calls: all } = await countPaths(batches(log(precision)), design);
      const cells = unhandled(counted);
      const { probability } = createPathModel(design, cells).evaluate({ overrides: {}, accuracy: 1 });
      let chi = 0;
      let freedom = 0;
      cells.forEach(({ path, calls }, i) => {
        const expected = all * (probability[i] as number);
        if (expected < 10 || keepMarks(path, 0) === path) return;
        chi += (calls - expected) ** 2 / expected;
        freedom++;
      });
      expect(freedom).toBeGreaterThan(10);
      // First calls of callers who can be told apart: a little more than the noise of counting.
      expect(chi / freedom, precision).toBeLessThan(2);
    }
  });

  it('reads no times where time-outs show that prompts are longer than the machine file has them', async () => {
    const slower = fine.map((call): LoggedCall => {
      let moved = 0;
      let menuAt = 0;
      return {
        ...call,
        events: call.events.map((event) => {
          const t = event.t + moved;
          if (event.event === 'menu') menuAt = t;
          // Everything in one menu takes a third as long again.
          else if (event.where === 'pc.menu') moved += Math.round((t - menuAt) * 0.35);
          return {
            ...event,
            t:
              event.where === 'pc.menu' && event.event !== 'menu'
                ? menuAt + Math.round((t - menuAt) * 1.35)
                : t,
          };
        }),
      };
    });
    const { oddPrompts, cells } = await countPaths(batches(slower), design);
    expect(oddPrompts).toMatchObject([{ line: 'pc-line', menu: 'pc.menu' }]);
    expect(oddPrompts?.[0]?.longer).toBeGreaterThan(1.5);
    const isMarked = ({ path }: PathCell): boolean => keepMarks(path, 0) !== path;
    const first = (cell: PathCell): string => cell.path.split(' ')[1] ?? '';
    expect(cells.some((cell) => cell.line === 'pc-line' && splitMark(first(cell)).when)).toBe(false);
    expect(cells.some((cell) => cell.line === 'phone-line' && isMarked(cell))).toBe(true);
    expect((await countPaths(batches(fine), design)).oddPrompts).toBe(undefined);
  });

  it('lets a fit find how many barge in and how fast they decide, which keys alone do not tell', async () => {
    const only = ['bargeInUsed', 'bargeInNew', 'decideSeconds', 'noInput', 'noMatch'];
    const truth = { bargeInUsed: 0.9, bargeInNew: 0.4, decideSeconds: 3 };
    const calls = [
      ...logCalls(small, { world: 'before', overrides: truth }, { kind: 'times', times: true }),
    ].flat();
    const [withTimes, without] = await Promise.all(
      [true, false].map(async (times) => {
        const own = { ...design, times };
        return (await fitPaths(await countPaths(batches(calls), own), own, { only })).rows;
      }),
    );
    for (const [name, value] of Object.entries(truth)) {
      const row = withTimes?.find((each) => each.name === name);
      const blind = without?.find((each) => each.name === name);
      // The interval is one of 90 %.
      const reach = ((row?.posterior.high ?? 0) - (row?.posterior.low ?? 0)) * 0.1;
      expect(row?.posterior.low, name).toBeLessThan(value + reach);
      expect(row?.posterior.high, name).toBeGreaterThan(value - reach);
      expect(row?.narrowed, name).toBeLessThan(0.85 * (blind?.narrowed ?? 0));
    }
  });
});
