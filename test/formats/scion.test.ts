/** The exported chart in somebody else's engine does what our automaton does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explore, tabulate } from '../../src/automaton/index.ts';
import { EVENTS, type EventName, type Facts, type MachineConfig } from '../../src/chart/index.ts';
import { toScxml } from '../../src/formats/index.ts';
import { createMenuMachine } from '../../src/machine/index.ts';
import { buildMenu, factsArbitrary, keyWordArbitrary, machineArbitrary } from '../../src/vitest/index.ts';
import { shippedMachines } from '../machines/shipped-files.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { driveScion, fillFacts } from './drive-scion.ts';

/** Words for each machine; `npm run validate:scxml` takes more, `SCION_RUNS` as many as it says. */
const RUNS = Number(
  process.env['SCION_RUNS'] ?? (process.env['npm_lifecycle_event'] === 'validate:scxml' ? 200 : 6),
);
/** Every run of the tests takes other words; the seed is printed with a word on which the two differ. */
const SEED = Number(process.env['SCION_SEED'] ?? Date.now() % 2 ** 31);

interface Place {
  readonly state: string;
  readonly isDone: boolean;
}

/** Where our automaton stands, with its attempts as XState counts them. */
function driveAutomaton(config: MachineConfig, facts: Facts, word: readonly EventName[]): Place[] {
  const { automaton } = explore(config);
  if (!automaton) throw new Error(`"${config.id}" cannot be explored.`);
  const table = tabulate(automaton, facts);
  const at = (node: number): Place => ({
    state: automaton.nodes[node]?.state ?? '',
    isDone: automaton.nodes[node]?.kind === 'final',
  });
  let node = table.initial;
  return [
    at(node),
    ...word.map((event) => {
      node = table.next[node * EVENTS.length + EVENTS.indexOf(event)] ?? -1;
      return at(node);
    }),
  ];
}

function countAttempts(config: MachineConfig, facts: Facts, word: readonly EventName[]): number[] {
  const menu = createMenuMachine(config);
  let call = menu.start(facts);
  return [call.attempts, ...word.map((event) => (call = menu.step(call, event).next).attempts)];
}

async function expectSame(config: MachineConfig, facts: Facts, word: readonly EventName[]): Promise<void> {
  const places = await driveScion(fillFacts(toScxml(config), facts), word);
  expect(places.map(({ state, isDone }) => ({ state, isDone }))).toEqual(driveAutomaton(config, facts, word));
  expect(places.map(({ attempts }) => attempts)).toEqual(countAttempts(config, facts, word));
}

const callsTo = (config: MachineConfig, maxLength = 24) =>
  fc.record({
    config: fc.constant(config),
    facts: factsArbitrary(config),
    word: keyWordArbitrary({ maxLength }),
  });
const settings = { numRuns: RUNS, seed: SEED };

describe('SCION and our automaton', () => {
  it.each(shippedMachines.map(({ file, reading }) => [file, reading.machine] as const))(
    'stand in the same state after any keys: %s',
    async (_, machine) => {
      const config = machine?.config;
      if (!config) throw new Error('A shipped machine cannot be read.');
      await fc.assert(
        fc.asyncProperty(callsTo(config), ({ facts, word }) => expectSame(config, facts, word)),
        settings,
      );
    },
  );

  it('stand in the same state for any machine, caller and keys', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .oneof(machineArbitrary(), machineArbitrary({ keepsRules: true }))
          .chain((config) => callsTo(config)),
        ({ config, facts, word }) => expectSame(config, facts, word),
      ),
      { ...settings, numRuns: 8 * RUNS },
    );
  });

  it('agree where ids clash with names of our own, and where a machine or a product begins with its end', async () => {
    const end = { type: 'final', meta: { destination: { goesTo: 'desk', desk: 'd', serves: [] } } } as const;
    const menu = { tags: ['menu'], on: { 'DTMF.1': '#inner', 'DTMF.2': '#outer' } } as const;
    const config: MachineConfig = {
      ...smallMachine,
      id: 'a-b',
      initial: 'a-b',
      on: { HANGUP: '#end' },
      states: {
        'a-b': {
          initial: 'call',
          id: 'outer',
          states: { call: menu, inner: { id: 'inner', initial: 'end', states: { end } } },
        },
        end: { ...end, id: 'end' },
      },
    };
    for (const word of [['DTMF.1'], ['DTMF.2', 'DTMF.1'], ['DTMF.9', 'HANGUP', 'DTMF.1']] as const)
      await expectSame(config, CALLER, word);
    await expectSame({ ...config, initial: 'end' }, CALLER, ['DTMF.1']);
    expect(toScxml(config)).toContain('id="a-b.call_"');
  });

  it('end every call that reaches an end, of a product too, and take a key that nobody takes for a wrong one', async () => {
    const [, wrong, , ended] = await driveScion(toScxml(menu), ['DTMF.8', 'DTMF.7', 'HANGUP']);
    expect(wrong).toMatchObject({ attempts: 1, isDone: false });
    expect(ended?.isDone).toBe(true);
  });
});

const CALLER: Facts = { identity: 'unknown', devices: [], history: [], day: 3, hour: 10 };
const menu = buildMenu({
  products: 2,
  intents: 2,
  attempts: 4,
  noInputSeconds: 5,
  hasWelcome: false,
  knowsDevices: false,
  knowsBusiness: false,
  keepsHours: false,
});
