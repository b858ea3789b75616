/**
 * `npm run bench`: what the parts cost on this machine, in one run. Each figure is the best of several
 * rounds: the least disturbed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createActor, initialTransition, transition } from 'xstate';
import { explore, tabulate } from '../../src/automaton/index.ts';
import {
  EVENTS,
  parseMachine,
  UNKNOWN_CALLER,
  type EventName,
  type MachineConfig,
} from '../../src/chart/index.ts';
import { createSolver } from '../../src/exact/index.ts';
import { compileWorld, createWorldCompiler, runReplication } from '../../src/kernel/index.ts';
import { createMenuMachine } from '../../src/machine/index.ts';
import { checkMachine } from '../../src/rules/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { assembleWorld, createAssembler, DEFAULT_SEED, type StudyDesign } from '../../src/study/index.ts';
import { drawParameters } from '../../src/study/uncertainty/index.ts';
import { largeMachine } from '../browser/large-machine.ts';
import { benchCentre } from './centre.bench.ts';
import { benchGrowth, printGrowth } from './growth.bench.ts';
import { benchKernel } from './kernel.bench.ts';
import { benchStaffing } from './staffing.bench.ts';
import { benchThreads } from './threads.bench.ts';

const DRAWS = 60;

const machines = readMachines('machines');
const merged = machines['merged'];
if (!merged) throw new Error('The case’s merged machine is not in machines/.');

function readMachines(folder: string): Record<string, MachineConfig> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.machine.json'),
  );
  const configs = files.flatMap(
    (name) => parseMachine(readFileSync(join(folder, name), 'utf8'), name).machine?.config ?? [],
  );
  return Object.fromEntries(configs.map((config) => [config.id, config]));
}

/** Milliseconds of the fastest round. */
function best(rounds: number, work: () => void): number {
  let fastest = Infinity;
  for (let r = 0; r < rounds; r++) {
    const from = performance.now();
    work();
    fastest = Math.min(fastest, performance.now() - from);
  }
  return fastest;
}

function say(what: string, value: number, unit: string, expected = ''): void {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  process.stdout.write(
    `${what.padEnd(58)} ${value.toLocaleString('en', { maximumFractionDigits: digits }).padStart(12)} ${unit}${expected && `   (expected: ${expected})`}\n`,
  );
}

/**
 * A walk that never repeats for long: keys that lead somewhere, failures, and a new call when one is over.
 */
const WALK: readonly EventName[] = Array.from(
  { length: 4096 },
  (_, i) => EVENTS[(i * 7 + (i >> 3)) % (EVENTS.length - 2)] as EventName,
);

function benchTransitions(config: MachineConfig): void {
  const { automaton } = explore(config);
  if (!automaton) throw new Error('The merged machine cannot be explored.');
  const table = tabulate(automaton, UNKNOWN_CALLER);
  const columns = Int32Array.from(WALK, (event) => EVENTS.indexOf(event));
  const isFinal = Uint8Array.from(automaton.nodes, (node) => Number(node.kind === 'final'));
  const width = automaton.events.length;
  let sum = 0;
  const walkTable = (steps: number): void => {
    let node = table.initial;
    for (let i = 0; i < steps; i++) {
      node = table.next[node * width + (columns[i & 4095] as number)] as number;
      if (isFinal[node] === 1) node = table.initial;
      sum += node;
    }
  };
  const tableSteps = 20_000_000;
  const perTable = best(5, () => walkTable(tableSteps)) / tableSteps;

  const { machine } = createMenuMachine(config);
  const steps = 20_000;
  const perPure =
    best(5, () => {
      let snapshot = initialTransition(machine, UNKNOWN_CALLER)[0];
      for (let i = 0; i < steps; i++) {
        [snapshot] = transition(machine, snapshot, { type: WALK[i & 4095] as EventName });
        if (snapshot.status !== 'active') [snapshot] = initialTransition(machine, UNKNOWN_CALLER);
      }
    }) / steps;
  const perActor =
    best(5, () => {
      let actor = createActor(machine, { input: UNKNOWN_CALLER }).start();
      for (let i = 0; i < steps; i++) {
        actor.send({ type: WALK[i & 4095] as EventName });
        if (actor.getSnapshot().status !== 'active')
          actor = createActor(machine, { input: UNKNOWN_CALLER }).start();
      }
    }) / steps;
  say('transitions a second, table', 1e3 / perTable, '/s');
  say('transitions a second, XState transition()', 1e3 / perPure, '/s');
  say('transitions a second, XState actor', 1e3 / perActor, '/s');
  say('table against an XState actor', perActor / perTable, 'times', 'at least 300');
  if (sum < 0) throw new Error(`The walk summed to ${sum}.`);
}

function compile(config: MachineConfig): void {
  const { automaton } = explore(config);
  if (!automaton) throw new Error(`The machine "${config.id}" cannot be explored.`);
  tabulate(automaton, UNKNOWN_CALLER);
}

function designOfCase(): StudyDesign {
  const { scenario } = parseScenario(
    readFileSync('scenarios/eighteen-lines.scenario.json', 'utf8'),
    'eighteen-lines.scenario.json',
  );
  if (!scenario) throw new Error('The case’s scenario cannot be read.');
  const { config } = scenario;
  return {
    scenario: config,
    file: scenario.file,
    machines,
    worlds: [config.compare.before, config.compare.after],
    locale: config.locale,
    seed: DEFAULT_SEED,
    replications: 1,
    draws: 0,
    sensitivityReplications: 0,
    hasControl: false,
    replay: '',
  };
}

function benchCase(design: StudyDesign): void {
  const [before = '', after = ''] = design.worlds;
  for (const id of [before, after]) {
    const from = performance.now();
    const world = assembleWorld(design, id, {});
    const prepared = compileWorld(world.program);
    say(`case, world "${id}": from menus to tables, for the first time`, performance.now() - from, 'ms');
    const solver = createSolver(world.audience);
    say(
      `case, world "${id}": exact`,
      best(7, () => world.lines.forEach((line) => solver.solve(line))),
      'ms',
      id === after ? 'under 20' : '',
    );
    let calls = 0;
    const month = best(
      5,
      () => ({ calls } = runReplication(prepared, { seed: DEFAULT_SEED, replication: 0 })),
    );
    say(`case, world "${id}": one month of ${calls.toLocaleString('en')} calls`, month, 'ms');
    say(`case, world "${id}": a call with everything`, (month * 1e6) / calls, 'ns', 'at most 400');
  }
}

/** Every parameter another each time, so nothing is found ready but what no parameter enters. */
function benchDraws(design: StudyDesign): void {
  const [before = '', after = ''] = design.worlds;
  for (const worlds of [[before], [after], [before, after]]) {
    const assemble = createAssembler(design);
    const compile = createWorldCompiler();
    const times = drawParameters(design.scenario, DEFAULT_SEED, DRAWS).map((overrides) =>
      best(1, () => worlds.forEach((world) => compile(assemble(world, overrides, 7).program))),
    );
    const median = times.toSorted((a, b) => a - b)[DRAWS >> 1] as number;
    const named = worlds.map((world) => `"${world}"`).join(' and ');
    say(
      `case, one draw: world ${named}, from menus to tables`,
      median,
      'ms',
      worlds.length > 1 ? '' : 'at most 30',
    );
  }
}

const kernel = benchKernel();
say('a call, menu alone', kernel.menuWalkNs, 'ns', 'at most 70');
say('a call, whole world', kernel.wholeWorldNs, 'ns', 'at most 400');
say('a call, eighteen separate lines', kernel.separateLinesNs, 'ns');
const centre = benchCentre();
say('a call, with rosters, priorities and two skills', centre.centreNs, 'ns');
say('the same against the plain world', centre.ratio, 'times', 'at most 1.5');
benchTransitions(merged);
say(
  'exploring the merged machine for all callers',
  best(7, () => void explore(merged)),
  'ms',
);
const thousand = largeMachine(1000);
say(
  'exploring and tabulating a machine of 1,000 menus',
  best(3, () => void compile(thousand)),
  'ms',
  'under 1000',
);
const lines = Object.values(readMachines('machines/lines'));
say(
  'exploring and tabulating 100 lines',
  best(3, () => Array.from({ length: 100 }, (_, k) => compile(lines[k % lines.length] as MachineConfig))),
  'ms',
  'under 1000',
);
say(
  `checking all ${Object.keys(machines).length} machines against all rules`,
  best(2, () => Object.values(machines).forEach((config) => checkMachine(config))),
  'ms',
);
const design = designOfCase();
benchCase(design);
benchDraws(design);
const threads = await benchThreads({ ...design, replications: 10, draws: 60 }, 3);
say('case, both worlds: 10 months and 60 draws on one thread', threads.seconds, 's');
say('the same on two threads: gain', threads.gain, 'times', 'at least 1.8 on two idle cores');
say('the same on two threads: work against one thread', threads.work, 'times');
// As many months as `dialtree staff` takes by itself.
const staffing = await benchStaffing({ ...design, replications: 16 });
say(`staffing of both worlds, ${staffing.plans} plans, on two threads`, staffing.seconds, 's', 'at most 60');
say('the same, of the processor', staffing.cpu, 's');
for (const way of ['longer', 'busier'] as const)
  process.stdout.write(`\n${printGrowth(way, benchGrowth(way))}\n`);
