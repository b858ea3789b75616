import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEY_EVENTS, KEYS, type Key } from '../../src/chart/index.ts';
import {
  chooseText,
  composePrompt,
  countEnglishSyllables,
  estimateSeconds,
  localePackFor,
  LOCALE_PACKS,
  OPTION_PAUSE_SECONDS,
  promptLength,
  speechModelFor,
  unitsThatFit,
  type PromptMenu,
  type PromptOption,
} from '../../src/speech/index.ts';

const option = (
  key: Key,
  label: Record<string, string>,
  examples?: Record<string, string[]>,
  role: PromptOption['role'] = 'choice',
): PromptOption => ({
  key,
  role,
  edge: { transition: { meta: { label, ...(examples && { examples }) } } },
});
const menu = (options: readonly PromptOption[], more: Partial<PromptMenu> = {}): PromptMenu => ({
  locales: ['zh-CN', 'en'],
  options,
  attempts: 0,
  ...more,
});
const locale = fc.constantFrom('zh-CN', 'en', 'en-GB', 'ja', 'pl', 'de', 'x', 'constructor');
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('电脑维修', 'For repairs, press 1.', '\ud800'),
);
const anyMenu = fc
  .array(
    fc.record({
      key: fc.constantFrom(...KEYS),
      label: anyText,
      examples: fc.array(anyText, { maxLength: 3 }),
      role: fc.constantFrom('choice', 'operator', 'repeat', 'back'),
    }),
    { maxLength: 9 },
  )
  .chain((options) =>
    fc
      .record({
        greeting: anyText,
        closing: anyText,
        attempts: fc.integer({ min: 0, max: 2 }),
        phrasing: fc.constantFrom('label-first', 'key-first'),
        recording: fc.option(
          fc.record(
            {
              text: anyText,
              seconds: fc.double({ min: 0, max: 60, noNaN: true }),
              optionEnds: fc.dictionary(
                fc.constantFrom(...KEY_EVENTS),
                fc.double({ min: 0, max: 60, noNaN: true }),
              ),
            },
            { requiredKeys: ['text', 'seconds'] },
          ),
        ),
      })
      .map(({ greeting, closing, recording, ...rest }): PromptMenu =>
        menu(
          options.map((o) => option(o.key, { 'zh-CN': o.label }, { en: o.examples }, o.role)),
          {
            greeting: { en: greeting },
            closing: { 'zh-CN': closing },
            ...(recording && { recordings: { en: recording } }),
            ...rest,
          },
        ),
      ),
  );

describe('the length of speech', () => {
  it('follows the fitted coefficients: Chinese characters, inner commas, sentences', () => {
    expect(estimateSeconds('电脑，请按一。', 'zh-CN')).toBeCloseTo(5 * 0.239 + 0.227 + 0.264, 9);
    expect(estimateSeconds('For repairs, press 3.', 'en')).toBeCloseTo(5 * 0.173 + 0.406 + 0.33, 9);
  });
  it('counts the syllables of what phone menus say', () => {
    const words = {
      computer: 3,
      printer: 2,
      repair: 2,
      repaired: 2,
      service: 2,
      center: 2,
      press: 1,
      operator: 4,
      for: 1,
      example: 3,
      laptops: 2,
      wanted: 2,
      table: 2,
      boxes: 2,
      delivery: 4,
      buying: 2,
      telephone: 3,
      store: 1,
      stores: 1,
      warranty: 3,
      question: 2,
      appliance: 3,
      television: 4,
      accessories: 4,
      information: 4,
      monitor: 3,
      technical: 3,
      support: 2,
      order: 2,
      PC: 2,
      TV: 2,
      USB: 3,
      '18': 2,
      '400': 5,
      previous: 3,
      product: 2,
      speakers: 2,
      battery: 3,
      broken: 2,
      screens: 1,
      tablet: 2,
    };
    const wrong = Object.entries(words).filter(([word, count]) => countEnglishSyllables(word) !== count);
    expect(wrong.map(([word]) => `${word}: ${countEnglishSyllables(word)}`)).toEqual([]);
  });
  it('reads foreign words by their own script', () => {
    expect(estimateSeconds('打印机PC', 'zh-CN')).toBeCloseTo(3 * 0.239 + 2 * 0.173 + 0.264, 9);
    expect(estimateSeconds('Press 1 for 中文.', 'en')).toBeCloseTo(3 * 0.173 + 2 * 0.239 + 0.33, 9);
    expect(estimateSeconds('请按1', 'zh')).toBeCloseTo(3 * 0.239 + 0.264, 9);
  });
  it('reads an unknown language by its script and says that this is an assumption', () => {
    expect(speechModelFor('nl', 'Toets een')).toMatchObject({
      unit: 'syllable',
      status: 'assumption',
      meanError: undefined,
    });
    expect(speechModelFor('yue', '維修')).toMatchObject({ unit: 'character', status: 'assumption' });
    expect(estimateSeconds('Для ремонта нажмите 3.', 'ru')).toBeGreaterThan(1);
  });
  it('is never negative and never shorter for more of the same words', () => {
    fc.assert(
      fc.property(anyText, locale, (text, where) => {
        const once = estimateSeconds(text, where);
        expect(once).toBeGreaterThanOrEqual(0);
        expect(estimateSeconds(`${text} ${text}`, where)).toBeGreaterThanOrEqual(once - 1e-9);
      }),
    );
  });
  it('leaves 76 Chinese characters in 20 s for seven options and six pauses of 0.5 s at 4.5 characters/s', () => {
    expect(
      unitsThatFit({ limitSeconds: 20, options: 7, pauseSeconds: OPTION_PAUSE_SECONDS, unitsPerSecond: 4.5 }),
    ).toBe(76);
  });
});

describe('a composed prompt', () => {
  it('says label, examples and key in the language of the caller', () => {
    const repair = option(
      '3',
      { 'zh-CN': '维修', en: 'repairs' },
      { 'zh-CN': ['无法开机', '碎屏'], en: ['a broken screen', 'no power'] },
    );
    expect(composePrompt(menu([repair]), 'zh-CN').map((s) => s.text)).toEqual([
      '维修，例如无法开机、碎屏，请按3。',
    ]);
    expect(composePrompt(menu([repair]), 'en-US').map((s) => s.text)).toEqual([
      'For repairs, for example a broken screen or no power, press 3.',
    ]);
    expect(composePrompt(menu([repair], { phrasing: 'key-first' }), 'en').map((s) => s.text)).toEqual([
      'Press 3 for repairs, for example a broken screen or no power.',
    ]);
  });
  it('names star and pound, and labels the shared keys that have no label', () => {
    const shared = [
      option('0', {}, undefined, 'operator'),
      option('star', {}, undefined, 'repeat'),
      option('pound', {}, undefined, 'back'),
    ];
    expect(composePrompt(menu(shared), 'zh').map((s) => s.text)).toEqual([
      '人工服务，请按0。',
      '重听，请按星号。',
      '返回上一级，请按井号。',
    ]);
    expect(composePrompt(menu(shared), 'en')[1]?.text).toBe('For hearing this again, press star.');
  });
  it("speaks the default language of the machine where a text lacks the caller's", () => {
    expect(chooseText({ en: 'PC', 'zh-CN': '电脑' }, 'ja', ['zh-CN', 'en'])).toBe('电脑');
    expect(chooseText({ 'zh-CN': '电脑' }, 'zh-TW', ['en'])).toBe('电脑');
    expect(chooseText({ en: 'PC' }, 'constructor', ['en'])).toBe('PC');
    expect(chooseText({ 'zh-CN': '电脑', 'zh-Hant': '電腦' }, 'zh-TW', [])).toBe('電腦');
    expect(chooseText({ 'pt-PT': 'avaria', 'pt-BR': 'defeito' }, 'pt-br', [])).toBe('defeito');
  });
  it('adds no words in a language that has no pack', () => {
    expect(composePrompt(menu([option('1', { nl: 'reparatie' })]), 'nl')[0]?.text).toBe('reparatie: 1.');
  });
  it('keeps half a second between options and none elsewhere', () => {
    const segments = composePrompt(
      menu([option('1', { en: 'repairs' }), option('2', { en: 'sales' })], {
        greeting: { en: 'Hello.' },
        closing: { en: 'Thank you.' },
      }),
      'en',
    );
    const gaps = segments.slice(1).map((s, i) => s.startSeconds - (segments[i]?.endSeconds ?? 0));
    expect(gaps[0]).toBeCloseTo(0, 9);
    expect(gaps[1]).toBeCloseTo(OPTION_PAUSE_SECONDS, 9);
    expect(gaps[2]).toBeCloseTo(0, 9);
    expect(promptLength(segments).lastOptionEndSeconds).toBe(segments[2]?.endSeconds);
  });
  it('starts with the retry text after a failure, the longer one when it is unknown which', () => {
    const retry = {
      noInput: { en: 'We heard nothing.' },
      noMatch: { en: 'That key is not one of the choices, please listen.' },
    };
    const first = (more: Partial<PromptMenu>): string | undefined =>
      composePrompt(menu([], { attempts: 1, retry, ...more }), 'en')[0]?.text;
    expect(first({})).toBe(retry.noMatch.en);
    expect(first({ failure: 'noInput' })).toBe(retry.noInput.en);
    expect(first({ attempts: 0 })).toBeUndefined();
  });
  it('takes the text and the seconds of a recording, shared out over the options', () => {
    const options = [option('1', { en: 'repairs' }), option('2', { en: 'sales' })];
    const segments = composePrompt(
      menu(options, { recordings: { en: { text: 'Repairs one. Sales two.', seconds: 10 } } }),
      'en',
    );
    expect(segments.at(-1)?.endSeconds).toBeCloseTo(10, 9);
    expect(segments.map((s) => s.text)).toEqual(['Repairs one. ', 'Sales two.']);
    expect(segments.map((s) => s.option?.key)).toEqual(['1', '2']);
  });
  it('speaks each option of a recording at the second that was measured, in the recorded order', () => {
    const options = [
      option('1', { en: 'repairs' }),
      option('2', { en: 'sales' }),
      option('3', { en: 'bills' }),
    ];
    const optionEnds = { 'DTMF.1': 9, 'DTMF.2': 4 };
    const segments = composePrompt(
      menu(options, {
        greeting: { en: 'Hello.' },
        recordings: { en: { text: 'Hello. Sales two. Repairs one. Bills three.', seconds: 15, optionEnds } },
      }),
      'en',
    );
    const spoken = segments.filter((s) => s.option);
    expect(spoken.map((s) => s.option?.key)).toEqual(['2', '1', '3']);
    expect(spoken.map((s) => s.endSeconds)).toEqual([4, 9, 15]);
    expect(segments.map((s) => s.text).join('')).toBe('Hello. Sales two. Repairs one. Bills three.');
  });
  it('goes on to the end of a recording behind the last option that was measured', () => {
    const segments = composePrompt(
      menu([option('1', { en: 'repairs' })], {
        recordings: { en: { text: 'Repairs, one.', seconds: 8, optionEnds: { 'DTMF.1': 3 } } },
      }),
      'en',
    );
    expect(promptLength(segments)).toEqual({ lastOptionEndSeconds: 3, endSeconds: 8 });
  });
  it('has segments in order that never overlap, one for each option', () => {
    fc.assert(
      fc.property(anyMenu, locale, (any, where) => {
        const segments = composePrompt(any, where);
        let at = 0;
        for (const { startSeconds, endSeconds } of segments) {
          expect(startSeconds).toBeGreaterThanOrEqual(at - 1e-9);
          expect(endSeconds).toBeGreaterThanOrEqual(startSeconds);
          at = endSeconds;
        }
        const spoken = segments.flatMap((s) => (s.option ? [s.option] : []));
        // Where nothing can be composed a recording is one piece and speaks no option.
        const isOnePiece = any.recordings !== undefined && spoken.length === 0;
        if (isOnePiece) expect(spoken).toEqual([]);
        else expect(new Set(spoken)).toEqual(new Set(any.options));
      }),
    );
  });
});

describe('the registry of locale packs', () => {
  it('has one row for every file in the folder', () => {
    const files = readdirSync(new URL('../../src/speech/locales/', import.meta.url)).map((name) =>
      name.replace('.ts', ''),
    );
    const packs = LOCALE_PACKS.map(({ language, script }) =>
      script ? `${language}-${script.toLowerCase()}` : language || 'plain',
    );
    expect(files.filter((name) => name !== 'index' && name !== 'types').toSorted()).toEqual(packs.toSorted());
  });
  it('falls back to the pack without words', () => {
    expect(localePackFor('fi').language).toBe('');
    expect(localePackFor('').language).toBe('');
    expect(localePackFor('es-MX').language).toBe('es');
    expect(['zh', 'zh-CN', 'zh-Hans-HK'].map((tag) => localePackFor(tag).script)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(['zh-TW', 'zh-hant', 'zh_HK'].map((tag) => localePackFor(tag).script)).toEqual([
      'Hant',
      'Hant',
      'Hant',
    ]);
  });
});
