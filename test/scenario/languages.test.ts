import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMachine, printMachine, type MachineFile } from '../../src/chart/index.ts';
import { checkMachines, parseScenario, type ScenarioFile } from '../../src/scenario/index.ts';
import { damaged } from '../damage.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { expectTranslated } from '../said.ts';
import { smallScenario } from './small-scenario.ts';

const broken = readFileSync(new URL('../fixtures/broken/broken.scenario.json', import.meta.url), 'utf8');

describe('what a reader of scenarios finds', () => {
  it('is said in Chinese with every value of the English, whatever is wrong', () => {
    fc.assert(
      fc.property(damaged(smallScenario), (text) => {
        parseScenario(text, 's.scenario.json').problems.forEach(expectTranslated);
      }),
      { numRuns: 300 },
    );
  });

  it('is said in Chinese of a file in which everything is wrong', () => {
    const { problems } = parseScenario(broken, 's.scenario.json');
    expect(new Set(problems.map(({ code }) => code)).size).toBeGreaterThan(12);
    problems.forEach(expectTranslated);
  });

  it('is said in Chinese of shares that leave nobody, and of needs nobody serves', () => {
    const needless = {
      ...smallScenario,
      products: smallScenario.products.map((p) => ({ ...p, share: 0 })),
      hourShares: { shares: new Array(24).fill(0), source: 'x', status: 'assumption' },
    };
    const unserved = {
      ...smallScenario,
      desks: smallScenario.desks.slice(0, 1).map((desk) => ({ ...desk, serves: ['pc.buy', 'pc.buy'] })),
    };
    const many = Array.from({ length: 60 }, (_, i) => ({ ...smallScenario.products[0], id: `p${i}` }));
    const crowd = {
      ...smallScenario,
      products: many,
      intents: many.slice(0, 30),
      segments: Array.from({ length: 12 }, (_, i) => ({ ...smallScenario.segments[0], id: `s${i}` })),
    };
    const nobody = {
      ...smallScenario,
      needs: Object.fromEntries(
        ['pc.buy', 'pc.repair', 'phone.buy', 'phone.repair'].map((need) => [need, 0]),
      ),
    };
    const dialled = {
      ...smallScenario,
      worlds: smallScenario.worlds.map((world) => ({ ...world, dial: { tv: 'nine' } })),
    };
    for (const config of [needless, unserved, crowd, nobody, dialled]) {
      const { problems } = parseScenario(JSON.stringify(config), 's.scenario.json');
      expect(problems.length).toBeGreaterThan(0);
      problems.forEach(expectTranslated);
    }
  });
});

describe('what does not fit between a scenario and its machines', () => {
  const small = parseMachine(
    printMachine({ ...smallMachine, meta: { ...smallMachine.meta, number: '1' } }),
    'small.machine.json',
  ).machine as MachineFile;
  const scenario = parseScenario(JSON.stringify(smallScenario), 's.scenario.json').scenario as ScenarioFile;

  it('is said in Chinese with every value of the English', () => {
    const found = [...checkMachines(scenario, { small }), ...checkMachines(scenario, { smal: small })];
    const desk = { ...smallScenario.desks[0]!, id: 'pc-repair', serves: ['pc.buy' as const] };
    const { machine: bare } = parseMachine(printMachine(smallMachine), 'small.machine.json');
    const config = {
      ...smallScenario,
      desks: [desk, ...smallScenario.desks],
      products: smallScenario.products.slice(0, 1),
    };
    found.push(...checkMachines({ ...scenario, config }, { small: bare as MachineFile }));
    expect([...new Set(found.map(({ code }) => code))].toSorted()).toEqual([
      'other-number',
      'serves-differ',
      'unknown-desk',
      'unknown-machine',
      'unknown-need',
      'unreachable-need',
    ]);
    found.forEach(expectTranslated);
  });
});
