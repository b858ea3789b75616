import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { witness, type Atom } from '../../src/automaton/index.ts';
import type { Facts } from '../../src/chart/index.ts';
import { holdsFor } from '../../src/machine/index.ts';
import { createCallerSets, NOBODY, type CallerSet, type CallerSets } from '../../src/rules/caller-sets.ts';

const ATOMS: readonly Atom[] = [
  { type: 'ownsDevice', params: { device: 'pc' } },
  { type: 'identityIs', params: { identity: 'business' } },
  { type: 'hoursOpen', params: { days: [1, 2, 3, 4, 5], from: 9, to: 18 } },
  { type: 'identityIs', params: { identity: 'consumer' } },
  { type: 'hoursOpen', params: { days: [6, 7], from: 0, to: 24 } },
  { type: 'hasHistory', params: { event: 'open-repair' } },
];
/** Every caller these atoms can tell apart. */
const CALLERS: readonly Facts[] = ['unknown', 'business', 'consumer'].flatMap((identity) =>
  [[], ['pc']].flatMap((devices) =>
    [[], ['open-repair']].flatMap((history) =>
      [
        { day: 2, hour: 10 },
        { day: 2, hour: 20 },
        { day: 7, hour: 10 },
      ].map((moment) => ({ identity, devices, history, ...moment })),
    ),
  ),
);

/** A set as its construction and, beside it, as the question it asks of one caller. */
interface Twin {
  readonly build: (sets: CallerSets) => CallerSet;
  readonly asks: (caller: Facts) => boolean;
}
const { twin } = fc.letrec<{ twin: Twin }>((tie) => ({
  twin: fc.oneof(
    { maxDepth: 4 },
    fc
      .array(fc.record({ atom: fc.nat(ATOMS.length - 1), value: fc.boolean() }), { maxLength: 3 })
      .map((cube): Twin => ({
        build: (sets) => sets.ofCube(cube),
        asks: (caller) => cube.every(({ atom, value }) => holdsFor(caller, ATOMS[atom] as Atom) === value),
      })),
    fc.tuple(tie('twin'), tie('twin')).map(([a, b]): Twin => ({
      build: (sets) => sets.both(a.build(sets), b.build(sets)),
      asks: (caller) => a.asks(caller) && b.asks(caller),
    })),
    fc.tuple(tie('twin'), tie('twin')).map(([a, b]): Twin => ({
      build: (sets) => sets.either(a.build(sets), b.build(sets)),
      asks: (caller) => a.asks(caller) || b.asks(caller),
    })),
    fc.tuple(tie('twin'), tie('twin')).map(([a, b]): Twin => ({
      build: (sets) => sets.without(a.build(sets), b.build(sets)),
      asks: (caller) => a.asks(caller) && !b.asks(caller),
    })),
  ),
}));

describe('sets of callers', () => {
  test.prop([twin])('hold exactly the callers they were built to hold', ({ build, asks }) => {
    const sets = createCallerSets(ATOMS);
    const set = build(sets);
    expect(CALLERS.map((caller) => sets.has(set, caller))).toEqual(CALLERS.map(asks));
    expect(set === NOBODY).toBe(!CALLERS.some(asks));
  });

  test.prop([twin, twin])('are one number when they hold the same callers', (a, b) => {
    const sets = createCallerSets(ATOMS);
    const [first, second] = [a.build(sets), b.build(sets)];
    expect(first === second).toBe(CALLERS.every((caller) => a.asks(caller) === b.asks(caller)));
    expect(sets.isWithin(first, second)).toBe(CALLERS.every((caller) => !a.asks(caller) || b.asks(caller)));
  });

  test.prop([twin])(
    'are described by a caller who is in them, with no literal to spare',
    ({ build, asks }) => {
      const sets = createCallerSets(ATOMS);
      const set = build(sets);
      fc.pre(set !== NOBODY);
      const cube = sets.describe(set);
      expect(asks(witness(ATOMS, cube) as Facts)).toBe(true);
      expect(sets.isWithin(sets.ofCube(cube), set)).toBe(true);
      for (const literal of cube)
        expect(sets.isWithin(sets.ofCube(cube.filter((other) => other !== literal)), set)).toBe(false);
    },
  );

  it('never hold a caller with two identities or at a moment that does not exist', () => {
    const sets = createCallerSets(ATOMS);
    expect(
      sets.ofCube([
        { atom: 1, value: true },
        { atom: 3, value: true },
      ]),
    ).toBe(NOBODY);
    expect(
      sets.ofCube([
        { atom: 2, value: true },
        { atom: 4, value: true },
      ]),
    ).toBe(NOBODY);
    expect(sets.ofCube([])).toBe(sets.everybody);
    expect(() => sets.describe(NOBODY)).toThrow(/no caller/);
  });
});
