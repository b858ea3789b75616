/** Desks of a scenario laid over the period, and desks joined into pools: the same people, one queue. */
import type { NeedId, Text } from '../chart/index.ts';
import type { ServiceTime } from '../kernel/index.ts';
import type { DeskConfig, WorldConfig, PeriodClock } from '../scenario/index.ts';
import { joinSteps, WEEK_SECONDS, type Steps } from '../util/steps.ts';
import { type PlannedGroup, type PlannedSkill } from './plan-agents.ts';

export interface PlannedDesk {
  readonly id: string;
  readonly title: Text;
  readonly serves: readonly NeedId[];
  /** 1 while it is open. */
  readonly open: Steps;
  /** Mean of a call it serves. */
  readonly handlingSeconds: number;
  /** Of the first of its members: what it says when closed, offers, and how its talks scatter. */
  readonly config: DeskConfig;
  readonly pool: string | undefined;
  /** Ids of the scenario's desks that it stands for. */
  readonly members: readonly string[];
}

/** Agents of a world, and the desks they answer for. */
export interface PlannedDesks {
  readonly desks: readonly PlannedDesk[];
  readonly groups: readonly PlannedGroup[];
}

/**
 * Opening hours are the desk's. Without any it is open while somebody is on duty, if its agents have a roster or come
 * from groups; else always.
 *
 * @param handlingSeconds by desk of the scenario
 */
export function describeDesks(
  desks: readonly DeskConfig[],
  handlingSeconds: readonly number[],
  groups: readonly PlannedGroup[],
  clock: PeriodClock,
): PlannedDesk[] {
  return desks.map((config, d) => ({
    id: config.id,
    title: config.title,
    serves: config.serves,
    open: isAsStaffed(config)
      ? whileOnDuty(
          groups.filter(({ skills }) => skills.some(({ desk }) => desk === config.id)),
          clock,
        )
      : clock.openOf(config.staffing.hours),
    handlingSeconds: handlingSeconds[d] ?? 0,
    config,
    pool: config.pool,
    members: [config.id],
  }));
}

function isAsStaffed({ staffing }: DeskConfig): boolean {
  return (
    staffing.hours === undefined &&
    ('roster' in staffing || ('agents' in staffing && staffing.agents === 'groups'))
  );
}

function whileOnDuty(groups: readonly PlannedGroup[], { loopAt }: PeriodClock): Steps {
  return joinSteps(
    groups.map(({ agents }) => agents),
    loopAt,
    (agents) => Number(agents.some((count) => count > 0)),
  );
}

/** As the world has it: desks of a pool as one, or with agents who help each other's desks out. */
export function poolDesks(
  { desks, groups }: PlannedDesks,
  { pooled = false, crossTrained = false }: WorldConfig,
  crossTrainedHandling: number,
  { loopAt }: PeriodClock,
): PlannedDesks {
  if (pooled) {
    const joined = groupDesks(desks, true).map((members) => joinDesks(members, groups, loopAt));
    return { desks: joined, groups: joinGroups(groups, joined, loopAt) };
  }
  return { desks, groups: crossTrained ? crossTrain(groups, desks, crossTrainedHandling) : groups };
}

/** Handling time of a pool is the mean weighted by the time its members' agents are on duty. */
function joinDesks(
  members: readonly PlannedDesk[],
  groups: readonly PlannedGroup[],
  loopAt: number,
): PlannedDesk {
  const [first] = members as [PlannedDesk];
  if (members.length === 1) return first;
  const weights = members.map(({ id }) =>
    groups
      .filter(({ skills }) => skills.some(({ desk, priority }) => desk === id && priority === 0))
      .reduce((total, { agents }) => total + meanOfWeek(agents, loopAt), 0),
  );
  const total = weights.reduce((a, b) => a + b, 0);
  const shareOf = (i: number): number => (total > 0 ? (weights[i] ?? 0) / total : 1 / members.length);
  return {
    id: first.pool ?? first.id,
    title: first.title,
    serves: joinServes(members),
    open: joinSteps(
      members.map(({ open }) => open),
      loopAt,
      (open) => Number(open.includes(1)),
    ),
    handlingSeconds: members.reduce((sum, desk, i) => sum + desk.handlingSeconds * shareOf(i), 0),
    config: first.config,
    pool: first.pool,
    members: members.map((desk) => desk.id),
  };
}

/** Time on duty, as far as weights go: of the period, or of the week behind it. */
function meanOfWeek({ at, value }: Steps, loopAt: number): number {
  return value.reduce((sum, count, i) => {
    const end = at[i + 1] ?? loopAt + WEEK_SECONDS;
    return sum + count * (end - (at[i] as number));
  }, 0);
}

/** The members' own agents become one group; a group that has several of them has the pool once. */
function joinGroups(
  groups: readonly PlannedGroup[],
  desks: readonly PlannedDesk[],
  loopAt: number,
): PlannedGroup[] {
  const deskOf = new Map(desks.flatMap(({ id, members }) => members.map((member) => [member, id] as const)));
  const own = desks
    .filter(({ members }) => members.length > 1)
    .flatMap(({ id, title, members }): PlannedGroup[] => {
      const parts = groups.filter((group) => members.includes(group.id));
      if (parts.length === 0) return [];
      const agents = joinSteps(
        parts.map((part) => part.agents),
        loopAt,
        (counts) => counts.reduce((a, b) => a + b, 0),
      );
      return [{ id, title, agents, skills: [{ desk: id, priority: 0, handlingFactor: 1 }] }];
    });
  const pooled = new Set(desks.flatMap(({ members }) => (members.length > 1 ? members : [])));
  const others = groups
    .filter(({ id }) => !pooled.has(id))
    .map((group) => ({ ...group, skills: bestOfEach(group.skills, (desk) => deskOf.get(desk) ?? desk) }));
  return [...own, ...others];
}

function bestOfEach(skills: readonly PlannedSkill[], deskOf: (desk: string) => string): PlannedSkill[] {
  const best = new Map<string, PlannedSkill>();
  for (const skill of skills) {
    const desk = deskOf(skill.desk);
    const known = best.get(desk);
    if (!known || skill.priority < known.priority) best.set(desk, { ...skill, desk });
  }
  return [...best.values()];
}

/** What an agent has learned comes first; the other desks of the pool come behind it, and take longer. */
function crossTrain(
  groups: readonly PlannedGroup[],
  desks: readonly PlannedDesk[],
  handlingFactor: number,
): PlannedGroup[] {
  return groups.map((group) => {
    const known = new Set(group.skills.map(({ desk }) => desk));
    const pools = new Set(
      desks.flatMap(({ id, pool }) => (known.has(id) && pool !== undefined ? [pool] : [])),
    );
    const priority = 1 + Math.max(...group.skills.map((skill) => skill.priority));
    const learned = desks
      .filter(({ id, pool }) => !known.has(id) && pool !== undefined && pools.has(pool))
      .map(({ id }): PlannedSkill => ({ desk: id, priority, handlingFactor }));
    return { ...group, skills: [...group.skills, ...learned] };
  });
}

/** How the talks of a desk scatter. */
export function handlingOf({ config, handlingSeconds: mean }: PlannedDesk, sigma: number): ServiceTime {
  const { handling = 'lognormal' } = config;
  if (typeof handling === 'object') return { kind: 'gamma', mean, shape: handling.gamma };
  return handling === 'exponential' ? { kind: 'exponential', mean } : { kind: 'lognormal', mean, sigma };
}

/** What the agents of each desk serve, by desk: those of a pool serve what any of its desks does. */
export function servesByDesk(
  desks: readonly DeskConfig[],
  isPooled: boolean,
): ReadonlyMap<string, readonly NeedId[]> {
  return new Map(
    groupDesks(desks, isPooled).flatMap((members) =>
      members.map(({ id }): [string, readonly NeedId[]] => [id, joinServes(members)]),
    ),
  );
}

function joinServes(members: readonly { readonly serves: readonly NeedId[] }[]): NeedId[] {
  return [...new Set(members.flatMap((desk) => desk.serves))];
}

function groupDesks<D extends { readonly id: string; readonly pool?: string | undefined }>(
  desks: readonly D[],
  isPooled: boolean,
): D[][] {
  const groups = new Map<string, D[]>();
  for (const desk of desks) {
    // A desk without a pool keeps to itself; the prefix keeps its id from meeting a pool's name.
    const name = desk.pool === undefined || !isPooled ? `desk ${desk.id}` : `pool ${desk.pool}`;
    groups.set(name, [...(groups.get(name) ?? []), desk]);
  }
  return [...groups.values()];
}
