import type { Command } from 'commander';
import { say } from '../../util/said.ts';
import { chooseUiLanguage, UI_LANGUAGES } from './choose-ui-language.ts';
import { descriptionInChinese, errorInChinese, titleInChinese, usageInChinese } from './help-words.ts';
import type { Io } from '../process/io.ts';

/** Every command has it. */
export const LANGUAGE = say(
  `language of what is printed: ${UI_LANGUAGES.join(', ')} (default: the terminal’s)`,
  `输出所用的语言：${UI_LANGUAGES.join('、')}（默认：终端的语言）`,
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
