/**
 * What a calibrated answer still takes for granted: the headline again under other assumptions about what no log says, on
 * the same draws and callers, and menus beyond everything that was heard.
 */
import type { Counts } from '../../kernel/index.ts';
import { splitTopic } from '../../scenario/index.ts';
import { KEY_FIGURES } from '../figures/index.ts';
import { namedParameters } from '../resolve-parameters.ts';
import { daysOf } from '../short-runs.ts';
import type { Chunk, Overrides, StudyDesign } from '../study-design.ts';
import type { StudyWorld } from '../study-world.ts';
import type { NamedParameter } from '../types.ts';
import { findExtrapolated } from './extrapolated.ts';
import { compareDraws } from './total-intervals.ts';
import type { AssumedSetting, StillAssumed, TotalInterval } from './types.ts';
import { MIN_DRAWS, type DrawPlan } from './uncertainty.ts';

/** Of each other assumption: enough to see whether the answer moves. */
const ASSUMED_DRAWS = 40;
/** Fewer callers who dial a wrong number, or more: nobody knows before somebody has counted. */
const WRONG_NUMBER = 'wrongNumber';

interface OtherAssumption {
  readonly id: Exclude<AssumedSetting['id'], 'as-learnt'>;
  change(draw: Overrides): Overrides;
}

export interface AssumedPlan {
  readonly others: readonly OtherAssumption[];
  readonly draws: number;
  readonly chunks: readonly Chunk[];
}

export const NOTHING_ASSUMED: AssumedPlan = { others: [], draws: 0, chunks: [] };

/** Nothing without a posterior: then everything is assumed, and the draws say what that does. */
export function planAssumed(design: StudyDesign, plan: DrawPlan): AssumedPlan {
  const { scenario } = design;
  if (!scenario.posterior || plan.settings.length < MIN_DRAWS) return NOTHING_ASSUMED;
  const { before, after } = scenario.compare;
  const others = otherAssumptions(namedParameters(scenario));
  const draws = Math.min(ASSUMED_DRAWS, plan.settings.length);
  const chunks = others.flatMap(({ change }) =>
    plan.settings.slice(0, draws).flatMap((draw, k) => {
      const overrides = change(draw);
      return [before, after].map((world): Chunk => ({
        world,
        overrides,
        from: k,
        count: 1,
        days: daysOf(design),
      }));
    }),
  );
  return { others, draws, chunks };
}

function otherAssumptions(parameters: readonly NamedParameter[]): OtherAssumption[] {
  // What a test or a log taught is no assumption.
  const isKnown = ({ status }: NamedParameter): boolean => status === 'calibrated' || status === 'measured';
  const labels = parameters.filter((each) => splitTopic(each.name)?.kind === 'labels' && !isKnown(each));
  const wrong = parameters.find(({ name }) => name === WRONG_NUMBER);
  const wrongAt = (value: number) => (draw: Overrides) => ({ ...draw, [WRONG_NUMBER]: value });
  return [
    ...(labels.length > 0
      ? [
          {
            id: 'labels-doubled' as const,
            // Twice as far from the middle on the log of the odds.
            change: (draw: Overrides): Overrides => ({
              ...draw,
              ...Object.fromEntries(
                labels.map(({ name, value }) => [name, (draw[name] ?? value) ** 2 / value] as const),
              ),
            }),
          },
        ]
      : []),
    ...(wrong && !isKnown(wrong) && wrong.low < wrong.high
      ? [
          { id: 'wrong-number-low' as const, change: wrongAt(wrong.low) },
          { id: 'wrong-number-high' as const, change: wrongAt(wrong.high) },
        ]
      : []),
  ];
}

/**
 * Undefined without a posterior, or when a stop left too little.
 *
 * @param answers to `plan.chunks`, in their order
 * @param drawn the draws as they are: counts of both worlds by draw
 * @param worlds those that were drawn, assembled
 */
export function stillAssumedOf(
  design: StudyDesign,
  plan: AssumedPlan,
  answers: readonly (readonly Counts[] | undefined)[],
  drawn: ReadonlyMap<string, readonly Counts[]>,
  worlds: readonly StudyWorld[],
): StillAssumed | undefined {
  const { posterior, compare } = design.scenario;
  const { before, after } = compare;
  if (!posterior || plan.draws === 0 || answers.includes(undefined)) return undefined;
  const changesOf = (counts: ReadonlyMap<string, readonly Counts[]>): Record<string, TotalInterval> => {
    const { differences } = compareDraws(before, after, counts, new Map(), { days: daysOf(design) });
    return Object.fromEntries(
      KEY_FIGURES.flatMap((id) => {
        const own = differences[id];
        return own ? [[id, own] as const] : [];
      }),
    );
  };
  const firstOf = (world: string): readonly Counts[] => (drawn.get(world) ?? []).slice(0, plan.draws);
  const base = new Map([before, after].map((world) => [world, firstOf(world)] as const));
  const settings = plan.others.map(({ id }, setting): AssumedSetting => {
    const at = (draw: number, world: number): Counts =>
      answers[(setting * plan.draws + draw) * 2 + world]?.[0] as Counts;
    const counts = new Map(
      [before, after].map((id, world) => [
        id,
        Array.from({ length: plan.draws }, (_, draw) => at(draw, world)),
      ]),
    );
    return { id, figures: changesOf(counts) };
  });
  const { calls, from, to } = posterior;
  return {
    calls,
    from,
    to,
    draws: plan.draws,
    settings: [{ id: 'as-learnt', figures: changesOf(base) }, ...settings],
    extrapolated: findExtrapolated(posterior.heard, worlds),
  };
}
