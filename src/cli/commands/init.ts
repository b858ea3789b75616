import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { printMachine } from '../../chart/index.ts';
import { showText } from '../../util/show-text.ts';
import { cliWords, joinNames, say, type Language } from '../../words/index.ts';
import { askProject } from '../init/ask-project.ts';
import { EXAMPLE_ID, findExample } from '../init/find-example.ts';
import { makeMachines } from '../init/make-machines.ts';
import { makeScenario, printWithNotes } from '../init/make-scenario.ts';
import type { ProjectPlan } from '../init/plan.ts';
import { idsOf } from '../init/project-ids.ts';
import { COLUMNS, readLines } from '../init/read-lines.ts';
import { writeProject } from '../init/write-project.ts';
import { languageOf } from '../language/choose-language.ts';
import type { Declaration } from '../options/declaration.ts';
import { readLocale } from '../options/read-options.ts';
import { quoteWord } from '../print/quote-word.ts';
import { BadFiles, Misuse } from '../process/failures.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { showPath } from '../project/files.ts';
import { defineCommand } from './types.ts';

const MOST_BYTES = 5_000_000;

const declare = (command: Declaration) =>
  command
    .argument(
      '[folder]',
      say(cliWords, (words) => words.init.folder),
    )
    .option(
      '--example',
      say(cliWords, (words) => words.init.example),
    )
    .option(
      '--from <file>',
      say(cliWords, (words) => words.init.from({ columns: COLUMNS.join(',') })),
    )
    .option(
      '--title <text>',
      say(cliWords, (words) => words.init.title),
    )
    .read(
      '--locale <tag>',
      say(cliWords, (words) => words.init.callers),
      readLocale,
    );

export const init = defineCommand({
  name: 'init',
  summary: say(cliWords, (words) => words.init.summary),
  declare,
  run: async (io, [folder = '.'], { example, from, title, locale }) => {
    if (example && from !== undefined)
      throw new Misuse(
        say(cliWords, (words) => words.init.twoSources),
        say(cliWords, (words) => words.init.twoSourcesHint),
      );
    const language = languageOf(io);
    const about = { title: title ?? basename(resolve(io.cwd, folder)), locale: locale ?? language };
    if (example) return makeExample(io, folder, language);
    if (from !== undefined) return makePlanned(io, folder, await readPlan(io, from, about), language);
    if (!io.canAsk)
      throw new Misuse(
        say(cliWords, (words) => words.init.noTerminal),
        say(cliWords, (words) => words.init.noTerminalHint),
      );
    const answers = await askProject(language);
    switch (answers.kind) {
      case 'stopped':
        return 2;
      case 'example':
        return makeExample(io, folder, language);
      case 'list':
        return makePlanned(io, folder, await readPlan(io, answers.path, about), language);
      case 'plan':
        return makePlanned(io, folder, { ...answers.plan, locale: locale ?? language }, language);
    }
  },
});

async function makeExample(io: Io, folder: string, language: Language): Promise<0> {
  const files = await findExample();
  const guide = cliWords[language].init.guide({ title: EXAMPLE_ID, id: EXAMPLE_ID });
  await writeProject(io, folder, new Map([...files, ['README.md', guide]]));
  return tellNext(io, folder, EXAMPLE_ID, files.size - 1);
}

async function makePlanned(io: Io, folder: string, plan: ProjectPlan, language: Language): Promise<0> {
  const ids = idsOf(plan);
  const { machines, leftOut } = makeMachines(plan, ids, language);
  const scenario = makeScenario(plan, ids, language);
  await writeProject(
    io,
    folder,
    new Map([
      ...machines.map((machine) => [`machines/${machine.id}.machine.json`, printMachine(machine)] as const),
      [`scenarios/${ids.project}.scenario.json`, printWithNotes(scenario, language)],
      ['README.md', cliWords[language].init.guide({ title: plan.title, id: ids.project })],
    ]),
  );
  const { init: words } = cliWords[language];
  if (leftOut.length > 0) printLine(io.err, words.leftOut({ products: joinNames(leftOut, language) }));
  return tellNext(io, folder, ids.project, machines.length);
}

/** @throws BadFiles with every problem of the list. */
async function readPlan(
  io: Io,
  path: string,
  about: Pick<ProjectPlan, 'title' | 'locale'>,
): Promise<ProjectPlan> {
  const file = showPath(io, path);
  const { lines, desks, problems } = readLines(await readList(io, path), file);
  if (problems.length > 0) throw new BadFiles(problems);
  return { ...about, lines, desks, source: basename(path) };
}

/** Spreadsheets in China still save GB 18030 when nobody asks for UTF-8. @throws Misuse */
async function readList(io: Io, path: string): Promise<string> {
  const full = resolve(io.cwd, path);
  const entry = await stat(full).catch(() => undefined);
  if (!entry?.isFile() || entry.size > MOST_BYTES)
    throw new Misuse(
      say(cliWords, (words) => words.init.noFile({ path })),
      say(cliWords, (words) => words.init.noFileHint({ columns: COLUMNS.join(',') })),
    );
  const bytes = await readFile(full);
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue; // The next one may fit.
    }
  throw new Misuse(
    say(cliWords, (words) => words.init.encoding({ path })),
    say(cliWords, (words) => words.init.encodingHint),
  );
}

function tellNext(io: Io, folder: string, id: string, machines: number): 0 {
  const words = cliWords[languageOf(io)].init;
  const shown = showPath(io, folder);
  const at = (path: string): string => quoteWord(shown === '.' ? path : join(shown, path));
  io.out(
    [
      showText(words.made({ folder: shown, machines })),
      words.next,
      `  npx dialtree check ${at('machines')}`,
      `  npx dialtree simulate ${at(`scenarios/${id}.scenario.json`)} --out ${at('out')}`,
      `  npx dialtree studio${shown === '.' ? '' : ` ${quoteWord(shown)}`}`,
      '',
    ].join('\n'),
  );
  return 0;
}
