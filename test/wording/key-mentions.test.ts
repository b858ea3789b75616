import { readdirSync } from 'node:fs';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { KEYS, keySymbol } from '../../src/chart/index.ts';
import { LOCALE_PACKS, primaryLanguage } from '../../src/speech/index.ts';
import { readKeyMentions, wordingFor, WORDINGS, type KeyMention } from '../../src/wording/index.ts';
import { SENTENCES } from './sentences/index.ts';
import type { Sentences } from './sentences/types.ts';

const LANGUAGES = WORDINGS.map(({ language }) => language);
const sentencesOf = (language: string): Sentences => SENTENCES[language] as Sentences;
const show = ({ role, key, label }: KeyMention): string =>
  `${role === 'entry' ? '*' : ''}${key}=${label?.text ?? ''}`;
const keysIn = (text: string, locales: readonly string[]): string[] =>
  readKeyMentions(text, locales).map(({ key }) => key);

describe('the registry of wordings', () => {
  it('is the folder’s listing, and every language has its sentences here', () => {
    const files = readdirSync(new URL('../../src/wording/languages', import.meta.url))
      .filter((file) => file !== 'index.ts')
      .map((file) => file.replace('.ts', ''));
    expect(LANGUAGES).toEqual(files.toSorted());
    expect(Object.keys(SENTENCES).toSorted()).toEqual(LANGUAGES);
  });

  it.each(LANGUAGES)('has at least twelve sentences and eight traps in %s', (language) => {
    expect(sentencesOf(language).read.length).toBeGreaterThanOrEqual(12);
    expect(sentencesOf(language).traps.length).toBeGreaterThanOrEqual(8);
  });

  it('knows no language by a name of Object', () => {
    for (const tag of ['valueOf', 'constructor', 'toString', '__proto__', ''])
      expect([wordingFor(tag), readKeyMentions('press 1', [tag])]).toEqual([undefined, []]);
  });
});

describe.each(LANGUAGES)('a text in %s', (language) => {
  const { read, traps, forms, labels, keys } = sentencesOf(language);

  it.each(read)('says: %s', (text, expected) => {
    expect(readKeyMentions(text, [language]).map(show).join('; ')).toBe(expected);
  });

  it.each(traps)('names no key: %s', (text) => {
    expect(keysIn(text, [language])).toEqual([]);
  });

  const anyKey = fc
    .constantFrom(...Object.entries(keys))
    .chain(([name, spoken]) => fc.constantFrom(...spoken).map((said) => ({ name, said })));
  const phrase = fc
    .record({ form: fc.constantFrom(...forms), label: fc.constantFrom(...labels), key: anyKey })
    .map(({ form, label, key: { name, said } }) => ({ text: form(label, said), keys: [name], label }));
  const other = fc.constantFrom(...traps).map((text) => ({ text, keys: [] as string[], label: '' }));
  const gap = fc.constantFrom(' ', '\n', '  ', '<break time="300ms"/>');

  test.prop([fc.array(fc.tuple(fc.oneof(phrase, other), gap), { minLength: 1, maxLength: 7 })], {
    numRuns: 150,
  })('has the keys that its phrases announce, whatever surrounds them', (pieces) => {
    const text = pieces.map(([piece, space]) => piece.text + space).join('');
    const found = readKeyMentions(text, [language]);
    expect(found.map((mention) => mention.key)).toEqual(pieces.flatMap(([piece]) => piece.keys));
    const wanted = pieces.flatMap(([piece]) => (piece.label ? [piece.label] : []));
    for (const [i, mention] of found.entries()) expect(mention.label?.text).toContain(wanted[i]);
  });

  test.prop(
    [phrase, fc.string({ unit: 'grapheme', maxLength: 12 }).filter((s) => !/[\p{L}\p{N}*#<>]/u.test(s))],
    {
      numRuns: 60,
    },
  )('keeps its key when signs that are no letters stand around it', ({ text, keys: [name] }, noise) => {
    expect(keysIn(`${noise} ${text} ${noise}`, [language])).toEqual([name]);
  });

  const packs = LOCALE_PACKS.filter((pack) => primaryLanguage(pack.language) === language);
  it('announces what its composed prompts announce', () => {
    expect(packs.length).toBeGreaterThan(0);
    for (const pack of packs)
      for (const key of KEYS)
        for (const label of labels) {
          const name = pack.keyNames[key] ?? keySymbol(key);
          for (const sentence of [
            pack.phraseLabelFirst(label, '', name),
            pack.phraseLabelFirst(label, labels[0] ?? '', name),
            pack.phraseKeyFirst(label, labels[0] ?? '', name),
            pack.phraseKeyOnly(name),
          ])
            expect(keysIn(sentence, [pack.language]), sentence).toEqual([key]);
        }
  });
});

describe('a text in several languages', () => {
  it('is read in each of them, once', () => {
    const text = 'Welcome. For English press 1. Para español, marque el 2. Pour le français, tapez 3.';
    expect(keysIn(text, ['en', 'es', 'fr'])).toEqual(['1', '2', '3']);
    expect(keysIn(text, ['fr-CA', 'es-MX'])).toEqual(['2', '3']);
    expect(keysIn('Press 1.', ['en', 'en-GB', 'de'])).toEqual(['1']);
  });

  it('gives no key the words of another, whichever language they are in', () => {
    const text = '中文服务请按1，For English, please press 2, 日本語は3を押してください。';
    expect(readKeyMentions(text, ['zh-CN', 'en', 'ja']).map(show)).toEqual([
      '1=中文服务',
      '2=For English',
      '3=日本語',
    ]);
  });
});

describe('mentions', () => {
  test.prop([fc.string({ unit: 'grapheme', maxLength: 80 })], { numRuns: 300 })(
    'are stretches of the text as given, in order, for any text at all',
    (noise) => {
      const text = `${noise} press 1 for ﬁle № ① ${noise} 请按２`;
      const mentions = readKeyMentions(text, LANGUAGES);
      let last = -1;
      for (const { keySpan, span, label } of mentions) {
        expect(keySpan.start).toBeGreaterThan(last);
        last = keySpan.start;
        for (const each of [keySpan, span, ...(label ? [label.span] : [])]) {
          expect(each.start).toBeGreaterThanOrEqual(0);
          expect(each.end).toBeLessThanOrEqual(text.length);
          expect(each.start).toBeLessThan(each.end);
        }
        if (label) expect(text.slice(label.span.start, label.span.end)).toBe(label.text);
      }
    },
  );

  it('of a long text cost little', () => {
    const text = 'for a new card, for example one that is lost, or '.repeat(40);
    expect(readKeyMentions(text, LANGUAGES)).toEqual([]);
  });
});
