/** Scenario files, and a study of one day's work of each that is small enough. */
import { checkMachines, parseScenario, printScenario } from '../../../src/scenario/index.ts';
import { parseMachine, type MachineConfig, type MachineFile } from '../../../src/chart/index.ts';
import { STUDY_RENDERERS } from '../../../src/report/index.ts';
import { createInlinePool } from '../../../src/runner/index.ts';
import { printMachine } from '../../../src/chart/index.ts';
import {
  assembleWorld,
  checkClosedDesks,
  checkDesign,
  namedParameters,
  numbersUsed,
  runStudy,
  type StudyQuestion,
} from '../../../src/study/index.ts';
import { hasErrors } from '../../../src/util/problem.ts';
import { smallProject } from '../../cli/small-project.ts';
import { smallDesign } from '../../study/small-study.ts';
import { toSamples, type Corpus } from '../corpus.ts';
import type { Luck } from '../luck.ts';
import { holdEqual, holdMarkup, holdProblems, holdSentence, holdVisible } from '../laws.ts';
import { GROW_SCENARIO } from '../mutate/grow-scenario.ts';
import { makeJson } from '../mutate/make-json.ts';
import type { Reader } from './types.ts';

const FILE = 'fuzz.scenario.json';
/** More calls than these in a month, or days in it, are no slower a program, only more work. */
const MOST_CALLS = 20_000;
const MOST_DAYS = 31;
const MOST_WORLDS = 4;

const design = smallDesign();
const files = Object.fromEntries(
  Object.values(design.machines).map((config): [string, MachineFile] => {
    const { machine } = parseMachine(printMachine(config), `${config.id}.machine.json`);
    if (!machine) throw new Error(`The machine "${config.id}" of the small study cannot be read.`);
    return [config.id, machine];
  }),
);
const ownScenarios = toSamples([
  printScenario(design.scenario),
  smallProject['scenarios/small.scenario.json'] ?? '',
]);

export const scenario: Reader = {
  name: 'scenario',
  extension: 'scenario.json',
  weight: 2,
  make: (luck, { scenarios }) => makeJson(luck, scenarios, GROW_SCENARIO),
  read: (text) => {
    const { scenario: file, problems } = parseScenario(text, FILE);
    holdProblems(problems, { text, file: FILE });
    if (!file) return { isAccepted: false, said: () => JSON.stringify(problems) };
    const again = parseScenario(printScenario(file.config), FILE).scenario;
    holdEqual(
      'round trip',
      again?.config,
      file.config,
      'What was accepted and printed is read as something else.',
    );
    const found = checkMachines(file, files);
    holdProblems(
      found.filter((each) => each.file === FILE),
      { text, file: FILE },
    );
    return { isAccepted: true, said: () => JSON.stringify([problems, found]) };
  },
};

/** Mutated less, on a project that fits it, so that most inputs come as far as a study. */
export const study: Reader = {
  name: 'study',
  extension: 'scenario.json',
  weight: 0.1,
  make: (luck: Luck, _: Corpus) => makeJson(luck, ownScenarios, GROW_SCENARIO),
  read: async (text) => {
    const { scenario: file, problems } = parseScenario(text, FILE);
    holdProblems(problems, { text, file: FILE });
    if (!file || hasErrors(checkMachines(file, files)))
      return { isAccepted: false, said: () => JSON.stringify(problems) };
    const { config } = file;
    const worlds = config.worlds.map(({ id }) => id);
    const machines: Readonly<Record<string, MachineConfig>> = design.machines;
    const wrong = checkDesign(config, machines, worlds, config.locale, FILE);
    holdProblems(wrong, { text, file: FILE });
    if (wrong.length > 0) return { isAccepted: false, said: () => JSON.stringify(wrong) };
    const asked: StudyQuestion = {
      scenario: config,
      file: FILE,
      machines,
      worlds,
      locale: config.locale,
      seed: 1,
      replay: '',
    };
    const said = await runSmall(asked, text);
    return { isAccepted: true, said: () => said };
  },
};

async function runSmall(asked: StudyQuestion, text: string): Promise<string> {
  const { scenario: config } = asked;
  const said = [
    JSON.stringify(namedParameters(config)),
    JSON.stringify(numbersUsed(config, ['en', 'zh-CN'])),
    JSON.stringify(checkClosedDesks(config, files, FILE)),
  ];
  const worlds = asked.worlds.slice(0, MOST_WORLDS);
  if (
    (config.callersPerMonth.value * Math.min(config.days, MOST_DAYS)) / 30 > MOST_CALLS ||
    config.days > MOST_DAYS
  ) {
    for (const world of worlds.slice(0, 1)) assembleWorld(asked, world, {});
    return said.join('');
  }
  const pool = createInlinePool();
  const result = await runStudy(
    { ...asked, worlds, replications: 1, draws: 0, sensitivityReplications: 0, hasControl: false },
    pool.openRunner(asked),
  );
  await pool.end();
  // One of the forms each, by an accident of the text.
  const { id, render } = STUDY_RENDERERS[text.length % STUDY_RENDERERS.length] ?? {};
  const report = render?.(result, { version: '0' }) ?? '';
  if (id !== 'json') holdSentence(report.slice(0, 200_000), `${text} Infinity NaN`, `the report ${id}`);
  if (id === 'html') holdMarkup(report);
  if (id === 'text' || id === 'md') holdVisible(report, `the report ${id}`);
  said.push(report);
  return said.join('');
}
