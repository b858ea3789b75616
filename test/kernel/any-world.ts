import fc from 'fast-check';
import type { DeskProgram, ServiceTime, WorldProgram } from '../../src/kernel/index.ts';
import { constantSteps, type Steps, WEEK_SECONDS } from '../../src/util/steps.ts';
import { buildWorld, exponentialPatience, type OutcomeSpec } from './world-builder.ts';

/** In hundredths: arbitrary doubles are nearly all next to 0, where nothing happens. */
export const share = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
const EXIT_KINDS = [
  'hung-up',
  'attempts',
  'closed',
  'desk',
  'desk',
  'desk',
  'number',
  'self-service',
] as const;

interface Size {
  readonly needs: number;
  readonly profiles: number;
  readonly lines: number;
  readonly desks: number;
  readonly exits: number;
  readonly rows: number;
  readonly loopAt: number;
}

/** Whole minutes, mostly no whole hours. */
const minutes = fc.constantFrom(29, 60, 121, 480, 1500).map((length) => 60 * length);

/** A short pattern that fills the period, and another that fills the week behind it. */
function stepsOf(value: fc.Arbitrary<number>, loopAt: number): fc.Arbitrary<Steps> {
  const pattern = fc.array(fc.tuple(minutes, value), { minLength: 1, maxLength: 5 });
  const patterned = fc.tuple(pattern, pattern).map(([before, behind]): Steps => {
    const at: number[] = [];
    const values: number[] = [];
    const fill = (from: number, until: number, parts: readonly (readonly [number, number])[]): void => {
      for (let start = from, i = 0; start < until; start += parts[i++ % parts.length]![0]) {
        at.push(start);
        values.push(parts[i % parts.length]![1]);
      }
    };
    fill(0, loopAt, before);
    fill(loopAt, loopAt + WEEK_SECONDS, behind);
    return { at: Float64Array.from(at), value: Int32Array.from(values) };
  });
  return fc.oneof(
    value.map((constant) => constantSteps(constant, loopAt)),
    { arbitrary: patterned, weight: 2 },
  );
}

/** Mostly open. */
const opening = fc.constantFrom(1, 1, 0);

const handling: fc.Arbitrary<ServiceTime> = fc.oneof(
  fc.constant({ kind: 'lognormal' as const, mean: 200, sigma: 0.9 }),
  fc.constantFrom(30, 400, 900).map((mean) => ({ kind: 'exponential' as const, mean })),
  fc.constantFrom(0.4, 1, 3.5).map((shape) => ({ kind: 'gamma' as const, mean: 250, shape })),
);

const bits = (n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 0, max: 1 }), { minLength: n, maxLength: n });
const listOf = <T>(n: number, one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(one, { minLength: n, maxLength: n });

const plainDesk = ({ needs, loopAt }: Size): fc.Arbitrary<DeskProgram> =>
  fc.record({
    serves: bits(needs).map((each) => Uint8Array.from(each)),
    handling,
    misroute: handling,
    open: stepsOf(opening, loopAt),
    whenClosed: fc.constantFrom({ kind: 'announce' as const }, { kind: 'queue' as const }),
    overflow: fc.constant(undefined),
    callBack: fc.constant(undefined),
    announcement: fc.constant(undefined),
  });

/** A desk with a group of its own that does nothing else. */
const plainCentre = (size: Size): fc.Arbitrary<Pick<WorldProgram, 'desks' | 'groups'>> =>
  fc.record({
    desks: listOf(size.desks, plainDesk(size)),
    groups: listOf(size.desks, stepsOf(fc.constantFrom(-1, 0, 1, 1, 2, 4), size.loopAt)).map((agents) =>
      agents.map((each, desk) => ({ agents: each, skills: [{ desk, priority: 0, handlingFactor: 1 }] })),
    ),
  });

/** Groups of several desks, overflow, call-backs, announcements. Odd seconds: no timer ends on an edge. */
function routedCentre(size: Size): fc.Arbitrary<Pick<WorldProgram, 'desks' | 'groups'>> {
  const others = (desk: number): number[] =>
    Array.from({ length: size.desks }, (_, d) => d).filter((d) => d !== desk);
  const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
    fc.option(one, { nil: undefined, freq: 3 });
  const desk = (number: number): fc.Arbitrary<DeskProgram> => {
    const other = fc.constantFrom(...others(number), ...(size.desks > 1 ? [] : [0]));
    return fc
      .record({
        plain: plainDesk(size),
        whenClosed: fc.oneof(
          fc
            .constantFrom('announce' as const, 'queue' as const, 'call-back' as const)
            .map((kind) => ({ kind })),
          ...(size.desks > 1 ? [other.map((to) => ({ kind: 'overflow' as const, desk: to }))] : []),
        ),
        overflow:
          size.desks > 1
            ? maybe(fc.record({ afterSeconds: fc.constantFrom(3.3, 61.7, 300.3), desk: other }))
            : fc.constant(undefined),
        callBack: maybe(
          fc.record({
            afterSeconds: fc.constantFrom(0, 20.7, 200.9),
            accepted: share,
            kept: share,
            answered: share,
            missedSeconds: fc.constantFrom(17.3, 45.1),
          }),
        ),
        announcement: maybe(fc.record({ balks: share, patienceFactor: fc.constantFrom(0.5, 1, 1.7) })),
      })
      .map(({ plain, whenClosed, ...rest }) => ({
        ...plain,
        whenClosed: whenClosed.kind === 'call-back' && !rest.callBack ? { kind: 'queue' } : whenClosed,
        ...rest,
      }));
  };
  const group = fc.record({
    agents: stepsOf(fc.constantFrom(0, 1, 1, 2, 4), size.loopAt),
    skills: fc
      .subarray(
        Array.from({ length: size.desks }, (_, d) => d),
        { minLength: 1 },
      )
      .chain((desks) =>
        fc.tuple(
          ...desks.map((each) =>
            fc.record({
              desk: fc.constant(each),
              priority: fc.nat(2),
              handlingFactor: fc.constantFrom(0.8, 1, 1.3),
            }),
          ),
        ),
      ),
  });
  return fc
    .record({
      desks: fc.tuple(...Array.from({ length: size.desks }, (_, d) => desk(d))),
      groups: fc.array(group, { minLength: 1, maxLength: 4 }),
      mayMiss: fc.boolean(),
    })
    .map(({ desks, groups, mayMiss }) => ({
      // Agents of a group who all miss somebody at an edge would be free again at the same moment: a tie.
      desks: desks.map(({ callBack, ...rest }) => ({
        ...rest,
        callBack: callBack && (mayMiss ? callBack : { ...callBack, answered: 1 }),
      })),
      groups: groups.map(({ agents, skills }) => ({
        skills,
        agents: mayMiss ? { ...agents, value: agents.value.map((count) => Math.min(1, count)) } : agents,
      })),
    }));
}

const menus = (size: Size) => {
  const outcome = fc.record({
    weight: fc.integer({ min: 0, max: 5 }),
    seconds: fc.integer({ min: 0, max: 60 }),
    to: fc.integer({ min: -size.exits, max: size.rows - 1 }),
    flags: fc.integer({ min: 0, max: 3 }),
  });
  return {
    rows: listOf(size.rows, fc.array(outcome, { maxLength: 5 })),
    exits: listOf(
      size.exits,
      fc.record({
        kind: fc.constantFrom(...EXIT_KINDS),
        desk: fc.nat(size.desks - 1),
        serves: bits(size.needs),
      }),
    ),
    entries: listOf(6, fc.integer({ min: -size.exits, max: size.rows - 1 })),
    clocks: stepsOf(fc.nat(1), size.loopAt),
  };
};

const callers = (size: Size) => ({
  transfer: bits(size.desks ** 2),
  lineServes: bits(size.lines * size.needs),
  advice: listOf(size.needs, fc.integer({ min: -1, max: size.lines - 1 })),
  products: listOf(size.needs, fc.nat(2)),
  patience: fc.constantFrom(20, 300, 5000),
  perHour: fc.constantFrom(2, 10, 40, 40),
  hours: fc.constantFrom(23, 24, 25),
  trunks: fc.constantFrom(undefined, undefined, undefined, 0, 1, 5),
  cv: fc.constantFrom(0, 0.3),
  awake: stepsOf(opening, size.loopAt),
  redial: fc.record({
    probability: share,
    sigma: fc.constantFrom(0, 1.6),
    maxDials: fc.integer({ min: 1, max: 5 }),
  }),
  followUp: fc.record({
    resolved: share,
    selfServiceResolved: share,
    repeatProbability: share,
    followsAdvice: share,
    remembersNumber: share,
    secondNeed: share,
    repeatMeanSeconds: fc.constantFrom(600, 90_000),
  }),
  transferring: fc.record({
    seconds: fc.constantFrom(0, 23.7),
    handlingFactor: fc.constantFrom(0.7, 1, 1.2),
    fails: fc.constantFrom(0, 0.3),
    goesWrong: fc.constantFrom(0, 0.3),
  }),
});

function anyWorld(
  centreOf: (size: Size) => fc.Arbitrary<Pick<WorldProgram, 'desks' | 'groups'>>,
  priority: fc.Arbitrary<number>,
): fc.Arbitrary<WorldProgram> {
  return fc
    .record({
      needs: fc.integer({ min: 1, max: 4 }),
      profiles: fc.integer({ min: 1, max: 2 }),
      lines: fc.integer({ min: 1, max: 3 }),
      desks: fc.constantFrom(2, 3, 3, 1),
      exits: fc.integer({ min: 1, max: 6 }),
      rows: fc.integer({ min: 1, max: 5 }),
      loopAt: fc.constantFrom(0, 25_200, 86_400),
    })
    .chain((size) =>
      fc
        .record({
          ...menus(size),
          ...callers(size),
          centre: centreOf(size),
          priorities: listOf(size.needs * size.profiles, priority),
        })
        .map(({ centre, ...w }) => ({
          ...buildWorld({
            ...size,
            ...w,
            // The last outcome of every row is a way out.
            rows: w.rows.map((row) => normalise([...row, { weight: 1, seconds: 3, to: -1, flags: 0 }])),
            entry: (line, type, clock) => w.entries[(line * 5 + type + clock) % 6]!,
            lineServes: (line, need) => w.lineServes[line * size.needs + need] === 1,
            rightLine: w.advice,
            rightDesk: Array.from({ length: size.needs }, (_, n) =>
              centre.desks.findIndex(({ serves }) => serves[n] === 1),
            ),
            desks: centre.desks.map(({ serves }) => ({ serves: [...serves] })),
            transfer: (from, to) => w.transfer[from * size.desks + to] === 1,
            patience: exponentialPatience(w.patience),
            hourlyCv: w.cv,
            dailyCv: w.cv,
          }),
          ...centre,
        })),
    );
}

/**
 * Any small world in which every desk has agents of its own: wrong desks, desks without agents or closed,
 * lines that lead nowhere, few trunks, everything on or off.
 */
export const worlds: fc.Arbitrary<WorldProgram> = anyWorld(plainCentre, fc.constant(0));

/** The same with agents who serve several desks, priorities, overflow, call-backs and announcements. */
export const routedWorlds: fc.Arbitrary<WorldProgram> = anyWorld(routedCentre, fc.nat(3));

function normalise(
  row: readonly { weight: number; seconds: number; to: number; flags: number }[],
): OutcomeSpec[] {
  const sum = row.reduce((total, o) => total + o.weight, 0);
  return row.map((o) => ({
    p: o.weight / sum,
    seconds: o.seconds,
    flags: o.flags,
    ...(o.to < 0 ? { exit: -1 - o.to } : { row: o.to }),
  }));
}
