/**
 * Which lines moved when: `2026-04-06=pc+phone` (numbers that are kept, and answered by the new menu from that day on),
 * `2026-04-06=step-1` (a world of the scenario: new numbers), or dates alone for the scenario's own steps.
 */
import type { ScenarioConfig } from '../../scenario/index.ts';

/** As it was written. No names: the scenario's next step. */
export interface AskedWave {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  readonly names: readonly string[];
}

/** A stretch of time in which the same menus answered. */
export interface Stage {
  /** First day, `YYYY-MM-DD`; empty: from the beginning of the log. */
  readonly from: string;
  /** World that was in force. Of numbers that are kept it is the one before. */
  readonly world: string;
  /** Lines of the world before that moved with it. */
  readonly lines: readonly string[];
  /** Numbers that are kept and answered by the new menu: those of all waves so far. */
  readonly moved: readonly string[];
}

export interface Rollout {
  readonly before: string;
  /** Line of the world after whose menu answers numbers that are kept; undefined where each wave is a world. */
  readonly answeredBy: string | undefined;
  /** The first is the time before any wave. */
  readonly stages: readonly Stage[];
}

export type PlacedWaves =
  | { readonly kind: 'placed'; readonly rollout: Rollout }
  /** No line of the world before, and no world. */
  | { readonly kind: 'unknown'; readonly name: string }
  /** Dates alone, and the scenario has not so many steps. */
  | { readonly kind: 'steps'; readonly steps: number; readonly waves: number }
  /** Kept numbers cannot be answered by several menus at once. */
  | { readonly kind: 'several'; readonly world: string; readonly lines: number }
  /** Worlds beside lines, or a world in which no line of before has moved. */
  | { readonly kind: 'unlike'; readonly name: string };

/** Undefined: it is none. Days and lines that are named twice are refused too. */
export function readWaves(text: string): AskedWave[] | undefined {
  const waves = text.split(',').map((part) => {
    const [from = '', names, ...more] = part.trim().split('=');
    const list = names?.split('+') ?? [];
    return { from, names: list, isRight: more.length === 0 && list.every((name) => name !== '') };
  });
  const isRight = waves.every(({ from, isRight: own }) => own && isDate(from));
  const all = waves.flatMap(({ names }) => names);
  const days = new Set(waves.map(({ from }) => from));
  return isRight && new Set(all).size === all.length && days.size === waves.length
    ? waves.map(({ from, names }) => ({ from, names })).toSorted((a, b) => (a.from < b.from ? -1 : 1))
    : undefined;
}

function isDate(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/u.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** @param asked in the order of their days */
export function placeWaves(
  { worlds, compare, steps = [] }: Pick<ScenarioConfig, 'worlds' | 'compare' | 'steps'>,
  asked: readonly AskedWave[],
): PlacedWaves {
  const linesOf = (id: string): readonly string[] => worlds.find((world) => world.id === id)?.lines ?? [];
  const { before, after } = compare;
  const old = linesOf(before);
  const next = steps.includes(before) ? steps.slice(steps.indexOf(before) + 1) : steps;
  if (next.length < asked.filter(({ names }) => names.length === 0).length)
    return { kind: 'steps', steps: next.length, waves: asked.length };
  const waves = asked.map(({ from, names }, w) => ({
    from,
    names: names.length > 0 ? names : [next[w] ?? ''],
  }));
  const unknown = waves
    .flatMap(({ names }) => names)
    .find((name) => !old.includes(name) && !worlds.some(({ id }) => id === name));
  if (unknown !== undefined) return { kind: 'unknown', name: unknown };
  const areLines = waves.map(({ names }) => names.every((name) => old.includes(name)));
  const isOfLines = areLines[0] === true;
  const odd = waves.find(({ names }, w) => areLines[w] !== isOfLines || (!isOfLines && names.length > 1));
  if (odd) return { kind: 'unlike', name: odd.names.join('+') };

  const stages: Stage[] = [{ from: '', world: before, lines: [], moved: [] }];
  if (isOfLines) {
    const to = linesOf(after);
    if (to.length !== 1) return { kind: 'several', world: after, lines: to.length };
    for (const { from, names } of waves)
      stages.push({ from, world: before, lines: names, moved: [...(stages.at(-1)?.moved ?? []), ...names] });
    return { kind: 'placed', rollout: { before, answeredBy: to[0], stages } };
  }
  for (const { from, names } of waves) {
    const [world = ''] = names;
    const had = linesOf(stages.at(-1)?.world ?? before);
    const lines = old.filter((line) => had.includes(line) && !linesOf(world).includes(line));
    if (lines.length === 0) return { kind: 'unlike', name: world };
    stages.push({ from, world, lines, moved: [] });
  }
  return { kind: 'placed', rollout: { before, answeredBy: undefined, stages } };
}

/** Lines of before that have moved neither in this stage nor earlier. */
export function controlsOf(
  scenario: Pick<ScenarioConfig, 'worlds'>,
  { before, stages }: Rollout,
  stage: number,
): string[] {
  const gone = new Set(stages.slice(0, stage + 1).flatMap(({ lines }) => lines));
  return (scenario.worlds.find(({ id }) => id === before)?.lines ?? []).filter((line) => !gone.has(line));
}
