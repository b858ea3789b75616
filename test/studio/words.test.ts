import { expect, it } from 'vitest';
import { readSources } from '../architecture/source-files.ts';

const CHINESE = /[\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/;
/** A language named in code is a choice that one more language would have to be written into. */
const CHOICE = /(?:===|startsWith\()\s*'(?:en|zh)[-']|'zh-CN'/;

it('the studio holds no sentence of its own and chooses by no language: one more language is one more file', () => {
  const odd = readSources('src/studio').flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, i) =>
        CHINESE.test(line) || CHOICE.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [],
      ),
  );
  expect(odd).toEqual([]);
});
