/** Lays lines one behind another: the chain of a world, but for its numbers. */
import { MOODS } from '../behaviour/index.ts';
import type { Chain } from '../util/chain.ts';
import { valueAt } from '../util/steps.ts';
import type { Crowd } from './audience.ts';
import { findClocks } from './find-clocks.ts';
import type { LineLayout, LineNumbers } from './lay-line.ts';
import type { RowPlace, Visits } from './types.ts';

/** Everything about the visits of a world that no parameter changes while the same outcomes can happen. */
export interface WorldLayout {
  /** What it was made of, in the world's order. */
  readonly layouts: readonly LineLayout[];
  readonly rows: Pick<Chain, 'rowStart' | 'target' | 'flags'>;
  readonly visits: Omit<Visits, 'types' | 'chain' | 'problems'>;
}

export function joinLayouts(
  layouts: readonly LineLayout[],
  { kinds: { length: typeCount }, times }: Pick<Crowd, 'kinds' | 'times'>,
): WorldLayout {
  const lines = layouts.map(({ frame }) => frame.line);
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
  const places: RowPlace[] = [];
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
    const { plan, spoken } = layout.frame;
    layout.stand.forEach((stand, r) =>
      places.push({
        line: l,
        type: layout.type[r] as number,
        node: plan.stands[stand]?.node as number,
        spoken: spoken[stand] as string,
        mood: MOODS[layout.mood[r] as number] ?? 'progressing',
      }),
    );
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
      places,
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
