/**
 * What a log does to the answer: the change of the lead figure over draws of all that is not known, before and after.
 *
 * First calls in closed form: what varies are parameters, never the luck of a simulation. The shares of what is left are
 * those of a ridge regression of the change on all parameters (fitted effects added up by group; what parameters do only
 * together is nobody's), scaled to what it predicts for draws left out.
 */
import { groupOf, oldMachines, type ScenarioConfig } from '../scenario/index.ts';
import { fitRidge, quantileOf } from '../stats/index.ts';
import {
  createAssembler,
  drawParameters,
  LEAD_FIGURE,
  type Overrides,
  type StudyQuestion,
} from '../study/index.ts';
import type { HeadlineChange } from './answer.ts';
import { listFitParameters } from './fit/fit-parameters.ts';
import type { Spread } from './types.ts';

export interface HeadlineHooks {
  readonly signal?: { readonly aborted: boolean };
  readonly onDraw?: (done: number, total: number) => void;
  /** Parameters that moved it most before the log, strongest first. */
  readonly onMovers?: (names: readonly string[]) => void;
  /** Lets others have the thread between two draws. */
  readonly pause?: () => Promise<void>;
}

interface Drawn {
  readonly settings: readonly Overrides[];
  readonly changes: readonly number[];
}

/**
 * Undefined where the scenario compares a world with itself, or when it was stopped.
 *
 * @param question with the scenario as it was
 * @param calibrated the same scenario with its posterior
 */
export async function findHeadlineChange(
  question: StudyQuestion,
  calibrated: ScenarioConfig,
  draws: number,
  hooks: HeadlineHooks = {},
): Promise<HeadlineChange | undefined> {
  const { scenario } = question;
  if (scenario.compare.before === scenario.compare.after) return undefined;
  const own = scenario.posterior
    ? scenario
    : withPrior(scenario, oldMachines(calibrated), calibrated.posterior?.counts ?? '');
  let done = 0;
  const step = async (): Promise<boolean> => {
    done += 1;
    hooks.onDraw?.(done, 2 * draws);
    await hooks.pause?.();
    return hooks.signal?.aborted ?? false;
  };
  const before = await solveDraws({ ...question, scenario: own }, draws, step);
  const after = before && (await solveDraws({ ...question, scenario: calibrated }, draws, step));
  if (!before || !after) return undefined;
  hooks.onMovers?.(moversOf(before));
  return {
    figure: LEAD_FIGURE,
    uncalibrated: spreadOf(before.changes),
    calibrated: spreadOf(after.changes),
    helps: [helpOf(before.changes), helpOf(after.changes)],
    draws,
    left: sharesOf(after),
  };
}

async function solveDraws(
  question: StudyQuestion,
  draws: number,
  step: () => Promise<boolean>,
): Promise<Drawn | undefined> {
  const assemble = createAssembler(question);
  const { before, after } = question.scenario.compare;
  const settings = drawParameters(question.scenario, question.seed, draws);
  const changes: number[] = [];
  for (const setting of settings) {
    const lost = (world: string): number => assemble(world, setting).exact.lostRate;
    changes.push(lost(after) - lost(before));
    if (await step()) return undefined;
  }
  return { settings, changes };
}

/**
 * What a fit begins with: ranges that only a vendor says or nobody knows are wider than they stand in the file, shares and
 * words have some too. Drawn from anything else, a log could seem to take knowledge away.
 */
function withPrior(scenario: ScenarioConfig, heard: readonly string[], counts: string): ScenarioConfig {
  const parameters = listFitParameters(scenario, { hasNewLabels: true });
  return {
    ...scenario,
    posterior: {
      names: parameters.map(({ name }) => name),
      scales: parameters.map(({ scale }) => scale),
      mean: parameters.map(({ mean }) => mean),
      factor: parameters.map(({ sd }, i) => [...new Array<number>(i).fill(0), sd]),
      heard: [...heard],
      counts,
      calls: 0,
      from: '',
      to: '',
    },
  };
}

function spreadOf(changes: readonly number[]): Spread {
  const sorted = changes.toSorted((a, b) => a - b);
  return { value: quantileOf(sorted, 0.5), low: quantileOf(sorted, 0.05), high: quantileOf(sorted, 0.95) };
}

/** Fewer lost is better. */
function helpOf(changes: readonly number[]): number {
  return changes.filter((change) => change < 0).length / changes.length;
}

/** By parameter: how much of the change is put down to it, draw by draw. */
function effectsOf({ settings, changes }: Drawn): {
  readonly effects: readonly { readonly name: string; readonly effect: Float64Array }[];
  readonly predicted: number;
} {
  const names = Object.keys(settings[0] ?? {});
  const columns = names
    .map((name) => {
      const values = settings.map((setting) => setting[name] as number);
      const isPositive = values.every((value) => value > 0);
      return { name, column: Float64Array.from(values, (value) => (isPositive ? Math.log(value) : value)) };
    })
    .filter(({ column }) => column.some((value) => value !== column[0]));
  if (columns.length === 0) return { effects: [], predicted: 0 };
  const fit = fitRidge(
    columns.map(({ column }) => column),
    Float64Array.from(changes),
  );
  const effects = columns.map(({ name, column }, i) => ({
    name,
    effect: column.map((value) => (fit.coefficients[i] as number) * value),
  }));
  return { effects, predicted: fit.predicted };
}

function moversOf(drawn: Drawn): string[] {
  return effectsOf(drawn)
    .effects.map(({ name, effect }) => ({ name, spread: varianceOf(effect) }))
    .toSorted((a, b) => b.spread - a.spread)
    .map(({ name }) => name);
}

function sharesOf(drawn: Drawn): HeadlineChange['left'] {
  const { effects: all, predicted } = effectsOf(drawn);
  const effects = new Map<string, Float64Array>();
  for (const { name, effect } of all) {
    const group = groupOf(name);
    if (group === undefined) continue;
    const sum = effects.get(group);
    effects.set(group, sum ? sum.map((value, k) => value + (effect[k] as number)) : effect);
  }
  const spreads = Array.from(effects, ([group, sum]) => ({ group, spread: varianceOf(sum) }));
  const total = spreads.reduce((sum, { spread }) => sum + spread, 0);
  return spreads
    .map(({ group, spread }) => ({
      group: group as HeadlineChange['left'][number]['group'],
      share: total > 0 ? (predicted * spread) / total : 0,
    }))
    .filter(({ share }) => share >= 0.005)
    .toSorted((a, b) => b.share - a.share);
}

function varianceOf(values: ArrayLike<number>): number {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length;
}
