import { describe, expect, it } from 'vitest';
import { SlotReader, Slots } from '../../../src/random/index.ts';
import type { NamedParameter, Sensitivity } from '../../../src/study/index.ts';
import { drawParameters } from '../../../src/study/uncertainty/index.ts';
import { whatDecides } from '../../../src/study/uncertainty/what-decides.ts';
import { assume, smallScenario } from '../small-study.ts';

const ranged = (name: string, low: number, value: number, high: number): NamedParameter => ({
  ...assume(value),
  name,
  low,
  high,
  isOverridden: true,
});
const parameters = [
  ranged('wrongNumber', 0.05, 0.15, 0.3),
  ranged('conviction', 0.7, 1, 1.15),
  ranged('noInput', 0.01, 0.05, 0.15),
];
const scenario = {
  ...smallScenario,
  parameters: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter])),
};
const settings = drawParameters(scenario, 3, 100);
const reader = new SlotReader(new Slots(1, 0), 5, 0, 0);
const luck = settings.map(() => reader.nextNormal());

/** A made-up answer: what it owes to each parameter is known. */
const change = (setting: Readonly<Record<string, number>>, noise = 0): number =>
  0.01 - 0.2 * (setting['wrongNumber'] as number) + 0.004 * (setting['conviction'] as number) + noise;
const at = (setting: Readonly<Record<string, number>>) => {
  const mean = change({ wrongNumber: 0.15, conviction: 1, ...setting });
  return { mean, low: mean, high: mean, replications: 3 };
};
const tornado: Sensitivity = {
  figure: 'lostRate',
  base: change({ wrongNumber: 0.15, conviction: 1 }),
  replications: 3,
  days: 7,
  bars: parameters.map(({ name, unit, status, low, high }) => ({
    parameter: name,
    unit,
    status,
    low,
    high,
    atLow: at({ [name]: low }),
    atHigh: at({ [name]: high }),
  })),
};
const question = {
  figure: 'lostRate',
  settings,
  parameters,
  otherWords: undefined,
  values: settings.map((setting) => change(setting)),
  tornado: tornado as Sensitivity | undefined,
};

describe('what decides an answer', () => {
  it('gives each parameter the share of the variance that it makes', () => {
    const { parameters: found, groups, rest } = whatDecides(question);
    // Variances of the triangles (0.05, 0.15, 0.3) and (0.7, 1, 1.15), as (a² + b² + c² - ab - ac - bc) / 18.
    const byNumbers = 0.2 ** 2 * 0.0026389;
    const byWords = 0.004 ** 2 * 0.00875;
    expect(found.map(({ parameter }) => parameter)).toEqual(['wrongNumber', 'conviction', 'noInput']);
    expect(found[0]?.share).toBeCloseTo(byNumbers / (byNumbers + byWords), 2);
    expect(found[2]?.share).toBe(0);
    expect(groups[0]).toEqual({ group: 'numbers', share: found[0]?.share });
    expect(rest).toBeLessThan(0.001);
  });

  it('names the value at which the change turns, and the side that helps', () => {
    const { parameters: found } = whatDecides(question);
    const even = found[0]?.breakEven;
    const conviction = settings.reduce((sum, each) => sum + (each['conviction'] as number), 0) / 100;
    expect(even?.value).toBeCloseTo((0.01 + 0.004 * conviction) / 0.2, 4);
    // Fewer lost is better, and the more numbers are confused, the more is gained.
    expect(even).toMatchObject({ helps: 'above', isBeyond: false });
    expect(found.find(({ parameter }) => parameter === 'noInput')?.breakEven).toBeUndefined();
  });

  it('says so when the turn lies beyond the range', () => {
    const values = question.values.map((value) => value - 0.012);
    const even = whatDecides({ ...question, values }).parameters[0]?.breakEven;
    expect(even?.isBeyond).toBe(true);
    expect(even?.value).toBeLessThan(0.05);
    expect(even?.value).toBeGreaterThanOrEqual(0);
  });

  it('finds the same without a tornado, from the draws alone', () => {
    const { parameters: found, rest } = whatDecides({ ...question, tornado: undefined });
    expect(found[0]?.parameter).toBe('wrongNumber');
    expect(found[0]?.share).toBeGreaterThan(0.95);
    expect(rest).toBeLessThan(0.01);
  });

  it('leaves to nobody what is luck, and what parameters only do together', () => {
    const spread = 0.2 * Math.sqrt(0.0026389);
    const noisy = settings.map((setting, k) => change(setting, spread * (luck[k] as number)));
    expect(whatDecides({ ...question, values: noisy }).rest).toBeGreaterThan(0.3);
    const together = settings.map(
      (setting) => ((setting['wrongNumber'] as number) - 0.167) * ((setting['noInput'] as number) - 0.07),
    );
    expect(whatDecides({ ...question, values: together }).rest).toBeGreaterThan(0.6);
  });
});
