/** Staffing of worlds, each with its desks apart and pooled, and what that says about pooling. */
import type { Text } from '../../chart/index.ts';
import { assembleWorld } from '../assemble-world.ts';
import type { StudyDesign } from '../study-design.ts';
import type { ServiceTarget } from './erlang-start.ts';
import { searchAgents, type AgentPlan, type SearchHooks } from './search-agents.ts';

export interface StaffingCase {
  readonly world: string;
  readonly title: Text;
  readonly isPooled: boolean;
  readonly desks: readonly { readonly id: string; readonly title: Text }[];
  readonly plan: AgentPlan;
}

export interface StaffingResult {
  readonly format: 'dialtree-staffing';
  readonly version: 1;
  readonly scenario: { readonly id: string; readonly title: Text; readonly file: string };
  readonly seed: number;
  readonly replications: number;
  readonly target: ServiceTarget;
  readonly compare: { readonly before: string; readonly after: string };
  /** In the order of the design's worlds: apart, then pooled where the scenario names pools. */
  readonly cases: readonly StaffingCase[];
  readonly isStopped: boolean;
  readonly replay: string;
}

export interface StaffingHooks extends SearchHooks {
  readonly onCase?: (done: number, total: number) => void;
}

/** Undefined cases are left out: a pool of one desk is that desk. */
export function listCases({ scenario, worlds }: StudyDesign): { world: string; isPooled: boolean }[] {
  const pools = scenario.desks.flatMap(({ pool }) => pool ?? []);
  const hasPools = new Set(pools).size < pools.length;
  return worlds.flatMap((world) => (hasPools ? [{ world, isPooled: false }, { world, isPooled: true }] : [{ world, isPooled: false }]));
}

/** @throws when the design names worlds or machines that do not exist; check it with `checkDesign` first. */
export async function planStaffing(design: StudyDesign, target: ServiceTarget, hooks: StaffingHooks = {}): Promise<StaffingResult> {
  const wanted = listCases(design);
  const cases: StaffingCase[] = [];
  for (const { world, isPooled } of wanted) {
    hooks.onCase?.(cases.length, wanted.length);
    const assembled = assembleWorld(withPools(design, world, isPooled), world, {});
    const plan = await searchAgents(assembled.program, { target, seed: design.seed, replications: design.replications }, hooks);
    if (!plan) break;
    cases.push({ world, title: assembled.config.title, isPooled, desks: assembled.desks.map(({ id, title }) => ({ id, title })), plan });
  }
  hooks.onCase?.(cases.length, wanted.length);
  const { id, title, compare } = design.scenario;
  return {
    format: 'dialtree-staffing',
    version: 1,
    scenario: { id, title, file: design.file },
    seed: design.seed,
    replications: design.replications,
    target,
    compare,
    cases,
    isStopped: cases.length < wanted.length,
    replay: design.replay,
  };
}

function withPools(design: StudyDesign, world: string, pooled: boolean): StudyDesign {
  const worlds = design.scenario.worlds.map((config) => (config.id === world ? { ...config, pooled } : config));
  return { ...design, scenario: { ...design.scenario, worlds } };
}
