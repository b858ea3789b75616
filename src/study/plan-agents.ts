/**
 * Who answers for which desks: the desks' own agents and the scenario's agent groups, laid over the period. Staffing is
 * the same people in every world, unless a world says otherwise.
 */
import type { CallerType } from '../behaviour/index.ts';
import type { NeedId, Text } from '../chart/index.ts';
import type {
  DeskConfig,
  ScenarioConfig,
  SkillConfig,
  Staffing,
  WorldConfig,
  PeriodClock,
} from '../scenario/index.ts';
import { findErlangAgents } from '../stats/index.ts';
import { joinSteps, type Steps } from '../util/steps.ts';
import { ownValue } from '../util/own-value.ts';

export interface PlannedSkill {
  /** Id of the scenario's desk. */
  readonly desk: string;
  /** From 0. */
  readonly priority: number;
  readonly handlingFactor: number;
}

export interface PlannedGroup {
  readonly id: string;
  readonly title: Text;
  /** On duty and on the phone. */
  readonly agents: Steps;
  readonly skills: readonly PlannedSkill[];
}

export interface AgentQuestion {
  readonly scenario: ScenarioConfig;
  readonly world: WorldConfig;
  readonly clock: PeriodClock;
  readonly needs: readonly NeedId[];
  readonly types: readonly CallerType[];
  /** Expected callers in each hour of an ordinary week. */
  readonly week: Float64Array;
  /** Mean handling seconds by desk of the scenario. */
  readonly handlingSeconds: readonly number[];
  readonly crossTrainedHandling: number;
  /** Share of all callers who ask for the operator, and seconds each takes: the load of a desk that serves nobody itself. */
  readonly operatorShare: number;
  readonly operatorSeconds: number;
}

/** A need's callers are planned for the first desk that serves it. -1 when no desk does. */
export function homeDesks(
  desks: readonly { readonly serves: readonly NeedId[] }[],
  needs: readonly NeedId[],
): Int32Array {
  return Int32Array.from(needs, (need) => desks.findIndex((desk) => desk.serves.includes(need)));
}

/** Groups with agents of their own, the desks' first, in the order of the scenario. */
export function planGroups(question: AgentQuestion): PlannedGroup[] {
  const { scenario, world, clock } = question;
  const sources = listSources(question);
  const loads = loadOfDesks(question);
  return sources.map(({ id, title, staffing, skills }) => {
    const inForce = ownValue(world.staffing, id) ?? poolEntry(scenario, world, id) ?? staffing;
    // A world with other agents keeps the hours; whoever gives it others says so.
    const hours = inForce.hours ?? staffing.hours;
    const isOn = clock.openOf(hours);
    return { id, title, skills, agents: onDuty(inForce, isOn) };

    function onDuty(given: Staffing, open: Steps): Steps {
      const answering = (paid: number): number => Math.floor(paid * (1 - (given.shrinkage ?? 0)) + ROUNDING);
      if ('roster' in given) return mapSteps(clock.rosterOf(given.roster), answering);
      if ('agents' in given) return mapSteps(open, (isOpen) => isOpen * answering(given.agents));
      const agents = clock.weekOf(erlangAgents(given, skills, sources, loads, scenario.desks));
      return joinSteps([agents, open], clock.loopAt, ([count = 0, isOpen = 0]) => count * isOpen);
    }
  });
}

/** Agents that a world with pools gives a whole pool: all at its first desk, since the pool has those of its desks. */
function poolEntry({ desks }: ScenarioConfig, world: WorldConfig, id: string): Staffing | undefined {
  const pool = desks.find((desk) => desk.id === id)?.pool;
  if (!world.pooled || pool === undefined) return undefined;
  const given = ownValue(world.staffing, pool);
  return given && desks.find((desk) => desk.pool === pool)?.id !== id ? { agents: 0 } : given;
}

/** Of shares written in decimals, so that 0.3 of ten is three. */
const ROUNDING = 1e-9;

interface Source {
  readonly id: string;
  readonly title: Text;
  readonly staffing: Staffing;
  readonly skills: readonly PlannedSkill[];
}

function listSources({ scenario, crossTrainedHandling }: AgentQuestion): Source[] {
  const own = scenario.desks.flatMap(({ id, title, staffing }): Source[] =>
    hasOwnAgents(staffing)
      ? [{ id, title, staffing, skills: [{ desk: id, priority: 0, handlingFactor: 1 }] }]
      : [],
  );
  const skillOf = ({ desk, priority = 1, handlingFactor }: SkillConfig): PlannedSkill => ({
    desk,
    priority: priority - 1,
    handlingFactor: handlingFactor ?? (priority === 1 ? 1 : crossTrainedHandling),
  });
  const groups = (scenario.agentGroups ?? []).map(({ id, title, staffing, skills }): Source => ({
    id,
    title,
    staffing,
    skills: skills.map(skillOf),
  }));
  return [...own, ...groups];
}

function hasOwnAgents(staffing: DeskConfig['staffing']): staffing is Staffing {
  return !('agents' in staffing && staffing.agents === 'groups');
}

interface Load {
  /** Of all fresh callers. */
  readonly share: number;
  readonly seconds: number;
}

function loadOfDesks(question: AgentQuestion): {
  readonly week: Float64Array;
  readonly desks: readonly Load[];
} {
  const { scenario, needs, types, week, handlingSeconds } = question;
  const { desks } = scenario;
  const home = homeDesks(desks, needs);
  const shares = new Array<number>(desks.length).fill(0);
  const indexOf = new Map(needs.map((need, n) => [need, n]));
  for (const type of types) {
    const desk = home[indexOf.get(type.need) ?? -1] ?? -1;
    if (desk >= 0) shares[desk] = (shares[desk] ?? 0) + type.weight;
  }
  const operators = desks.filter((desk) => desk.serves.length === 0).length;
  return {
    week,
    desks: desks.map(({ serves }, d) =>
      serves.length === 0
        ? { share: question.operatorShare / operators, seconds: question.operatorSeconds }
        : { share: shares[d] ?? 0, seconds: handlingSeconds[d] ?? 0 },
    ),
  };
}

/**
 * Agents by hour of the week for the calls of the desks that the group has first; other groups that have a desk as high
 * take an equal part of it. At least one.
 */
function erlangAgents(
  { serviceLevel, withinSeconds }: Extract<Staffing, { readonly serviceLevel: number }>,
  skills: readonly PlannedSkill[],
  sources: readonly Source[],
  { week, desks: loads }: ReturnType<typeof loadOfDesks>,
  desks: readonly DeskConfig[],
): number[] {
  let share = 0;
  let work = 0;
  for (const { desk, priority, handlingFactor } of skills) {
    const ranks = sources.flatMap(({ skills: others }) =>
      others.filter((other) => other.desk === desk).map((other) => other.priority),
    );
    if (priority > Math.min(...ranks)) continue;
    const load = loads[desks.findIndex(({ id }) => id === desk)];
    if (!load) continue;
    const part = load.share / ranks.filter((rank) => rank === priority).length;
    share += part;
    work += part * load.seconds * handlingFactor;
  }
  return Array.from(week, (callers) => {
    const rate = (share * callers) / 3600;
    return rate <= 0 ? 1 : Math.max(1, findErlangAgents(rate, work / share, serviceLevel, withinSeconds));
  });
}

export function mapSteps({ at, value }: Steps, change: (value: number) => number): Steps {
  return { at, value: value.map(change) };
}
