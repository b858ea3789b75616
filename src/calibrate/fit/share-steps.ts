/**
 * Shares by EM: given what every caller probably came for, the share of a product is that of its callers. Closed form,
 * because shares are linear in the likelihood; each step costs one evaluation in which nothing is heard anew.
 */
import type { ScenarioConfig } from '../../scenario/index.ts';
import { toPoint, type FitTask } from './log-likelihood.ts';
import type { FitParameter } from './fit-parameters.ts';

const STEPS = 6;
/** Dirichlet prior: so many callers a topic are added, shared as the scenario has it; a share's sd is then about .5. */
const PRIOR_CALLERS = 4;

/** @returns z with better shares; the same where needs are set one by one, or nothing was called about */
export async function stepShares(
  task: FitTask,
  start: Float64Array,
  needs: readonly string[],
): Promise<Float64Array> {
  const { parameters, scenario } = task;
  if (scenario.needs || !parameters.some(({ group }) => group)) return start;
  let z = start;
  for (let step = 0; step < STEPS; step++) {
    const [answer] = await task.evaluate([toPoint(task, z)]);
    if (!answer) return z;
    z = moveShares(parameters, scenario, z, needs, answer.needs);
  }
  return z;
}

function moveShares(
  parameters: readonly FitParameter[],
  { products, intents }: ScenarioConfig,
  z: Float64Array,
  needs: readonly string[],
  expected: Float64Array,
): Float64Array {
  const moved = Float64Array.from(z);
  for (const of of ['product', 'intent'] as const) {
    const topics = of === 'product' ? products : intents;
    const whole = topics.reduce((sum, { share }) => sum + share, 0);
    const members = [...parameters.keys()].filter((j) => parameters[j]?.group === `share.${of}`);
    const logs = members.map((j) => {
      const id = (parameters[j] as FitParameter).name.slice(`share.${of}.`.length);
      const share = (topics.find((topic) => topic.id === id)?.share ?? 0) / whole;
      const callers = needs.reduce((sum, need, n) => {
        const [product, intent] = need.split('.');
        return sum + ((of === 'product' ? product : intent) === id ? (expected[n] as number) : 0);
      }, 0);
      return Math.log(callers + PRIOR_CALLERS * topics.length * share);
    });
    // Only ratios mean something: the mean of z is held at 0.
    const shift =
      logs.reduce((sum, log, i) => sum + log - (parameters[members[i] as number]?.mean ?? 0), 0) /
      logs.length;
    members.forEach((j, i) => {
      const { mean, sd } = parameters[j] as FitParameter;
      moved[j] = ((logs[i] as number) - shift - mean) / sd;
    });
  }
  return moved;
}
