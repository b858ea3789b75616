import { describe, expect, it } from 'vitest';
import { explore, spokenOptions, tabulate } from '../../src/automaton/index.ts';
import { indexChart, printMachine, UNKNOWN_CALLER, type MachineConfig, type MachineFile } from '../../src/chart/index.ts';
import { checkMachine } from '../../src/rules/index.ts';
import { promptReport } from '../../src/speech/index.ts';
import { resolveFrom, shippedMachines } from './shipped-files.ts';

const machines = new Map<string, MachineFile>(shippedMachines.flatMap(({ reading }) => (reading.machine ? [[reading.machine.config.id, reading.machine]] : [])));
const configOf = (id: string): MachineConfig => {
  const machine = machines.get(id);
  if (!machine) throw new Error(`No shipped machine has the id "${id}".`);
  return machine.config;
};

/**
 * Errors that a machine has because lines like it have them, or because the step of the ladder is about them.
 * Its note says so.
 */
const BROKEN_ON_PURPOSE: Readonly<Record<string, readonly string[]>> = {
  'merged-plain': ['first-prompt-seconds'],
  'merged-layers': ['first-prompt-seconds'],
  'notebook-sales': ['agent-after-attempts'],
  'desktop-service': ['agent-after-attempts', 'label-before-key'],
  'desktop-sales': ['operator-in-every-menu'],
  projector: ['agent-after-attempts'],
  'phone-service': ['first-prompt-seconds'],
  'display-service': ['label-before-key', 'operator-in-every-menu'],
  accessory: ['agent-after-attempts', 'operator-in-every-menu'],
  'service-centres': ['agent-after-attempts'],
  heating: ['agent-after-attempts'],
  metro: ['label-before-key'],
  parking: ['agent-after-attempts', 'operator-in-every-menu'],
  property: ['agent-after-attempts'],
  'business-licences': ['agent-after-attempts'],
  vehicles: ['label-before-key'],
};

describe('every shipped machine', () => {
  it.each(shippedMachines.map((shipped) => [shipped.file, shipped] as const))('%s is read, printed back and walked through', (file, { text, reading }) => {
    expect(reading.problems).toEqual([]);
    const config = reading.machine?.config as MachineConfig;
    expect(file.endsWith(`/${config.id}.machine.json`)).toBe(true);
    expect(printMachine(config)).toBe(text);
    expect(resolveFrom(file, config.$schema ?? '')).toBe('dist/schema/machine.schema.json');
    expect(explore(config).problems).toEqual([]);
  });

  it('has an id of its own, says that it is invented, and speaks both languages', () => {
    expect(machines.size).toBe(shippedMachines.length);
    for (const { meta } of [...machines.values()].map(({ config }) => config)) {
      expect(meta.status).toBe('assumption');
      expect(meta.note).toMatch(/invented/i);
      expect(meta.locales).toEqual(['zh-CN', 'en']);
    }
  });

  // Menus of a textbook are dialled by nobody: what they are for stands in test/machines/theory.test.ts.
  const real = [...machines.keys()].filter((id) => !id.startsWith('theory-'));
  it.each(real.map((id) => [id] as const))('%s breaks no rule but those its kind breaks', (id) => {
    const errors = checkMachine(machines.get(id) as MachineFile).filter(({ severity }) => severity === 'error');
    expect([...new Set(errors.map(({ code }) => code))].toSorted()).toEqual(BROKEN_ON_PURPOSE[id] ?? []);
  });
});

describe('the old lines', () => {
  const lines = shippedMachines.flatMap(({ file, reading }) => (file.startsWith('machines/lines/') && reading.machine ? [reading.machine.config] : []));

  it('are eighteen, owned by nine business units and four departments, each with its own fictional number', () => {
    expect(lines).toHaveLength(18);
    const owners = lines.map(({ meta }) => meta.owner);
    expect(new Set(owners.flatMap((owner) => owner?.unit ?? [])).size).toBe(9);
    expect(new Set(owners.flatMap((owner) => owner?.department ?? [])).size).toBe(4);
    const numbers = lines.map(({ meta }) => meta.number);
    expect(new Set(numbers).size).toBe(18);
    for (const number of numbers) expect(number).toMatch(/^400-000-00\d\d$/);
  });
});

describe('the merged menu', () => {
  it.each(['merged', 'step-1', 'step-2', 'city'].flatMap((id) => ['zh-CN', 'en'].map((locale) => [id, locale] as const)))(
    '%s speaks its first menu in at most 20 s in %s',
    (id, locale) => {
      const config = configOf(id);
      const automaton = explore(config).automaton!;
      const table = tabulate(automaton, UNKNOWN_CALLER);
      const welcome = table.initial;
      const first = table.next[welcome * automaton.events.length + automaton.events.indexOf('DONE')]!;
      const options = spokenOptions(automaton, config, table, first);
      expect(options.length).toBeGreaterThan(2);
      expect(promptReport(indexChart(config), automaton.nodes[first]!.state, options, locale).lastOptionEndSeconds).toBeLessThanOrEqual(20);
    },
  );

  it('asks for one of seven products, then for one of the same four intents', () => {
    const chart = indexChart(configOf('merged'));
    const choices = (path: string): (string | undefined)[] =>
      chart.transitions.filter(({ source, event }) => source.path === path && event.startsWith('DTMF.')).map(({ target }) => target?.path);
    const menus = choices('products');
    expect(menus).toHaveLength(7);
    for (const menu of menus) {
      const group = menu!.split('.').slice(0, -1).join('.');
      expect(choices(menu!)).toEqual(['ask', 'buy', 'repair', 'centre'].map((intent) => `${group}.${intent}`));
    }
  });

  it.each(['merged', 'merged-layers', 'merged-plain', 'merged-personal'])('promises all 28 needs as %s', (id) => {
    const config = configOf(id);
    expect(new Set(config.meta.needs)).toEqual(new Set(configOf('merged').meta.needs));
    expect(config.meta.needs).toHaveLength(28);
    const served = indexChart(config).states.flatMap(({ config: state }) => {
      const destination = state.meta?.destination;
      return destination && destination.goesTo !== 'hang-up' ? destination.serves : [];
    });
    expect(new Set(served)).toEqual(new Set(config.meta.needs));
  });

  it('takes a personalised caller to what is known of them, and on to all products', () => {
    const config = configOf('merged-personal');
    const automaton = explore(config).automaton!;
    const firstMenu = (facts: Partial<typeof UNKNOWN_CALLER>): string => {
      const table = tabulate(automaton, { ...UNKNOWN_CALLER, ...facts });
      return automaton.nodes[table.next[table.initial * automaton.events.length + automaton.events.indexOf('DONE')]!]!.state;
    };
    expect(firstMenu({})).toBe('products');
    expect(firstMenu({ devices: ['phone'] })).toBe('catalogue.phone.known');
    expect(firstMenu({ identity: 'business', devices: ['phone'] })).toBe('business.menu');
    expect(firstMenu({ identity: 'business', devices: ['pc'], history: ['open-repair', 'open-repair-pc'] })).toBe('catalogue.pc.offer');
  });
});
