import { describe, expect, it } from 'vitest';
import { LANGUAGES as SPOKEN } from '../../src/words/index.ts';
import { BASE, LANGUAGES, messagesIn, OTHERS, parametersOf } from './read-catalogue.ts';

/** Parameters that a language leaves out, with the reason. */
const LEFT_OUT: readonly { language: string; keys: RegExp; parameters: readonly string[]; reason: string }[] =
  [
    {
      language: 'zh-CN',
      keys: /^problems\.bounds\.too(Big|Small)\./,
      parameters: ['origin', 'kind'],
      reason: 'English names the type of the value again; the unit says as much in Chinese',
    },
    {
      language: 'zh-CN',
      keys: /^merge\.notices\.tooMany(Rows|Columns)$/,
      parameters: ['count'],
      reason: 'English writes the plural by it; Chinese has one form',
    },
    {
      language: 'zh-CN',
      keys: /^cli\.slips\.excessArguments$/,
      parameters: ['isPart', 'command'],
      reason: 'who typed it sees which command it was',
    },
  ];

describe('the catalogue', () => {
  it('is what the program speaks', () => {
    expect([...SPOKEN]).toEqual(LANGUAGES);
  });

  it.each(OTHERS)('has every message in %s', (language) => {
    expect([...messagesIn(language).keys()].toSorted()).toEqual([...messagesIn(BASE).keys()].toSorted());
  });

  it.each(OTHERS)('has the parameters of English in %s, but for those with a reason', (language) => {
    const leaving = LEFT_OUT.filter((each) => each.language === language);
    const odd = [...messagesIn(BASE)].flatMap(([key, english]) => {
      const told = parametersOf(messagesIn(language).get(key) ?? '');
      const expected = [...parametersOf(english)].filter(
        (name) => !leaving.some(({ keys, parameters }) => keys.test(key) && parameters.includes(name)),
      );
      const missing = expected.filter((name) => !told.has(name));
      const strange = [...told].filter((name) => !parametersOf(english).has(name));
      return missing.length + strange.length > 0 ? [{ key, missing, strange }] : [];
    });
    expect(odd).toEqual([]);
  });

  it('has no reason that has become idle', () => {
    for (const { language, keys, parameters } of LEFT_OUT) {
      const idle = parameters.filter((name) =>
        [...messagesIn(language)].every(([key, text]) => !keys.test(key) || parametersOf(text).has(name)),
      );
      expect(idle).toEqual([]);
    }
  });
});
