/** What a parameter may be at all: at its ends every world still runs, beyond them it is refused in words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileWorld, runReplication } from '../../src/kernel/index.ts';
import { domainOf, isWithin, parseScenario, WORDS } from '../../src/scenario/index.ts';
import { assembleWorld, namedParameters, parseFactor, type Overrides } from '../../src/study/index.ts';
import { smallDesign, smallScenario } from './small-study.ts';

const scenario = {
  ...smallScenario,
  days: 1,
  callersPerMonth: { ...smallScenario.callersPerMonth, value: 3000, low: 2000, high: 4000 },
};
const design = smallDesign({ scenario });
const SECONDS = { unit: 'seconds', source: 'a test', status: 'assumption' as const };
const PARAMETERS = namedParameters(scenario).filter(({ name }) => name !== WORDS);

/** The most often that the callers of a month can dial, for the need they came with and a second one. */
function run(overrides: Overrides): void {
  for (const world of ['before', 'after']) {
    const { program, exact } = assembleWorld(design, world, overrides);
    const counts = runReplication(compileWorld(program), { seed: 1, replication: 0 });
    const numbers = Object.values(counts).flatMap((value) =>
      typeof value === 'number' ? [value] : [...value],
    );
    expect(numbers.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
    expect(counts.calls).toBeLessThanOrEqual(2 * counts.callers * program.redial.maxDials);
    expect(Object.values(exact).every(Number.isFinite)).toBe(true);
  }
}

describe('within its domain', () => {
  it.each(PARAMETERS)('$name runs at both ends, and its default and range lie inside', (parameter) => {
    const { name, value, low, high } = parameter;
    const domain = domainOf(name, scenario);
    for (const each of [value, low, high]) expect(isWithin(domain, each)).toBe(true);
    // A month of fifty million callers is allowed and takes its time.
    const most = name === 'callersPerMonth' ? 1_000_000 : domain.most;
    for (const end of [domain.least, most]) run({ [name]: end });
  });

  it('any of them together run', () => {
    const names = PARAMETERS.filter(({ name }) => name !== 'callersPerMonth').map(({ name }) => name);
    const anywhere = fc.record(
      Object.fromEntries(
        names.map((name) => {
          const { least, most, isWhole } = domainOf(name, scenario);
          const inside = isWhole
            ? fc.integer({ min: least, max: Math.min(most, 20) })
            : fc.integer({ min: 0, max: 100 }).map((part) => least + ((most - least) * part) / 100);
          return [name, fc.oneof(fc.constantFrom(least, isWhole ? 20 : most), inside)];
        }),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anywhere, (overrides) => run(overrides as Overrides)),
      { numRuns: 25 },
    );
  });

  it('the general handling time stretches a desk’s own, to a day at most', () => {
    const own = (value: number) => ({ value, low: 1, high: 14_400, ...SECONDS });
    const slow = {
      ...scenario,
      parameters: { handlingSeconds: own(1) },
      desks: scenario.desks.map((desk) => ({ ...desk, handlingSeconds: own(14_400) })),
    };
    const { program } = assembleWorld({ ...design, scenario: slow }, 'before', { handlingSeconds: 14_400 });
    expect(program.desks.map(({ handling }) => handling.mean)).toEqual(slow.desks.map(() => 86_400));
    compileWorld(program);
  });

  it('where nothing varies, nothing is drawn', () => {
    for (const cv of [0, 1e-300, 1e-9]) run({ hourlyCv: cv, dailyCv: cv });
  });
});

describe('beyond its domain', () => {
  const beyond = (name: string): number[] => {
    const { least, most, isWhole } = domainOf(name, scenario);
    return [least - 1, -1e9, most * 2 + 1, 1e300, ...(isWhole ? [least + 0.5] : [])];
  };

  it.each(PARAMETERS)(
    '$name is refused in a scenario, in a sweep and inside, with what it may be',
    (parameter) => {
      const { name } = parameter;
      const { least, most } = domainOf(name, scenario);
      for (const value of beyond(name)) {
        const { name: _, isOverridden: __, ...base } = parameter;
        const given = { ...base, value, low: value, high: value };
        const text = JSON.stringify(
          name === 'callersPerMonth'
            ? { ...scenario, callersPerMonth: given }
            : { ...scenario, parameters: { [name]: given } },
        );
        expect(parseScenario(text, 'a').problems.some(({ severity }) => severity === 'error')).toBe(true);
        const { factor, problems } = parseFactor(`${name}=${value}`, design);
        expect(factor).toBeUndefined();
        expect(problems.map(({ hint }) => hint).join()).toContain(`from ${least} to `);
        expect(() => assembleWorld(design, 'before', { [name]: value })).toThrow(`to ${most}`);
      }
    },
  );

  it('the logarithm of seconds is called one', () => {
    const { problems } = parseFactor('redialMu=665', design);
    expect(problems[0]?.hint).toBe('Use a number from -5 to 15: it is the logarithm of seconds.');
  });

  it('a whole number is not cut from a range', () => {
    expect(parseFactor('maxDials=3..9', design).problems[0]?.hint).toBe('Name them: maxDials=3,15.');
    expect(parseFactor('maxDials=3,9', design).factor).toBeDefined();
  });
});

describe('a distribution', () => {
  const withRange = (change: object): string =>
    JSON.stringify({ ...scenario, callersPerMonth: { ...scenario.callersPerMonth, ...change } });
  const codesOf = (text: string): string[] => parseScenario(text, 'a').problems.map(({ code }) => code);

  it('is any of four', () => {
    for (const distribution of ['triangular', 'uniform', 'normal', 'lognormal'])
      expect(codesOf(withRange({ distribution }))).toEqual([]);
    expect(codesOf(withRange({ distribution: 'gaussian' }))).not.toEqual([]);
  });

  it('is not lognormal from 0 on', () => {
    const noInput = {
      value: 0.05,
      low: 0,
      high: 0.1,
      unit: 'probability per menu',
      source: 'a test',
      status: 'assumption',
      distribution: 'lognormal',
    };
    expect(codesOf(JSON.stringify({ ...scenario, parameters: { noInput } }))).toEqual(['no-lognormal']);
    expect(
      codesOf(JSON.stringify({ ...scenario, parameters: { noInput: { ...noInput, low: 0.01 } } })),
    ).toEqual([]);
  });
});
