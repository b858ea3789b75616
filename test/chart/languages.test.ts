import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLayout, parseMachine, printMachine } from '../../src/chart/index.ts';
import { damaged } from '../damage.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { expectTranslated } from '../said.ts';

describe('what a reader of machines finds', () => {
  it('is said in Chinese with every value of the English, whatever is wrong', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(damaged(smallMachine), (text) => {
        for (const problem of parseMachine(text, 'm.machine.json').problems) {
          expectTranslated(problem);
          seen.add(problem.code);
        }
      }),
      { numRuns: 400 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['invalid-value', 'missing-key', 'unknown-key']));
  });

  it.each([
    ['a text that is no JSON', '{"id": tru}'],
    ['half a text', '{"id": "x", '],
    ['nothing', ''],
    ['a key that reaches a prototype', '{"__proto__": 1}'],
    ['a key that stands twice', '{"id": "a", "id": "b"}'],
    ['a comment', '{ /* x */ }'],
    ['too deep a text', `${'['.repeat(80)}${']'.repeat(80)}`],
    ['too large a text', `"${'x'.repeat(5_000_001)}"`],
  ])('is said in Chinese of %s', (_, text) => {
    const { problems } = parseMachine(text, 'm.machine.json');
    expect(problems.length).toBeGreaterThan(0);
    problems.forEach(expectTranslated);
  });

  it('is said in Chinese of every kind of broken structure', () => {
    const broken = structuredClone(smallMachine) as unknown as {
      states: Record<string, Record<string, unknown>>;
    };
    broken.states = {
      ...broken.states,
      empty: {},
      twice: { id: 'products', tags: ['menu'], on: { 'DTMF.1': 'nowhere' } },
      group: { states: { inner: { tags: ['menu'] } } },
      lost: { initial: 'iner', states: { inner: { tags: ['menu'] } } },
      both: { tags: ['menu'], initial: 'inner', states: { inner: { tags: ['menu'] } } },
      end: { type: 'final', on: { 'DTMF.1': 'products' } },
    };
    const { problems } = parseMachine(printMachine(broken as never), 'm.machine.json');
    expect([...new Set(problems.map(({ code }) => code))].toSorted()).toEqual([
      'duplicate-id',
      'kind-conflict',
      'missing-destination',
      'missing-initial',
      'unknown-initial',
      'unknown-kind',
      'unknown-target',
    ]);
    problems.forEach(expectTranslated);
  });

  it('is said in Chinese of a layout', () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`s${i}`, { x: 0, y: 0 }]));
    for (const positions of [many, { 'a b': { x: 0, y: 0 } }, { a: { x: 'left', y: 0 } }]) {
      const { problems } = parseLayout(JSON.stringify({ positions }), 'm.layout.json');
      expect(problems.length).toBeGreaterThan(0);
      problems.forEach(expectTranslated);
    }
  });
});
