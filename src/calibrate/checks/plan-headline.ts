/** How the change from before to after depends on what nobody knows yet. */
import { SlotReader, Slots } from '../../random/index.ts';
import { createFirstCallSolver, type StudyQuestion } from '../../study/index.ts';
import { pointAt, type FitParameter } from '../fit/fit-parameters.ts';
import { STEP, type InformationHooks } from './plan-information.ts';

/** After minus before, first calls. */
export const HEADLINES = ['lostRate', 'misroutedRate'] as const;
export type Headline = (typeof HEADLINES)[number];
export type Change = Readonly<Record<Headline, number>>;

export interface HeadlineSlopes {
  readonly now: Change;
  /** By parameter: change of the change with one sd of the prior. */
  readonly slopes: readonly Change[];
  /** Under draws of all parameters together. */
  readonly draws: readonly Change[];
}

/** c0 = draw, c1 = parameter's place. */
const PURPOSE_PLAN = 1113;

/** Undefined when it was stopped. Cost: both worlds solved twice a parameter and once a draw. */
export async function findHeadline(
  question: StudyQuestion,
  parameters: readonly FitParameter[],
  draws: number,
  { onProgress, isStopped = () => false }: InformationHooks = {},
): Promise<HeadlineSlopes | undefined> {
  const { scenario, seed } = question;
  const { before, after } = scenario.compare;
  const solve = createFirstCallSolver(question);
  const changeAt = (z: readonly number[]): Change => {
    const { overrides } = pointAt(
      parameters,
      scenario,
      parameters.map(({ mean, sd, least, most }, j) =>
        Math.min(most, Math.max(least, mean + sd * (z[j] ?? 0))),
      ),
    );
    const [old, next] = [solve(before, overrides), solve(after, overrides)];
    return {
      lostRate: next.lostRate - old.lostRate,
      misroutedRate: next.misroutedRate - old.misroutedRate,
    };
  };
  const none = parameters.map(() => 0);
  const all = parameters.length + draws;
  let done = 0;
  const rest = async (): Promise<boolean> => {
    onProgress?.(++done / all);
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    return isStopped();
  };
  const slopes: Change[] = [];
  for (const [j] of parameters.entries()) {
    const [up, down] = [STEP, -STEP].map((step) => changeAt(none.with(j, step))) as [Change, Change];
    slopes.push({
      lostRate: (up.lostRate - down.lostRate) / (2 * STEP),
      misroutedRate: (up.misroutedRate - down.misroutedRate) / (2 * STEP),
    });
    if (await rest()) return undefined;
  }
  const slots = new Slots(seed, 0);
  const drawn: Change[] = [];
  for (let k = 0; k < draws; k++) {
    drawn.push(changeAt(none.map((_, j) => new SlotReader(slots, PURPOSE_PLAN, k, j).nextNormal())));
    if (await rest()) return undefined;
  }
  return { now: changeAt(none), slopes, draws: drawn };
}
