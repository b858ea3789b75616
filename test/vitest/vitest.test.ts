import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { explore } from '../../src/automaton/index.ts';
import { parseMachine, printMachine, type MachineConfig, type MachineFile } from '../../src/chart/index.ts';
import { factConditionsOf, holdsFor } from '../../src/machine/index.ts';
import {
  buildMenu,
  factsArbitrary,
  keyWordArbitrary,
  machineArbitrary,
  toKeepMenuRules,
  type MenuRuleExpectation,
} from '../../src/vitest/index.ts';

const good = buildMenu({
  products: 2,
  intents: 3,
  attempts: 3,
  noInputSeconds: 5,
  hasWelcome: true,
  knowsDevices: true,
  knowsBusiness: false,
  keepsHours: false,
});
const bad: MachineConfig = {
  ...good,
  on: { ...good.on, 'DTMF.0': { target: '#products', meta: { role: 'operator' } } },
};

function failureOf(act: () => void): string {
  try {
    act();
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
  return '';
}

describe('toKeepMenuRules', () => {
  it('passes for a machine that keeps them and fails for one that does not', () => {
    expect(good).toKeepMenuRules();
    expect(bad).not.toKeepMenuRules();
    expect(bad).toKeepMenuRules({ severities: { 'operator-reaches-agent': 'off' } });
  });

  it('fails with the rule, the place, the call and what to do', () => {
    const { machine } = parseMachine(printMachine(bad), 'bad.machine.json');
    const message = failureOf(() => expect(machine as MachineFile).toKeepMenuRules());
    expect(message).toContain('expected "bad.machine.json" to keep the menu rules, but it breaks one:');
    expect(message).toMatch(/error operator-reaches-agent at \d+:\d+/);
    expect(message).toContain('shown by: press 0');
    expect(message).toContain('to do: Let it lead to a desk or a number.');
  });

  it('lets warnings pass unless they are to fail', () => {
    const slow: MachineConfig = { ...good, meta: { ...good.meta, noInputSeconds: 12 } };
    expect(slow).toKeepMenuRules();
    expect(slow).not.toKeepMenuRules({ failOn: 'warning' });
  });

  it.each([
    [printMachine(good), 'hand it to parseMachine(text, file) first'],
    [parseMachine('{', 'torn.machine.json').machine, 'its "problems" say why'],
    [3, 'It got 3.'],
    [null, 'It got null.'],
  ])(
    'says what it takes when it is given something else, and does not pass with .not either',
    (given, said) => {
      expect(failureOf(() => expect(given).toKeepMenuRules())).toContain(said);
      expect(failureOf(() => expect(given).not.toKeepMenuRules())).toContain(said);
    },
  );

  it.each([
    [{ failOn: 'warnings' }, 'failOn cannot be "warnings"', 'Did you mean "warning"?'],
    [{ failOn: 'off' }, 'one of error, warning, info', ''],
    [{ failOn: null }, 'failOn cannot be null', ''],
    [{ severities: { dept: 'off' } }, 'There is no rule "dept"', 'Did you mean "depth"?'],
    [{ severities: { depth: 'of' } }, 'severities.depth cannot be "of"', 'Did you mean "off"?'],
    [{ limits: { depth: { menu: 3 } } }, 'has no limit "menu"', 'Did you mean "menus"?'],
    [{ limits: { depth: { menus: '3' } } }, 'is 3; it can be', 'Its default is'],
    [{ limits: { depth: 3 } }, 'limits.depth cannot be 3', 'an object'],
    [{ severity: { depth: 'off' } }, 'no option "severity"', 'Known here: severities, limits'],
    [{ failsOn: 'warning' }, 'no option "failsOn"', 'Did you mean "failOn"?'],
    [{ today: 'tomorrow' }, 'today cannot be "tomorrow"', 'a day'],
    [{ locales: 'en' }, 'locales cannot be "en"', 'list of language tags'],
    [{ needShares: { 'pc.buy': 30 } }, 'needShares.pc.buy cannot be 30', 'from 0 to 1'],
    [{ failOnNotLookedAt: 'no' }, 'failOnNotLookedAt cannot be "no"', 'true'],
    ['warning', 'cannot be "warning"', 'an object'],
  ])('refuses %j, with and without .not', (options, said, hint) => {
    for (const machine of [good, bad]) {
      const kept = failureOf(() => expect(machine).toKeepMenuRules(options as MenuRuleExpectation));
      expect(kept).toContain(said);
      expect(kept).toContain(hint);
      expect(failureOf(() => expect(machine).not.toKeepMenuRules(options as MenuRuleExpectation))).toBe(kept);
    }
  });

  it('takes every option that it says it has', () => {
    const options: Required<MenuRuleExpectation> = {
      failOn: 'info',
      failOnNotLookedAt: false,
      severities: { 'most-wanted-first': 'off' },
      limits: { depth: { menus: 3 } },
      today: '2026-03-01',
      needShares: {},
      locales: ['en'],
    };
    expect(failureOf(() => toKeepMenuRules(good, options))).toBe('');
  });

  it('passes for what was looked at, says what was not, and fails for it when asked', () => {
    const foreign = { ...good, meta: { ...good.meta, locales: ['en', 'tl'] } };
    expect(toKeepMenuRules(foreign, { severities: { 'texts-translated': 'off' } }).pass).toBe(true);
    const options = { severities: { 'texts-translated': 'off' } } as const;
    expect(failureOf(() => expect(foreign).not.toKeepMenuRules(options))).toMatch(
      /keeps all that were looked at[^]*(Tagalog|Filipino)/,
    );
    const strict = { ...options, failOnNotLookedAt: true };
    expect(failureOf(() => expect(foreign).toKeepMenuRules(strict))).toMatch(
      /expected all of[^]*not looked at: In (Tagalog|Filipino)/,
    );
  });

  it('says so when a machine keeps rules that it was expected to break', () => {
    expect(failureOf(() => expect(good).not.toKeepMenuRules())).toContain(
      'expected "built" to break a menu rule',
    );
  });
});

describe('arbitraries', () => {
  test.prop([machineArbitrary({ isPersonalised: true, keepsRules: true })], { numRuns: 20 })(
    'give personalised machines that tell callers apart',
    (config) => {
      expect(explore(config).automaton?.atoms.length).toBeGreaterThan(0);
    },
  );

  test.prop([machineArbitrary({ isPersonalised: false })], { numRuns: 20 })(
    'give machines that are the same to everybody',
    (config) => {
      expect(explore(config).automaton?.atoms).toEqual([]);
    },
  );

  it('give machines of many shapes', () => {
    const kinds = fc
      .sample(machineArbitrary(), 60)
      .map((config) => explore(config).automaton?.nodes.map(({ kind }) => kind) ?? []);
    expect(new Set(kinds.flat())).toEqual(new Set(['menu', 'announcement', 'final', 'stuck']));
  });

  it('give callers who answer each question either way', () => {
    const guard = {
      type: 'when',
      params: {
        all: [
          { type: 'identityIs', params: { identity: 'gold' } },
          { type: 'hoursOpen', params: { days: [7], from: 9, to: 10 } },
          { type: 'hasHistory', params: { event: 'e' } },
        ],
      },
    } as const;
    const config: MachineConfig = { ...good, on: { ...good.on, 'DTMF.7': { target: '#operator', guard } } };
    const callers = fc.sample(factsArbitrary(config), 300);
    for (const condition of factConditionsOf(guard)) {
      expect([condition.type, new Set(callers.map((facts) => holdsFor(facts, condition)))]).toEqual([
        condition.type,
        new Set([true, false]),
      ]);
    }
  });

  test.prop([keyWordArbitrary({ maxLength: 5 })])('give words no longer than asked', (word) => {
    expect(word.length).toBeLessThanOrEqual(5);
  });
});
