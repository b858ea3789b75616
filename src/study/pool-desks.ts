/** Desks of a scenario with their agents, and desks joined into pools: the same people, one queue. */
import type { NeedId, Text } from '../chart/index.ts';
import { SHIFTS_A_WEEK } from '../kernel/index.ts';
import type { DeskConfig } from '../scenario/index.ts';
import type { ResolvedParameters } from './resolve-parameters.ts';
import { staffDesks, type StaffingPlan } from './staff-desks.ts';

/** A day: how far the general handling time can stretch a desk’s own. */
const LONGEST_TALK = 86_400;

export interface PlannedDesk {
  readonly id: string;
  readonly title: Text;
  readonly serves: readonly NeedId[];
  readonly agents: Int32Array;
  /** Mean of a call it serves. */
  readonly handlingSeconds: number;
  readonly pool: string | undefined;
  /** Ids of the scenario's desks that it stands for. */
  readonly members: readonly string[];
}

export function describeDesks(
  plan: Pick<StaffingPlan, 'needs' | 'types' | 'expected' | 'calendars'> & {
    desks: readonly DeskConfig[];
    parameters: ResolvedParameters;
  },
): PlannedDesk[] {
  const { parameters, desks } = plan;
  const named = (name: string): number => {
    const parameter = parameters.world[name];
    if (!parameter) throw new Error(`There is no parameter "${name}".`);
    return parameter.value;
  };
  // A scenario's own handling time of a desk moves with the general one, so that the tornado bar of it means
  // something.
  const scale = named('handlingSeconds') / parameters.base('handlingSeconds');
  const handlingSeconds = desks.map((desk) =>
    desk.handlingSeconds
      ? Math.min(LONGEST_TALK, desk.handlingSeconds.value * scale)
      : named('handlingSeconds'),
  );
  // A centre knows its own handling times, whatever we do not know of them: its roster fits them under any draw.
  const agents = staffDesks({
    desks,
    calendars: plan.calendars,
    needs: plan.needs,
    types: plan.types,
    expected: plan.expected,
    handlingSeconds,
    operatorShare: named('operatorShare'),
    operatorSeconds: named('misrouteSeconds'),
  });
  return desks.map((desk, d) => ({
    id: desk.id,
    title: desk.title,
    serves: desk.serves,
    agents: agents[d] as Int32Array,
    handlingSeconds: handlingSeconds[d] ?? 0,
    pool: desk.pool,
    members: [desk.id],
  }));
}

/** Joins desks of the same pool. Handling time of a pool is the mean weighted by its members' agents. */
export function poolDesks(desks: readonly PlannedDesk[], isPooled: boolean): PlannedDesk[] {
  return groupDesks(desks, isPooled).map((members) => {
    const [first] = members as [PlannedDesk];
    if (members.length === 1) return first;
    const weights = members.map((desk) => desk.agents.reduce((total, agents) => total + agents, 0));
    const total = weights.reduce((a, b) => a + b, 0);
    return {
      id: first.pool ?? first.id,
      title: first.title,
      serves: joinServes(members),
      agents: Int32Array.from({ length: SHIFTS_A_WEEK }, (_, shift) =>
        members.reduce((sum, desk) => sum + (desk.agents[shift] ?? 0), 0),
      ),
      handlingSeconds: members.reduce(
        (sum, desk, i) => sum + (desk.handlingSeconds * (weights[i] ?? 0)) / total,
        0,
      ),
      pool: first.pool,
      members: members.map((desk) => desk.id),
    };
  });
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
