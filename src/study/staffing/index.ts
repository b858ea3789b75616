/**
 * Agents for a service level: how many each group needs in each half-hour of the week, before and after, with desks
 * apart, pooled, and cross-trained at a price; and both worlds compared again when each is staffed so.
 *
 * Laws: what calls come is what the simulator met, repeats and redials included; a desk without calls has no agents;
 * nobody is planned for while a desk is closed; a plan is judged on months that its search never saw; what the data
 * cannot tell is said to be so. One more way to organise a world: a member of StaffingWay (types.ts), what it makes of
 * the scenario (ways.ts). One more kind of target: a field of ServiceTarget, its curve in level-curve.ts, its tally in
 * the kernel's observe-desks.ts.
 */
export { coverWithShifts } from './cover-shifts.ts';
export {
  countMonths,
  listCases,
  planStaffing,
  type CaseQuestion,
  type StaffingAsk,
  type StaffingHooks,
} from './plan-staffing.ts';
export type {
  AgentPlan,
  HalfHours,
  LevelCheck,
  NeedChange,
  PlanJudgement,
  ServiceTarget,
  StaffedComparison,
  StaffingCase,
  StaffingResult,
  StaffingWay,
  Verdict,
} from './types.ts';
export { listWays, nameWay } from './ways.ts';
