import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../src/behaviour/index.ts';
import { EVENTS, type MachineConfig } from '../../src/chart/index.ts';
import { exitOf, FAILURE, OPERATOR_PRESS } from '../../src/util/chain.ts';
import type { Visits } from '../../src/visits/index.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { compileFor, asLine, buildMachine, layeredTree, layeredWords, typesFor } from './tree-machine.ts';

const words = layeredWords(3, 3);
const needs = words.map(({ need }) => need);
const machine = buildMachine('three', layeredTree(3, 3), { greeting: 'Welcome.' });
const types = typesFor(needs);
const visits = compileFor([asLine(machine)], types, words, DEFAULT_PARAMETERS, 'en');

const smallWords = [
  { need: 'pc.repair' as const, product: { en: { computer: 0.9 } }, intent: { en: { repair: 0.9 } } },
  { need: 'phone.buy' as const, product: { en: { phone: 0.9 } }, intent: { en: { buy: 0.9 } } },
];
const smallTypes = typesFor(['pc.repair', 'phone.buy'], undefined, [
  {},
  { devices: ['pc'] },
  { identity: 'business' },
]);
const small = compileFor([asLine(smallMachine)], smallTypes, smallWords, DEFAULT_PARAMETERS, 'en');

function rowsOf(of: Visits, type: number): number[] {
  const seen: number[] = [of.entry[type] as number];
  for (const row of seen) {
    for (let i = of.chain.rowStart[row] as number; i < (of.chain.rowStart[row + 1] as number); i++) {
      const target = of.chain.target[i] as number;
      if (target >= 0 && !seen.includes(target)) seen.push(target);
    }
  }
  return seen;
}

describe.each([
  ['a plain menu', visits],
  ['a menu with facts and an announcement', small],
] as const)('the chain of %s', (_, of) => {
  const { chain } = of;
  it('has rows that sum to 1', () => {
    for (let row = 0; row < of.places.rows; row++) {
      const sum = chain.probability
        .slice(chain.rowStart[row], chain.rowStart[row + 1])
        .reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(1, 9);
    }
    expect(chain.probability.every((p) => p >= 0)).toBe(true);
  });
  it('leads only to rows of the same block or to exits', () => {
    for (let block = 0; block + 1 < of.blockStart.length; block++) {
      const from = of.blockStart[block] as number;
      const to = of.blockStart[block + 1] as number;
      for (const target of chain.target.slice(chain.rowStart[from], chain.rowStart[to])) {
        const isSound = target < 0 ? exitOf(target) < of.exits.length : target >= from && target < to;
        expect(isSound).toBe(true);
      }
    }
  });
  it('has no row that nobody reaches', () => {
    const reached = new Set(of.types.flatMap((_type, t) => rowsOf(of, t)));
    expect(reached.size).toBe(of.places.rows);
  });
  it('has an entry for every type', () => {
    expect(of.entry.length).toBe(of.types.length * of.clockCount);
    expect(of.problems).toEqual([]);
  });
});

describe('a row', () => {
  it('is left in a mood that follows from the event: a choice progresses, a failure, repeat or step back gets stuck', () => {
    const { chain } = visits;
    for (let row = 0; row < visits.places.rows; row++) {
      for (let i = chain.rowStart[row] as number; i < (chain.rowStart[row + 1] as number); i++) {
        const next = visits.places.at(chain.target[i] as number);
        if (!next) continue;
        const event = EVENTS[visits.events[i] as number] as string;
        const isChoice = /^DTMF\.[1-9]$/.test(event);
        expect(next.mood).toBe(isChoice ? 'progressing' : 'stuck');
        expect((chain.flags[i] as number) & FAILURE).toBe(event.startsWith('NO_') ? FAILURE : 0);
      }
    }
  });
  it('counts the operator key as an operator press and as nothing else', () => {
    const { chain } = visits;
    const operator = EVENTS.indexOf('DTMF.0');
    visits.events.forEach((event, i) => expect(chain.flags[i] === OPERATOR_PRESS).toBe(event === operator));
  });
  it('of an announcement ends with DONE or a hang-up', () => {
    const row = small.entry[0] as number;
    const events = Array.from(
      small.events.slice(small.chain.rowStart[row], small.chain.rowStart[row + 1]),
      (event) => EVENTS[event],
    );
    expect(events).toEqual(['DONE', 'HANGUP']);
  });
  it('is shared by types that no guard and no trait tells apart', () => {
    const facts = [{}, { devices: ['pc'] }, { identity: 'business' }];
    const shared = compileFor(
      [asLine(machine)],
      typesFor(needs, undefined, facts),
      words,
      DEFAULT_PARAMETERS,
      'en',
    );
    expect(shared.places.rows).toBe(visits.places.rows);
    expect(new Set(small.entry).size).toBe(small.entry.length);
  });
});

describe('compiling', () => {
  it('sends a pc owner straight to the pc menu', () => {
    const statesOf = (type: number): Set<string> => {
      const { automaton } = asLine(smallMachine);
      return new Set(
        rowsOf(small, type)
          .slice(0, 2)
          .map((row) => automaton.nodes[small.places.at(row)?.node ?? -1]?.state ?? ''),
      );
    };
    const owner = smallTypes.findIndex((type) => type.facts.devices.includes('pc'));
    expect(statesOf(owner)).toEqual(new Set(['welcome', 'pc.menu']));
    expect(statesOf(0)).toEqual(new Set(['welcome', 'products']));
  });
  it('lets callers find their language in a language menu, whatever they need', () => {
    const config: MachineConfig = {
      ...machine,
      id: 'languages',
      initial: 'language',
      states: {
        ...machine.states,
        language: {
          tags: ['menu'],
          meta: { layer: 'language' },
          on: {
            'DTMF.1': { target: '#gave-up', meta: { label: { en: 'Chinese' } } },
            'DTMF.2': { target: '#top', meta: { label: { en: 'English' } } },
          },
        },
      },
    };
    const compiled = compileFor([asLine(config)], types, words, DEFAULT_PARAMETERS, 'en');
    const row = compiled.entry[0] as number;
    const range = [
      compiled.chain.rowStart[row] as number,
      compiled.chain.rowStart[row + 1] as number,
    ] as const;
    const right = compiled.events.slice(...range).indexOf(EVENTS.indexOf('DTMF.2'));
    expect(compiled.chain.probability[range[0] + right]).toBeGreaterThan(0.7);
  });
  it('names a need that has no words, and still compiles', () => {
    const compiled = compileFor(
      [asLine(machine)],
      typesFor(['moon.travel']),
      words,
      DEFAULT_PARAMETERS,
      'en',
    );
    expect(compiled.problems.map((p) => p.code)).toEqual(['need-without-words']);
    expect(compiled.places.rows).toBeGreaterThan(0);
  });
  it('ends when the rows go over the budget, and says so', () => {
    const compiled = compileFor([asLine(machine)], types, words, DEFAULT_PARAMETERS, 'en', {
      maxRows: 10,
    });
    expect(compiled.problems.map((p) => p.code)).toEqual(['too-many-rows']);
    expect(compiled.exits[exitOf(compiled.entry.at(-1) as number)]?.destination).toEqual({
      goesTo: 'hung-up',
    });
  });
  it('ends for states that wait for nothing: their callers hang up', () => {
    const config: MachineConfig = {
      id: 'dead-end',
      meta: { title: { en: 'x' }, locales: ['en'] },
      initial: 'hello',
      states: {
        hello: { tags: ['announcement'], meta: { greeting: { en: 'Hello.' } }, on: { DONE: 'limbo' } },
        limbo: {},
      },
    };
    const compiled = compileFor(
      [asLine(config)],
      typesFor(needs.slice(0, 1)),
      words,
      DEFAULT_PARAMETERS,
      'en',
    );
    expect(compiled.exits.map((exit) => exit.state).toSorted()).toEqual(['hello', 'limbo']);
    expect(compiled.exits.every((exit) => exit.destination.goesTo === 'hung-up')).toBe(true);
  });
});
