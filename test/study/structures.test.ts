/** Worlds without one of the model's rules, next to worlds that one has freed of the rule by hand. */
import { describe, expect, it } from 'vitest';
import type { Guard, MachineConfig, StateConfig, Transitions } from '../../src/chart/index.ts';
import { compileWorld, runReplication, type Counts } from '../../src/kernel/index.ts';
import { meanInterval } from '../../src/stats/index.ts';
import {
  assembleWorld,
  createStudyWorker,
  describeStructure,
  FIGURES,
  outcomeCalls,
  STRUCTURES,
  type Overrides,
  type Structure,
  type StudyDesign,
} from '../../src/study/index.ts';
import { readMachines, readScenario } from '../studio/figures/read-project.ts';
import { assume, smallDesign, smallScenario } from './small-study.ts';

const DAY: Guard = { type: 'hoursOpen', params: { days: [1, 2, 3, 4, 5], from: 8, to: 20 } };
const NIGHT: Guard = { type: 'when', params: { not: DAY } };
/** The same hours, as somebody writes them who thinks of when nobody is there. */
const EVENING: Guard = { type: 'hoursOpen', params: { days: [1, 2, 3, 4, 5, 6, 7], from: 20, to: 24 } };

const closing: Record<string, StateConfig> = {
  sorry: {
    tags: ['announcement'],
    meta: { greeting: { en: 'We are closed.' } },
    on: { DONE: { target: 'closed' } },
  },
  closed: { type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'closed' } } },
};
const cutOff: Record<string, StateConfig> = {
  'cut-off': {
    id: 'cut-off',
    type: 'final',
    meta: { destination: { goesTo: 'hang-up', reason: 'attempts' } },
  },
};

/** A line that asks the clock first: `always` decides between the menu and what is said when it is closed. */
function gated(line: MachineConfig, always: Transitions): MachineConfig {
  return {
    ...line,
    initial: 'gate',
    states: { gate: { always }, ...line.states, ...closing },
  };
}

/** A line whose menu hangs up instead of handing over to anybody. */
function cutting(line: MachineConfig): MachineConfig {
  const failing: Transitions = [
    { guard: { type: 'attemptsLeft', params: { max: 2 } }, actions: { type: 'countAttempt' } },
    { target: '#cut-off' },
  ];
  return {
    ...line,
    on: { ...line.on, NO_INPUT: failing, NO_MATCH: failing },
    states: { ...line.states, ...cutOff },
  };
}

function withoutOperator(line: MachineConfig): MachineConfig {
  const { 'DTMF.0': _, ...on } = line.on ?? {};
  return { ...line, on };
}

const plain = smallDesign().machines as Record<'pc-line' | 'phone-line' | 'small', MachineConfig>;
const gateOf = (line: MachineConfig, guard: Guard | undefined, isOpening: boolean): MachineConfig =>
  gated(
    line,
    isOpening
      ? [{ ...(guard && { guard }), target: line.initial }, { target: 'sorry' }]
      : guard
        ? [{ guard, target: 'sorry' }, { target: line.initial }]
        : [{ target: line.initial }],
  );

function designOf(
  machines: Partial<typeof plain>,
  desks: readonly Partial<(typeof smallScenario.desks)[number]>[] = [],
): StudyDesign {
  const parameters = { noInput: assume(0.2), wrongNumber: assume(0.3) };
  return smallDesign({
    scenario: {
      ...smallScenario,
      parameters,
      desks: smallScenario.desks.map((desk, d) => ({ ...desk, ...desks[d] })),
    },
    machines: { ...plain, ...machines },
  });
}

const run = (
  design: StudyDesign,
  without?: readonly Structure[],
  overrides: Overrides = {},
  world = 'before',
): Counts => {
  const work = createStudyWorker(design);
  return work({ world, overrides, from: 0, count: 1, ...(without && { without }) })[0] as Counts;
};

describe('the rules of the model', () => {
  it('each have a name and say what a world is like without them', () => {
    for (const id of STRUCTURES) {
      const { title, definition } = describeStructure(id);
      for (const said of [title, definition])
        for (const text of Object.values(said)) expect(text.length).toBeGreaterThan(3);
    }
    expect(new Set(STRUCTURES.map((id) => describeStructure(id).title.en)).size).toBe(STRUCTURES.length);
  });

  it('are all there when none is left out', () => {
    const design = designOf({ 'pc-line': cutting(gateOf(plain['pc-line'], DAY, true)) });
    expect(run(design, [])).toEqual(run(design));
    expect(assembleWorld(design, 'before', {}, 14, []).program).toEqual(
      assembleWorld(design, 'before', {}, 14).program,
    );
  });

  it('matter: leaving any of them out changes the fixture’s month', () => {
    const design = designOf({
      'pc-line': cutting(gateOf(plain['pc-line'], DAY, true)),
      'phone-line': withoutOperator(cutting(gateOf(plain['phone-line'], EVENING, false))),
    });
    // With two lines the two wrong numbers of the confusion rule are one; three are needed to see it.
    for (const id of STRUCTURES.filter((each) => each !== 'confusion'))
      expect(run(design, [id]).flow, id).not.toEqual(run(design).flow);
  });
});

describe('without lines that close', () => {
  const gates: readonly [string, MachineConfig][] = [
    ['a line open by day', gateOf(plain['pc-line'], DAY, true)],
    ['a line closed unless by day', gateOf(plain['pc-line'], NIGHT, false)],
    ['a line closed in the evening', gateOf(plain['pc-line'], EVENING, false)],
  ];

  it.each(gates)('no call to %s is told so, and all is as if the rule had been taken out', (_, gate) => {
    const design = designOf({ 'pc-line': gate });
    expect(outcomeCalls(run(design), 'closed')).toBeGreaterThan(0);
    const open = run(design, ['closed-lines']);
    expect(outcomeCalls(open, 'closed')).toBe(0);
    const byHand = designOf({ 'pc-line': gateOf(plain['pc-line'], undefined, false) });
    const { exits: _exits, ...counts } = open;
    const { exits: _others, ...expected } = run(byHand);
    expect(counts).toEqual(expected);
    expect(assembleWorld(design, 'before', {}, 14, ['closed-lines']).exact).toEqual(
      assembleWorld(byHand, 'before', {}).exact,
    );
  });

  it('desks keep their hours', () => {
    const hours = { days: [1, 2, 3, 4, 5], from: 8, to: 20 };
    const staffing = { serviceLevel: 0.8, withinSeconds: 20, hours };
    const design = designOf({ 'pc-line': gates[0]![1] }, [{ staffing }]);
    const { desks, groups } = assembleWorld(design, 'before', {}, 14, ['closed-lines']).program;
    const whole = assembleWorld(design, 'before', {}).program;
    expect(desks).toEqual(whole.desks);
    expect(groups).toEqual(whole.groups);
    expect(desks[0]?.open.value[0]).toBe(0);
  });
});

describe('without menus that hang up', () => {
  const failing: Overrides = { noInput: 0.6 };

  it('nobody is lost by failing; the operator’s desk has them', () => {
    const design = designOf({ 'pc-line': cutting(plain['pc-line']) });
    const before = run(design, [], failing);
    const after = run(design, ['cut-offs'], failing);
    const lost = outcomeCalls(before, 'lost-attempts');
    expect(lost).toBeGreaterThan(100);
    expect(outcomeCalls(after, 'lost-attempts')).toBe(0);
    expect(outcomeCalls(after, 'operator')).toBeGreaterThan(outcomeCalls(before, 'operator') + lost / 3);
    // By hand: the same line hands over to its operator.
    const byHand = designOf({
      'pc-line': {
        ...cutting(plain['pc-line']),
        states: {
          ...plain['pc-line'].states,
          'cut-off': {
            id: 'cut-off',
            type: 'final',
            meta: { destination: { goesTo: 'desk', desk: 'operator', serves: [] } },
          },
        },
      },
    });
    expect(after).toEqual(run(byHand, [], failing));
  });

  it('of a line without an operator they come to the desk of their need, whatever line it was', () => {
    const line = withoutOperator(cutting(plain['pc-line']));
    const design = designOf({ 'pc-line': line });
    const without: Structure[] = ['cut-offs'];
    const { program, visits, exact } = assembleWorld(design, 'before', failing, 14, without);
    const home = visits.exits.flatMap((exit, e) => (exit.state === 'cut-off' ? [{ exit, e }] : []));
    expect(home.map(({ exit }) => exit.destination)).toEqual([
      { goesTo: 'hang-up', reason: 'attempts' },
      ...['pc-repair', 'pc-buy', 'phone-repair', 'phone-buy'].map((desk) => ({
        goesTo: 'desk',
        desk,
        serves: [],
      })),
    ]);
    const counts = run(design, without, failing);
    expect(outcomeCalls(counts, 'lost-attempts')).toBe(0);
    home.forEach(({ e }, i) =>
      i === 0 ? expect(counts.exits[e]).toBe(0) : expect(counts.exits[e]).toBeGreaterThan(0),
    );
    // The closed form of first calls tells the same.
    const first = {
      redialProbability: 0,
      repeatProbability: 0,
      followsAdvice: 0,
      secondNeed: 0,
      ...failing,
    };
    const patient = compileWorld({
      ...assembleWorld(design, 'before', first, 14, without).program,
      patience: program.patience.map(() => ({ from: Float64Array.of(0), rate: Float64Array.of(0) })),
    });
    const months = Array.from({ length: 10 }, (_, replication) =>
      runReplication(patient, { seed: 2, replication }),
    );
    for (const figure of ['lostRate', 'misroutedRate', 'menuSeconds'] as const) {
      const of = FIGURES.find(({ id }) => id === figure)?.of ?? (() => Number.NaN);
      const { low, high } = meanInterval(
        months.map((each) => of(each, design.scenario)),
        0.9999,
      );
      expect(exact[figure], figure).toBeGreaterThanOrEqual(low);
      expect(exact[figure], figure).toBeLessThanOrEqual(high);
    }
  });
});

describe('without confusion', () => {
  const dialOf = (world: string, without: readonly Structure[]): Float64Array =>
    assembleWorld(
      smallDesign({ scenario: readScenario(), machines: readMachines('lines', 'merged'), locale: 'zh-CN' }),
      world,
      {},
      30,
      without,
    ).program.dial;

  it('all wrong numbers are as likely, and of as many callers as before', () => {
    const { program } = assembleWorld(
      smallDesign({ scenario: readScenario(), machines: readMachines('lines', 'merged'), locale: 'zh-CN' }),
      'before',
      { wrongNumber: 0.2 },
      30,
      ['confusion'],
    );
    const { lineCount, needCount, profileCount, dial, lineServes } = program;
    for (let type = 0; type < needCount * profileCount; type += profileCount) {
      const need = type / profileCount;
      const wrong = Array.from({ length: lineCount }, (_, line) => line).filter(
        (line) => lineServes[line * needCount + need] !== 1,
      );
      for (const line of wrong) expect(dial[type * lineCount + line]).toBeCloseTo(0.2 / wrong.length, 12);
    }
    expect(dialOf('before', ['confusion'])).not.toEqual(dialOf('before', []));
  });

  it('one number is still no other', () => {
    expect(dialOf('after', ['confusion'])).toEqual(dialOf('after', []));
  });

  it('fewer numbers are confused as often, as long as there are two', () => {
    const { scenario, machines } = smallDesign();
    const lines = [
      ...scenario.lines,
      { ...scenario.lines[0]!, id: 'pc-too' },
      { ...scenario.lines[1]!, id: 'phone-too' },
    ];
    const worlds = scenario.worlds.map((world) =>
      world.id === 'before' ? { ...world, lines: ['pc-line', 'phone-line', 'pc-too', 'phone-too'] } : world,
    );
    const two = {
      id: 'two',
      title: scenario.title,
      lines: ['pc-line', 'phone-line'],
      transfers: 'none' as const,
    };
    const design = smallDesign({ scenario: { ...scenario, lines, worlds: [...worlds, two] }, machines });
    const wrongShare = (without: readonly Structure[]): number | undefined =>
      assembleWorld(design, 'two', { wrongNumber: 0.3 }, 14, without).program.dial[1];
    expect(wrongShare([])).toBeCloseTo(0.15, 12);
    expect(wrongShare(['confusion'])).toBeCloseTo(0.3, 12);
  });
});

describe('without queues', () => {
  it('nobody waits at desks that are always open', () => {
    const design = designOf({});
    expect(run(design).waited.some((count) => count > 0)).toBe(true);
    const counts = run(design, ['desks'], { callersPerMonth: 80_000 });
    expect(counts.served.some((count) => count > 1000)).toBe(true);
    for (const list of [counts.waited, counts.waitSeconds, counts.abandoned, counts.staffedSeconds])
      expect(list.every((value) => value === 0)).toBe(true);
    expect(counts.within20).toEqual(counts.served);
  });

  it('nobody waits, and who comes to a closed desk is still told so', () => {
    const hours = { days: [1, 2, 3, 4, 5], from: 8, to: 20 };
    const design = designOf({}, [{ staffing: { serviceLevel: 0.8, withinSeconds: 20, hours } }]);
    const counts = run(design, ['desks']);
    expect(counts.turnedAway[0]).toBeGreaterThan(0);
    expect(counts.waited.every((count) => count === 0)).toBe(true);
  });
});

describe('without memory', () => {
  it('callers are as they are when nobody remembers', () => {
    const design = designOf({});
    expect(run(design, ['memory'])).toEqual(run(design, [], { remembersNumber: 0 }));
    expect(run(design, ['memory'], { remembersNumber: 1 })).toEqual(run(design, ['memory']));
  });
});
