import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_PARAMETERS,
  exposeTo,
  hangUpProbability,
  neighboursOf,
  outcomesAt,
  softmax,
  valuesOf,
  type Dispositions,
  type HeardMenu,
  type HeardOption,
  type Mood,
  type OutcomeTable,
  type ParameterValues,
} from '../../src/behaviour/index.ts';
import { KEYS, type EventName, type Key } from '../../src/chart/index.ts';

const defaults = valuesOf(DEFAULT_PARAMETERS);
/** Nothing goes wrong, nobody hangs up, scent is perceived as it is. */
const PERFECT: ParameterValues = {
  ...defaults,
  hangUpProgressing: 0,
  hangUpStuck: 0,
  scentNoise: 0,
  noInput: 0,
  noMatch: 0,
  slip: 0,
  guesses: 0,
  stepsBack: 0,
  operatorAtOnce: 0,
  operatorWhenStuck: 0,
  bargeInUsed: 1,
  bargeInNew: 1,
};
const calm: Dispositions = { knowsMenus: true, patient: true, memory: 'high' };

function menuOf(
  scents: readonly number[],
  roles: readonly (readonly [Key, HeardOption['role']])[] = [],
): HeardMenu {
  const choices = scents.map((scent, i): HeardOption => ({
    key: KEYS[i + 1] as Key,
    role: 'choice',
    startSeconds: i,
    endSeconds: i + 1,
    scent,
  }));
  const shared = roles.map(([key, role], i): HeardOption => ({
    key,
    role,
    startSeconds: scents.length + i,
    endSeconds: scents.length + i + 1,
    scent: 0,
  }));
  const options = [...choices, ...shared];
  return {
    options,
    endSeconds: options.length,
    noInputSeconds: 5,
    deadKeys: KEYS.filter((key) => !options.some((o) => o.key === key)),
  };
}
const probability = (table: OutcomeTable, event: EventName): number =>
  table.find((o) => o.event === event)?.probability ?? 0;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyMenu = fc
  .record({
    scents: fc.array(share, { maxLength: 8 }),
    roles: fc.subarray([
      ['0', 'operator'],
      ['star', 'repeat'],
      ['pound', 'back'],
    ] as const),
    pace: fc.double({ min: 0, max: 8, noNaN: true }),
    tail: fc.double({ min: 0, max: 5, noNaN: true }),
    noInputSeconds: fc.double({ min: 0, max: 60, noNaN: true }),
  })
  .map(({ scents, roles, pace, tail, noInputSeconds }): HeardMenu => {
    const menu = menuOf(scents, roles);
    const options = menu.options.map((o) => ({
      ...o,
      startSeconds: o.startSeconds * pace,
      endSeconds: o.endSeconds * pace,
    }));
    return { ...menu, options, endSeconds: menu.endSeconds * pace + tail, noInputSeconds };
  });
const anyWho = fc.record({
  knowsMenus: fc.boolean(),
  patient: fc.boolean(),
  memory: fc.constantFrom('low', 'high'),
});
const anyMood = fc.constantFrom<Mood>('progressing', 'stuck');
const anyValues = fc.record(
  Object.fromEntries(
    Object.entries(DEFAULT_PARAMETERS).map(([name, { low, high }]) => [
      name,
      fc.double({ min: low, max: high, noNaN: true }),
    ]),
  ),
) as unknown as fc.Arbitrary<ParameterValues>;

describe('the table of outcomes', () => {
  it('holds each event once, with probabilities that sum to 1, for any menu, caller and parameters', () => {
    fc.assert(
      fc.property(anyMenu, anyWho, anyMood, anyValues, (menu, who, mood, values) => {
        const table = outcomesAt(menu, who, mood, values);
        expect(table.reduce((sum, o) => sum + o.probability, 0)).toBeCloseTo(1, 12);
        expect(new Set(table.map((o) => o.event)).size).toBe(table.length);
        for (const o of table) {
          expect(o.probability).toBeGreaterThanOrEqual(0);
          expect(o.seconds).toBeGreaterThanOrEqual(0);
          expect(o.seconds).toBeLessThanOrEqual(
            menu.endSeconds + menu.noInputSeconds + values.decideSeconds + values.silenceAfterKey + 1e-9,
          );
        }
      }),
    );
  });
  it('names no key that nobody takes: that is a NO_MATCH', () => {
    fc.assert(
      fc.property(anyMenu, anyWho, anyMood, (menu, who, mood) => {
        const dead = menu.deadKeys.map((key) => `DTMF.${key}`);
        expect(outcomesAt(menu, who, mood, defaults).filter((o) => dead.includes(o.event))).toEqual([]);
      }),
    );
  });
  it('has no hang-up when there are no hazards and nobody gives up', () => {
    fc.assert(
      fc.property(anyMenu, anyWho, anyMood, anyValues, (menu, who, mood, values) => {
        const table = outcomesAt(menu, who, mood, {
          ...values,
          hangUpProgressing: 0,
          hangUpStuck: 0,
          givesUp: 0,
        });
        expect(probability(table, 'HANGUP')).toBe(0);
      }),
    );
  });
  it('loses at least as many impatient callers as patient ones', () => {
    fc.assert(
      fc.property(anyMenu, anyWho, anyMood, (menu, who, mood) => {
        // Reaching for the operator early is the one thing that saves an impatient caller from the menu.
        const values = {
          ...defaults,
          operatorAtOnce: 0,
          operatorWhenStuck: 0,
          reachesOperator: 0,
          reachesUnannounced: 0,
          stuckShift: 0,
        };
        const lost = (patient: boolean): number =>
          probability(outcomesAt(menu, { ...who, patient }, mood, values), 'HANGUP');
        expect(lost(false)).toBeGreaterThanOrEqual(lost(true) - 1e-12);
      }),
    );
  });
});

describe('a caller', () => {
  it('presses the right key as soon as it was announced when scent is perfect', () => {
    const [only, ...rest] = outcomesAt(menuOf([0, 0, 1, 0, 0]), calm, 'progressing', PERFECT);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ event: 'DTMF.3', probability: 1 });
    expect(only?.seconds).toBeCloseTo(3 + 1.6 + 0.5, 9);
  });
  it('who does not barge in presses the same key at the end', () => {
    const [only] = outcomesAt(menuOf([0, 0, 1, 0, 0]), calm, 'progressing', { ...PERFECT, bargeInUsed: 0 });
    expect(only).toMatchObject({ event: 'DTMF.3', probability: 1 });
    expect(only?.seconds).toBeCloseTo(5 + 1.6 + 0.5, 9);
  });
  it('chooses by softmax at the end: scent 1 against six distractors of .5 at temperature .2 gives .670', () => {
    expect(softmax([1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], 0.2)[0]).toBeCloseTo(0.67, 3);
    const undecided = { ...PERFECT, highMark: 2, retentionHigh: 1, nothingFits: -50 };
    const table = outcomesAt(menuOf([1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]), calm, 'progressing', undecided);
    expect(probability(table, 'DTMF.1')).toBeCloseTo(0.67, 3);
  });
  it('who hears no option that fits asks again, guesses, reaches for an operator, gives up or stays silent', () => {
    const values = { ...PERFECT, scentNoise: 0.1, guesses: 0.2 };
    const table = outcomesAt(
      menuOf(
        [0, 0],
        [
          ['0', 'operator'],
          ['star', 'repeat'],
        ],
      ),
      calm,
      'progressing',
      values,
    );
    expect(probability(table, 'DTMF.star')).toBeCloseTo(0.5, 9);
    expect(probability(table, 'DTMF.1')).toBeCloseTo(0.05, 9);
    expect(probability(table, 'DTMF.2')).toBeCloseTo(0.05, 9);
    expect(probability(table, 'DTMF.0')).toBeCloseTo(0.2, 9);
    expect(probability(table, 'HANGUP')).toBeCloseTo(0.2 * 0.3, 9);
    expect(probability(table, 'NO_INPUT')).toBeCloseTo(0.2 * 0.7, 9);
  });
  it('who hears nothing that fits may step back, and takes a way back that says where to', () => {
    const values = { ...PERFECT, stepsBack: 0.4 };
    const menu = menuOf([0, 0], [['pound', 'back']]);
    expect(probability(outcomesAt(menu, calm, 'progressing', values), 'DTMF.pound')).toBeCloseTo(
      0.5 * 0.4,
      9,
    );
    const named = {
      ...menu,
      options: menu.options.map((option) => (option.role === 'back' ? { ...option, scent: 0.6 } : option)),
    };
    expect(probability(outcomesAt(named, calm, 'progressing', values), 'DTMF.pound')).toBeGreaterThan(0.7);
  });
  it('used to menus presses 0 unannounced; a newcomer does not', () => {
    const failed = (knowsMenus: boolean): number =>
      probability(outcomesAt(menuOf([0, 0]), { ...calm, knowsMenus }, 'progressing', PERFECT), 'NO_MATCH');
    expect(failed(true)).toBeGreaterThan(0);
    expect(failed(false)).toBe(0);
  });
  it('with little memory finds an early candidate less often', () => {
    const found = (memory: 'low' | 'high', scents: number[]): number =>
      probability(outcomesAt(menuOf(scents), { ...calm, memory }, 'progressing', PERFECT), 'DTMF.1');
    expect(found('low', [0.5, 0, 0, 0, 0, 0, 0])).toBeLessThan(found('high', [0.5, 0, 0, 0, 0, 0, 0]) - 0.05);
    expect(found('low', [0.5])).toBeCloseTo(found('high', [0.5]), 12);
  });
  it('slips to the keys next to the meant one', () => {
    const table = outcomesAt(menuOf([0, 0, 0, 0, 1, 0, 0]), calm, 'progressing', { ...PERFECT, slip: 0.04 });
    expect(neighboursOf('5')).toEqual(['2', '8', '4', '6']);
    for (const event of ['DTMF.2', 'DTMF.4', 'DTMF.6'] as const)
      expect(probability(table, event)).toBeCloseTo(0.01, 9);
    expect(probability(table, 'NO_MATCH')).toBeCloseTo(0.01, 9);
    expect(probability(table, 'DTMF.5')).toBeCloseTo(0.96, 9);
  });
  it('is likelier to take a better fitting option', () => {
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        share,
        anyWho,
        anyMood,
        (scents, at, better, who, mood) => {
          const i = at % scents.length;
          const raised = scents.map((s, j) => (j === i ? Math.max(s, better) : s));
          const event: EventName = `DTMF.${KEYS[i + 1] as Key}`;
          // Slips and operator habits could pass through the key; they are not what is compared.
          const values = { ...defaults, slip: 0 };
          const before = probability(outcomesAt(menuOf(scents), who, mood, values), event);
          expect(probability(outcomesAt(menuOf(raised), who, mood, values), event)).toBeGreaterThanOrEqual(
            before - 1e-12,
          );
        },
      ),
    );
  });
  it('hears 6.5 options in a 7 x 4 menu and 14.5 in a flat menu of 28 when needs are uniform', () => {
    const heard = (size: number): number => {
      // One option a second, so seconds to the press less deciding are options heard. A pad has 9 keys; a
      // flat menu of 28 is heard in theory.
      const waits = Array.from({ length: size }, (_, wanted) => {
        const options = Array.from({ length: size }, (_, i): HeardOption => ({
          key: '1',
          role: 'choice',
          startSeconds: i,
          endSeconds: i + 1,
          scent: i === wanted ? 1 : 0,
        }));
        const [only] = outcomesAt(
          { options, endSeconds: size, noInputSeconds: 5, deadKeys: [] },
          calm,
          'progressing',
          PERFECT,
        );
        return (only?.seconds ?? Number.NaN) - PERFECT.decideSeconds - PERFECT.silenceAfterKey;
      });
      return waits.reduce((a, b) => a + b, 0) / size;
    };
    expect(heard(7) + heard(4)).toBeCloseTo(6.5, 9);
    expect(heard(28)).toBeCloseTo(14.5, 9);
  });
});

describe('the hang-up hazard', () => {
  it('makes 10 s in progress and 20 s stuck lose .338, 10 s in progress alone .013', () => {
    const progress = { hazard: 0.0013, seconds: 10 };
    expect(hangUpProbability([progress, { hazard: 0.02, seconds: 20 }])).toBeCloseTo(0.338, 3);
    expect(hangUpProbability([progress])).toBeCloseTo(0.013, 3);
  });
  it('has the mean of the cut exponential, continuous where its series takes over', () => {
    for (const hazard of [1e-9, 9.99e-5, 1.001e-4, 0.02, 3]) {
      const { stays, leaves, leaveSeconds } = exposeTo(hazard, 10);
      expect(stays + leaves).toBeCloseTo(1, 12);
      // Midpoint rule over the density.
      let sum = 0;
      const steps = 20_000;
      for (let i = 0; i < steps; i++) {
        const t = ((i + 0.5) / steps) * 10;
        sum += t * hazard * Math.exp(-hazard * t) * (10 / steps);
      }
      expect(leaveSeconds).toBeCloseTo(sum / leaves, 5);
    }
  });
});

describe('the parameters', () => {
  it.each(Object.entries(DEFAULT_PARAMETERS))(
    '%s lies within its range and says where it comes from',
    (_, { value, low, high, source, unit }) => {
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
      expect(source.length).toBeGreaterThan(4);
      expect(unit).not.toBe('');
    },
  );
});
