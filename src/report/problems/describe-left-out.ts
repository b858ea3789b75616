import { BASE_LANGUAGE, chooseLanguage, commonWords, reportWords } from '../../words/index.ts';
import type { ProblemContext } from './types.ts';

const MOST_FILES = 3;

/**
 * What was not looked at, a sentence each: the same for several files is said once, with their names where
 * it is not about all of them.
 */
export function describeLeftOut({ notLookedAt = [], fileCount, language = 'en' }: ProblemContext): string[] {
  const spoken = chooseLanguage(language);
  const words = reportWords[spoken].problems;
  const filesOf = new Map<string, Set<string>>();
  for (const { message, translations, file } of notLookedAt) {
    const said = spoken === BASE_LANGUAGE ? message : translations[spoken];
    filesOf.set(said, (filesOf.get(said) ?? new Set()).add(file ?? ''));
  }
  return [...filesOf].map(([message, own]) => {
    const names = [...own].filter((file) => file !== '');
    if (names.length === 0 || names.length === fileCount) return message;
    const more = names.length - MOST_FILES;
    return words.leftOutIn({
      message,
      files: [...names.slice(0, MOST_FILES), ...(more > 0 ? [words.moreFiles({ count: more })] : [])].join(
        commonWords[spoken].listComma,
      ),
    });
  });
}
