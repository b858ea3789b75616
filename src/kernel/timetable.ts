/**
 * All step functions of a world in one table (wasm/steps.ts), and the clock of each minute. Rows, in this order: by
 * desk, the agents of a plain desk while it is open; by desk, whether it is open; whether people call again, and
 * by desk, while it is open; the clock where people call again, else -1; by group, its agents.
 */
import { constantSteps, joinSteps, stepAt, WEEK_SECONDS, type Steps } from '../util/steps.ts';
import type { WorldProgram } from './types.ts';

export interface Timetable {
  readonly start: Int32Array;
  /** By row: the step at `loopAt`. */
  readonly loop: Int32Array;
  readonly at: Float64Array;
  readonly value: Int32Array;
  readonly openRow: number;
  readonly callableRow: number;
  readonly menuRow: number;
  readonly groupRow: number;
  /** By desk: 1 when it ever closes. */
  readonly closes: Uint8Array;
  /** 1 when people call again at any hour. */
  readonly isAlwaysAwake: number;
  /** Of the period and the week behind it; empty when there is one clock. */
  readonly clockOfMinute: Int32Array;
  readonly clockCount: number;
}

export function compileTimetable(program: WorldProgram, ownGroups: Int32Array): Timetable {
  const { desks, groups, awake, clocks, loopAt } = program;
  const isConstant = ({ value }: Steps): boolean => value.every((each) => each === value[0]);
  const join = (all: readonly Steps[], of: (values: readonly number[]) => number): Steps =>
    joinSteps(all, loopAt, of);
  const nobody = constantSteps(0, loopAt);
  const rows: Steps[] = [
    ...desks.map(({ open }, d) => {
      const group = groups[ownGroups[d]!];
      return group ? join([group.agents, open], ([agents, isOpen]) => (isOpen === 1 ? agents! : 0)) : nobody;
    }),
    ...desks.map(({ open }) => open),
    awake,
    ...desks.map(({ open }) =>
      join([awake, open], ([isAwake, isOpen]) => Number(isAwake === 1 && isOpen === 1)),
    ),
    join([awake, clocks], ([isAwake, clock]) => (isAwake === 1 ? clock! : -1)),
    ...groups.map(({ agents }) => agents),
  ];
  const start = new Int32Array(rows.length + 1);
  rows.forEach(({ at }, r) => (start[r + 1] = start[r]! + at.length));
  const count = desks.length;
  return {
    start,
    loop: Int32Array.from(rows, (row, r) => start[r]! + stepAt(row, loopAt)),
    ...layBehind(rows, start),
    openRow: count,
    callableRow: 2 * count,
    menuRow: 3 * count + 1,
    groupRow: 3 * count + 2,
    closes: Uint8Array.from(desks, ({ open }) => Number(!(isConstant(open) && open.value[0] === 1))),
    isAlwaysAwake: Number(isConstant(awake) && awake.value[0] === 1),
    ...readClocks(clocks, loopAt),
  };
}

function layBehind(rows: readonly Steps[], start: Int32Array): Pick<Timetable, 'at' | 'value'> {
  const at = new Float64Array(start.at(-1) ?? 0);
  const value = new Int32Array(at.length);
  rows.forEach((row, r) => {
    at.set(row.at, start[r]);
    value.set(row.value, start[r]);
  });
  return { at, value };
}

function readClocks(clocks: Steps, loopAt: number): Pick<Timetable, 'clockOfMinute' | 'clockCount'> {
  const clockCount = clocks.value.reduce((most, clock) => Math.max(most, clock), 0) + 1;
  if (clockCount === 1) return { clockCount, clockOfMinute: new Int32Array(0) };
  const clockOfMinute = new Int32Array((loopAt + WEEK_SECONDS) / 60);
  clocks.at.forEach((from, i) => clockOfMinute.fill(clocks.value[i]!, from / 60));
  return { clockCount, clockOfMinute };
}

/** Seconds of agents on duty while one of a group's desks is open, over a period that begins at 0. */
export function staffedSeconds({ groups, desks, loopAt }: WorldProgram, seconds: number): Float64Array {
  return Float64Array.from(groups, ({ agents, skills }) => {
    const onDuty = joinSteps(
      [agents, ...skills.map(({ desk }) => desks[desk]!.open)],
      loopAt,
      ([n, ...open]) => (open.includes(1) ? Math.max(0, n!) : 0),
    );
    return integrate(onDuty, loopAt, seconds);
  });
}

function integrate({ at, value }: Steps, loopAt: number, until: number): number {
  const first = stepAt({ at, value }, loopAt);
  let sum = 0;
  for (let i = 0, turned = 0; ;) {
    const begin = at[i]! + turned;
    if (begin >= until) return sum;
    const end = (i + 1 < at.length ? at[i + 1]! : loopAt + WEEK_SECONDS) + turned;
    sum += value[i]! * (Math.min(end, until) - begin);
    i += 1;
    if (i === at.length) {
      i = first;
      turned += WEEK_SECONDS;
    }
  }
}
