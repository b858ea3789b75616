import { chooseLanguage, findLanguage, type Language } from '../../words/index.ts';
import type { Io } from '../process/io.ts';

/** The language of reports, problems and help: as asked, else the terminal's, else English. */
export function languageOf({ language, env }: Io): Language {
  return language ?? chooseLanguage(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');
}

/**
 * What --language says, before anything else is read: a slip elsewhere on the line is told in it, and so is
 * --help.
 */
export function findAskedLanguage(args: readonly string[]): Language | undefined {
  const at = args.findLastIndex((arg) => arg === '--language' || arg.startsWith('--language='));
  const arg = args[at];
  if (arg === undefined) return undefined;
  return findLanguage(arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : (args[at + 1] ?? ''));
}
