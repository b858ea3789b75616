/**
 * Two controls, both with callers who all know the right number.
 *
 * Same menus: before, each product has a number of its own that answers with the merged machine's own menu
 * for that product; after, the merged machine. Wording, keys and desks are equal, the old numbers carry the
 * product for free, so merging can only add a menu. If the merged side lost fewer callers here, the model
 * itself would be flattering mergers.
 *
 * As it stands: the real old lines, everybody knowing the number. What is still gained there is owed to
 * better menus, not to having one number; the rest of the headline is owed to numbers no longer being
 * confused.
 */
import { indexChart, type MachineConfig, type StateConfig } from '../chart/index.ts';
import type { Counts } from '../kernel/index.ts';
import type { LineConfig, WorldConfig } from '../scenario/index.ts';
import { figureOf, LEAD_FIGURE, measure, measureChange, type Run } from './figures/index.ts';
import { intervalOf, pairedInterval } from './intervals.ts';
import type { Chunk, Overrides, StudyQuestion } from './study-design.ts';
import type { Control, ControlPair } from './types.ts';
import { ownValue } from '../util/own-value.ts';

const NUMBERS_KNOWN: Overrides = { wrongNumber: 0 };
/** World ids hold no spaces, so no scenario can have this one. */
export const CONTROL_WORLD = 'control: same menus';

/** The design with the control's world added; unchanged when the merged menu cannot be split by product. */
export function withControlWorld<Q extends StudyQuestion>(design: Q): Q {
  const { scenario } = design;
  const after = scenario.worlds.find((world) => world.id === scenario.compare.after);
  const line =
    after?.lines.length === 1
      ? scenario.lines.find((candidate) => candidate.id === after.lines[0])
      : undefined;
  const merged = line && ownValue(design.machines, line.machine);
  if (!after || !line || !merged) return design;
  const parts = scenario.products.map((product) => [product.id, enterAtProduct(merged, product.id)] as const);
  if (parts.some(([, machine]) => machine === undefined)) return design;

  const lines = parts.map(([product]): LineConfig => ({
    id: controlName(product),
    title: line.title,
    machine: controlName(product),
  }));
  const world: WorldConfig = {
    ...after,
    id: CONTROL_WORLD,
    lines: lines.map(({ id }) => id),
    dial: Object.fromEntries(parts.map(([product]) => [product, controlName(product)])),
  };
  return {
    ...design,
    scenario: { ...scenario, lines: [...scenario.lines, ...lines], worlds: [...scenario.worlds, world] },
    machines: {
      ...design.machines,
      ...Object.fromEntries(
        parts.map(([product, machine]) => [controlName(product), machine as MachineConfig]),
      ),
    },
  };
}

function hasControlWorld(design: StudyQuestion): boolean {
  return design.scenario.worlds.some((world) => world.id === CONTROL_WORLD);
}

function controlName(product: string): string {
  return `control ${product}`;
}

/**
 * The same machine, its welcome kept, but its first menu replaced by the one of a product. Undefined when it
 * has no such menu.
 */
export function enterAtProduct(config: MachineConfig, product: string): MachineConfig | undefined {
  const chart = indexChart(config);
  const group = chart.states.find((state) => state.parent && state.config.meta?.product === product);
  if (!group) return undefined;
  const copy = structuredClone(config) as Mutable<MachineConfig>;
  let state: Mutable<StateConfig> = copy;
  for (const key of group.path.split('.')) state = state.states?.[key] as Mutable<StateConfig>;
  state.id ??= 'control-entry';
  const target = `#${state.id}`;
  const first = copy.states[copy.initial] as Mutable<StateConfig>;
  if (first.tags?.includes('announcement')) first.on = { ...first.on, DONE: { target } };
  else {
    copy.states = { ...copy.states, 'control-start': { always: { target } } };
    copy.initial = 'control-start';
  }
  return copy;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Replications of a control in one chunk: small enough to share out, large enough that compiling its world is
 * the smaller part.
 */
const CONTROL_SLICE = 5;

/** Both controls, as many months as the worlds have; the same menus only where they can be told by product. */
export function planControl(design: StudyQuestion, replications: number): Chunk[] {
  const { before } = design.scenario.compare;
  const worlds = hasControlWorld(design) ? [before, CONTROL_WORLD] : [before];
  return worlds.flatMap((world) =>
    Array.from({ length: Math.ceil(replications / CONTROL_SLICE) }, (_, slice): Chunk => {
      const from = slice * CONTROL_SLICE;
      const count = Math.min(CONTROL_SLICE, replications - from);
      return { world, overrides: NUMBERS_KNOWN, from, count };
    }),
  );
}

/** Undefined when nothing was asked, or a stop left both out. */
export function controlOf(
  plan: readonly Chunk[],
  answers: readonly (readonly Counts[] | undefined)[],
  after: readonly Counts[],
  run: Run,
): Control | undefined {
  const pairOfWorld = (isMade: boolean): ControlPair | undefined => {
    const parts = answers.filter((_, i) => (plan[i]?.world === CONTROL_WORLD) === isMade);
    const whole = parts.filter((part) => part !== undefined);
    return whole.length > 0 && whole.length === parts.length ? pairOf(whole.flat(), after, run) : undefined;
  };
  const sameMenus = pairOfWorld(true);
  const numbersKnown = pairOfWorld(false);
  if (!sameMenus && !numbersKnown) return undefined;
  return { sameMenus, numbersKnown, isKept: sameMenus && isNotBelowZero(sameMenus) };
}

function pairOf(before: readonly Counts[], after: readonly Counts[], run: Run): ControlPair {
  const lost = figureOf(LEAD_FIGURE);
  const [b, a] = [before, after].map((counts) => counts.map((each) => lost.of(each, run))) as [
    number[],
    number[],
  ];
  return {
    before: measure(lost, before, run) ?? intervalOf(b),
    after: measure(lost, after, run) ?? intervalOf(a),
    difference: measureChange(lost, after, before, run) ?? pairedInterval(a, b),
  };
}

function isNotBelowZero({ difference: { mean, high } }: ControlPair): boolean {
  return (high ?? mean) >= 0;
}
