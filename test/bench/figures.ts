/**
 * What exact figures cost while a machine is edited, without a browser: `first` in a fresh process, then every
 * kind of edit on a machine of the case or on one of 120 menus. Processor milliseconds, as JSON:
 * `node figures.js first|edits <machine id>`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addMenu,
  addOption,
  applyEdit,
  connectOption,
  deleteOption,
  EMPTY_LAYOUT,
  indexChart,
  moveOption,
  optionsOf,
  parseMachine,
  printMachine,
  setDestination,
  setGuard,
  setNoInputSeconds,
  setRole,
  setText,
  type Edit,
  type MachineConfig,
  type MachineDocument,
} from '../../src/chart/index.ts';
import { parseScenario, type ScenarioConfig } from '../../src/scenario/index.ts';
import { createLiveWorld } from '../../src/studio/figures/live-world.ts';
import { largeMachine } from '../browser/large-machine.ts';

const locale = 'zh-CN';
const world = 'after';
const [mode = 'first', id = 'large-120'] = process.argv.slice(2);

function readCase(): { scenario: ScenarioConfig; machines: Record<string, MachineConfig> } {
  const name = 'scenarios/eighteen-lines.scenario.json';
  const { scenario } = parseScenario(readFileSync(name, 'utf8'), name);
  if (!scenario) throw new Error('The scenario of the case cannot be read.');
  const texts = readdirSync('machines', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.machine.json'))
    .map((file) => [file, readFileSync(join('machines', file), 'utf8')] as const);
  if (id.startsWith('large-')) texts.push([id, printMachine(largeMachine(Number(id.slice(6))))]);
  const configs = texts.flatMap(([file, text]) => parseMachine(text, file).machine?.config ?? []);
  const { config } = scenario;
  return {
    scenario: {
      ...config,
      lines: config.lines.map((line) => (line.machine === 'merged' ? { ...line, machine: id } : line)),
    },
    machines: Object.fromEntries(configs.map((machine) => [machine.id, machine])),
  };
}

const { scenario, machines } = readCase();
const worldId = id.startsWith('step') ? id : world;
const machine = machines[id];
if (!machine) throw new Error(`There is no machine "${id}".`);

/** Processor milliseconds of this process: others may keep the machine busy. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const from = cpu();
const live = createLiveWorld({ scenario, machines, world: worldId, locale });
const first = live.answer(structuredClone(machine));
const firstMilliseconds = cpu() - from;
if (first.status !== 'ok') throw new Error(`The first answer: ${JSON.stringify(first)}`);

type Kind = (document: MachineDocument, round: number) => Edit;
const menus = indexChart(machine).states.filter(
  ({ isMenu, path }) => isMenu && optionsOf(machine, path).length > 2,
);
const finals = indexChart(machine).states.filter(({ config }) => config.meta?.destination?.goesTo === 'desk');
const pick = <T>(list: readonly T[], round: number): T => list[(round * 7) % list.length] as T;
const optionAt = (document: MachineDocument, round: number, state = pick(menus, round).path) => {
  const options = optionsOf(document.config, state);
  return { state, place: (options[round % options.length] as (typeof options)[number]).place };
};
const guards = [
  { type: 'identityIs', params: { identity: 'business' } },
  { type: 'ownsDevice', params: { device: 'pc' } },
  { type: 'hoursOpen', params: { days: [1, 2, 3, 4, 5], from: 9, to: 18 } },
] as const;
const desk = { goesTo: 'desk', desk: 'pc-sales', serves: ['pc.buy'] } as const;

const KINDS: Readonly<Record<string, Kind>> = {
  'a key in a label': (document, round) =>
    setText(
      document,
      { kind: 'label', option: optionAt(document, 1).place },
      locale,
      `电脑维修${'和'.repeat(round % 9)}${round}`,
    ),
  'a key in a greeting': (document, round) =>
    setText(
      document,
      { kind: 'greeting', state: pick(menus, 0).path },
      locale,
      `您好${'和'.repeat(round % 9)}${round}`,
    ),
  'an option moved': (document, round) => {
    const { state, place } = optionAt(document, round);
    return moveOption(document, place, { state, index: (round + 1) % 3 });
  },
  'an option added': (document, round) =>
    addOption(document, pick(menus, round).path, { label: { [locale]: `新选项${round}` } }),
  'an option removed': (document, round) => deleteOption(document, optionAt(document, round).place),
  'an option led elsewhere': (document, round) =>
    connectOption(document, optionAt(document, round).place, pick(menus, round + 3).path),
  'a condition on an option': (document, round) =>
    setGuard(document, optionAt(document, round).place, pick(guards, round)),
  'a condition in the first menu': (document, round) =>
    setGuard(document, optionAt(document, round, menus[0]?.path).place, pick(guards, round)),
  'a role changed': (document, round) =>
    setRole(document, optionAt(document, round).place, round % 2 ? 'back' : 'repeat'),
  'a menu added': (document, round) =>
    addMenu(document, { parent: '', title: { [locale]: `新菜单${round}` } }),
  'a destination changed': (document, round) =>
    setDestination(document, pick(finals, round).path, {
      ...desk,
      desk: round % 2 ? 'pc-sales' : 'pc-service',
    } as never),
  'a time-out changed': (document, round) =>
    setNoInputSeconds(document, pick(menus, 0).path, 3 + (round % 6)),
};

function measure(kind: Kind, rounds: number): { median: number; worst: number } {
  const times: number[] = [];
  let document: MachineDocument = { config: machine as MachineConfig, layout: EMPTY_LAYOUT };
  for (let round = 0; round < rounds; round++) {
    // Back to the file every few rounds, so that the machine stays what it is.
    if (round % 5 === 0) document = { config: machine as MachineConfig, layout: EMPTY_LAYOUT };
    const edited = applyEdit(document, kind(document, round));
    if (edited.patches.length === 0 && edited.document === document) continue;
    document = edited.document;
    const start = cpu();
    const { status } = live.answer(structuredClone(document.config));
    times.push(cpu() - start);
    if (status === 'cannot-explore') throw new Error('An edit could not be walked through.');
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, worst: sorted.at(-1) ?? Number.NaN };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
const edits =
  mode === 'edits'
    ? Object.fromEntries(
        Object.entries(KINDS).map(([name, kind]) => {
          const { median, worst } = measure(kind, 25);
          return [name, { median: rounded(median), worst: rounded(worst) }];
        }),
      )
    : undefined;
process.stdout.write(
  `${JSON.stringify({ machine: id, first: rounded(firstMilliseconds), edits }, undefined, 1)}\n`,
);
