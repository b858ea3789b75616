/** Paths as a log has them that knows times: early or late, wherever that can be told. */
import { groupBy } from './group-by.ts';
import { createLoggedWorlds } from './logged-worlds.ts';
import { HANG_UP, keepMarks, MOST_MARKS, NO_INPUT, splitMark, withMark } from './path-tokens.ts';
import type { PromptEnds } from './prompt-ends.ts';
import type { PathCell, PathDesign } from './types.ts';

/** All ways to set the first marks of a path; the path alone where none can be. */
export function markedPaths(path: string, endOf: PromptEnds, most = MOST_MARKS): string[] {
  const words = path.split(' ');
  const places = words.flatMap((what, at) => {
    const isDeed = at % 2 === 1 && what !== NO_INPUT && (at + 1 < words.length || what === HANG_UP);
    return isDeed && endOf(words.slice(0, at)) ? [at] : [];
  });
  return places
    .slice(0, most)
    .reduce(
      (ways, at) =>
        ways.flatMap((way) =>
          (['early', 'late'] as const).map((when) => way.with(at, withMark(way[at] as string, when))),
        ),
      [words],
    )
    .map((way) => way.join(' '));
}

/** @param least calls below which a cell stays whole. The parts' `calls` are not known yet: 0 */
export function markCells(design: PathDesign, cells: readonly PathCell[], least: number): PathCell[] {
  const worlds = createLoggedWorlds(design);
  const ends = new Map<string, PromptEnds>();
  return cells.flatMap((cell) => {
    const { world, line, machine, clock, path, calls } = cell;
    const known = calls >= least ? worlds.lineOf(world, line, '') : undefined;
    if (!known) return [cell];
    const key = [world, line, machine, clock].join(' ');
    let endOf = ends.get(key);
    if (!endOf) ends.set(key, (endOf = worlds.endsOf(world, { ...known, machine }, clock)));
    const paths = markedPaths(path, endOf);
    return paths.length < 2 ? [cell] : paths.map((each) => ({ ...cell, path: each, calls: 0 }));
  });
}

/** Early or late no matter: cells that differ in nothing else become one. */
export function withoutMarks(cells: readonly PathCell[]): PathCell[] {
  const merged = new Map<string, PathCell>();
  for (const cell of cells) {
    const { calls, ...what } = { ...cell, path: keepMarks(cell.path, 0) };
    const key = JSON.stringify(what);
    merged.set(key, { ...what, calls: calls + (merged.get(key)?.calls ?? 0) });
  }
  return [...merged.values()];
}

interface Weighed {
  readonly path: string;
  readonly calls: number;
  readonly share: number;
}

/**
 * Outcomes that exclude one another. Where a log tells early from late of some calls of a path and not of others, those
 * shares contain one another: such a path becomes one, with the share of those of which least is known.
 *
 * @param paths of one line, all different
 */
export function joinOverlapping(paths: readonly Weighed[]): Weighed[] {
  const markedAt = (path: string): string =>
    path
      .split(' ')
      .map((word) => splitMark(word).when?.replace(/early|late/, 'known') ?? '')
      .join(' ');
  return groupBy(paths, ({ path }) => keepMarks(path, 0)).flatMap((alike): readonly Weighed[] => {
    const kinds = groupBy(alike, ({ path }) => markedAt(path));
    if (kinds.length === 1) return alike;
    const sumOf = (each: readonly Weighed[], of: 'calls' | 'share'): number =>
      each.reduce((sum, one) => sum + one[of], 0);
    return [
      {
        path: keepMarks(alike[0].path, 0),
        calls: sumOf(alike, 'calls'),
        share: Math.max(...kinds.map((each) => sumOf(each, 'share'))),
      },
    ];
  });
}
