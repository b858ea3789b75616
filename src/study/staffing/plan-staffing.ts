/** Staffing of worlds, each with its desks apart and pooled, and what that says about pooling. */
import type { Text } from '../../chart/index.ts';
import { assembleWorld } from '../assemble-world.ts';
import { mapWithWidth, undefinedWhenStopped, type Runner, type RunnerPool } from '../runner.ts';
import type { RepeatedQuestion } from '../study-design.ts';
import type { ServiceTarget } from './erlang-start.ts';
import { searchAgents, type AgentPlan, type DeskObserver, type SearchOptions } from './search-agents.ts';

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

export interface StaffingHooks {
  /** Called after every replication of any case. */
  readonly onReplication?: (casesDone: number) => void;
  readonly signal?: { readonly aborted: boolean };
}

/** A thread keeps a few designs ready; more cases at once would make it assemble them again and again. */
const MOST_CASES_AT_ONCE = 3;

/** Undefined cases are left out: a pool of one desk is that desk. */
export function listCases({ scenario, worlds }: RepeatedQuestion): { world: string; isPooled: boolean }[] {
  const pools = scenario.desks.flatMap(({ pool }) => pool ?? []);
  const hasPools = new Set(pools).size < pools.length;
  return worlds.flatMap((world) =>
    hasPools
      ? [
          { world, isPooled: false },
          { world, isPooled: true },
        ]
      : [{ world, isPooled: false }],
  );
}

/** @throws when the design names worlds or machines that do not exist; check it with `checkDesign` first. */
export async function planStaffing(
  design: RepeatedQuestion,
  target: ServiceTarget,
  pool: RunnerPool,
  hooks: StaffingHooks = {},
): Promise<StaffingResult> {
  const wanted = listCases(design);
  const options = { target, replications: design.replications };
  let casesDone = 0;
  // Cases wait for nothing of each other, and trials of a case for each other: several at once keep all
  // threads busy.
  const found = await mapWithWidth(
    wanted,
    Math.min(MOST_CASES_AT_ONCE, Math.ceil(pool.width / design.replications)),
    async ({ world, isPooled }): Promise<StaffingCase | undefined> => {
      const staffed = withPools(design, world, isPooled);
      const assembled = assembleWorld(staffed, world, {});
      const plan = await searchAgents(
        assembled.program,
        options,
        observerOf(
          pool.openRunner(staffed),
          world,
          options,
          () => hooks.onReplication?.(casesDone),
          hooks.signal,
        ),
      );
      casesDone += 1;
      return (
        plan && {
          world,
          title: assembled.config.title,
          isPooled,
          desks: assembled.desks.map(({ id, title }) => ({ id, title })),
          plan,
        }
      );
    },
  );
  const cases = found.filter((each) => each !== undefined);
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

/** Months side by side, as far as the runner goes; tallies in the order of the months. */
function observerOf(
  runner: Runner,
  world: string,
  { target, replications }: SearchOptions,
  onReplication: () => void,
  signal: StaffingHooks['signal'],
): DeskObserver {
  return async (agents, from) => {
    if (signal?.aborted) return undefined;
    const desks = { agents: Array.from(agents), withinSeconds: target.withinSeconds };
    const months = await mapWithWidth(
      Array.from({ length: replications }, (_, i) => from + i),
      runner.width,
      async (replication) => {
        const tallies = await runner
          .observe({ world, overrides: {}, from: replication, count: 1, desks })
          .catch(undefinedWhenStopped);
        onReplication();
        return tallies;
      },
    );
    return months.includes(undefined) ? undefined : months.flatMap((tallies) => tallies ?? []);
  };
}

function withPools(design: RepeatedQuestion, world: string, pooled: boolean): RepeatedQuestion {
  const worlds = design.scenario.worlds.map((config) =>
    config.id === world ? { ...config, pooled } : config,
  );
  return { ...design, scenario: { ...design.scenario, worlds } };
}
