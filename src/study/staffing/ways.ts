/** The ways in which a world's agents may be organised, and what each makes of the scenario. */
import type { Text } from '../../chart/index.ts';
import type { DeskConfig, ScenarioConfig } from '../../scenario/index.ts';
import type { GroupSkills, RepeatedQuestion } from '../study-design.ts';
import { layOutDesks, layOutPools, type StaffLayout } from './layout.ts';
import type { StaffingResult, StaffingWay } from './types.ts';

/**
 * What helping out at a desk of other people costs: how much longer a call takes. Nobody knows it for a centre before
 * it was tried; the range is that of the parameter `crossTrainedHandling`.
 */
const CROSS_TRAINED_HANDLING = [1.1, 1.2] as const;

/** The name of a way in tables and files: one word without spaces. */
export function nameWay(way: StaffingWay): string {
  return way.kind === 'cross-trained'
    ? `cross-trained-${Math.round(100 * (way.handlingFactor - 1))}`
    : way.kind;
}

export function isSameWay(a: StaffingWay, b: StaffingWay): boolean {
  return nameWay(a) === nameWay(b);
}

/** Where nothing can be pooled there is one way. */
export function listWays(scenario: ScenarioConfig): StaffingWay[] {
  if (findPools(scenario).of === 'none') return [{ kind: 'apart' }];
  return [
    { kind: 'apart' },
    { kind: 'pooled' },
    ...CROSS_TRAINED_HANDLING.map((handlingFactor) => ({ kind: 'cross-trained', handlingFactor }) as const),
  ];
}

export interface Pools {
  readonly of: StaffingResult['pools'];
  /** Indices of the scenario's desks, two or more that go together. */
  readonly members: readonly (readonly number[])[];
}

/** The scenario's pools; where it names none, all desks that serve somebody: the most that sharing could ever do. */
export function findPools({ desks }: ScenarioConfig): Pools {
  const named = groupBy(desks, ({ pool }) => pool);
  if (desks.some(({ pool }) => pool !== undefined))
    return { of: named.length > 0 ? 'named' : 'none', members: named };
  const all = groupBy(desks, ({ serves }) => (serves.length > 0 ? 'all' : undefined));
  return { of: all.length > 0 ? 'all-desks' : 'none', members: all };
}

function groupBy(desks: readonly DeskConfig[], nameOf: (desk: DeskConfig) => string | undefined): number[][] {
  const groups = new Map<string, number[]>();
  desks.forEach((desk, d) => {
    const name = nameOf(desk);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), d]);
  });
  return [...groups.values()].filter((members) => members.length > 1);
}

/** The question about one world whose desks are not joined: how agents are organised, the way says. */
export function withDesksApart(design: RepeatedQuestion, world: string): RepeatedQuestion {
  const worlds = design.scenario.worlds.map((config) =>
    config.id === world ? { ...config, pooled: false, crossTrained: false } : config,
  );
  return { ...design, scenario: { ...design.scenario, worlds } };
}

export function layOutWay(open: Uint8Array, pools: Pools['members'], { kind }: StaffingWay): StaffLayout {
  if (kind === 'pooled') return layOutPools(open, pools);
  return layOutDesks(open, kind === 'cross-trained' ? pools : []);
}

/** By group: their own desks first, where others' calls take longer. */
export function skillsOf({ queues, clusters, groupCount }: StaffLayout, way: StaffingWay): GroupSkills[] {
  const skills = Array.from({ length: groupCount }, (): GroupSkills => []);
  const handlingFactor = way.kind === 'cross-trained' ? way.handlingFactor : 1;
  for (const cluster of clusters)
    for (const { group, home } of cluster.groups)
      skills[group] = cluster.queues
        .toSorted((a, b) => Number(a !== home) - Number(b !== home))
        .flatMap((queue) =>
          (queues[queue] ?? []).map((desk) =>
            queue === home ? { desk, priority: 0, handlingFactor: 1 } : { desk, priority: 1, handlingFactor },
          ),
        );
  return skills;
}

interface Named {
  readonly id: string;
  readonly title: Text;
}

/** What a queue is called, and the group that it is home to: its desk, or the pool of its desks. */
export function nameQueues(
  { queues }: StaffLayout,
  desks: readonly Named[],
  pools: readonly DeskConfig[],
): Named[] {
  return queues.map(([first = -1, ...others]) => {
    const desk = desks[first];
    if (!desk) throw new Error(`There is no desk ${first}.`);
    const pool = pools.find(({ id }) => id === desk.id)?.pool ?? ALL_DESKS;
    return others.length === 0 ? { id: desk.id, title: desk.title } : { id: pool, title: {} };
  });
}

/**
 * Share of the paid time that each queue's people do not spend on calls: the desk's own; of a pool, the mean of its
 * desks'.
 */
export function shrinkageOf({ queues }: StaffLayout, desks: readonly DeskConfig[]): number[] {
  return queues.map(
    (members) =>
      members.reduce((sum, desk) => {
        const staffing = desks[desk]?.staffing;
        return sum + ((staffing && 'shrinkage' in staffing ? staffing.shrinkage : undefined) ?? 0);
      }, 0) / members.length,
  );
}

/** The pool of a scenario that names none. */
const ALL_DESKS = 'all-desks';
