import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMachine, type MachineConfig } from '../../src/chart/index.ts';
import { checkMachine, parseRuleConfig, RULES } from '../../src/rules/index.ts';
import { expectSaidInChinese, expectTranslated, valuesIn } from '../said.ts';
import { BREACHES, type Breach } from './breaches.ts';
import { good, personal, put } from './edit-machine.ts';

describe('every rule', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s says its title and reason in Chinese',
    (_, { title, reason, limits }) => {
      expectSaidInChinese(title.en, title['zh-CN']);
      // A reason quotes and counts by way of example: only that it is Chinese matters.
      expectSaidInChinese('', reason['zh-CN']);
      for (const { unit } of Object.values(limits)) expectSaidInChinese(unit.en, unit['zh-CN']);
    },
  );

  it.each(RULES.map(({ id }) => id))(
    '%s says what is wrong in Chinese with every value of the English',
    (id) => {
      const { edit, options = {}, isPersonal } = BREACHES[id] as Breach;
      const problems = checkMachine(edit(isPersonal ? personal : good), options);
      expect(problems.length).toBeGreaterThan(0);
      problems.forEach(expectTranslated);
    },
  );
});

describe('what is found in real menus', () => {
  it('is said in Chinese with every value of the English', () => {
    const folder = new URL('../../machines/', import.meta.url);
    const options = {
      today: '2100-01-01',
      needShares: {},
      limits: { depth: { menus: 1 }, 'options-per-menu': { error: 4, warn: 2 } },
    };
    const problems = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.machine.json'))
      .flatMap((name) => {
        const { machine } = parseMachine(readFileSync(new URL(name, folder), 'utf8'), name);
        return machine ? checkMachine(machine, options) : [];
      });
    expect(new Set(problems.map(({ code }) => code)).size).toBeGreaterThan(7);
    problems.forEach(expectTranslated);
  });

  it('names the callers in Chinese too', () => {
    const hours = { type: 'hoursOpen', params: { days: [1, 7], from: 9, to: 17.5 } };
    const closed: MachineConfig = put(['on', 'DTMF.0', 'guard'], {
      type: 'when',
      params: { any: [hours, { type: 'identityIs', params: { identity: 'vip' } }] },
    })(good);
    const facts = checkMachine(closed).flatMap((problem) => {
      expectTranslated(problem);
      return problem.translations?.['zh-CN'].facts ?? [];
    });
    expect(facts).toContain('来电时间不在周一、日 9 至 17.5 时之内');
  });
});

describe('what cannot be checked', () => {
  it('is said in Chinese too', () => {
    const circle = put(['states', 'loop'], { id: 'loop', always: { target: '#loop' } })(
      put(['states', 'products', 'on', 'DTMF.9'], { target: '#loop' })(good),
    );
    const shapeless = { ...good, initial: 7 } as unknown as MachineConfig;
    for (const config of [circle, shapeless]) {
      const problems = checkMachine(config);
      expect(problems.length).toBeGreaterThan(0);
      problems.forEach(expectTranslated);
    }
  });

  it('includes settings that name no rule or no limit', () => {
    const text = JSON.stringify({
      rules: { deepth: 'off', depth: { limits: { menu: 3, menus: 99 } }, 'need-served': 'loud' },
    });
    const named = JSON.stringify({ rules: { deepth: 'off', depth: { limits: { menu: 3, menus: 99 } } } });
    for (const each of [text, named, '{', '[]']) {
      const { problems } = parseRuleConfig(each, 'dialtree.config.json');
      expect(problems.length).toBeGreaterThan(0);
      problems.forEach(expectTranslated);
    }
  });
});

describe('values in a sentence', () => {
  it.each([
    ['The menu "pc.menu" is more than 3 menus deep.', ['pc.menu', '3']],
    ['The need pc.repair takes 21.5 s in zh-CN.', ['pc.repair', '21.5', 'zh-CN']],
    ['Handle NO_INPUT on key #, not on DTMF.star.', ['NO_INPUT', '#', 'DTMF.star']],
    ['Nothing here.', []],
  ])('are found in %s', (sentence, values) => {
    expect(valuesIn(sentence)).toEqual(values);
  });
});
