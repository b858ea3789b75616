/** What the program says stands in the catalogue: code holds no sentence in two languages, and chooses by none. */
import { expect, it } from 'vitest';
import { readSources } from '../architecture/source-files.ts';

const CHINESE = /[\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/;
/** A language named in code is a choice that one more language would have to be written into. */
const CHOICE = /(?:===|startsWith\()\s*'(?:en|zh)[-']|'zh-CN'/;

/** Languages as a subject: how they sound and how they are written, whatever the program itself speaks. */
const DATA: Readonly<Record<string, string>> = {
  'src/speech/locales/': 'how long a language takes to say something, and how it composes a prompt',
  'src/speech/estimate-seconds.ts': 'where sentences end, in any script',
  'src/speech/lay-recording.ts': 'where clauses end, in any script',
  'src/wording/': 'how texts in each language tell callers which key to press',
  'src/util/text-width.ts': 'where lines may break, in any script',
  'src/vitest/tangled-machine.ts': 'a machine in two languages, whatever the interface speaks',
};

const linesOf = (path: string, text: string): string[] =>
  text
    // Comments may show what is meant.
    .replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*$/gm, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .split('\n')
    .flatMap((line, i) =>
      CHINESE.test(line) || CHOICE.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [],
    );

const sources = readSources('src').filter(({ path }) => !path.startsWith('src/words/'));

it('code holds no sentence of its own and chooses by no language: one more language is one more file', () => {
  const odd = sources
    .filter(({ path }) => !Object.keys(DATA).some((place) => path.startsWith(place)))
    .flatMap(({ path, text }) => linesOf(path, text));
  expect(odd).toEqual([]);
});

it('every exception is one', () => {
  const idle = Object.keys(DATA).filter(
    (place) => !sources.some(({ path, text }) => path.startsWith(place) && linesOf(path, text).length > 0),
  );
  expect(idle).toEqual([]);
});
