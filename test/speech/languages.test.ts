import { describe, expect, it } from 'vitest';
import { KEYS, type Key } from '../../src/chart/index.ts';
import {
  composePrompt,
  estimateSeconds,
  hasPhrasing,
  localePackFor,
  LOCALE_PACKS,
  SPEECH_MODELS,
  speechModelFor,
  type PromptOption,
} from '../../src/speech/index.ts';

const phrase = (
  locale: string,
  key: Key,
  label: string,
  examples: string[] = [],
  phrasing: 'label-first' | 'key-first' = 'label-first',
): string => {
  const option: PromptOption = {
    key,
    role: 'choice',
    edge: { transition: { meta: { label: { [locale]: label }, examples: { [locale]: examples } } } },
  };
  return (
    composePrompt({ locales: [locale], options: [option], attempts: 0, phrasing }, locale)[0]?.text ?? ''
  );
};
/** Units of a text, from the seconds it takes. */
const unitsOf = (text: string, locale: string): number => {
  const { perUnit, perSentence } = speechModelFor(locale);
  return (estimateSeconds(text, locale) - perSentence) / perUnit;
};

describe('an option in ten languages', () => {
  it.each([
    ['en', 'faults', 'For faults, press 1.'],
    ['zh-CN', '故障报修', '故障报修，请按1。'],
    ['zh-TW', '故障報修', '故障報修，請按1。'],
    ['ja', '故障', '故障は、1を押してください。'],
    ['ko', '고장 신고', '고장 신고는 1번을 눌러 주세요.'],
    ['es-MX', 'averías', 'Para averías, pulse 1.'],
    ['fr-CA', 'une panne', 'Pour une panne, tapez 1.'],
    ['de-AT', 'Störungen', 'Für Störungen drücken Sie die 1.'],
    ['pt-BR', 'defeitos', 'Para defeitos, digite 1.'],
    ['it', 'guasti', 'Per guasti, premere 1.'],
  ])('in %s says what for, then the key', (locale, label, spoken) => {
    expect(phrase(locale, '1', label)).toBe(spoken);
  });
  it('gives examples in the order of the language', () => {
    expect(phrase('es', '2', 'averías', ['cortes', 'olores'])).toBe(
      'Para averías, por ejemplo cortes u olores, pulse 2.',
    );
    expect(phrase('de', '2', 'Störungen', ['Ausfälle', 'Rauschen'])).toBe(
      'Für Störungen, zum Beispiel Ausfälle oder Rauschen, drücken Sie die 2.',
    );
    expect(phrase('ja', '2', '故障', ['停電', '漏水'])).toBe(
      '故障、例えば停電、漏水などは、2を押してください。',
    );
    expect(phrase('ko', '2', '고장', ['정전', '누수'])).toBe(
      '고장, 예를 들어 정전, 누수 등은 2번을 눌러 주세요.',
    );
  });
  it('names star and pound', () => {
    const named = ['en', 'zh', 'zh-HK', 'ja', 'ko', 'es', 'fr', 'de', 'pt', 'it'].map((locale) =>
      (['star', 'pound'] as const).map((key) => phrase(locale, key, 'x')).join(' '),
    );
    expect(named).toEqual([
      'For x, press star. For x, press pound.',
      'x，请按星号。 x，请按井号。',
      'x，請按米字鍵。 x，請按井字鍵。',
      'xは、米印を押してください。 xは、シャープを押してください。',
      'x는 별표를 눌러 주세요. x는 우물 정자를 눌러 주세요.',
      'Para x, pulse asterisco. Para x, pulse almohadilla.',
      'Pour x, tapez étoile. Pour x, tapez dièse.',
      'Für x drücken Sie die Sterntaste. Für x drücken Sie die Rautetaste.',
      'Para x, digite asterisco. Para x, digite jogo da velha.',
      'Per x, premere asterisco. Per x, premere cancelletto.',
    ]);
  });
  it('that changes the language is spoken in the language it offers', () => {
    const offers = (key: Key, language: string, name: string): PromptOption => ({
      key,
      role: 'choice',
      edge: { transition: { meta: { label: { [language]: name }, language } } },
    });
    const options = [
      offers('1', 'en', 'English'),
      offers('2', 'es', 'español'),
      offers('3', 'zh-CN', '普通话'),
      offers('4', 'ja', '日本語'),
    ];
    const [greeting, ...spoken] = composePrompt(
      { locales: ['en', 'es'], options, attempts: 0, greeting: { en: 'Hello.', es: 'Hola.' } },
      'en',
    );
    expect(greeting?.text).toBe('Hello.');
    expect(spoken.map(({ text }) => text)).toEqual([
      'For English, press 1.',
      'Para español, pulse 2.',
      '普通话，请按3。',
      '日本語は、4を押してください。',
    ]);
    // Each takes the seconds of its own language.
    const seconds = spoken.map(({ startSeconds, endSeconds }) => endSeconds - startSeconds);
    expect(seconds[1]).toBeCloseTo(estimateSeconds('Para español, pulse 2.', 'es'), 9);
  });
  it('in Korean takes the particle that the last sound asks for', () => {
    expect(phrase('ko', '3', '요금')).toMatch(/^요금은 /u);
    expect(phrase('ko', '3', '이사')).toMatch(/^이사는 /u);
    expect(phrase('ko', '3', '요금'.normalize('NFD'))).toMatch(/은 3번을/u);
  });
  it.each(LOCALE_PACKS.filter(({ language }) => language !== ''))(
    'of $language $script names label and key once each, in the order that was asked for',
    (pack) => {
      for (const key of KEYS) {
        const name = pack.keyNames[key] ?? key;
        const first = pack.phraseLabelFirst('LABEL', '', name);
        expect(first.split('LABEL')).toHaveLength(2);
        expect(first.split(name)).toHaveLength(2);
        expect(first.indexOf('LABEL')).toBeLessThan(first.indexOf(name));
        const last = pack.phraseKeyFirst('LABEL', '', name);
        expect(last.indexOf(name)).toBeLessThan(last.indexOf('LABEL'));
        expect(pack.phraseKeyOnly(name)).toContain(name);
      }
      expect(Object.values(pack.roleLabels)).not.toContain('');
      expect(Object.values(pack.retry)).not.toContain('');
      expect(pack.names.length).toBeGreaterThan(0);
    },
  );
  it.each([
    ['en', 'anything else', 'another product', 'a mother'],
    ['zh-CN', '其他问题', '别的产品', '分别查询'],
    ['zh-TW', '其他問題', '別的產品', '個別查詢'],
    ['ja', 'その他のお問い合わせ', 'それ以外', '他社からの乗り換え'],
    ['ko', '기타 문의', '그 외 상담', '기타리스트'.slice(2)],
    ['es', 'otras consultas', 'los demás trámites', 'potro'],
    ['fr', 'autre chose', 'une autre demande', 'autrefois'],
    ['de', 'andere Anliegen', 'alles andere', 'Wanderer'],
    ['pt', 'outros assuntos', 'outra consulta', 'doutor'],
    ['it', 'altre richieste', 'altro', 'altrove'],
  ])('in %s knows "%s" and "%s" for what is left over, and not "%s"', (locale, one, two, not) => {
    const { catchAll } = localePackFor(locale);
    expect([one, two, not].map((label) => catchAll.test(label))).toEqual([true, true, false]);
  });
  it('has no phrasing in a language without a pack', () => {
    expect(['fi', '', 'x', 'constructor'].map(hasPhrasing)).toEqual([false, false, false, false]);
    expect(['es-MX', 'ZH-tw', 'pt_BR', 'de-CH-1996'].map(hasPhrasing)).toEqual([true, true, true, true]);
  });
});

describe('what is counted in a language', () => {
  it.each([
    [
      'es',
      'avería 4 factura 3 ciudad 2 luz 1 línea 3 quiero 2 guía 2 seguir 2 información 4 agua 2 y 1 hoy 1 oído 3 cuenta 2 vergüenza 3 teléfono 4 ayuda 3',
    ],
    [
      'fr',
      'panne 1 facture 2 téléphone 3 service 2 information 4 client 1 essayer 3 voyage 2 garantie 3 vidéo 3 le 1 année 2 système 2 réseau 2 appareil 3 électricité 5 compte 1 eau 1',
    ],
    [
      'de',
      'Störung 2 Rechnung 2 Kundendienst 3 Vertrag 2 Reparatur 4 Bestellung 3 quer 1 Quittung 2 neue 2 Bauer 2 Tee 1 System 2 Lieferung 3 Strom 1 Fragen 2 Zähler 2',
    ],
    [
      'pt',
      'ligação 3 informações 4 conta 2 serviço 3 saída 3 pagamento 4 muito 2 quero 2 seguir 2 água 2 fatura 3 atendente 4 telefone 4 luz 1',
    ],
    [
      'it',
      'bolletta 3 guasto 2 servizio 3 chiamare 3 informazioni 5 operatore 5 più 1 qui 1 acqua 2 luce 2 fattura 3 trasloco 3',
    ],
    ['ko', '요금 2 고장신고 4 상담원 3 인터넷 3'],
    ['ja', 'でんわ 3 しゅうり 3 インターネット 7 きっぷ 3 サービス 4 キャンセル 4'],
  ])('in %s is what one counts by hand', (locale, list) => {
    const wrong: string[] = [];
    for (const [, word = '', count] of list.matchAll(/(\S+) (\d+)/g)) {
      const units = Math.round(unitsOf(word, locale));
      if (units !== Number(count)) wrong.push(`${word}: ${units}`);
    }
    expect(wrong).toEqual([]);
  });
  it('of kanji is right on average: within a tenth over words of phone menus', () => {
    const morae = {
      料金: 4,
      故障: 3,
      修理: 3,
      解約: 4,
      契約: 4,
      請求書: 5,
      住所変更: 7,
      支払方法: 8,
      電気: 3,
      水道: 4,
      停電: 4,
      引越: 4,
      新規申込: 8,
      機種変更: 6,
      紛失: 4,
      盗難: 4,
      料金確認: 8,
      手続: 4,
      予約: 3,
      予約変更: 7,
    };
    const words = Object.keys(morae);
    const counted = words.reduce((sum, word) => sum + unitsOf(word, 'ja'), 0);
    const known = Object.values(morae).reduce((sum, count) => sum + count, 0);
    expect(counted / known).toBeGreaterThan(0.9);
    expect(counted / known).toBeLessThan(1.1);
  });
  it('of numbers is how they are read: as one number to 99, longer ones digit by digit', () => {
    // treinta y uno; vierundzwanzig; にじゅうよん; 이십사; cuatro cero cero.
    expect(unitsOf('31', 'es')).toBeCloseTo(5, 9);
    expect(unitsOf('24', 'de')).toBeCloseTo(4, 9);
    expect(unitsOf('24', 'ja')).toBeCloseTo(5, 9);
    expect(unitsOf('24', 'ko')).toBeCloseTo(3, 9);
    expect(unitsOf('400', 'es')).toBeCloseTo(6, 9);
    expect(unitsOf('24', 'fr')).toBeCloseTo(2, 9);
    expect(unitsOf('12', 'pt')).toBeCloseTo(2, 9);
    expect(unitsOf('14', 'it')).toBeCloseTo(5, 9);
  });
  it('of another script is what the language of that script counts', () => {
    const { perUnit } = speechModelFor('en');
    expect(estimateSeconds('인터넷 app', 'ko') - estimateSeconds('인터넷', 'ko')).toBeCloseTo(perUnit, 9);
  });
});

describe('the rate of speech', () => {
  it.each(SPEECH_MODELS)('of $language lies inside its own range and has a source', (model) => {
    const { value, low, high } = model.unitsPerSecond;
    expect(value).toBeCloseTo(1 / model.perUnit, 12);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(model.source).not.toBe('');
    // Either it was measured, and how well is said, or it is an assumption.
    expect(model.meanError === undefined).toBe(model.status === 'assumption');
    expect(model.meanError ?? 0).toBeLessThan(0.1);
  });
  it('in prompts is slower than in reading, everywhere by about as much as in English and Chinese', () => {
    const reading = { en: 6.19, zh: 5.18, es: 7.82, fr: 7.18, de: 5.97, it: 6.99, ja: 7.84 };
    for (const [language, perSecond] of Object.entries(reading)) {
      const { value } = speechModelFor(language).unitsPerSecond;
      expect(value / perSecond, language).toBeGreaterThan(0.8);
      expect(value / perSecond, language).toBeLessThan(0.95);
    }
    expect(speechModelFor('es').unitsPerSecond.value).toBeCloseTo(6.81, 2);
    expect(speechModelFor('ja').unitsPerSecond.value).toBeCloseTo(6.5, 9);
  });
  it('has a model for every language that has phrasing', () => {
    for (const { language } of LOCALE_PACKS)
      if (language !== '') expect(SPEECH_MODELS.map((model) => model.language)).toContain(language);
  });
});
