/** Lays lines one behind another: the chain of a world, but for its numbers. */
import { MOODS } from '../behaviour/index.ts';
import type { Chain } from '../util/chain.ts';
import { valueAt } from '../util/steps.ts';
import type { Crowd } from './audience.ts';
import { findClocks } from './find-clocks.ts';
import type { LineLayout, LineNumbers } from './lay-line.ts';
import type { RowPlaces, VisitLine, Visits } from './types.ts';

/** Everything about the visits of a world that no parameter changes while the same outcomes can happen. */
export interface WorldLayout {
  /** What it was made of, in the world's order. */
  readonly layouts: readonly LineLayout[];
  readonly rows: Pick<Chain, 'rowStart' | 'target' | 'flags'>;
  readonly visits: Omit<Visits, 'types' | 'chain' | 'problems'>;
}

/** @param layouts of each line; the same one where lines share a machine */
export function joinLayouts(
  lines: readonly VisitLine[],
  layouts: readonly LineLayout[],
  { kinds: { length: typeCount }, times }: Pick<Crowd, 'kinds' | 'times'>,
): WorldLayout {
  const clocks = findClocks(lines, times);
  const clockCount = clocks.at.length;
  const rows = startsOf(layouts, ({ stand }) => stand.length);
  const outcomes = startsOf(layouts, ({ target }) => target.length);
  const exits = startsOf(layouts, (layout) => layout.exits.length);
  const outcomeCount = outcomes.at(-1) as number;
  const rowStart = new Int32Array((rows.at(-1) as number) + 1);
  const target = new Int32Array(outcomeCount);
  const flags = new Uint8Array(outcomeCount);
  const events = new Uint8Array(outcomeCount);
  const edges = new Int32Array(outcomeCount);
  const entry = new Int32Array(clockCount * lines.length * typeCount);
  const blockStart = [0];
  layouts.forEach((layout, l) => {
    const row = rows[l] as number;
    const exit = exits[l] as number;
    const at = outcomes[l] as number;
    const move = (to: number): number => (to >= 0 ? to + row : to - exit);
    rowStart.set(
      layout.rowStart.map((start) => start + at),
      row,
    );
    target.set(layout.target.map(move), at);
    flags.set(layout.flags, at);
    events.set(layout.events, at);
    edges.set(layout.edges, at);
    for (const start of layout.blockStart.slice(1)) blockStart.push(start + row);
    const { plan } = layout.frame;
    const entries = layout.entry.map(move);
    clocks.at.forEach((moment, clock) => {
      const own = valueAt(plan.clocks.steps, clocks.loopAt, moment) * typeCount;
      entry.set(entries.subarray(own, own + typeCount), (clock * lines.length + l) * typeCount);
    });
  });
  return {
    layouts,
    rows: { rowStart, target, flags },
    visits: {
      lineIds: lines.map(({ id }) => id),
      places: findPlaces(layouts, rows),
      blockStart: Int32Array.from(blockStart),
      events,
      edges,
      exits: layouts.flatMap((layout, line) => layout.exits.map((exit) => ({ line, ...exit }))),
      clocks: clocks.steps,
      clockCount,
      entry,
    },
  };
}

function findPlaces(layouts: readonly LineLayout[], lineStart: readonly number[]): RowPlaces {
  const rows = lineStart.at(-1) as number;
  return {
    rows,
    lineStart,
    at: (row) => {
      if (!(row >= 0 && row < rows)) return undefined;
      const line = indexAt(lineStart, row);
      const { stand, type, mood, frame } = layouts[line] as LineLayout;
      const own = row - (lineStart[line] as number);
      const at = stand[own] as number;
      return {
        line,
        type: type[own] as number,
        node: frame.plan.stands[at]?.node as number,
        stand: at,
        spoken: frame.spoken[at] as string,
        mood: MOODS[mood[own] as number] ?? 'progressing',
      };
    },
  };
}

/** The last that begins at a row or before it. */
function indexAt(starts: readonly number[], row: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @param lines the numbers of each, in the order of the layout */
export function joinNumbers(
  { rows: { target } }: WorldLayout,
  lines: readonly { readonly numbers: LineNumbers }[],
): LineNumbers {
  const [only] = lines;
  if (only && lines.length === 1) return only.numbers;
  const joined = { probability: new Float64Array(target.length), seconds: new Float64Array(target.length) };
  let at = 0;
  for (const { numbers } of lines) {
    joined.probability.set(numbers.probability, at);
    joined.seconds.set(numbers.seconds, at);
    at += numbers.probability.length;
  }
  return joined;
}

/** Where each begins, and last where all end. */
function startsOf(layouts: readonly LineLayout[], count: (layout: LineLayout) => number): number[] {
  const starts = [0];
  for (const layout of layouts) starts.push((starts.at(-1) as number) + count(layout));
  return starts;
}
