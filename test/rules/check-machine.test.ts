import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMachine, printMachine, type MachineConfig, type MachineFile } from '../../src/chart/index.ts';
import { checkMachine, parseRuleConfig, ruleConfigJsonSchema, RULES } from '../../src/rules/index.ts';
import { all, good, PC_MENU, personal, put, statesOnCall } from './edit-machine.ts';

const codes = (config: MachineConfig, options = {}): string[] => [
  ...new Set(checkMachine(config, options).map(({ code }) => code)),
];

describe('the registry of rules', () => {
  it('is the folder’s listing, in order', () => {
    const files = readdirSync(new URL('../../src/rules/checks', import.meta.url)).map((file) =>
      file.replace('.ts', ''),
    );
    expect(RULES.map(({ id }) => id)).toEqual(files.toSorted());
  });

  it('gives every rule a title, a reason, a source and limits within their range', () => {
    for (const { title, reason, source, limits } of RULES) {
      expect(
        Math.min(
          title.en.length,
          reason.en.length,
          title['zh-CN'].length,
          reason['zh-CN'].length,
          source.length,
        ),
      ).toBeGreaterThan(4);
      for (const { value, low, high } of Object.values(limits))
        expect([low, value, high].toSorted((a, b) => a - b)).toEqual([low, value, high]);
    }
  });
});

describe('checking a machine', () => {
  it('gives the line and column of a problem in the file', () => {
    const text = printMachine(put(['meta', 'noInputSeconds'], 12)(good));
    const { machine } = parseMachine(text, 'built.machine.json');
    const [problem] = checkMachine(machine as MachineFile);
    const line = text.split('\n').findIndex((each) => each.includes('"noInputSeconds"')) + 1;
    expect(problem).toMatchObject({ code: 'no-input-timeout', file: 'built.machine.json', line });
  });

  it('names a circle of decisions instead of walking it', () => {
    const circle = all(
      put(['states', 'route', 'always'], { target: 'detour' }),
      put(['states', 'detour'], { always: { target: 'route' } }),
    )(good);
    expect(checkMachine(circle)).toMatchObject([
      { code: 'no-endless-loop', severity: 'error', path: ['states', 'route', 'always'] },
    ]);
  });

  it('says which rules are not proven when a menu sounds different to too many callers', () => {
    const options = Object.fromEntries(
      Array.from({ length: 11 }, (_, i) => [
        ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'star', 'pound'][i],
        i,
      ]).map(([key, i]) => [
        `DTMF.${key}`,
        {
          target: '#operator',
          guard: { type: 'ownsDevice', params: { device: `d${i}` } },
          meta: { label: { en: `thing ${i}`, 'zh-CN': `东西${i}` } },
        },
      ]),
    );
    const problems = checkMachine(put([...PC_MENU, 'on'], options)(good));
    const incomplete = problems.filter(({ code }) => code === 'check-incomplete');
    expect(incomplete.length).toBeGreaterThan(0);
    expect(
      incomplete.every(({ severity, message }) => severity === 'error' && message.includes('not proven')),
    ).toBe(true);
  });

  it('finds the one kind of caller for whom a need is hidden, and shows a call of theirs', () => {
    const shortcut = {
      id: 'vip',
      tags: ['menu'],
      entry: { type: 'resetAttempts' },
      on: { 'DTMF.1': { target: '#pc-menu', meta: { label: { en: 'computers', 'zh-CN': '电脑' } } } },
    };
    const closedToProducts = all(
      put(['states', 'vip'], shortcut),
      put(
        ['states', 'route', 'always'],
        [
          { guard: { type: 'identityIs', params: { identity: 'gold' } }, target: 'vip' },
          { target: 'products' },
        ],
      ),
      put(['states', 'pc', 'on', 'DTMF.star', 'guard'], {
        type: 'when',
        params: { not: { type: 'identityIs', params: { identity: 'gold' } } },
      }),
    )(good);
    const hidden = checkMachine(closedToProducts).filter(({ code }) => code === 'need-served');
    expect(hidden.map(({ path }) => path?.at(-1))).toEqual([3, 4, 5]);
    expect(hidden[0]?.facts).toEqual(['the caller is "gold"']);
  });

  it('keeps personal shortcuts within two choices by the way back to the products', () => {
    expect(codes(personal)).toEqual([]);
    expect(codes(put(['states', 'pc', 'on', 'DTMF.star'], undefined)(personal))).toContain('need-served');
  });

  it('leaves a small line without a product layer alone', () => {
    const line: MachineConfig = {
      id: 'line',
      meta: { title: { en: 'Line' }, locales: ['en'], needs: ['pc.repair'] },
      initial: 'menu',
      on: {
        HANGUP: '#end',
        NO_INPUT: '#desk',
        NO_MATCH: '#desk',
        'DTMF.0': { target: '#desk', meta: { role: 'operator' } },
      },
      states: {
        menu: { tags: ['menu'], on: { 'DTMF.1': { target: 'desk', meta: { label: { en: 'repairs' } } } } },
        desk: {
          id: 'desk',
          type: 'final',
          meta: { destination: { goesTo: 'desk', desk: 'd', serves: ['pc.repair'] } },
        },
        end: { id: 'end', type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'caller' } } },
      },
    };
    expect(checkMachine(line)).toEqual([]);
  });

  it('does not count the language as a choice, and judges the menu after it as a first one', () => {
    const language = {
      id: 'language',
      tags: ['menu'],
      entry: { type: 'resetAttempts' },
      meta: { layer: 'language' },
      on: {
        'DTMF.1': { target: 'route', meta: { label: { en: 'Chinese', 'zh-CN': '中文' } } },
        'DTMF.2': { target: 'route', meta: { label: { en: 'English', 'zh-CN': '英文' } } },
      },
    };
    const bilingual = all(
      put(['states', 'language'], language),
      put(['states', 'welcome', 'on', 'DONE', 'target'], 'language'),
    )(good);
    expect(checkMachine(bilingual)).toEqual([]);
    const long = put(['states', 'products', 'meta', 'greeting'], {
      en: 'Welcome to our service. '.repeat(8),
      'zh-CN': '您好。',
    })(bilingual);
    expect(checkMachine(long)).toMatchObject([
      { code: 'first-prompt-seconds', menu: 'products', call: ['DONE', 'DTMF.1'] },
    ]);
  });

  it('measures the first menu for the caller who hears the most', () => {
    const problems = checkMachine(personal, { limits: { 'first-prompt-seconds': { warn: 10 } } });
    const problem = problems.find(({ menu }) => menu === 'products');
    expect(problem?.facts).toContain('the caller is "business"');
  });

  it('calls what a caller must be by its name, in both languages', () => {
    const named = put(['meta', 'facts'], {
      identity: { business: { en: 'business customers', 'zh-CN': '企业客户' } },
    })(personal);
    const problem = checkMachine(named, { limits: { 'first-prompt-seconds': { warn: 10 } } }).find(
      ({ menu }) => menu === 'products',
    );
    expect(problem?.facts).toContain('the caller is one of business customers');
    expect(problem?.translations?.['zh-CN'].facts).toContain('来电者是企业客户');
  });

  it('judges a gap that only some callers hear more mildly', () => {
    const early = put(['states', 'products', 'on', 'DTMF.1', 'guard'], {
      type: 'ownsDevice',
      params: { device: 'pc' },
    })(good);
    expect(checkMachine(early).filter(({ code }) => code === 'keys-in-order')).toMatchObject([
      { severity: 'warning', facts: ['the caller is not known to own "pc"'] },
    ]);
  });

  it('finds a recording that speaks a key the menu does not take, and one that leaves a key out', () => {
    const recorded = put([...PC_MENU, 'meta', 'recordings'], {
      en: { text: 'For advice, press 1. For orders, press 2. For offers, press 7.' },
    })(good);
    const found = checkMachine(recorded).filter(({ code }) => code === 'announced-is-accepted');
    expect(found.map(({ message }) => message.match(/key (\d)/)?.[1]).toSorted()).toEqual(['3', '7']);
  });

  it('finds a failure loop of wrong keys alone, and shows that call', () => {
    const config = put(['on', 'NO_MATCH'], [{ actions: { type: 'countAttempt' } }])(good);
    expect(codes(config)).toEqual(['attempts-bounded']);
    for (const problem of checkMachine(config)) {
      expect(statesOnCall(config, problem).slice(-4)).toEqual(Array.from({ length: 4 }, () => problem.menu));
      expect(problem.call?.at(-1)).not.toBe('NO_INPUT');
    }
  });

  it('warns of a bound that is higher than the limit, and takes another limit', () => {
    const patient = put(['on', 'NO_INPUT', 0, 'guard', 'params', 'max'], 5)(good);
    expect(checkMachine(patient)[0]).toMatchObject({ code: 'attempts-bounded', severity: 'warning' });
    expect(codes(patient, { limits: { 'attempts-bounded': { attempts: 5 } } })).toEqual([]);
  });

  it('checks only the languages asked for, and all of them when none of those is declared', () => {
    const untranslated = put([...PC_MENU, 'on', 'DTMF.1', 'meta', 'label', 'zh-CN'], undefined)(good);
    expect(codes(untranslated, { locales: ['en'] })).toEqual([]);
    expect(codes(untranslated, { locales: ['fr'] })).toEqual(['texts-translated']);
  });

  it('is silent about a change notice until its last day is over, and without a day', () => {
    const noticed = put(['meta', 'changeNotice'], {
      text: { en: 'Changed.', 'zh-CN': '有变化。' },
      until: '2025-01-31',
    })(good);
    expect(codes(noticed)).toEqual([]);
    expect(codes(noticed, { today: '2025-01-31' })).toEqual([]);
    expect(codes(noticed, { today: '2025-02-01' })).toEqual(['change-notice']);
  });

  it('makes a rule milder as a whole, without making its milder findings worse', () => {
    const long = put(['states', 'products', 'meta', 'greeting'], {
      en: 'Welcome to our service. '.repeat(8),
      'zh-CN': '您好。',
    })(good);
    expect(checkMachine(long, { severities: { 'first-prompt-seconds': 'info' } })).toMatchObject([
      { severity: 'info' },
    ]);
    expect(
      checkMachine(good, {
        limits: { 'first-prompt-seconds': { warn: 1 } },
        severities: { 'first-prompt-seconds': 'error' },
      }).every(({ severity }) => severity === 'warning'),
    ).toBe(true);
  });
});

describe('dialtree.config.json', () => {
  it('sets severities and limits', () => {
    const text = JSON.stringify({
      rules: { depth: 'off', 'options-per-menu': { severity: 'warning', limits: { warn: 7 } } },
      needShares: { 'pc.buy': 0.5 },
      locales: ['en'],
    });
    expect(parseRuleConfig(text, 'dialtree.config.json')).toEqual({
      options: {
        severities: { depth: 'off', 'options-per-menu': 'warning' },
        limits: { 'options-per-menu': { warn: 7 } },
        needShares: { 'pc.buy': 0.5 },
        locales: ['en'],
      },
      problems: [],
    });
  });

  it.each([
    ['{"rules": {"dept": "off"}}', 'unknown-rule', 'Did you mean "depth"?'],
    ['{"rules": {"depth": {"limits": {"menu": 2}}}}', 'unknown-limit', 'Did you mean "menus"?'],
    ['{"rules": {"depth": {"limits": {"menus": 2000}}}}', 'invalid-value', 'Its default is 3.'],
    ['{"rules": {"toString": "off"}}', 'unknown-rule', undefined],
    ['{"rules": {"depth": {"limits": {"constructor": 2}}}}', 'json-forbidden-key', undefined],
    ['{"rule": {}}', 'unknown-key', undefined],
    ['{"rules": {"depth": "fatal"}}', 'invalid-value', undefined],
    ['{', 'json-syntax', undefined],
    ['', 'json-syntax', undefined],
  ])('answers %s with %s', (text, code, hint) => {
    const { options, problems } = parseRuleConfig(text, 'dialtree.config.json');
    expect(options).toBeUndefined();
    expect(problems[0]).toMatchObject({ code, file: 'dialtree.config.json', line: 1 });
    expect(problems[0]?.hint).toBe(hint ?? problems[0]?.hint);
  });

  it('has a schema that knows every rule', () => {
    const schema = ruleConfigJsonSchema() as { properties: { rules: { properties: object } } };
    expect(Object.keys(schema.properties.rules.properties)).toEqual(RULES.map(({ id }) => id));
  });
});
