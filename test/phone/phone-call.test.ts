import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { explore, spokenOptions, tabulate } from '../../src/automaton/index.ts';
import {
  indexChart,
  KEYS,
  UNKNOWN_CALLER,
  type Facts,
  type Key,
  type MachineConfig,
} from '../../src/chart/index.ts';
import { createMenuMachine } from '../../src/machine/index.ts';
import {
  createPhoneCall,
  createStepCall,
  spokenNow,
  type Clock,
  type PhoneCall,
  type PhoneEvent,
  type Speed,
  type Voice,
} from '../../src/phone/index.ts';
import { createActorCall } from '../../src/studio/features/phone/actor-call.ts';
import { firstMenuFor } from '../../src/studio/features/phone/first-menu-for.ts';
import { factsArbitrary, machineArbitrary } from '../../src/vitest/index.ts';
import { readMachines } from '../studio/figures/read-project.ts';

const machines = readMachines('merged', 'lines');

/** A clock that is turned by hand. */
function handClock(): Clock & { turn(seconds: number): void } {
  let now = 0;
  let due: { at: number; act: () => void }[] = [];
  return {
    now: () => now,
    after: (seconds, act) => {
      const entry = { at: now + seconds, act };
      due.push(entry);
      return () => (due = due.filter((each) => each !== entry));
    },
    turn: (seconds) => {
      const until = now + seconds;
      for (;;) {
        const next = due.toSorted((a, b) => a.at - b.at)[0];
        if (!next || next.at > until) break;
        due = due.filter((each) => each !== next);
        now = next.at;
        next.act();
      }
      now = until;
    },
  };
}
const mute: Voice = { say: () => false, stop: () => undefined };

function dial(
  config: MachineConfig,
  {
    facts = UNKNOWN_CALLER,
    speed = 'real',
    voice = mute,
  }: { facts?: Facts; speed?: Speed; voice?: Voice } = {},
) {
  const menu = createMenuMachine(config);
  const actor = createActor(menu.machine, { input: facts });
  actor.start();
  const clock = handClock();
  const call: PhoneCall = createPhoneCall({
    config,
    menu,
    actor: createActorCall(config, actor),
    locale: 'en',
    clock,
    voice,
    speed: () => speed,
  });
  call.start();
  return { call, clock, actor, menu };
}
const merged = machines['merged'] as MachineConfig;

describe('a call on the phone pad', () => {
  it('speaks the welcome, then the first menu option by option', () => {
    const { call, clock } = dial(merged);
    expect(call.getSnapshot()).toMatchObject({ phase: 'speaking', state: 'welcome', taken: 'start' });
    clock.turn(3);
    expect(call.getSnapshot().state).toBe('products');
    const { segments } = call.getSnapshot();
    clock.turn(18);
    expect(call.getSnapshot().segment).toBeGreaterThan(3);
    expect(segments.map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => 'option'));
  });

  it('sends NO_INPUT after the menu’s own seconds of silence, and says so first when it speaks again', () => {
    const { call, clock } = dial(merged);
    clock.turn(60);
    const transcript = call.getSnapshot().transcript;
    const silent = transcript.findIndex(({ kind }) => kind === 'is-silent');
    const lastSaid = transcript[silent - 1];
    const spoken = (transcript[silent]?.at ?? 0) - (lastSaid?.at ?? 0);
    expect(spoken).toBeGreaterThan(5);
    expect(spoken).toBeLessThan(5 + 4);
    expect(transcript[silent + 1]?.text).toBe('Sorry, we did not get your choice.');
  });

  it('ends with an agent when the caller never presses a key', () => {
    const { call, clock } = dial(merged);
    clock.turn(600);
    expect(call.getSnapshot().phase).toBe('ended');
    expect(call.getSnapshot().transcript.at(-1)).toMatchObject({
      kind: 'arrives',
      destination: { goesTo: 'desk', desk: 'front' },
    });
  });

  it('lets a key end what is being said', () => {
    const { call, clock } = dial(merged);
    clock.turn(4);
    call.press('1');
    expect(call.getSnapshot()).toMatchObject({
      state: 'catalogue.pc.menu',
      phase: 'speaking',
      taken: { source: 'products', event: 'DTMF.1', position: 0 },
    });
    expect(call.getSnapshot().transcript.filter(({ isCutShort }) => isCutShort)).toHaveLength(1);
    call.press('3');
    expect(call.getSnapshot()).toMatchObject({ phase: 'ended', state: 'catalogue.pc.repair' });
  });

  it('speaks the menu again for the repeat key, though no state changes', () => {
    const { call } = dial(merged, { speed: 'instant' });
    call.press('1');
    const before = call.getSnapshot().transcript.length;
    call.press('9');
    expect(call.getSnapshot().state).toBe('catalogue.pc.menu');
    expect(call.getSnapshot().transcript.length).toBeGreaterThan(before + 2);
    expect(call.getSnapshot().attempts).toBe(0);
  });

  it('makes a key that is no option a NO_MATCH', () => {
    const { call } = dial(merged, { speed: 'instant' });
    call.press('8');
    expect(call.getSnapshot()).toMatchObject({ state: 'products', attempts: 1 });
    expect(call.getSnapshot().transcript.find(({ kind }) => kind === 'presses')).toMatchObject({
      key: '8',
      isNoMatch: true,
    });
    expect(call.getSnapshot().segments[0]).toMatchObject({
      kind: 'retry',
      text: 'That key is not one of the choices.',
    });
  });

  it('takes no key after hanging up', () => {
    const { call, actor } = dial(merged, { speed: 'instant' });
    call.hangUp();
    const { transcript } = call.getSnapshot();
    call.press('1');
    expect(call.getSnapshot().transcript).toEqual(transcript);
    expect(actor.getSnapshot().value).toBe('hung-up');
  });

  it('waits for a voice, and goes on without one that never ends', () => {
    const said: string[] = [];
    let finish: () => void = () => undefined;
    const voice: Voice = {
      say: (text, _, done) => ((finish = done), said.push(text), true),
      stop: () => undefined,
    };
    const { call, clock } = dial(merged, { voice });
    clock.turn(2);
    expect(said).toEqual(['Hello and welcome.']);
    finish();
    expect(call.getSnapshot().state).toBe('products');
    clock.turn(20);
    expect(said.length).toBeGreaterThan(2);
  });

  it('comes to rest where announcements follow each other for ever', () => {
    const on = { ...merged.states['welcome']?.on, DONE: { target: 'welcome' } };
    const { call } = dial(
      { ...merged, states: { ...merged.states, welcome: { ...merged.states['welcome'], on } } },
      { speed: 'instant' },
    );
    expect(call.getSnapshot().phase).toBe('stuck');
    call.hangUp();
    expect(call.getSnapshot().phase).toBe('ended');
  });

  it('goes four times as fast when asked to', () => {
    const seconds = (speed: Speed): number => {
      const { call, clock } = dial(merged, { speed });
      clock.turn(600);
      return call.getSnapshot().transcript.at(-1)?.at ?? 0;
    };
    expect(seconds('real') / seconds('fast')).toBeCloseTo(4, 1);
  });

  it('walks every machine as the pure step does, whatever is pressed', () => {
    fc.assert(
      fc.property(
        machineArbitrary().chain((config) => fc.tuple(fc.constant(config), factsArbitrary(config))),
        fc.array(fc.constantFrom<Key[]>(...KEYS), { maxLength: 12 }),
        ([config, facts], keys) => {
          const { call, menu } = dial(config, { facts, speed: 'instant' });
          const chart = indexChart(config);
          let expected = menu.start(facts);
          // Instantly, announcements end as soon as they begin; one that nothing follows stays.
          const settle = (): void => {
            for (let i = 0; i < 20 && chart.stateAt(expected.state)?.isAnnouncement; i++) {
              const { next, taken } = menu.step(expected, 'DONE');
              if (!taken) return;
              expected = next;
            }
          };
          settle();
          for (const key of keys) {
            call.press(key);
            expected = menu.step(expected, `DTMF.${key}`).next;
            settle();
            expect(call.getSnapshot().state).toBe(expected.state);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('what a call logs of its prompts', () => {
  /** Seconds after the beginning at which 1 is pressed. */
  const pressAt = (seconds: number): PhoneEvent | undefined => {
    const config = machines['lines/phone-sales'] ?? (Object.values(machines)[0] as MachineConfig);
    const menu = createMenuMachine(config);
    const log: PhoneEvent[] = [];
    const clock = handClock();
    const call = createPhoneCall({
      config,
      menu,
      actor: createStepCall(menu),
      locale: 'en',
      clock,
      voice: mute,
      speed: () => 'real',
      log: (event) => log.push(event),
    });
    call.start();
    clock.turn(seconds);
    call.press('1');
    return log.find(({ event }) => event === 'key' || event === 'no-match' || event === 'no-input');
  };

  it('says whether they had been said when something was pressed, even in the middle of their last piece', () => {
    const times = Array.from({ length: 240 }, (_, i) => pressAt(i / 4)).filter(
      (event) => event !== undefined && event.event !== 'no-input',
    );
    const said = times.map((event) => event?.isSaid);
    const end = said.indexOf(true);
    expect(end).toBeGreaterThan(4);
    // False to the end of the prompt, true ever after.
    expect(said.every((each, i) => each === i >= end)).toBe(true);
    // Pieces alone do not tell: the last one has begun before it is over.
    expect(times[end - 1]?.heard).toBe(times[end]?.heard);
  });
});

describe('a call of pure steps', () => {
  it('stands where the automaton stands, whatever is pressed, and its log says what the menu took', () => {
    fc.assert(
      fc.property(
        fc
          .oneof(machineArbitrary(), fc.constantFrom(...Object.values(machines)))
          .chain((config) => fc.tuple(fc.constant(config), factsArbitrary(config))),
        fc.array(fc.constantFrom<Key[]>(...KEYS), { maxLength: 12 }),
        ([config, facts], keys) => {
          const { automaton } = explore(config);
          if (!automaton) return;
          const table = tabulate(automaton, facts);
          const menu = createMenuMachine(config);
          const log: PhoneEvent[] = [];
          const call = createPhoneCall({
            config,
            menu,
            actor: createStepCall(menu, facts),
            locale: 'en',
            clock: handClock(),
            voice: mute,
            speed: () => 'instant',
            log: (event) => log.push(event),
          });
          const stepTo = (node: number, event: string): { next: number; isTaken: boolean } => {
            const cell = node * automaton.events.length + automaton.events.indexOf(event as never);
            return { next: table.next[cell] ?? node, isTaken: (table.edge[cell] ?? -1) >= 0 };
          };
          let node = table.initial;
          const settle = (): void => {
            for (let i = 0; i < 20 && automaton.nodes[node]?.kind === 'announcement'; i++) {
              const { next, isTaken } = stepTo(node, 'DONE');
              if (!isTaken) return;
              node = next;
            }
          };
          call.start();
          settle();
          for (const key of keys) {
            const at = automaton.nodes[node];
            const { next, isTaken } = stepTo(node, `DTMF.${key}`);
            const before = log.length;
            call.press(key);
            if (isTaken) node = next;
            settle();
            expect(call.getSnapshot().state).toBe(automaton.nodes[node]?.state);
            if (at?.kind === 'menu') {
              expect(log[before]).toMatchObject({ state: at.state, key });
              expect(['key', 'no-match']).toContain(log[before]?.event);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('what is offered right now', () => {
  it('is what the automaton has for the same caller', () => {
    fc.assert(
      fc.property(
        fc
          .oneof(machineArbitrary(), fc.constantFrom(...Object.values(machines)))
          .chain((config) => fc.tuple(fc.constant(config), factsArbitrary(config))),
        fc.array(fc.constantFrom<Key[]>(...KEYS), { maxLength: 6 }),
        ([config, facts], keys) => {
          const { automaton } = explore(config);
          if (!automaton) return;
          const menu = createMenuMachine(config);
          const chart = indexChart(config);
          const table = tabulate(automaton, facts);
          let call = menu.start(facts);
          let node = table.initial;
          for (const key of keys) {
            const now = spokenNow(menu, chart, call);
            expect(now.map((option) => [option.key, option.edge.transition])).toEqual(
              spokenOptions(automaton, config, table, node).map((option) => [
                option.key,
                option.edge.transition,
              ]),
            );
            call = menu.step(call, `DTMF.${key}`).next;
            node =
              table.next[node * automaton.events.length + automaton.events.indexOf(`DTMF.${key}`)] ?? node;
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('shows a recognised caller another first menu', () => {
    const config = machines['merged-personal'] as MachineConfig;
    const menu = createMenuMachine(config);
    const unknown = firstMenuFor(menu, config, UNKNOWN_CALLER);
    const known = firstMenuFor(menu, config, {
      ...UNKNOWN_CALLER,
      identity: 'consumer',
      devices: ['phone'],
      history: [],
    });
    expect(known?.options.map(({ taken }) => taken)).not.toEqual(unknown?.options.map(({ taken }) => taken));
  });
});
