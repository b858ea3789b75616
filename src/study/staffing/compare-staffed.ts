/** Both worlds again, each with the agents that its plan says: what a merger is about when the service is the same. */
import type { Counts } from '../../kernel/index.ts';
import { RunningMean, quantileStudent } from '../../stats/index.ts';
import { FIGURES, measure, measureChange } from '../figures/index.ts';
import type { Interval } from '../types.ts';
import type { AgentPlan, NeedChange, StaffedComparison, StaffingCase } from './types.ts';

/** What became of the callers, what they waited, how often they called, and what it took. */
const SHOWN = [
  'lostRate',
  'closedRate',
  'misroutedRate',
  'neverServed',
  'abandonRate',
  'waitSeconds',
  'answeredIn20',
  'repeats7d',
  'calls',
  'agentTime',
  'occupancy',
] as const;

export const COMPARED_FIGURES = FIGURES.filter(({ id }) => (SHOWN as readonly string[]).includes(id));

export interface StaffedCase extends StaffingCase {
  /** New months with the plan's rosters. */
  readonly counts: readonly Counts[];
}

/** @param days of each month that was run */
export function compareStaffed(before: StaffedCase, after: StaffedCase, days: number): StaffedComparison {
  const months = Math.min(before.counts.length, after.counts.length);
  const [from, to] = [before.counts.slice(0, months), after.counts.slice(0, months)];
  // Shifts are laid once: what a month's luck does to hours, it does to paid hours in proportion.
  const paidFor = ({ plan }: StaffingCase): number =>
    plan.weeklyHours > 0 ? plan.paidHours / plan.weeklyHours : 1;
  const [paidBefore, paidAfter] = [paidFor(before), paidFor(after)];
  return {
    way: before.way,
    peak: changeOf(
      before.plan,
      after.plan,
      ({ peak }) => peak,
      ({ peak }) => peak,
    ),
    weeklyHours: changeOf(
      before.plan,
      after.plan,
      ({ weeklyHours }) => weeklyHours,
      ({ weeklyHours }) => weeklyHours,
    ),
    paidHours: changeOf(
      before.plan,
      after.plan,
      ({ weeklyHours }) => weeklyHours * paidBefore,
      ({ weeklyHours }) => weeklyHours * paidAfter,
    ),
    figures: COMPARED_FIGURES.map((figure) => ({
      figure: figure.id,
      before: measure(figure, from, { days }),
      after: measure(figure, to, { days }),
      difference: measureChange(figure, to, from, { days }),
    })),
  };
}

type Sized = Pick<AgentPlan, 'peak' | 'weeklyHours'>;

/** Delete-one jackknife: each month's pseudo-value, paired because both worlds met the same months. */
function changeOf(
  before: AgentPlan,
  after: AgentPlan,
  ofBefore: (plan: Sized) => number,
  ofAfter: (plan: Sized) => number,
): NeedChange {
  const difference = ofAfter(after) - ofBefore(before);
  const count = Math.min(before.without.length, after.without.length);
  const spread = new RunningMean();
  for (let month = 0; month < count; month++) {
    const left = ofAfter(after.without[month] as Sized) - ofBefore(before.without[month] as Sized);
    spread.add(count * difference - (count - 1) * left);
  }
  return {
    before: ofBefore(before),
    after: ofAfter(after),
    difference: aroundDifference(difference, spread),
  };
}

function aroundDifference(difference: number, { count, standardError }: RunningMean): Interval {
  // A peak that no month moves has no spread, which is not the same as being certain.
  if (count < 2 || standardError === 0)
    return { mean: difference, low: undefined, high: undefined, replications: count };
  const half = quantileStudent(0.975, count - 1) * standardError;
  return { mean: difference, low: difference - half, high: difference + half, replications: count };
}
