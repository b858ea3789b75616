/** What phone-test takes, whatever it is asked to do. */
import { DEFAULT_SEED } from '../../study/index.ts';
import { cliWords, commonWords, say } from '../../words/index.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { readChoices, readLocale, readWhole, readWorlds } from '../options/read-options.ts';
import { CALLERS_LOCALE, MACHINES_FOLDER } from '../options/work-options.ts';
import { REPORT_FORMATS } from '../print/deliver-reports.ts';
import { readSetting } from './read-setting.ts';

export const declareTest = (command: Declaration) =>
  command
    .argument(
      '<what>',
      say(cliWords, (words) => words.phoneTest.what),
    )
    .argument(
      '[files...]',
      say(cliWords, (words) => words.phoneTest.files),
    )
    .read(
      '--worlds <ids>',
      say(cliWords, (words) => words.phoneTest.worlds),
      readWorlds,
    )
    .readOr(
      '--participants <n>',
      say(cliWords, (words) => words.phoneTest.participants),
      readWhole({ from: 1, to: 10_000 }),
      30,
    )
    .read(
      '--tasks <n>',
      say(cliWords, (words) => words.phoneTest.tasks),
      readWhole({ from: 1, to: 100 }),
    )
    .readOr(
      '--seed <n>',
      say(cliWords, (words) => words.phoneTest.seed),
      readWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }),
      DEFAULT_SEED,
    )
    .option(
      '--sentences <file>',
      say(cliWords, (words) => words.phoneTest.sentences),
    )
    .option(
      '-o, --out <path>',
      say(cliWords, (words) => words.phoneTest.out),
    )
    .option(
      '--scenario <file>',
      say(cliWords, (words) => words.phoneTest.scenario),
    )
    .read(
      '--format <formats>',
      say(cliWords, (words, language) =>
        words.phoneTest.formats({ formats: REPORT_FORMATS.join(commonWords[language].listComma) }),
      ),
      readChoices(REPORT_FORMATS),
    )
    .option(
      '--report <path>',
      say(cliWords, (words) => words.phoneTest.report),
    )
    .read(
      '--set <parameter=value>',
      say(cliWords, (words) => words.phoneTest.set),
      readSetting,
    )
    .readOr(
      '-p, --port <n>',
      say(cliWords, (words) => words.phoneTest.port),
      readWhole({ from: 0, to: 65_535 }),
      0,
    )
    .option(
      '--lan',
      say(cliWords, (words) => words.phoneTest.lan),
    )
    .read('--locale <tag>', CALLERS_LOCALE, readLocale)
    .option('--machines <folder>', MACHINES_FOLDER);
export type PhoneTestOptions = OptionsOf<typeof declareTest>;
