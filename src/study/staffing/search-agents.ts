/**
 * Fewest agents by group and half-hour of the week that meet a service level.
 *
 * Trials on the simulator, each on months of its own: the first with the agents the world has, the others with what
 * the trials before it say (need-agents.ts). Calls follow agents a little (redials, repeats, transfers), so the
 * first trial's answer is not the last. The number of trials is fixed: two worlds meet the same months.
 */
import { SHIFT_SECONDS, SHIFTS_A_WEEK } from '../../kernel/index.ts';
import { shareOut, type StaffLayout } from './layout.ts';
import type { LevelModel } from './level-curve.ts';
import { collectMonth, type SeenMonth } from './moments.ts';
import { needAgents, type AgentNeed, type NeedQuestion, type Trial } from './need-agents.ts';
import type { ServiceTarget } from './types.ts';

export interface SearchQuestion {
  readonly layout: StaffLayout;
  readonly target: ServiceTarget;
  readonly model: LevelModel;
  /** Mean handling seconds where nobody was served. */
  readonly handlingSeconds: number;
  /** Who is there to begin with, by `desk * 336 + half-hour`. */
  readonly staffed: Int32Array;
  /** Months of each trial. */
  readonly months: number;
}

/** Looks at months with these agents (by group). Undefined: it was stopped. */
export type DeskObserver = (
  agents: Int32Array,
  from: number,
  months: number,
) => Promise<SeenMonth[] | undefined>;

export interface FoundPlan {
  /** By `group * 336 + half-hour`. */
  readonly agents: Int32Array;
  /** One fewer in every half-hour of a cluster that has two or more. */
  readonly fewer: Int32Array;
  readonly need: AgentNeed;
  readonly trials: number;
  readonly months: number;
  readonly without: readonly { readonly peak: number; readonly weeklyHours: number }[];
}

const TRIALS = 4;
/** How far a group's share follows what its queue lags behind, per unit of log odds. */
const LEAN = 0.25;

export async function searchAgents(
  question: SearchQuestion,
  observe: DeskObserver,
): Promise<FoundPlan | undefined> {
  const { layout } = question;
  const ask: NeedQuestion = question;
  const lean = new Float64Array(layout.queues.length);
  const trials: Trial[] = [];
  let agents = gatherAgents(question.staffed, layout);
  let need: AgentNeed | undefined;
  for (let trial = 0; trial < TRIALS; trial++) {
    const seen = await observe(agents, trial * question.months, question.months);
    if (!seen) return undefined;
    trials.push({
      agents: joinGroups(agents, layout),
      months: seen.map((month) => collectMonth(month, layout)),
    });
    need = needAgents(trials, ask);
    need.lag.forEach((lag, queue) => (lean[queue]! -= LEAN * lag));
    agents = splitGroups(need, layout, lean);
  }
  if (!need) return undefined;
  const { spare } = need;
  return {
    agents,
    fewer: splitGroups(
      { ...need, agents: need.agents.map((count) => (count > 1 ? count - 1 : count)) },
      layout,
      lean,
    ),
    need,
    trials: TRIALS,
    months: (TRIALS - 1) * question.months,
    without: listWithout(trials).map((rest) => {
      const plan = needAgents(rest, ask, spare).agents;
      return { peak: peakOf(plan), weeklyHours: hoursOf(plan) };
    }),
  };
}

/** The trials without each month in turn, the first trial's left alone. */
function listWithout(trials: readonly Trial[]): Trial[][] {
  return trials.flatMap(({ months }, t) =>
    t === 0
      ? []
      : months.map((month) =>
          trials.map((trial, other) =>
            other === t ? { ...trial, months: trial.months.filter((each) => each !== month) } : trial,
          ),
        ),
  );
}

/** Those of a desk to the group that it is home to. */
function gatherAgents(staffed: Int32Array, { clusters, queues, groupCount }: StaffLayout): Int32Array {
  const agents = new Int32Array(groupCount * SHIFTS_A_WEEK);
  for (const { groups } of clusters)
    for (const { group, home } of groups)
      for (const desk of queues[home] ?? [])
        for (let shift = 0; shift < SHIFTS_A_WEEK; shift++)
          agents[group * SHIFTS_A_WEEK + shift]! += staffed[desk * SHIFTS_A_WEEK + shift] as number;
  return agents;
}

function joinGroups(agents: Int32Array, { clusters }: StaffLayout): Int32Array {
  const joined = new Int32Array(clusters.length * SHIFTS_A_WEEK);
  clusters.forEach(({ groups }, c) => {
    for (const { group } of groups)
      for (let shift = 0; shift < SHIFTS_A_WEEK; shift++)
        joined[c * SHIFTS_A_WEEK + shift]! += Math.max(0, agents[group * SHIFTS_A_WEEK + shift] as number);
  });
  return joined;
}

/** Agents of a cluster to its groups, by the calls of their own queues. */
function splitGroups({ agents, calls }: AgentNeed, layout: StaffLayout, lean: Float64Array): Int32Array {
  const split = new Int32Array(layout.groupCount * SHIFTS_A_WEEK);
  layout.clusters.forEach(({ groups }, c) => {
    for (let shift = 0; shift < SHIFTS_A_WEEK; shift++) {
      const weights = groups.map(
        ({ home }) => (calls[home * SHIFTS_A_WEEK + shift] as number) * Math.exp(lean[home] as number),
      );
      shareOut(agents[c * SHIFTS_A_WEEK + shift] as number, weights).forEach((count, i) => {
        const { group } = groups[i] as (typeof groups)[number];
        split[group * SHIFTS_A_WEEK + shift] = count;
      });
    }
  });
  return split;
}

export function hoursOf(agents: Int32Array): number {
  return (agents.reduce((sum, each) => sum + each, 0) * SHIFT_SECONDS) / 3600;
}

/** Most at once, all groups or clusters together. */
export function peakOf(agents: Int32Array): number {
  let peak = 0;
  for (let shift = 0; shift < SHIFTS_A_WEEK; shift++) {
    let sum = 0;
    for (let cell = shift; cell < agents.length; cell += SHIFTS_A_WEEK) sum += agents[cell] as number;
    peak = Math.max(peak, sum);
  }
  return peak;
}
