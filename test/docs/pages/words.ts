/** The glossary of the catalogue: one word per idea in each language. */
import { commonWords, glossaryWords, LANGUAGES } from '../../../src/words/index.ts';
import { plain, table } from './markdown.ts';

export function renderGlossary(): string {
  const terms = Object.keys(glossaryWords.en) as (keyof typeof glossaryWords.en)[];
  return table(
    LANGUAGES.map((language) => commonWords[language].languageName),
    terms.map((term) => LANGUAGES.map((language) => plain(glossaryWords[language][term]))),
  );
}
