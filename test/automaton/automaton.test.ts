import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import {
  explore,
  isConsistent,
  spokenOptions,
  tabulate,
  witness,
  type Automaton,
} from '../../src/automaton/index.ts';
import {
  EVENTS,
  parseMachine,
  printMachine,
  UNKNOWN_CALLER,
  type EventName,
  type Facts,
  type MachineConfig,
} from '../../src/chart/index.ts';
import { createMenuMachine } from '../../src/machine/index.ts';
import { smallMachine } from '../machine/small-machine.ts';

const { automaton: explored, problems } = explore(smallMachine);
const automaton = explored as Automaton;

const facts: fc.Arbitrary<Facts> = fc.record({
  identity: fc.constantFrom('unknown', 'consumer', 'business'),
  devices: fc.subarray(['pc', 'phone']),
  history: fc.subarray(['open-repair']),
  day: fc.integer({ min: 1, max: 7 }),
  hour: fc.double({ min: 0, max: 23.99, noNaN: true }),
});
const word = fc.array(fc.constantFrom<EventName>(...EVENTS), { maxLength: 12 });

describe('the automaton', () => {
  it('explores the small machine without problems', () => {
    expect(problems).toEqual([]);
    expect(automaton.nodes.filter((node) => node.kind === 'menu').length).toBe(9);
    expect(automaton.atoms.map((atom) => atom.type).toSorted()).toEqual(['identityIs', 'ownsDevice']);
  });

  test.prop([facts, word])('takes every key word to where XState goes', (who, events) => {
    const menu = createMenuMachine(smallMachine);
    const table = tabulate(automaton, who);
    let call = menu.start(who);
    let node = table.initial;
    for (const event of events) {
      const step = menu.step(call, event);
      const edge = automaton.edges[table.edge[node * EVENTS.length + EVENTS.indexOf(event)] ?? -1];
      expect(edge && { source: edge.source, event: edge.event }).toEqual(
        step.taken && { source: step.taken.source, event: step.taken.event },
      );
      node = table.next[node * EVENTS.length + EVENTS.indexOf(event)] ?? -1;
      call = step.next;
      expect(automaton.nodes[node]?.state).toBe(call.state);
      if (!call.isDone) expect(automaton.nodes[node]?.attempts).toBe(call.attempts);
    }
  });

  it('sends an inherited key that its guard refuses the way of NO_MATCH of the menu in which the call stands', () => {
    const menu = (NO_MATCH?: { target: string }) => ({ tags: ['menu'], on: NO_MATCH ? { NO_MATCH } : {} });
    const config = {
      id: 'two-menus',
      meta: { title: { en: 'Two menus' }, locales: ['en'] },
      initial: 'first',
      on: {
        'DTMF.1': { target: '#second' },
        'DTMF.2': { target: '#end', guard: { type: 'identityIs', params: { identity: 'business' } } },
        NO_MATCH: {},
      },
      states: {
        first: menu(),
        second: { id: 'second', ...menu({ target: '#end' }) },
        end: {
          id: 'end',
          type: 'final',
          meta: { destination: { goesTo: 'hang-up', reason: 'caller' } },
        },
      },
    } as unknown as MachineConfig;
    const found = explore(config).automaton as Automaton;
    const table = tabulate(found, { ...UNKNOWN_CALLER, identity: 'consumer' });
    const after = (state: string): string | undefined => {
      const node = found.nodes.findIndex((each) => each.state === state);
      const next = table.next[node * EVENTS.length + EVENTS.indexOf('DTMF.2')];
      return found.nodes[next ?? -1]?.state;
    };
    expect([after('first'), after('second')]).toEqual(['first', 'end']);
  });

  test.prop([facts])('lets exactly one branch of every cell fit a caller', (who) => {
    const signature = automaton.atoms.map((atom) =>
      atom.type === 'identityIs' ? who.identity === atom.params.identity : who.devices.includes('pc'),
    );
    for (const cell of automaton.cells) {
      expect(
        cell.filter(({ when }) => when.every(({ atom, value }) => signature[atom] === value)).length,
      ).toBe(1);
    }
  });

  it('speaks a guarded option only to callers for whom the guard holds', () => {
    const keysFor = (who: Facts): string[] => {
      const table = tabulate(automaton, who);
      const products = automaton.nodes.findIndex((node) => node.state === 'products' && node.attempts === 0);
      return spokenOptions(automaton, smallMachine, table, products).map((option) => option.key);
    };
    const somebody = { identity: 'unknown', devices: [], history: [], day: 1, hour: 9 };
    expect(keysFor(somebody)).toEqual(['1', '2', '0', '9', 'star']);
    expect(keysFor({ ...somebody, identity: 'business' })).toEqual(['1', '2', '3', '0', '9', 'star']);
  });

  it('finds a caller for consistent facts and none for contradictory ones', () => {
    const atoms = [
      { type: 'identityIs', params: { identity: 'business' } },
      { type: 'identityIs', params: { identity: 'consumer' } },
      { type: 'hoursOpen', params: { days: [1, 2, 3, 4, 5], from: 9, to: 18 } },
      { type: 'hoursOpen', params: { days: [6, 7], from: 0, to: 24 } },
    ] as const;
    expect(
      isConsistent(atoms, [
        { atom: 0, value: true },
        { atom: 1, value: true },
      ]),
    ).toBe(false);
    expect(
      isConsistent(atoms, [
        { atom: 2, value: true },
        { atom: 3, value: true },
      ]),
    ).toBe(false);
    expect(
      witness(atoms, [
        { atom: 2, value: false },
        { atom: 3, value: true },
      ])?.day,
    ).toBeGreaterThanOrEqual(6);
    expect(witness(atoms, [{ atom: 0, value: false }])?.identity).not.toBe('business');
  });
});

describe('the machine file', () => {
  it('goes into createMachine unchanged', () => {
    const machine = createMachine(smallMachine as never);
    expect(machine.id).toBe('small');
  });

  it('survives printing and parsing', () => {
    const { machine, problems: found } = parseMachine(printMachine(smallMachine), 'small.machine.json');
    expect(found).toEqual([]);
    expect(machine?.config).toEqual(smallMachine);
  });
});
