/** What an answer has to look like, told from the question alone: for whoever gets answers from elsewhere. */
import { createCounts, SHIFTS_A_WEEK, type ShiftTally, type WorldProgram } from '../kernel/index.ts';
import { WEEK_SECONDS } from '../util/steps.ts';
import { createAssembler } from './assemble-world.ts';
import { withControlWorld } from './control.ts';
import type { DeskStaffing, StudyQuestion } from './study-design.ts';
import type { Work } from './study-work.ts';

/** A plain number, or a column of so many values. */
export type FieldSize = 'number' | { readonly least: number; readonly most: number };

/** What an answer to a piece of work holds. */
export interface AnswerShape {
  /** Replications, or weeks of replications. */
  readonly elements: number;
  /** Of each of them: its fields by name. */
  readonly fields: ReadonlyMap<string, FieldSize>;
}

/**
 * Which exits a menu has depends a little on the parameters: one that nobody can take is none. The others
 * depend on the world alone.
 */
const EXITS_MORE_AT_MOST = 4;
const EXITS_ALWAYS_ALLOWED = 10_000;

/**
 * For one design; worlds are assembled when first asked about. @throws when the work names a world that is not
 * there
 */
export function createAnswerShaper(given: StudyQuestion): (work: Work) => AnswerShape {
  const design = withControlWorld(given);
  const assemble = createAssembler(design);
  const programs = new Map<string, WorldProgram>();
  return (work) => {
    const { world, days, count } = work;
    const key = JSON.stringify([world, days]);
    const program = programs.get(key) ?? assemble(world, {}, days).program;
    programs.set(key, program);
    if ('desks' in work)
      return { elements: count * weeksOf(program), fields: tallyFields(program, work.desks) };
    return { elements: count, fields: countFields(program, work.staffing) };
  };
}

function countFields(program: WorldProgram, staffing: DeskStaffing | undefined): Map<string, FieldSize> {
  const groups = staffing?.skills?.length ?? program.groups.length;
  const counts = createCounts(program);
  return new Map(
    Object.entries<number | Float64Array>({ ...counts }).map(([name, value]): [string, FieldSize] => {
      if (typeof value === 'number') return [name, 'number'];
      if (name === 'exits')
        return [name, { least: 0, most: EXITS_MORE_AT_MOST * value.length + EXITS_ALWAYS_ALLOWED }];
      const isByGroup = name === 'groupBusySeconds' || name === 'staffedSeconds';
      return [name, exactly(isByGroup ? groups : value.length)];
    }),
  );
}

function tallyFields(program: WorldProgram, { skills }: DeskStaffing): Map<string, FieldSize> {
  const desks = exactly(program.desks.length * SHIFTS_A_WEEK);
  const fields: Record<keyof ShiftTally, FieldSize> = {
    offered: desks,
    within: desks,
    abandoned: desks,
    waitSeconds: desks,
    served: desks,
    talkSeconds: desks,
    groupTalkSeconds: exactly((skills?.length ?? program.groups.length) * SHIFTS_A_WEEK),
  };
  return new Map(Object.entries(fields));
}

function weeksOf({ arrivals }: WorldProgram): number {
  return Math.ceil((arrivals.expected.length * 3600) / WEEK_SECONDS);
}

function exactly(length: number): FieldSize {
  return { least: length, most: length };
}
