import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createLexicon,
  mentionsOfMenu,
  scentOf,
  scentsOfMenu,
  type NeedWords,
} from '../../src/behaviour/index.ts';

const PRODUCTS = {
  pc: { en: { computer: 0.9, laptop: 0.9, desktop: 0.8 }, 'zh-CN': { 电脑: 0.9, 笔记本: 0.9 } },
  printer: { en: { printer: 0.9, toner: 0.7 }, 'zh-CN': { 打印机: 0.9, 墨盒: 0.7 } },
};
const INTENTS = {
  repair: { en: { repair: 0.9, broken: 0.7 }, 'zh-CN': { 维修: 0.9, 坏了: 0.7 } },
  buy: { en: { buy: 0.9, sales: 0.8, price: 0.6 }, 'zh-CN': { 购买: 0.9 } },
  centre: { en: { 'service centre': 0.9, 'repair shop': 0.8 }, 'zh-CN': { 维修网点: 0.9 } },
};
const needs = (['pc', 'printer'] as const).flatMap((product) =>
  (['repair', 'buy', 'centre'] as const).map((intent): NeedWords => ({
    need: `${product}.${intent}`,
    product: PRODUCTS[product],
    intent: INTENTS[intent],
  })),
);
const pcRepair = needs[0] as NeedWords;
const scent = (
  label: string,
  examples: string[] = [],
  need: NeedWords = pcRepair,
  locale = 'en',
  heading = '',
): number => scentOf({ label, examples, heading }, need, locale, needs, 0.5);

const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '\ud800',
    '\0',
    '__proto__',
    'constructor',
    '(*[',
    'computers',
    'printer repair',
    '电脑维修',
    'broken laptop',
    'sales',
    'İ',
    'ﬃ',
  ),
);

describe('the scent of an option', () => {
  it("is that of the need's words, by noisy-or", () => {
    expect(scent('computers')).toBeCloseTo(0.9, 9);
    expect(scent('computers', ['desktop'])).toBeCloseTo(1 - 0.1 * 0.2, 9);
    expect(scent('anything else')).toBe(0);
  });
  it('finds inflected words and phrases in English, and any place in Chinese', () => {
    for (const label of ['Laptops', 'LAPTOP', "your laptop's screen", 'desktops, laptops'])
      expect(scent(label)).toBeGreaterThan(0.89);
    expect(scent('repaired')).toBeCloseTo(0.9, 9);
    expect(scent('buying', [], needs[1])).toBeCloseTo(0.9, 9);
    expect(scent('Service centres', [], needs[2])).toBeCloseTo(0.9, 9);
    expect(scent('笔记本电脑', [], pcRepair, 'zh')).toBeCloseTo(0.99, 9);
    expect(scent('imprinters', [], needs[3])).toBe(0);
  });
  it.each([
    ['es', 'avería', 'AVERÍAS de luz', 'averiado'],
    ['es', 'averia', 'una avería'.normalize('NFD'), 'averiar'],
    ['es', 'luz', 'cortes de luces', 'lucero'],
    ['fr', 'facture', 'vos factures', 'facturier'],
    ['fr', 'électricité', 'panne d’électricité', 'électricien'],
    ['de', 'Störung', 'STÖRUNGEN im Netz', 'Stromstörung'],
    ['de', 'Rechnung', 'Ihre Rechnungen', 'rechnen'],
    ['pt', 'ligação', 'novas ligações', 'ligar'],
    ['pt', 'conta', 'suas contas', 'contador'],
    ['it', 'bolletta', 'le bollette', 'bollettino'],
    ['it', 'guasto', 'guasti', 'guastare'],
    ['ja', 'ｲﾝﾀｰﾈｯﾄ', 'インターネットの故障', 'インター'],
    ['ko', '요금조회', '요금 조회를 원하시면', '요금'],
    ['ko', '고장', '고장은', '공장'],
    ['zh-TW', '電費', '查詢電費帳單', '電話'],
  ])('in %s finds "%s" in "%s", and not in "%s"', (locale, word, label, other) => {
    const need: NeedWords = { need: 'a.b', product: { [locale]: { [word]: 0.9 } }, intent: {} };
    const of = (text: string): number => scentOf({ label: text, examples: [] }, need, locale);
    expect(of(label)).toBeCloseTo(0.9, 9);
    expect(of(other)).toBe(0);
  });
  it('does not find a word that is only part of a longer one', () => {
    expect(scent('维修网点', [], pcRepair, 'zh-CN')).toBe(0);
    expect(scent('repair shop')).toBe(0);
    expect(scent('维修，或维修网点', [], pcRepair, 'zh-CN')).toBeCloseTo(0.9, 9);
  });
  it('is higher when a flat option names both product and intent than when it names one', () => {
    const both = scent('computer repair');
    expect(both).toBeGreaterThan(scent('computers'));
    expect(both).toBeGreaterThan(scent('repairs'));
  });
  it('is low for another product with the right intent, and for another intent of the right product', () => {
    expect(scent('printer repair')).toBeLessThan(0.2);
    expect(scent('computer sales')).toBeLessThan(0.35);
    expect(scent('computer and printer repair')).toBeGreaterThan(0.95);
  });
  it("on a single-product line is that of the intent, for the line's own callers", () => {
    expect(scent('repairs', [], pcRepair, 'en', 'Welcome to the computer line.')).toBeCloseTo(0.9, 9);
    expect(scent('repairs', [], pcRepair, 'en', 'Welcome to the printer line.')).toBeCloseTo(
      0.9 * (1 - 0.5 * 0.9),
      9,
    );
  });
  it('of "anything else" is what the other options leave over', () => {
    const texts = (['computer repair', 'anything else'] as const).map((label) => ({
      label,
      examples: [],
      role: 'choice' as const,
    }));
    const lexicon = createLexicon(needs, 'en');
    const [named, rest] = scentsOfMenu(lexicon, mentionsOfMenu(lexicon.vocabulary, texts, 'en'), {
      noticesHeading: 0.5,
      catchAll: 0.6,
    });
    expect(rest?.[0]).toBeCloseTo(0.6 * (1 - (named?.[0] ?? 0)), 12);
    expect(rest?.[4]).toBeGreaterThan(named?.[4] ?? 1);
  });
  it('is nothing in a language in which the need has no words', () => {
    expect(scent('computers', [], pcRepair, 'fr')).toBe(0);
  });
  it('is never lowered by an example', () => {
    fc.assert(
      fc.property(
        odd,
        fc.array(odd, { maxLength: 4 }),
        odd,
        odd,
        fc.constantFrom(...needs),
        fc.constantFrom('en', 'zh-CN'),
        (label, examples, more, heading, need, locale) => {
          expect(scent(label, [...examples, more], need, locale, heading)).toBeGreaterThanOrEqual(
            scent(label, examples, need, locale, heading) - 1e-12,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
  it('lies between 0 and 1 whatever a person typed as words and weights', () => {
    const words = fc.dictionary(odd, fc.oneof(fc.double(), fc.constant(Number.NaN)));
    fc.assert(
      fc.property(odd, fc.array(odd, { maxLength: 3 }), words, words, (label, examples, product, intent) => {
        const value = scentOf(
          { label, examples },
          { need: 'a.b', product: { en: product }, intent: { en: intent } },
          'en',
          needs,
          1,
        );
        expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });
});
