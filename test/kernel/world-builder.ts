import type {
  DeskProgram,
  Exit,
  GroupProgram,
  PatienceHazard,
  ServiceTime,
  WorldProgram,
} from '../../src/kernel/index.ts';
import type { Chain } from '../../src/util/chain.ts';
import { constantSteps, repeatWeek, type Steps } from '../../src/util/steps.ts';

/** One outcome of a row: a row to go on to (`row`) or an exit to leave by (`exit`). */
export interface OutcomeSpec {
  readonly p: number;
  readonly seconds?: number;
  readonly row?: number;
  readonly exit?: number;
  readonly flags?: number;
}

export function buildChain(rows: readonly (readonly OutcomeSpec[])[]): Chain {
  const all = rows.flat();
  const rowStart = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => (rowStart[r + 1] = rowStart[r]! + row.length));
  return {
    rowStart,
    probability: Float64Array.from(all, (o) => o.p),
    seconds: Float64Array.from(all, (o) => o.seconds ?? 0),
    target: Int32Array.from(all, (o) => o.row ?? -1 - (o.exit ?? 0)),
    flags: Uint8Array.from(all, (o) => o.flags ?? 0),
  };
}

/** One number for all times, a week in equal parts that begins with the period, or steps. */
export type StepSpec = number | readonly number[] | Steps;

export interface DeskSpec extends Partial<
  Pick<DeskProgram, 'whenClosed' | 'overflow' | 'callBack' | 'announcement'>
> {
  /** Of a group that serves this desk alone; left out: the world's `groups` say who serves it. */
  readonly agents?: StepSpec;
  readonly serves: readonly number[];
  readonly handling?: ServiceTime;
  readonly misroute?: ServiceTime;
  /** 1 or 0; always open by default. */
  readonly open?: StepSpec;
}

export interface GroupSpec {
  readonly agents: StepSpec;
  /** Desks it serves, first ones first, or with everything said. */
  readonly skills: readonly (number | GroupProgram['skills'][number])[];
}

/** What a test says about its world; everything left out is as plain as can be. */
export interface WorldSpec {
  readonly needs?: number;
  readonly profiles?: number;
  readonly lines?: number;
  readonly products?: readonly number[];
  readonly rows?: readonly (readonly OutcomeSpec[])[];
  readonly exits: readonly { kind: Exit['kind']; desk?: number; serves?: readonly number[] }[];
  /** First row (or -1 - exit) by line, type and clock. Default: row 0, or exit 0 when there are no rows. */
  readonly entry?: (line: number, type: number, clock: number) => number;
  readonly dial?: (type: number, line: number) => number;
  readonly lineServes?: (line: number, need: number) => boolean;
  readonly rightLine?: readonly number[];
  readonly rightDesk?: readonly number[];
  readonly transfer?: (from: number, to: number) => boolean;
  readonly desks?: readonly DeskSpec[];
  /** Besides those of desks that name agents of their own. */
  readonly groups?: readonly GroupSpec[];
  readonly priorities?: readonly number[];
  readonly transferring?: Partial<WorldProgram['transferring']>;
  readonly loopAt?: number;
  readonly clocks?: StepSpec;
  /** 1 or 0. */
  readonly awake?: StepSpec;
  readonly patience?: PatienceHazard;
  readonly days?: number;
  /** Hours of the period; default: of its days. */
  readonly hours?: number;
  /** Expected fresh callers in each hour. */
  readonly perHour?: number;
  readonly hourlyCv?: number;
  readonly dailyCv?: number;
  readonly typeProbability?: readonly number[];
  readonly redial?: Partial<WorldProgram['redial']>;
  readonly followUp?: Partial<WorldProgram['followUp']>;
  readonly trunks?: number | undefined;
}

export const ENDLESS_PATIENCE: PatienceHazard = { from: Float64Array.of(0), rate: Float64Array.of(0) };

export function exponentialPatience(mean: number): PatienceHazard {
  return { from: Float64Array.of(0), rate: Float64Array.of(1 / mean) };
}

const isSteps = (values: readonly number[] | Steps): values is Steps => 'at' in values && 'value' in values;

export function buildWorld(spec: WorldSpec): WorldProgram {
  const needs = spec.needs ?? 1;
  const profiles = spec.profiles ?? 1;
  const lines = spec.lines ?? 1;
  const types = needs * profiles;
  const desks = spec.desks ?? [];
  const days = spec.days ?? 1;
  const loopAt = spec.loopAt ?? 0;
  const steps = (values: StepSpec): Steps => {
    if (typeof values === 'number') return constantSteps(values, loopAt);
    return isSteps(values) ? values : repeatWeek(values, loopAt);
  };
  const clocks = steps(spec.clocks ?? 0);
  const fill = (length: number, value: (i: number) => number): number[] =>
    Array.from({ length }, (_, i) => value(i));
  return {
    needCount: needs,
    profileCount: profiles,
    lineCount: lines,
    productOfNeed: Int32Array.from(spec.products ?? fill(needs, (n) => n)),
    chain: buildChain(spec.rows ?? []),
    exits: spec.exits.map((exit) => ({
      kind: exit.kind,
      desk: exit.desk ?? -1,
      serves: Uint8Array.from(exit.serves ?? fill(needs, () => 1)),
    })),
    entry: Int32Array.from(
      fill((1 + Math.max(...clocks.value)) * lines * types, (i) =>
        spec.entry
          ? spec.entry(Math.floor(i / types) % lines, i % types, Math.floor(i / types / lines))
          : spec.rows
            ? 0
            : -1,
      ),
    ),
    loopAt,
    clocks,
    awake: steps(spec.awake ?? 1),
    dial: Float64Array.from(
      fill(types * lines, (i) => (spec.dial ? spec.dial(Math.floor(i / lines), i % lines) : 1 / lines)),
    ),
    lineServes: Uint8Array.from(
      fill(lines * needs, (i) => (spec.lineServes?.(Math.floor(i / needs), i % needs) === false ? 0 : 1)),
    ),
    rightLine: Int32Array.from(spec.rightLine ?? fill(needs, () => -1)),
    rightDesk: Int32Array.from(spec.rightDesk ?? fill(needs, () => -1)),
    transfer: Uint8Array.from(
      fill(desks.length ** 2, (i) =>
        spec.transfer?.(Math.floor(i / desks.length), i % desks.length) === true ? 1 : 0,
      ),
    ),
    desks: desks.map((desk) => ({
      serves: Uint8Array.from(desk.serves),
      handling: desk.handling ?? { kind: 'exponential', mean: 180 },
      misroute: desk.misroute ?? { kind: 'exponential', mean: 60 },
      open: steps(desk.open ?? 1),
      whenClosed: desk.whenClosed ?? { kind: 'announce' },
      overflow: desk.overflow,
      callBack: desk.callBack,
      announcement: desk.announcement,
    })),
    groups: [
      ...desks.flatMap(({ agents }, desk) => (agents === undefined ? [] : [{ agents, skills: [desk] }])),
      ...(spec.groups ?? []),
    ].map(({ agents, skills }) => ({
      agents: steps(agents),
      skills: skills.map((skill, priority) =>
        typeof skill === 'number' ? { desk: skill, priority, handlingFactor: 1 } : skill,
      ),
    })),
    priorityOfType: Int32Array.from(spec.priorities ?? fill(types, () => 0)),
    transferring: { seconds: 0, handlingFactor: 1, fails: 0, goesWrong: 0, ...spec.transferring },
    patience: [spec.patience ?? ENDLESS_PATIENCE],
    patienceOfProfile: new Int32Array(profiles),
    arrivals: {
      days,
      expected: new Float64Array(spec.hours ?? days * 24).fill(spec.perHour ?? 100),
      hourlyCv: spec.hourlyCv ?? 0,
      dailyCv: spec.dailyCv ?? 0,
      typeProbability: Float64Array.from(spec.typeProbability ?? fill(types, () => 1 / types)),
    },
    redial: { probability: 0, mu: 6.58, sigma: 1.64, maxSeconds: 14_400, maxDials: 1, ...spec.redial },
    followUp: {
      resolved: 1,
      selfServiceResolved: 1,
      repeatProbability: 0,
      repeatMeanSeconds: 86_400,
      followsAdvice: 0,
      adviceMeanSeconds: 60,
      remembersNumber: 0,
      secondNeed: 0,
      ...spec.followUp,
    },
    trunks: spec.trunks,
  };
}
