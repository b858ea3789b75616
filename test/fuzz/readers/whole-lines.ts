/** Command lines from the first word to what is printed, and the journal that a sweep goes on from. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { main } from '../../../src/cli/main.ts';
import type { Io } from '../../../src/cli/process/io.ts';
import { openJournal } from '../../../src/cli/sweep/sweep-journal.ts';
import { Misuse } from '../../../src/cli/process/failures.ts';
import { RENDERERS } from '../../../src/report/index.ts';
import {
  FIGURES,
  hashPlan,
  LEAD_FIGURE,
  parseFactor,
  planPoints,
  summariseSweep,
  tabulateSweep,
  type SweepPlan,
} from '../../../src/study/index.ts';
import { cliWords, LANGUAGES } from '../../../src/words/index.ts';
import { smallProject, SMALL } from '../../cli/small-project.ts';
import { smallDesign } from '../../study/small-study.ts';
import { toSamples } from '../corpus.ts';
import { SANDBOX } from '../harness/sandbox.ts';
import type { Luck } from '../luck.ts';
import { Broken, holdSentence, holdVisible } from '../laws.ts';
import { NASTY_NUMBERS, NASTY_TEXTS } from '../mutate/nasty.ts';
import { makeJson } from '../mutate/make-json.ts';
import { joinTexts, splitTexts } from './between.ts';
import { makeText } from './tables.ts';
import type { Reader } from './types.ts';

const folder = join(SANDBOX, 'project');

function openFolder(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const MACHINE = 'machines/small.machine.json';
const FILES = {
  ...smallProject,
  'roster.csv': 'group,weekday,from,to,agents\noperator,1,08:00,18:00,2\n',
  'volumes.csv': 'weekday,from,to,calls\n1,08:00,09:00,12\n',
  'rules.json': '{"rules":{}}',
};
/** None of them writes a file, opens a port or asks another machine. */
const LINES: readonly (readonly string[])[] = [
  ['check', MACHINE, '--format', 'sarif', '--locale', 'en', '--language', 'zh-CN'],
  ['check', 'machines', '--rules', 'rules.json', '--strict'],
  ['parameters', SMALL, '--format', 'json'],
  ['parameters'],
  ['diagram', MACHINE, '--format', 'mermaid', '--locale', 'zh-CN'],
  ['diagram', MACHINE, '--format', 'scxml', '--language', 'en'],
  ['diagram', MACHINE, '--scenario', SMALL, '--world', 'after', '--line', 'one'],
  ['schema', 'machine'],
  ['replay', SMALL, '--world', 'after', '--call', '3', '--seed', '7', '--replication', '1'],
  [
    'replay',
    SMALL,
    '--outcome',
    'lost',
    '--limit',
    '2',
    '--line',
    'one',
    '--lost-at',
    'pc',
    '--format',
    'json',
  ],
  ['help', 'sweep'],
  ['--version'],
];
/** Whatever else a line asks for, these are not tried: they write, serve or wait. */
const FORBIDDEN =
  /^(--?o(ut)?|--port|--redis|studio|worker|init|simulate|sweep|staff|validate|manifest|roster|volumes|calendar)/;

const MACHINES = toSamples([smallProject[MACHINE] ?? '']);

/** A word a line; after them, perhaps, another machine in the place of the small one. */
export const commandLine: Reader = {
  name: 'command-line',
  extension: 'txt',
  weight: 1,
  make: (luck) =>
    joinTexts(mutateWords(luck, luck.pick(LINES)).join('\n'), luck.once(2) ? makeJson(luck, MACHINES) : ''),
  read: async (input) => {
    const [line = '', content = ''] = splitTexts(input, 2);
    const args = line.split('\n');
    if (args.some((arg) => FORBIDDEN.test(arg))) return { isAccepted: false, said: () => '' };
    openFolder({ ...FILES, ...(content !== '' && { [MACHINE]: content }) });
    const said = { out: '', err: '' };
    const exitCode = await main(args, ioFor(said));
    const text = said.out + said.err;
    for (const language of LANGUAGES)
      if (text.includes(cliWords[language].printFailure.defectNotYourMistake))
        throw new Broken('no crash', `A promise of its own was broken: ${said.err.slice(0, 300)}`);
    if (/^\s+at .*\(.*:\d+:\d+\)$/m.test(text))
      throw new Broken('sentence', `A stack trace was printed: ${said.err.slice(0, 300)}`);
    holdVisible(text, 'what is printed');
    // Build servers take such lines for commands.
    const command = /^[ \t]*(::|##\[).*$/m.exec(text);
    if (command) throw new Broken('visible', `A line is a command: ${command[0].slice(0, 100)}`);
    holdSentence(said.err, input, args[0] ?? '');
    if (![0, 1, 2].includes(exitCode)) throw new Broken('problem', `The exit code is ${exitCode}.`);
    if (exitCode === 2 && said.err === '') throw new Broken('problem', 'It is refused without a word.');
    return { isAccepted: exitCode === 0, said: () => `${exitCode}${text}` };
  },
};

function mutateWords(luck: Luck, words: readonly string[]): string[] {
  let line = [...words];
  for (let left = luck.small(3); left > 0; left--) {
    if (line.length === 0) return [''];
    const at = luck.below(line.length);
    const word = line[at] ?? '';
    const nasty = luck.pick([...NASTY_TEXTS, ...NASTY_NUMBERS]).replaceAll('\n', ' ');
    line = luck.pick<string[]>([
      line.with(at, nasty),
      line.with(at, makeText(luck, [word]).replaceAll('\n', ' ')),
      line.toSpliced(at, 1),
      line.toSpliced(at, 0, nasty),
      line.toSpliced(at, 0, luck.pick(luck.pick(LINES))),
      [...line, word],
      line.with(at, luck.pick(line)),
    ]);
  }
  return line;
}

function ioFor(said: { out: string; err: string }): Io {
  return {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    env: {},
    cwd: folder,
    today: '2026-11-28',
    hasColour: false,
    isInteractive: false,
    columns: 100,
    onInterrupt: () => () => undefined,
  };
}

const study = { ...smallDesign(), worlds: ['before', 'after'], replications: 2 };
const factors = [parseFactor('wrongNumber=0.1,0.2,0.3', study).factor].flatMap((each) => each ?? []);
const plan: SweepPlan = {
  study,
  design: { kind: 'grid' },
  factors,
  points: planPoints(factors, { kind: 'grid' }, study.seed),
};
const values = FIGURES.map((_, i) => (i % 7 === 0 ? null : i / 100));
const answerAt = (point: number): string =>
  JSON.stringify({ point, worlds: { before: [values, values], after: [values, values] } });

/** The first line names the plan, so that the lines after it are looked at; `PLAN` stands for its hash. */
const JOURNALS = [
  `{"format":"dialtree-sweep-journal","version":1,"plan":"PLAN","replay":"x"}\n${answerAt(0)}\n${answerAt(2)}\n`,
  `{"format":"dialtree-sweep-journal","version":1,"plan":"PLAN","replay":"x"}\n${answerAt(1)}\n${answerAt(1)}\n${answerAt(0).slice(0, 90)}`,
];

export const journal: Reader = {
  name: 'journal',
  extension: 'jsonl',
  weight: 1,
  make: (luck) => makeText(luck, JOURNALS),
  read: async (text) => {
    const hash = await hashPlan(plan, '0');
    openFolder({ 'out/x.jsonl': text.replace('PLAN', hash) });
    try {
      const { known } = await openJournal(ioFor({ out: '', err: '' }), 'out/x.jsonl', plan, hash);
      const score = { figure: LEAD_FIGURE, on: { kind: 'change', from: 'before', to: 'after' } } as const;
      const result = summariseSweep(plan, known, { figures: FIGURES.slice(0, 5).map(({ id }) => id), score });
      tabulateSweep(plan, known);
      const said = (): string => RENDERERS.map(({ render }) => render(result, {})).join('');
      return { isAccepted: known.length > 0, said };
    } catch (cause) {
      if (!(cause instanceof Misuse)) throw cause;
      for (const said of cause.said)
        for (const language of LANGUAGES) holdSentence(said[language], text, 'journal');
      return { isAccepted: false, said: () => JSON.stringify(cause.said) };
    }
  },
};
