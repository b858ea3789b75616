import { describe, expect, it } from 'vitest';
import { checkMachine, RULES, type RuleOptions } from '../../src/rules/index.ts';
import { BREACHES, type Breach } from './breaches.ts';
import { good, personal, statesOnCall } from './edit-machine.ts';

describe('every rule', () => {
  it('has a machine here that breaks it', () => {
    expect(Object.keys(BREACHES).toSorted()).toEqual(RULES.map(({ id }) => id));
  });

  it('is kept by the good machines', () => {
    const options: RuleOptions = { today: '2025-02-01', needShares: { 'pc.ask': 0.6, 'phone.ask': 0.4 } };
    expect(checkMachine(good, options)).toEqual([]);
    expect(checkMachine(personal, options)).toEqual([]);
  });

  it.each(RULES.map(({ id, title }) => [id, title.en] as const))(
    '%s is broken alone, in its place, by a call that leads there: %s',
    (id) => {
      const {
        edit,
        at: path,
        menu,
        severity = 'error',
        options = {},
        isPersonal,
        call,
      } = BREACHES[id] as Breach;
      const config = edit(isPersonal ? personal : good);
      const problems = checkMachine(config, options);
      expect([...new Set(problems.map(({ code }) => code))]).toEqual([id]);
      const problem = problems.find((each) => JSON.stringify(each.path) === JSON.stringify(path));
      expect(problems.map((each) => each.path)).toContainEqual(path);
      expect(problem?.severity).toBe(severity);
      expect(problem?.menu).toBe(menu);
      expect(problem?.call).toEqual(call ?? problem?.call);
      const shown = problems.filter((each) => each.call && each.menu !== undefined);
      for (const each of shown) expect(statesOnCall(config, each)).toContain(each.menu);
    },
  );

  it.each(RULES.map(({ id }) => id))('%s can be switched off', (id) => {
    const { edit, options = {}, isPersonal } = BREACHES[id] as Breach;
    expect(
      checkMachine(edit(isPersonal ? personal : good), { ...options, severities: { [id]: 'off' } }),
    ).toEqual([]);
  });
});
