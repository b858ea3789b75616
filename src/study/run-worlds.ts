/**
 * The first part of a study: every world, replication by replication, until there are as many as asked for or
 * the difference is as precise as asked for.
 */
import type { Counts } from '../kernel/index.ts';
import { figureOf, LEAD_FIGURE, measureChange, type Figure } from './figures/index.ts';
import { halfWidth } from './intervals.ts';
import { MIN_REPLICATIONS, type Chunk, type StudyDesign } from './study-design.ts';
import type { StudyResult } from './types.ts';

/**
 * Rows asked for together, so that threads need not wait for each other after every one; a stop waits only
 * for what is under way.
 */
const MOST_ROWS_AT_ONCE = 16;

export interface WorldCounts {
  /** By world, one a replication. */
  readonly counts: ReadonlyMap<string, readonly Counts[]>;
  /** Done in every world. */
  readonly replications: number;
}

/**
 * An early stop leaves all worlds equally far.
 *
 * @param ask answers in the order of the chunks, undefined what a stop left out
 * @param width what is done at once
 */
export async function runWorlds(
  design: StudyDesign,
  ask: (chunks: readonly Chunk[]) => Promise<(Counts[] | undefined)[]>,
  width: number,
  isStopped: () => boolean,
): Promise<WorldCounts> {
  const { worlds } = design;
  const { before, after } = design.scenario.compare;
  const isHeadlineRun = before !== after && worlds.includes(before) && worlds.includes(after);
  const aim = aimOf(design);
  const counts = new Map<string, Counts[]>(worlds.map((world) => [world, []]));
  let replications = 0;
  const isPreciseEnough = (): boolean => {
    if (design.precision === undefined || !isHeadlineRun || replications < MIN_REPLICATIONS) return false;
    return halfWidth(differenceOf(aim, counts, design)) <= design.precision;
  };
  while (replications < design.replications && !isStopped() && !isPreciseEnough()) {
    const from = replications;
    const rows = Math.min(design.replications - from, rowsAtOnce(design, from, width));
    const parts = await ask(
      Array.from({ length: rows }, (_, row) =>
        worlds.map((world) => ({ world, overrides: {}, from: from + row, count: 1 })),
      ).flat(),
    );
    // Taken row by row, so that the study ends where it would have ended with one thread; what was done
    // beyond is dropped.
    for (let row = 0; row < rows && (row === 0 || !isPreciseEnough()); row++) {
      const ofRow = parts.slice(row * worlds.length, (row + 1) * worlds.length);
      if (ofRow.some((part) => part === undefined)) break;
      worlds.forEach((world, i) => counts.get(world)?.push(...(ofRow[i] ?? [])));
      replications += 1;
    }
    if (replications === from) break;
  }
  return { counts, replications };
}

/** Towards a precision no further ahead than it has come: it may be the end. */
function rowsAtOnce({ worlds, precision }: StudyDesign, done: number, width: number): number {
  if (precision === undefined) return MOST_ROWS_AT_ONCE;
  const rows = Math.min(MOST_ROWS_AT_ONCE, Math.ceil(width / worlds.length));
  return Math.min(rows, Math.max(MIN_REPLICATIONS, done) - (done < MIN_REPLICATIONS ? done : 0));
}

export function aimOf({ precisionOn = LEAD_FIGURE }: StudyDesign): Figure {
  return figureOf(precisionOn);
}

/** What became of the precision asked for. */
export function reachedPrecision(
  design: StudyDesign,
  { counts, replications }: WorldCounts,
): StudyResult['precision'] {
  const { precision: asked } = design;
  if (asked === undefined) return undefined;
  const aim = aimOf(design);
  const width = halfWidth(differenceOf(aim, counts, design));
  const isReached = width <= asked && replications >= MIN_REPLICATIONS;
  return { figure: aim.id, asked, reached: Number.isFinite(width) ? width : -1, isReached };
}

function differenceOf(
  figure: Figure,
  counts: ReadonlyMap<string, readonly Counts[]>,
  { scenario }: StudyDesign,
) {
  const { before, after } = scenario.compare;
  return measureChange(figure, counts.get(after) ?? [], counts.get(before) ?? [], scenario);
}
