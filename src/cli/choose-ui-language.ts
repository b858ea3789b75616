import type { Io } from './io.ts';

export const UI_LANGUAGES = ['en', 'zh'] as const;
export type UiLanguage = (typeof UI_LANGUAGES)[number];

/** The language of reports and problems: as asked, else the terminal's, else English. */
export function chooseUiLanguage(io: Io, asked: UiLanguage | undefined = io.language): UiLanguage {
  const terminal = io.env['LC_ALL'] || io.env['LC_MESSAGES'] || io.env['LANG'] || '';
  return asked ?? (terminal.toLowerCase().startsWith('zh') ? 'zh' : 'en');
}
