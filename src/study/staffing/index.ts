/**
 * Agents for a service level: how many each desk needs in each half-hour of the week, with desks apart and
 * pooled.
 *
 * Laws: the plan is found and judged on the simulator, Erlang is only where the search begins; it is judged
 * on replications that the search never saw; what the data cannot tell is said to be so. To add a kind of
 * target: a field of ServiceTarget, and the tally of it in the kernel's observe-desks.ts.
 */
export type { ServiceTarget } from './erlang-start.ts';
export { type LevelCheck, type PlanJudgement, type Verdict } from './judge-plan.ts';
export {
  listCases,
  planStaffing,
  type StaffingCase,
  type StaffingHooks,
  type StaffingResult,
} from './plan-staffing.ts';
export { searchAgents, type AgentPlan, type DeskObserver, type SearchOptions } from './search-agents.ts';
