/** Staffing of worlds, organised in each way, and both compared again when each has the agents its plan says. */
import { SHIFTS_A_WEEK } from '../../kernel/index.ts';
import { assembleWorld } from '../assemble-world.ts';
import { mapWithWidth, type RunnerPool } from '../runner.ts';
import { openShifts, ownAgents } from '../staffed-program.ts';
import type { RepeatedQuestion } from '../study-design.ts';
import { FIGURE_INFO } from '../figures/index.ts';
import { countMonthsOf, luckOf, observerOf } from './ask-months.ts';
import { compareStaffed, COMPARED_FIGURES, type StaffedCase } from './compare-staffed.ts';
import { coverWithShifts } from './cover-shifts.ts';
import { judgePlan } from './judge-plan.ts';
import { collectMonth, type MonthMoments, type SeenMonth } from './moments.ts';
import type { StaffLayout } from './layout.ts';
import { createLevelModel } from './level-curve.ts';
import { hoursOf, peakOf, searchAgents, type DeskObserver, type FoundPlan } from './search-agents.ts';
import type { ServiceTarget, StaffingResult, StaffingWay } from './types.ts';
import {
  findPools,
  isSameWay,
  layOutWay,
  listWays,
  nameQueues,
  shrinkageOf,
  skillsOf,
  withDesksApart,
} from './ways.ts';

export interface StaffingAsk {
  readonly target: ServiceTarget;
  /** Least length of a shift, in half-hours. Absent: agents come and go by the half-hour. */
  readonly leastShift?: number | undefined;
  /** Absent: all that the scenario allows. */
  readonly ways?: readonly StaffingWay[] | undefined;
}

export interface StaffingHooks {
  /** Called after every month simulated, of any case. */
  readonly onMonth?: (casesDone: number) => void;
  readonly signal?: { readonly aborted: boolean };
}

/** A thread keeps a few designs ready; more cases at once would make it assemble them again and again. */
const MOST_CASES_AT_ONCE = 3;
/** A trial looks at a quarter of the months that judge the plan: the search has four trials. */
const TRIAL_PART = 4;
const TRIALS = 4;

export interface CaseQuestion {
  readonly world: string;
  readonly way: StaffingWay;
}

export function listCases(
  { scenario, worlds }: RepeatedQuestion,
  ways: readonly StaffingWay[] = listWays(scenario),
): CaseQuestion[] {
  return worlds.flatMap((world) => ways.map((way) => ({ world, way })));
}

/** Months that a case simulates, for whoever shows how far it is. */
export function countMonths(replications: number): number {
  return (TRIALS + 1) * trialMonths(replications) + 2 * replications;
}

function trialMonths(replications: number): number {
  return Math.ceil(replications / TRIAL_PART);
}

/** @throws when the design names worlds or machines that do not exist; check it with `checkDesign` first. */
export async function planStaffing(
  design: RepeatedQuestion,
  ask: StaffingAsk,
  pool: RunnerPool,
  hooks: StaffingHooks = {},
): Promise<StaffingResult> {
  const wanted = listCases(design, ask.ways);
  let casesDone = 0;
  // Cases wait for nothing of each other, and trials of a case for each other: several at once keep all
  // threads busy.
  const found = await mapWithWidth(
    wanted,
    Math.min(MOST_CASES_AT_ONCE, Math.max(1, pool.width)),
    async (question) => {
      const result = await staffCase(
        design,
        ask,
        question,
        pool,
        () => hooks.onMonth?.(casesDone),
        hooks.signal,
      );
      casesDone += 1;
      return result;
    },
  );
  const staffed = found.filter((each) => each !== undefined);
  const { id, title, compare } = design.scenario;
  const find = (world: string, way: StaffingWay): StaffedCase | undefined =>
    staffed.find((each) => each.world === world && isSameWay(each.way, way));
  return {
    format: 'dialtree-staffing',
    version: 2,
    scenario: { id, title, file: design.file },
    seed: design.seed,
    replications: design.replications,
    target: ask.target,
    leastShift: ask.leastShift,
    compare,
    pools: findPools(design.scenario).of,
    cases: staffed.map(({ counts: _, ...each }) => each),
    comparisons:
      compare.before === compare.after
        ? []
        : listWays(design.scenario).flatMap((way) => {
            const [before, after] = [find(compare.before, way), find(compare.after, way)];
            return before && after ? [compareStaffed(before, after, design.scenario.days)] : [];
          }),
    figures: FIGURE_INFO.filter((info) => COMPARED_FIGURES.some((figure) => figure.id === info.id)),
    isStopped: staffed.length < wanted.length,
    replay: design.replay,
  };
}

/** Undefined when it was stopped. */
async function staffCase(
  design: RepeatedQuestion,
  { target, leastShift }: StaffingAsk,
  { world, way }: CaseQuestion,
  pool: RunnerPool,
  onMonth: () => void,
  signal: StaffingHooks['signal'],
): Promise<StaffedCase | undefined> {
  const question = withDesksApart(design, world);
  const { program, desks, config } = assembleWorld(question, world, {});
  const layout = layOutWay(openShifts(program), findPools(design.scenario).members, way);
  const skills = skillsOf(layout, way);
  const runner = pool.openRunner(question);
  const months = observerOf(runner, world, target, skills, onMonth, signal);
  const observe: DeskObserver = async (agents, from, count) => {
    const seen = await months(agents, from, count);
    return seen?.map((weeks, i) => ({
      weeks,
      luck: luckOf(program.arrivals, design.seed, from + i),
    }));
  };
  const { hourlyCv, dailyCv } = program.arrivals;
  const found = await searchAgents(
    {
      layout,
      target,
      model: createLevelModel(target.withinSeconds, Math.hypot(hourlyCv, dailyCv)),
      handlingSeconds:
        program.desks.reduce((sum, desk) => sum + desk.handling.mean, 0) / program.desks.length,
      staffed: ownAgents(program),
      months: trialMonths(design.replications),
    },
    observe,
  );
  if (!found) return undefined;
  // Months from here on are new to the plan.
  const from = TRIALS * trialMonths(design.replications);
  const seen = await observe(found.agents, from, design.replications);
  const fewer = seen && (await observe(found.fewer, from, trialMonths(design.replications)));
  if (!seen || !fewer) return undefined;
  const collect = (month: SeenMonth): MonthMoments => collectMonth(month, layout);
  const roster = coverGroups(found.agents, leastShift, layout);
  const counts = await countMonthsOf(
    runner,
    world,
    { agents: Array.from(roster), skills },
    from,
    design.replications,
    onMonth,
    signal,
  );
  if (!counts) return undefined;
  const shiftHours = hoursOf(roster);
  const shrinkage = shrinkageOf(layout, design.scenario.desks);
  // Whole people: what a roster in the scenario file comes to on the phone is rounded down.
  const paid = splitGroups(roster).map((agents, group) =>
    agents.map((count) => Math.ceil(count / (1 - (shrinkage[group] ?? 0)) - ROUNDING)),
  );
  const named = nameQueues(layout, desks, design.scenario.desks);
  return {
    world,
    title: config.title,
    way,
    desks: named,
    groups: named,
    plan: {
      ...describePlan(found),
      roster: splitGroups(roster),
      shiftHours,
      paid,
      paidHours: paid.reduce((sum, agents) => sum + hoursOf(agents), 0),
      judgement: judgePlan(seen.map(collect), fewer.map(collect), {
        layout,
        target,
        need: found.need,
        agents: found.agents,
      }),
    },
    counts,
  };
}

/** Of shares written in decimals. */
const ROUNDING = 1e-9;

function describePlan({ agents, trials, months, without }: FoundPlan) {
  return {
    agents: splitGroups(agents),
    peak: peakOf(agents),
    weeklyHours: hoursOf(agents),
    trials,
    months,
    without,
  };
}

function coverGroups(agents: Int32Array, leastShift: number | undefined, layout: StaffLayout): Int32Array {
  if (leastShift === undefined) return agents;
  const roster = new Int32Array(agents.length);
  for (const { groups, queues } of layout.clusters)
    for (const { group } of groups) {
      const from = group * SHIFTS_A_WEEK;
      const isOpen = Array.from({ length: SHIFTS_A_WEEK }, (_, shift) =>
        Number(queues.some((queue) => layout.open[queue * SHIFTS_A_WEEK + shift] === 1)),
      );
      roster.set(coverWithShifts(agents.slice(from, from + SHIFTS_A_WEEK), leastShift, isOpen), from);
    }
  return roster;
}

function splitGroups(agents: Int32Array): Int32Array[] {
  return Array.from({ length: agents.length / SHIFTS_A_WEEK }, (_, group) =>
    agents.slice(group * SHIFTS_A_WEEK, (group + 1) * SHIFTS_A_WEEK),
  );
}
