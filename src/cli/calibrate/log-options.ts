/** What every command takes that reads a log of calls against a scenario and writes what was learnt. */
import { resolve } from 'node:path';
import { FINDING_KINDS, unknownChoices } from '../../calibrate/index.ts';
import { DEFAULT_SEED } from '../../study/index.ts';
import { cliWords, commonWords, joinNames, say, type Said } from '../../words/index.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { readChoices, readList, readLocale, readWhole } from '../options/read-options.ts';
import { CALLERS_LOCALE, MACHINES_FOLDER, SCENARIO_FILE } from '../options/work-options.ts';
import { REPORT_FORMATS } from '../print/deliver-reports.ts';
import { quoteOption } from '../print/quote-word.ts';
import { Misuse } from '../process/failures.ts';
import { SCENARIO_SUFFIX } from '../project/files.ts';

interface Draws {
  readonly help: Said;
  readonly least: number;
  readonly usual: number;
}

export const declareLogOptions = (command: Declaration, draws: Draws) =>
  command
    .argument('<scenario>', SCENARIO_FILE)
    .read(
      '--calls <files>',
      say(cliWords, (words) => words.calibrate.calls),
      readList,
    )
    .option(
      '-o, --out <file>',
      say(cliWords, (words) => words.calibrate.out),
    )
    .read(
      '--format <formats>',
      say(cliWords, (words, language) =>
        words.calibrate.formats({ formats: REPORT_FORMATS.join(commonWords[language].listComma) }),
      ),
      readChoices(REPORT_FORMATS),
    )
    .option(
      '--report <path>',
      say(cliWords, (words) => words.calibrate.report),
    )
    .read(
      '--exclude <findings>',
      say(cliWords, (words) => words.calibrate.exclude),
      readList,
    )
    .read(
      '--keep <findings>',
      say(cliWords, (words) => words.calibrate.keep),
      readList,
    )
    .readOr('--draws <n>', draws.help, readWhole({ from: draws.least, to: 10_000 }), draws.usual)
    .readOr(
      '--seed <n>',
      say(cliWords, (words) => words.workOptions.wholeNumberFixesAll),
      readWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }),
      DEFAULT_SEED,
    )
    .read('--locale <tag>', CALLERS_LOCALE, readLocale)
    .option('--machines <folder>', MACHINES_FOLDER)
    .option(
      '-q, --quiet',
      say(cliWords, (words) => words.workOptions.noProgressAndNothing),
    );

type LogOptions = OptionsOf<(command: Declaration) => ReturnType<typeof declareLogOptions>>;

/** What of them the command has to say again. */
export function quoteLogOptions({
  calls,
  exclude,
  keep,
  draws,
  seed,
  locale,
  machines,
  out,
}: LogOptions): string[] {
  return [
    ...quoteOption('calls', calls?.join(',')),
    ...quoteOption('exclude', exclude?.join(',')),
    ...quoteOption('keep', keep?.join(',')),
    `--draws ${draws} --seed ${seed}`,
    ...quoteOption('locale', locale),
    ...quoteOption('machines', machines),
    ...quoteOption('out', out),
  ];
}

/** Before minutes of work. @throws Misuse for a finding that is none, or a scenario's name that is none */
export async function checkLogOptions(
  { exclude, keep, out }: Pick<LogOptions, 'exclude' | 'keep' | 'out'>,
  prepare: (folder: string) => Promise<void>,
): Promise<void> {
  // A slip here would leave in, or leave out, what nobody meant.
  const [name] = unknownChoices([...(exclude ?? []), ...(keep ?? [])]);
  if (name !== undefined)
    throw new Misuse(
      say(cliWords, (words) => words.calibrate.noFinding({ name })),
      say(cliWords, (words, language) =>
        words.calibrate.noFindingHint({ kinds: joinNames(FINDING_KINDS, language) }),
      ),
    );
  if (out === undefined) return;
  if (!out.endsWith(SCENARIO_SUFFIX))
    throw new Misuse(
      say(cliWords, (words) => words.calibrate.isScenario({ out })),
      say(cliWords, (words) => words.calibrate.isScenarioHint),
    );
  await prepare(resolve(out, '..'));
}
