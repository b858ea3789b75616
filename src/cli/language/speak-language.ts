import type { Command } from 'commander';
import { say, cliWords, commonWords } from '../../words/index.ts';
import { chooseUiLanguage, UI_LANGUAGES } from './choose-ui-language.ts';
import { descriptionInChinese, errorInChinese, titleInChinese, usageInChinese } from './help-words.ts';
import type { Io } from '../process/io.ts';

/** Every command has it. */
export const LANGUAGE = say(cliWords, (words, language) =>
  words.speakLanguage.language({ uiLanguages: UI_LANGUAGES.join(commonWords[language].listComma) }),
);

/** Makes commander's own words those of the language; what it prints goes where `io` says. */
export function speakLanguage(command: Command, io: Io): Command {
  const isChinese = chooseUiLanguage(io) === 'zh';
  command.configureOutput({
    writeOut: io.out,
    writeErr: io.err,
    getOutHelpWidth: () => io.columns,
    getErrHelpWidth: () => io.columns,
    outputError: (text, write) => write(isChinese ? errorInChinese(text) : text),
  });
  return isChinese
    ? command.configureHelp({
        styleTitle: titleInChinese,
        styleUsage: usageInChinese,
        styleOptionDescription: descriptionInChinese,
      })
    : command;
}
