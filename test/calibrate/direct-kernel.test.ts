import { describe, expect, it } from 'vitest';
import {
  countLog,
  findInLog,
  logCalls,
  type CallBatches,
  type DirectRow,
  type LogSetting,
} from '../../src/calibrate/index.ts';
import { assembleWorld, resolveParameters } from '../../src/study/index.ts';
import { smallDesign } from '../study/small-study.ts';

/** 28 days of the kernel’s own calls: queues, redials, advice and nights included. */
const design = smallDesign();
const world = assembleWorld(design, 'before', {}, 3);
const setting: LogSetting = {
  scenario: design.scenario,
  machines: new Map(world.lines.map(({ config, automaton }) => [config.id, { config, automaton }])),
};
const LOG = [...logCalls(design, { world: 'before', days: 28 })];
async function* read(): CallBatches {
  yield* LOG;
}
const FOUND = await findInLog(setting, read());
const TABLE = await countLog(setting, FOUND, read());
const row = (id: string): DirectRow => TABLE.rows.find((each) => each.id === id)!;
const { behaviour, world: rest } = resolveParameters(design.scenario, {});
const truth = (name: string): number =>
  name === 'callersPerMonth'
    ? design.scenario.callersPerMonth.value
    : ({ ...rest, ...behaviour }[name]?.value ?? Number.NaN);

describe('a log that the kernel wrote', () => {
  it('has nothing odd but callers who withhold their number: every path is one of its machines', () => {
    expect(FOUND.findings.map(({ kind }) => kind)).toEqual(['anonymous']);
  });

  it.each([
    'callersPerMonth',
    'dailyCv',
    'noInput',
    'redialProbability',
    'redialMu',
    'redialSigma',
    'followsAdvice',
    'adviceMeanSeconds',
    'patienceFactor',
    'handlingSeconds',
    'handlingSigma',
    'hangUpProgressing',
  ])('gives back %s, the truth in an interval twice as wide', (name) => {
    const { estimate } = row(name);
    // 90 % intervals miss one in ten; twice as wide, one in a thousand.
    expect(estimate!.value - 2 * (estimate!.value - estimate!.low)).toBeLessThanOrEqual(truth(name));
    expect(estimate!.value + 2 * (estimate!.high - estimate!.value)).toBeGreaterThanOrEqual(truth(name));
  });

  it.each([
    ['resolved', 0.02],
    ['repeatProbability', 0.03],
    ['noMatch', 0.01],
    ['wrongNumber', 0.02],
    ['hangUpStuck', 0.004],
  ])('gives back %s to within %d where what is counted is not quite what is asked', (name, most) => {
    expect(Math.abs(row(name).estimate!.value - truth(name))).toBeLessThan(most);
  });

  it('says on which side of the truth figures lie that are not quite what is asked', () => {
    for (const name of ['noMatch', 'repeatMeanSeconds', 'misrouteSeconds'])
      expect(row(name).bound, name).toBe('at-most');
    expect(row('misrouteSeconds').estimate!.value).toBeGreaterThan(truth('misrouteSeconds') - 2);
    for (const name of ['wrongNumber', 'hangUpStuck']) expect(row(name).bound, name).toBe('at-least');
    expect(row('wrongNumber').estimate!.low).toBeLessThan(truth('wrongNumber'));
  });

  it('counts the same in one go as in two halves', async () => {
    const begin = LOG[0]![0]!.events[0]!.t;
    const half = async (isLater: boolean): Promise<readonly DirectRow[]> => {
      async function* part(): CallBatches {
        for (const batch of LOG)
          yield batch.filter(({ events }) => events[0]!.t >= begin + 14 * 86_400_000 === isLater);
      }
      return (await countLog(setting, await findInLog(setting, part()), part())).rows;
    };
    const halves = [await half(false), await half(true)];
    for (const id of [
      'noInput',
      'resolved',
      'menuHangUpShare',
      'handlingSeconds',
      'misrouteSeconds',
      'patienceFactor',
    ]) {
      const parts = halves.map((rows) => rows.find((each) => each.id === id)!.estimate!);
      expect(parts[0]!.n + parts[1]!.n, id).toBe(row(id).estimate!.n);
      const [low, high] = parts.map(({ value }) => value).toSorted((a, b) => a - b);
      expect(row(id).estimate!.value, id).toBeGreaterThanOrEqual(low! * 0.999);
      expect(row(id).estimate!.value, id).toBeLessThanOrEqual(high! * 1.001);
    }
  });

  it('is counted in the units of the scenario’s parameters', () => {
    for (const { parameter, unit } of TABLE.rows)
      if (parameter !== '' && parameter !== 'callersPerMonth')
        expect(unit, parameter).toBe({ ...rest, ...behaviour }[parameter]?.unit);
  });

  it('shows when callers call: the week’s shares sum to one', () => {
    const shares = TABLE.profile.weekShares!;
    expect(shares).toHaveLength(168);
    expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
  });
});

describe('a log of the merged line', () => {
  it('fits its machine too, with star keys, and cannot say how often a wrong number is dialled', async () => {
    const { lines } = assembleWorld(design, 'after', {}, 3);
    const merged: LogSetting = {
      scenario: design.scenario,
      machines: new Map(lines.map(({ config, automaton }) => [config.id, { config, automaton }])),
    };
    const log = [...logCalls(design, { world: 'after', days: 7 })];
    async function* again(): CallBatches {
      yield* log;
    }
    const found = await findInLog(merged, again());
    expect(found.findings.map(({ kind }) => kind)).not.toContain('impossible-path');
    const table = await countLog(merged, found, again());
    const wrong = table.rows.find(({ id }) => id === 'wrongNumber')!;
    expect(wrong.estimate).toBeUndefined();
    expect(wrong.note?.en).toContain('only one line');
  });
});
