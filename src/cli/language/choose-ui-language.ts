import type { Io } from '../process/io.ts';

export const UI_LANGUAGES = ['en', 'zh-CN'] as const;
export type UiLanguage = 'en' | 'zh';

/** The language of reports, problems and help: as asked, else the terminal's, else English. */
export function chooseUiLanguage(io: Io, asked: UiLanguage | undefined = io.language): UiLanguage {
  const terminal = io.env['LC_ALL'] || io.env['LC_MESSAGES'] || io.env['LANG'] || '';
  return asked ?? (terminal.toLowerCase().startsWith('zh') ? 'zh' : 'en');
}

/** Any tag of Chinese or English; undefined for others. */
export function languageOf(tag: string): UiLanguage | undefined {
  const main = tag.trim().toLowerCase().split(/[-_]/)[0];
  return main === 'zh' || main === 'en' ? main : undefined;
}

/**
 * What --language says, before anything else is read: a slip elsewhere on the line is told in it, and so is
 * --help.
 */
export function findAskedLanguage(args: readonly string[]): UiLanguage | undefined {
  const at = args.findLastIndex((arg) => arg === '--language' || arg.startsWith('--language='));
  const arg = args[at];
  if (arg === undefined) return undefined;
  return languageOf(arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : (args[at + 1] ?? ''));
}
