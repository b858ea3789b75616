import type { Exit, PatienceHazard, ServiceTime, WorldProgram } from '../../src/kernel/index.ts';
import { constantSteps, repeatWeek } from '../../src/util/steps.ts';
import type { Chain } from '../../src/util/chain.ts';

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

export interface DeskSpec {
  /** One number for all half-hours, or 336 values. */
  readonly agents: number | readonly number[];
  readonly serves: readonly number[];
  readonly handling?: ServiceTime;
  readonly misroute?: ServiceTime;
}

/** What a test says about its world; everything left out is as plain as can be. */
export interface WorldSpec {
  readonly needs?: number;
  readonly profiles?: number;
  readonly lines?: number;
  readonly products?: readonly number[];
  readonly rows?: readonly (readonly OutcomeSpec[])[];
  readonly exits: readonly { kind: Exit['kind']; desk?: number; serves?: readonly number[] }[];
  /** First row (or -1 - exit) by line and type. Default: row 0, or exit 0 when there are no rows. */
  readonly entry?: (line: number, type: number) => number;
  readonly dial?: (type: number, line: number) => number;
  readonly lineServes?: (line: number, need: number) => boolean;
  readonly rightLine?: readonly number[];
  readonly rightDesk?: readonly number[];
  readonly transfer?: (from: number, to: number) => boolean;
  readonly desks?: readonly DeskSpec[];
  readonly patience?: PatienceHazard;
  readonly days?: number;
  /** Expected fresh callers in each hour. */
  readonly perHour?: number;
  readonly hourlyCv?: number;
  readonly dailyCv?: number;
  readonly typeProbability?: readonly number[];
  readonly redial?: Partial<WorldProgram['redial']>;
  readonly followUp?: Partial<WorldProgram['followUp']>;
  readonly trunks?: number;
}

export const ENDLESS_PATIENCE: PatienceHazard = { from: Float64Array.of(0), rate: Float64Array.of(0) };

export function exponentialPatience(mean: number): PatienceHazard {
  return { from: Float64Array.of(0), rate: Float64Array.of(1 / mean) };
}

export function buildWorld(spec: WorldSpec): WorldProgram {
  const needs = spec.needs ?? 1;
  const profiles = spec.profiles ?? 1;
  const lines = spec.lines ?? 1;
  const types = needs * profiles;
  const desks = spec.desks ?? [];
  const days = spec.days ?? 1;
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
      fill(lines * types, (i) =>
        spec.entry ? spec.entry(Math.floor(i / types), i % types) : spec.rows ? 0 : -1,
      ),
    ),
    clocks: constantSteps(0, 0),
    awake: constantSteps(1, 0),
    loopAt: 0,
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
      open: constantSteps(1, 0),
      whenClosed: { kind: 'announce' },
      overflow: undefined,
      callBack: undefined,
      announcement: undefined,
      serves: Uint8Array.from(desk.serves),
      handling: desk.handling ?? { kind: 'exponential', mean: 180 },
      misroute: desk.misroute ?? { kind: 'exponential', mean: 60 },
    })),
    groups: desks.map(({ agents }, desk) => ({
      agents: repeatWeek(typeof agents === 'number' ? [agents] : agents, 0),
      skills: [{ desk, priority: 0, handlingFactor: 1 }],
    })),
    priorityOfType: new Int32Array(types),
    transferring: { seconds: 0, handlingFactor: 1, fails: 0, goesWrong: 0 },
    patience: [spec.patience ?? ENDLESS_PATIENCE],
    patienceOfProfile: new Int32Array(profiles),
    arrivals: {
      days,
      expected: new Float64Array(days * 24).fill(spec.perHour ?? 100),
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
