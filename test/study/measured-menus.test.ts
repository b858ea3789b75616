import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../src/behaviour/index.ts';
import {
  checkMachines,
  describeParameter,
  domainOf,
  groupOf,
  parseScenario,
  printScenario,
  type MeasuredMenuConfig,
} from '../../src/scenario/index.ts';
import { parseMachine, printMachine } from '../../src/chart/index.ts';
import { assembleWorld, drawParameters, namedParameters, numbersUsed } from '../../src/study/index.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { smallDesign, smallScenario } from './small-study.ts';

const counted = (value: number, low: number, high: number): Parameter => ({
  value,
  low,
  high,
  unit: 'probability per menu',
  source: 'a key log',
  status: 'measured',
});
const FIRST: MeasuredMenuConfig = { machine: 'small', menu: 'products', noInput: counted(0.4, 0.3, 0.5) };
const NAME = 'noInput@small:products';
const designWith = (measuredMenus: readonly MeasuredMenuConfig[]) =>
  smallDesign({ scenario: { ...smallScenario, measuredMenus } });
const exactOf = (measuredMenus: readonly MeasuredMenuConfig[], overrides = {}, world = 'after') =>
  assembleWorld(designWith(measuredMenus), world, overrides).exact;

describe('an error rate that was measured in one menu', () => {
  it('holds there, and not on other machines', () => {
    expect(exactOf([FIRST]).menuSeconds).toBeGreaterThan(exactOf([]).menuSeconds);
    expect(exactOf([FIRST], {}, 'before')).toEqual(exactOf([], {}, 'before'));
  });

  it('equal to what holds elsewhere changes nothing', () => {
    const same = { ...FIRST, noInput: counted(0.05, 0.01, 0.15) };
    expect(exactOf([same])).toEqual(exactOf([]));
  });

  it('is a parameter: drawn from its range, set by name, moved by no other of its kind', () => {
    expect(exactOf([FIRST], { [NAME]: 0.05 })).toEqual(exactOf([]));
    const draws = drawParameters(designWith([FIRST]).scenario, 1, 20).map((draw) => draw[NAME] ?? Number.NaN);
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0.3);
    expect(Math.max(...draws)).toBeLessThanOrEqual(0.5);
    expect(new Set(draws).size).toBe(20);
    expect(namedParameters(designWith([FIRST]).scenario).find(({ name }) => name === NAME)).toMatchObject({
      value: 0.4,
      isOverridden: true,
    });
    expect(() => exactOf([FIRST], { [NAME]: 1.5 })).toThrow('cannot be 1.5');
  });

  it('has the words, the group and the domain of its kind, and its place', () => {
    expect(describeParameter(NAME, '').title.en).toBe('Presses nothing · small:products');
    expect([groupOf(NAME), domainOf(NAME, {})]).toEqual([groupOf('noInput'), domainOf('noInput', {})]);
  });

  it('stands among the numbers that an answer rests on', () => {
    const paths = numbersUsed(designWith([FIRST]).scenario, ['en'])
      .flatMap(({ numbers }) => numbers)
      .filter(({ path }) => path.startsWith('measuredMenus'))
      .map(({ path, use }) => `${path} ${use}`);
    expect(paths).toEqual(['value', 'low', 'high'].map((part) => `measuredMenus[0].noInput.${part} drawn`));
  });

  it.each([
    ['a machine that no line uses', { ...FIRST, machine: 'smal' }, 'unknown-machine'],
    ['a menu that is not there', { ...FIRST, menu: 'product' }, 'unknown-menu'],
    ['another unit', { ...FIRST, noInput: { ...counted(40, 30, 50), unit: 'per cent' } }, 'other-unit'],
    ['more than all callers', { ...FIRST, noInput: counted(1.4, 1, 2) }, 'out-of-range'],
  ])('of %s is a problem', (_, measured, code) => {
    const text = printScenario({
      ...smallScenario,
      lines: smallScenario.lines.filter(({ machine }) => machine === 'small'),
      worlds: smallScenario.worlds.filter(({ id }) => id === 'after'),
      compare: { before: 'after', after: 'after' },
      ablation: [],
      measuredMenus: [measured],
    });
    const { scenario, problems } = parseScenario(text, 'a.scenario.json');
    const { machine } = parseMachine(printMachine(smallMachine), 'small.machine.json');
    const found = [...problems, ...(scenario && machine ? checkMachines(scenario, { small: machine }) : [])];
    expect(found.map((problem) => problem.code)).toContain(code);
  });
});
