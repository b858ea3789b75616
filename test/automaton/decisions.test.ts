/** Chains and tangles of `always` decisions: followed once, or refused in words, and never for long. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { explore, tabulate, type Automaton } from '../../src/automaton/index.ts';
import { UNKNOWN_CALLER, type Facts, type Guard, type MachineConfig } from '../../src/chart/index.ts';
import { createMenuMachine } from '../../src/machine/index.ts';

const END = {
  id: 'end',
  type: 'final',
  meta: { destination: { goesTo: 'hang-up', reason: 'caller' } },
};
const MENU = { id: 'menu', tags: ['menu'], on: { 'DTMF.1': '#end' } };
const owns = (device: string): Guard => ({ type: 'ownsDevice', params: { device } });

function machineOf(states: object, initial: string, more: object = {}): MachineConfig {
  return {
    id: 'decisions',
    meta: { title: { en: 'Decisions' }, locales: ['en'] },
    initial,
    states: { ...states, menu: MENU, end: END },
    ...more,
  } as MachineConfig;
}

/** `count` decisions in a row; `ways` says where each leads from one of two tracks. */
function chain(count: number, ways: (track: number) => readonly [yes: number, no: number]): MachineConfig {
  const states: Record<string, object> = {};
  const name = (i: number, track: number, last: string): string => (i === count ? last : `#s${i}-${track}`);
  for (let i = 0; i < count; i++) {
    for (const track of [0, 1]) {
      const [yes, no] = ways(track);
      const last = ['#menu', '#end'];
      states[`s${i}-${track}`] = {
        id: `s${i}-${track}`,
        always: [
          { guard: owns(`d${i}`), target: name(i + 1, yes, last[yes] as string) },
          { target: name(i + 1, no, last[no] as string) },
        ],
      };
    }
  }
  return machineOf(states, 's0-0');
}

const callers = fc
  .array(fc.nat(97), { maxLength: 40 })
  .map((owned): Facts => ({ ...UNKNOWN_CALLER, devices: owned.map((i) => `d${i}`) }));

function reached(automaton: Automaton, facts: Facts): string | undefined {
  return automaton.nodes[tabulate(automaton, facts).initial]?.state;
}

describe('a chain of decisions', () => {
  it('that all lead to the same place asks nobody anything', () => {
    const { automaton, problems } = explore(chain(98, () => [0, 0]));
    expect(problems).toEqual([]);
    expect(automaton?.initial).toEqual([{ when: [], next: 0, edge: undefined, isNoMatch: false }]);
    expect(automaton?.nodes[0]?.state).toBe('menu');
  });

  it('that tells more kinds of callers apart than can be listed is refused by the name of its first decision', () => {
    // Whether the number of owned devices is odd: nothing of 2^40 combinations can be left out.
    const { automaton, problems } = explore(chain(40, (track) => [1 - track, track]));
    expect(automaton).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'cannot-explore', path: ['states', 's0-0', 'always'] }]);
    expect(problems[0]?.message).toContain('"s0-0" tells more than 1024 kinds of callers apart');
  });

  test.prop([callers, fc.integer({ min: 1, max: 8 })], { numRuns: 40 })(
    'leads every caller where XState does',
    (facts, count) => {
      const config = chain(count, (track) => [1 - track, track]);
      const { automaton } = explore(config);
      expect(reached(automaton as Automaton, facts)).toBe(createMenuMachine(config).start(facts).state);
    },
  );

  it('is as long as XState follows it, and no longer', () => {
    const straight = (count: number): MachineConfig =>
      machineOf(
        Object.fromEntries(
          Array.from({ length: count }, (_, i) => [
            `s${i}`,
            { id: `s${i}`, always: i === count - 1 ? '#menu' : `#s${i + 1}` },
          ]),
        ),
        'menu',
        { on: { 'DTMF.2': '#s0' } },
      );
    const ends = (config: MachineConfig): string => {
      const menu = createMenuMachine(config);
      try {
        return menu.step(menu.start(), 'DTMF.2').next.state;
      } catch {
        return 'endless';
      }
    };
    for (const count of [1, 98, 99, 100, 101]) {
      const config = straight(count);
      expect([count, explore(config).isEndless]).toEqual([count, ends(config) === 'endless']);
    }
  });

  it('that counts attempts ends when a guard says so', () => {
    const config = machineOf(
      {
        count: {
          id: 'count',
          always: [
            {
              guard: { type: 'attemptsLeft', params: { max: 5 } },
              actions: { type: 'countAttempt' },
              target: '#count',
            },
            { target: '#menu' },
          ],
        },
      },
      'count',
    );
    const { automaton, problems } = explore(config);
    expect(problems).toEqual([]);
    expect(automaton?.nodes[0]).toMatchObject({ state: 'menu', attempts: 4 });
    expect(createMenuMachine(config).start()).toMatchObject({ state: 'menu', attempts: 4 });
  });
});

describe('decisions that lead back', () => {
  const circle = (back: Guard): MachineConfig =>
    machineOf(
      {
        a: { id: 'a', always: [{ guard: owns('pc'), target: '#b' }, { target: '#menu' }] },
        b: { id: 'b', always: [{ guard: back, target: '#a' }, { target: '#end' }] },
      },
      'a',
    );

  it('are no circle when no caller can go round', () => {
    const { automaton, problems } = explore(circle({ type: 'when', params: { not: owns('pc') } }));
    expect(problems).toEqual([]);
    expect(reached(automaton as Automaton, { ...UNKNOWN_CALLER, devices: ['pc'] })).toBe('end');
  });

  it('are named when somebody goes round for ever', () => {
    expect(explore(circle(owns('phone')))).toMatchObject({
      isEndless: true,
      problems: [{ code: 'cannot-explore', path: ['states', 'a', 'always'] }],
    });
  });
});

describe('guards', () => {
  it('that ask too much in every menu are refused, with the place that asks most', () => {
    const all = (of: string): Guard => ({
      type: 'when',
      params: {
        all: Array.from({ length: 9 }, (_, i): Guard => ({
          type: 'when',
          params: { any: [owns(`${of}${i}`), owns(`${of}${i}x`)] },
        })),
      },
    });
    const count = 400;
    const menus = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `m${i}`,
        {
          id: `m${i}`,
          tags: ['menu'],
          on: { 'DTMF.1': { guard: all('a'), target: `#m${(i + 1) % count}` }, 'DTMF.2': '#end' },
        },
      ]),
    );
    const { problems } = explore(machineOf(menus, 'm0'));
    expect(problems[0]?.message).toMatch(/too many ways through it, most of them at "m\d+"/);
    expect(problems[0]?.path?.slice(2)).toEqual(['on', 'DTMF.1']);
  });

  it('that ask five hundred questions are too many', () => {
    const menus = Object.fromEntries(
      Array.from({ length: 501 }, (_, i) => [
        `m${i}`,
        {
          id: `m${i}`,
          tags: ['menu'],
          on: {
            'DTMF.1': { guard: owns(`d${i}`), target: `#m${(i + 1) % 501}` },
            'DTMF.2': `#m${(i + 1) % 501}`,
          },
        },
      ]),
    );
    expect(explore(machineOf(menus, 'm0')).problems[0]?.message).toContain(
      'more than 500 different questions',
    );
  });
});
