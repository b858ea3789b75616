import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explore, tabulate } from '../../src/automaton/index.ts';
import { createWalker } from '../../src/calibrate/index.ts';
import type { CallEvent, LoggedCall } from '../../src/calls/index.ts';
import { EVENTS, KEYS, keySymbol, type Facts } from '../../src/chart/index.ts';
import { smallMachine } from '../machine/small-machine.ts';

const automaton = explore(smallMachine).automaton!;
const walker = createWalker({ config: smallMachine, automaton }, (desk) => new Set([desk]));
/** A key that leads nowhere in any menu, for anybody. */
const DEAD = keySymbol(
  KEYS.find((_, column) =>
    automaton.nodes.every(
      ({ index, kind }) =>
        kind !== 'menu' ||
        automaton.cells[index * automaton.events.length + column]!.every(({ isNoMatch }) => isNoMatch),
    ),
  )!,
);
const MOMENT = { dayNumber: 20_514, minute: 600 };
const callOf = (events: readonly CallEvent[]): LoggedCall => ({
  call: 'a',
  line: 'one',
  caller: '',
  version: '',
  arm: '',
  need: '',
  precision: 'ms',
  events: [{ t: 0, event: 'start', where: 'one', value: '' }, ...events],
});

/** A caller of some kind who presses what comes to mind, until a desk answers or they hang up. */
const arbitraryWalk = fc
  .record({
    identity: fc.constantFrom('unknown', 'consumer', 'business'),
    devices: fc.subarray(['pc', 'phone']),
    history: fc.subarray(['open-repair']),
    presses: fc.array(fc.nat(KEYS.length), { maxLength: 12 }),
  })
  .map(({ presses, ...who }) => {
    const facts: Facts = { ...who, day: 3, hour: 10 };
    const table = tabulate(automaton, facts);
    const width = automaton.events.length;
    const events: CallEvent[] = [];
    const add = (event: CallEvent['event'], where: string, value = ''): void =>
      void events.push({ t: events.length, event, where, value });
    let node = table.initial;
    const step = (column: number): void => void (node = table.next[node * width + column]!);
    for (const press of presses) {
      while (automaton.nodes[node]!.kind === 'announcement') step(EVENTS.indexOf('DONE'));
      const { kind, state } = automaton.nodes[node]!;
      if (kind !== 'menu') break;
      add('menu', state);
      const key = KEYS[press];
      const edge = automaton.edges[table.edge[node * width + press] ?? -1];
      if (key === undefined) add('no-input', state);
      else if (edge?.event === `DTMF.${key}`) add('key', state, keySymbol(key));
      else add('no-match', state, keySymbol(key));
      step(key === undefined ? EVENTS.indexOf('NO_INPUT') : press);
    }
    while (automaton.nodes[node]!.kind === 'announcement') step(EVENTS.indexOf('DONE'));
    const { destination } = automaton.nodes[node]!;
    if (destination?.goesTo === 'desk') add('queue', destination.desk);
    else add('end', '', 'caller');
    return callOf(events);
  });

describe('a path replayed in the automaton', () => {
  it('is possible for whoever took it, whatever the log does not know of them', () => {
    fc.assert(
      fc.property(arbitraryWalk, (call) => {
        expect(walker.walk(call, MOMENT, [])).toBeUndefined();
      }),
    );
  });

  it('is not with a key that its menu has for nobody: that very step is named', () => {
    fc.assert(
      fc.property(arbitraryWalk, fc.nat(20), (call, pick) => {
        const keys = call.events.filter(({ event }) => event === 'no-match');
        const wrong = keys[pick % Math.max(1, keys.length)];
        if (!wrong) return;
        // Some other caller may have an option where this one has none.
        const events = call.events.map((each) =>
          each === wrong ? { ...each, event: 'key' as const, value: DEAD } : each,
        );
        expect(walker.walk(callOf(events.slice(1)), MOMENT, [])).toEqual({
          event: 'key',
          where: wrong.where,
          value: DEAD,
        });
      }),
    );
  });

  it('is not in a menu to which nothing led, nor at a desk that the key does not reach', () => {
    fc.assert(
      fc.property(arbitraryWalk, (call) => {
        const events = call.events
          .slice(1)
          .map((each, i) => (i === 0 ? { ...each, where: 'nowhere' } : each));
        if (events[0]?.event !== 'menu') return;
        expect(walker.walk(callOf(events), MOMENT, [])).toMatchObject({ event: 'menu', where: 'nowhere' });
        const last = call.events.at(-1)!;
        if (last.event !== 'queue') return;
        const lost = [...call.events.slice(1, -1), { ...last, where: 'nobody' }];
        expect(walker.walk(callOf(lost), MOMENT, [])).toMatchObject({ event: 'queue', where: 'nobody' });
      }),
    );
  });

  it('is not asked of a log that has no menus', () => {
    expect(
      walker.walk(callOf([{ t: 5, event: 'queue', where: 'nobody', value: '' }]), MOMENT, []),
    ).toBeUndefined();
  });
});
