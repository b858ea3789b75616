import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createHearer,
  decidedWithin,
  DEFAULT_PARAMETERS,
  MOOD_KINDS,
  promptEnd,
  TRAIT_KINDS,
  valuesOf,
  type ParameterValues,
  type TimedMenu,
} from '../../src/behaviour/index.ts';
import { Slots, SlotReader } from '../../src/random/index.ts';
import { EVENTS, KEYS, type Key } from '../../src/chart/index.ts';

const defaults = valuesOf(DEFAULT_PARAMETERS);
/** Only bargeing in is left to chance. */
const CALM: ParameterValues = {
  ...defaults,
  hangUpProgressing: 0,
  hangUpStuck: 0,
  noInput: 0,
  noMatch: 0,
  slip: 0,
  operatorAtOnce: 0,
  operatorWhenStuck: 0,
};

function menuOf(options: number, tailSeconds: number): TimedMenu {
  return {
    options: KEYS.slice(1, options + 1).map((key, i) => ({
      key,
      role: i === 4 ? 'operator' : 'choice',
      startSeconds: 2 * i,
      endSeconds: 2 * i + 2,
    })),
    endSeconds: 2 * options + tailSeconds,
    noInputSeconds: 5,
    deadKeys: KEYS.slice(options + 1) as Key[],
  };
}

/** Both columns of one kind of caller, by event. */
function hear(menu: TimedMenu, scents: readonly number[], p: ParameterValues, traits = 0, mood = 0) {
  const { columns, hearWith } = createHearer(p).prepare(menu);
  const probability = new Float64Array(columns.length);
  const early = new Float64Array(columns.length);
  const heard = hearWith(scents);
  heard.write(traits, mood, probability, new Float64Array(columns.length), 0);
  heard.writeEarly(traits, mood, promptEnd(menu), early);
  const at = (values: Float64Array) => (event: string) =>
    values[[...columns].findIndex((column) => EVENTS[column] === event)] ?? 0;
  return { probability, early, all: at(probability), soon: at(early) };
}

const anyCase = fc.record({
  scents: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }),
  tail: fc.double({ min: 0, max: 4, noNaN: true }),
  traits: fc.nat(TRAIT_KINDS - 1),
  mood: fc.nat(MOOD_KINDS - 1),
  decideSeconds: fc.double({ min: 0, max: 6, noNaN: true }),
});

describe('the early part of what callers do at a menu', () => {
  it('is never more than all of it, and nothing of a time-out', () => {
    fc.assert(
      fc.property(anyCase, ({ scents, tail, traits, mood, decideSeconds }) => {
        const menu = menuOf(scents.length, tail);
        const { probability, early, soon } = hear(menu, scents, { ...defaults, decideSeconds }, traits, mood);
        early.forEach((part, i) => {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual((probability[i] as number) + 1e-12);
        });
        expect(soon('NO_INPUT')).toBe(0);
      }),
    );
  });

  it('leaves the probabilities as they are, whenever it is asked for', () => {
    const menu = menuOf(4, 1);
    const heard = createHearer(defaults).prepare(menu).hearWith([0.2, 0.9, 0.4, 0.1]);
    const rows = [0, 1].map(() => {
      const row = new Float64Array(16);
      heard.write(3, 1, row, new Float64Array(16), 0);
      heard.writeEarly(3, 1, promptEnd(menu), new Float64Array(16));
      return row;
    });
    expect(rows[1]).toEqual(rows[0]);
  });

  it('grows with barging in, and shrinks with slower decisions and a slower platform', () => {
    const menu = menuOf(5, 2);
    const soon = (change: Partial<ParameterValues>): number =>
      hear(menu, [0.9, 0.1, 0.1, 0.1, 0], { ...CALM, ...change }).soon('DTMF.1');
    expect(soon({ bargeInNew: 0.9 })).toBeGreaterThan(soon({ bargeInNew: 0.4 }) * 1.5);
    expect(soon({ decideSeconds: 6 })).toBeLessThan(soon({ decideSeconds: 1 }));
    expect(soon({ silenceAfterKey: 6 })).toBeLessThan(soon({ silenceAfterKey: 0.3 }));
    expect(soon({ bargeInNew: 0 })).toBe(0);
  });

  it('holds the share that hung up by the end of the prompt', () => {
    const p = { ...CALM, noInput: 1, hangUpProgressing: 0.02 };
    const { all, soon } = hear(menuOf(5, 2), [0, 0, 0, 0, 0], p);
    const factor = p.impatience;
    expect(soon('HANGUP')).toBeCloseTo(1 - Math.exp(-0.02 * factor * 12), 12);
    expect(all('HANGUP')).toBeCloseTo(1 - Math.exp(-0.02 * factor * 17), 12);
  });
});

/**
 * Newcomers of good memory to whom nothing ever happens but listening and choosing, one after another: the same story as the ledger's, told
 * naively with every decision's own time.
 */
function hearNaively(menu: TimedMenu, scents: readonly number[], p: ParameterValues, callers: number) {
  const slots = new Slots(11, 0);
  const counts = new Map<string, number>();
  const add = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const end = promptEnd(menu);
  for (let caller = 0; caller < callers; caller++) {
    const reader = new SlotReader(slots, 999, caller, 0);
    const happens = (probability: number): boolean => reader.nextUniform() < probability;
    const decision = (): number => {
      let sum = 0;
      for (let i = 0; i < 4; i++) sum += reader.nextExponential();
      return (sum * p.decideSeconds) / 4;
    };
    const leavesAt =
      p.hangUpProgressing > 0 ? reader.nextExponential() / (p.hangUpProgressing * p.impatience) : Infinity;
    let isDone = false;
    for (const [i, option] of menu.options.entries()) {
      if (leavesAt < option.endSeconds) {
        add('HANGUP early');
        isDone = true;
        break;
      }
      const impressed = 1 / (1 + Math.exp((p.highMark - (scents[i] as number)) / p.scentNoise));
      if (option.role !== 'choice' || !happens(impressed)) continue;
      isDone = true;
      const isAtOnce = happens(p.bargeInNew);
      if (!isAtOnce && leavesAt < end) add('HANGUP early');
      else {
        const at = (isAtOnce ? option.endSeconds : end) + decision() + p.silenceAfterKey;
        add(`DTMF.${option.key} ${at < end ? 'early' : 'late'}`);
      }
      break;
    }
    if (!isDone) add(leavesAt < end ? 'HANGUP early' : 'undecided');
  }
  return counts;
}

describe('the ledger of early deeds beside callers one by one', () => {
  it('has their shares, within the noise of counting', () => {
    fc.assert(
      fc.property(
        fc.record({
          scents: fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 2, maxLength: 4 }),
          bargeInNew: fc.double({ min: 0, max: 1, noNaN: true }),
          decideSeconds: fc.double({ min: 0.3, max: 5, noNaN: true }),
          silenceAfterKey: fc.double({ min: 0, max: 2, noNaN: true }),
          hangUpProgressing: fc.double({ min: 0, max: 0.02, noNaN: true }),
          tail: fc.double({ min: 0, max: 4, noNaN: true }),
        }),
        ({ scents, tail, ...change }) => {
          const p = { ...CALM, ...change };
          const menu = menuOf(scents.length, tail);
          const callers = 4000;
          const counts = hearNaively(menu, scents, p, callers);
          // Everybody else decides when the prompt is over.
          const { soon } = hear(menu, scents, p);
          for (const event of ['HANGUP', 'DTMF.1', 'DTMF.2']) {
            const share = soon(event);
            const off = (counts.get(`${event} early`) ?? 0) / callers - share;
            expect(Math.abs(off), event).toBeLessThan(
              4.5 * Math.sqrt((share * (1 - share)) / callers) + 1e-3,
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the time that decisions take', () => {
  it('has the mean that was asked for', () => {
    let mean = 0;
    const step = 0.01;
    for (let t = step / 2; t < 40; t += step) mean += (1 - decidedWithin(t, 2)) * step;
    expect(mean).toBeCloseTo(2, 3);
    expect(decidedWithin(0, 2)).toBe(0);
    expect(decidedWithin(1, 0)).toBe(1);
  });
});
