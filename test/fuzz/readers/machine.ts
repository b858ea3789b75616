/** Machine files, and everything that is done with one that was accepted. */
import { create } from 'xmlbuilder2';
import {
  applyPatches,
  diffDocuments,
  EMPTY_LAYOUT,
  parseMachine,
  printMachine,
  type Facts,
  type MachineConfig,
} from '../../../src/chart/index.ts';
import { explore, spokenOptions, tabulate } from '../../../src/automaton/index.ts';
import { FORMATS } from '../../../src/formats/index.ts';
import { PROBLEM_RENDERERS } from '../../../src/report/index.ts';
import { checkMachine, checkMachineFully, RULES } from '../../../src/rules/index.ts';
import { readJson } from '../../../src/util/read-json.ts';
import { smallMachine } from '../../machine/small-machine.ts';
import { Broken, holdEqual, holdProblems } from '../laws.ts';
import { GROW_MACHINE } from '../mutate/grow-machine.ts';
import { makeJson } from '../mutate/make-json.ts';
import type { Reader } from './types.ts';

const FILE = 'fuzz.machine.json';
/** A call from nobody known, on a Monday. */
const NOBODY: Facts = { identity: 'unknown', devices: [], history: [], day: 1, hour: 10 };
const MOST_HEARD = 500;
const TODAY = '2026-11-28';
/** Larger ones are drawn and written as others are; once is enough to see that they are. */
const MOST_WRITTEN = 200_000;

export const machine: Reader = {
  name: 'machine',
  extension: 'machine.json',
  weight: 4,
  make: (luck, { machines }) => makeJson(luck, machines, GROW_MACHINE),
  read: (text) => {
    const { machine: file, problems } = parseMachine(text, FILE);
    holdProblems(problems, { text, file: FILE });
    if (!file) {
      // Programs give values that never were a file.
      checkMachine(readPlain(text) as MachineConfig);
      return { isAccepted: false, said: () => render(problems, text) };
    }
    const { config, document } = file;
    const printed = printMachine(config);
    const again = parseMachine(printed, FILE).machine;
    holdEqual(
      'round trip',
      again?.config,
      config,
      'What was accepted and printed is read as something else.',
    );
    const checked = checkMachineFully(file, { today: TODAY });
    holdProblems(checked.problems, { text, file: FILE, value: document.value });
    return { isAccepted: true, said: () => render(checked.problems, text) + writeAll(config) };
  },
};

function readPlain(text: string): unknown {
  return readJson(text, FILE).document?.value;
}

function render(problems: Parameters<(typeof PROBLEM_RENDERERS)[number]['render']>[0], text: string): string {
  const context = { fileCount: 1, files: [FILE], rules: RULES, version: '0' };
  const said = PROBLEM_RENDERERS.map(({ id, render: print }) => {
    const printed = print(problems, context);
    if (id === 'json' || id === 'sarif') JSON.parse(printed);
    if (id === 'junit') readXml(printed);
    return printed;
  });
  return said.join('') + text.length;
}

function writeAll(config: MachineConfig): string {
  const { automaton } = explore(config);
  const written = FORMATS.map(({ id, write }) => {
    const text = write(config, automaton ? { automaton } : {});
    if (id === 'scxml' && text.length < MOST_WRITTEN) readXml(text);
    return text;
  });
  const before = { config: smallMachine, layout: EMPTY_LAYOUT };
  const after = { config, layout: EMPTY_LAYOUT };
  const patches = diffDocuments(before, after);
  const patched = applyPatches(before, patches);
  if (printMachine(patched.config) !== printMachine(config))
    throw new Broken('round trip', 'The small machine, patched to be this one, is another.');
  if (automaton && automaton.nodes.length < MOST_HEARD) {
    const table = tabulate(automaton, NOBODY);
    for (const node of automaton.nodes) spokenOptions(automaton, config, table, node.index);
  }
  return written.join('');
}

/** The library that writes XML also reads it, and knows what no XML may hold. */
function readXml(text: string): void {
  try {
    create(text);
  } catch (cause) {
    throw new Broken('well-formed', `XML that is none: ${String(cause)}`);
  }
  const bad = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|&#(x?)(0|1?[0-9a-f]);/iu.exec(text);
  if (bad) throw new Broken('well-formed', `XML with a sign that it may not hold: ${JSON.stringify(bad[0])}`);
}
