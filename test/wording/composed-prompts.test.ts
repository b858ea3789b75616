/** What a language composes is read back in it: the phrasing of `speech` and the reading of `wording` agree. */
import { describe, expect, it } from 'vitest';
import { KEYS } from '../../src/chart/index.ts';
import { composePrompt, LOCALE_PACKS, type PromptOption } from '../../src/speech/index.ts';
import { readKeyMentions, wordingFor } from '../../src/wording/index.ts';

const NOUNS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  en: ['faults', 'a bill', 'no power', 'a leak'],
  zh: ['故障报修', '账单查询', '停电', '漏水'],
  'zh-Hant': ['故障報修', '帳單查詢', '停電', '漏水'],
  ja: ['故障', '料金', '停電', '漏水'],
  ko: ['고장 신고', '요금 조회', '정전', '누수'],
  es: ['averías', 'su factura', 'cortes de luz', 'fugas'],
  fr: ['une panne', 'votre facture', 'une coupure', 'une fuite'],
  de: ['Störungen', 'Ihre Rechnung', 'Stromausfall', 'Rohrbruch'],
  pt: ['defeitos', 'a sua fatura', 'falta de luz', 'vazamentos'],
  it: ['guasti', 'la bolletta', 'blackout', 'perdite'],
};
const packs = LOCALE_PACKS.filter(({ language }) => language !== '').map(({ language, script }) =>
  script ? `${language}-${script}` : language,
);

describe.each(packs)('an option composed in %s', (locale) => {
  const [label, other, ...examples] = NOUNS[locale] ?? [];
  const speak = (phrasing: 'label-first' | 'key-first', labels: readonly (string | undefined)[]): string => {
    const options = KEYS.map((key, i): PromptOption => {
      const said = labels[i % labels.length];
      return {
        key,
        role: 'choice',
        edge: {
          transition: {
            meta: said === undefined ? {} : { label: { [locale]: said }, examples: { [locale]: examples } },
          },
        },
      };
    });
    return composePrompt({ locales: [locale], options, attempts: 0, phrasing }, locale)
      .map(({ text }) => text)
      .join(' ');
  };

  it('is in a language that can be read', () => {
    expect(wordingFor(locale)).toBeDefined();
  });
  it.each(['label-first', 'key-first'] as const)('names its key, every key, %s', (phrasing) => {
    const mentions = readKeyMentions(speak(phrasing, [label, other]), [locale]);
    expect(mentions.map(({ key }) => key)).toEqual(KEYS);
  });
  it('names its key where nothing is said about it', () => {
    expect(readKeyMentions(speak('label-first', [undefined]), [locale]).map(({ key }) => key)).toEqual(KEYS);
  });
  it('says its label before its key', () => {
    const mentions = readKeyMentions(speak('label-first', [label, other]), [locale]);
    expect(mentions.map(({ phrasing }) => phrasing)).toEqual(KEYS.map(() => 'label-first'));
    for (const [i, mention] of mentions.entries())
      expect(mention.label?.text).toContain(i % 2 === 0 ? label : other);
  });
});
