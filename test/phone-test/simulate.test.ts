import { describe, expect, it } from 'vitest';
import { EVENTS } from '../../src/chart/index.ts';
import { createTaskJudge, summariseTest, toCalls, type JudgedTask } from '../../src/phone-test/index.ts';
import { shareInterval } from '../../src/stats/index.ts';
import { assembleWorld } from '../../src/study/index.ts';
import { machines, scenario, simulateTest } from './simulated-test.ts';

const judge = createTaskJudge(scenario, machines);
const question = {
  scenario,
  machines,
  file: '',
  worlds: ['before', 'after'],
  locale: 'en',
  seed: 1,
  replay: '',
};

describe('simulated participants', () => {
  it('press first what the model says, and dial so', async () => {
    const { results } = await simulateTest({ participants: 600, worlds: ['after'] });
    const world = assembleWorld(question, 'after', { recognised: 0 });
    const { chain, entry, events } = world.visits;
    // What the model says of the first menu, by need: weighed over its kinds of callers.
    const expected = new Map<string, Map<string, number>>();
    const weights = new Map<string, number>();
    world.types.forEach(({ need, facts, weight }, type) => {
      if (facts.identity !== 'unknown' || weight === 0) return;
      let row = entry[type] as number;
      // The welcome leads on whatever the caller does, but for those who hang up in it.
      let reach = weight;
      for (;;) {
        const [from, to] = [chain.rowStart[row] as number, chain.rowStart[row + 1] as number];
        const done = Array.from({ length: to - from }, (_, i) => from + i).find(
          (i) => EVENTS[events[i]!] === 'DONE',
        );
        if (done === undefined) break;
        reach *= chain.probability[done] as number;
        row = chain.target[done] as number;
      }
      const own = expected.get(need) ?? new Map<string, number>();
      weights.set(need, (weights.get(need) ?? 0) + reach);
      for (let i = chain.rowStart[row] as number; i < (chain.rowStart[row + 1] as number); i++) {
        const event = EVENTS[events[i]!] as string;
        own.set(event, (own.get(event) ?? 0) + reach * (chain.probability[i] as number));
      }
      expected.set(need, own);
    });
    const counted = new Map<string, Map<string, number>>();
    for (const result of results)
      for (const { need, events: happened, ended } of result.tasks) {
        const menu = happened.findIndex(({ event }) => event === 'menu');
        if (menu < 0) continue;
        const next = happened[menu + 1];
        const event =
          next === undefined
            ? ended?.by === 'caller'
              ? 'HANGUP'
              : '?'
            : next.event === 'no-input'
              ? 'NO_INPUT'
              : next.key === undefined
                ? 'NO_MATCH'
                : `DTMF.${next.key}`;
        const own = counted.get(need) ?? new Map<string, number>();
        own.set(event, (own.get(event) ?? 0) + 1);
        counted.set(need, own);
      }
    let checked = 0;
    for (const [need, own] of expected) {
      const total = [...(counted.get(need)?.values() ?? [])].reduce((sum, n) => sum + n, 0);
      expect(total).toBeGreaterThan(100);
      for (const [event, mass] of own) {
        const hits = counted.get(need)?.get(event) ?? 0;
        const share = mass / (weights.get(need) as number);
        // Normal intervals need some counts; below that, more than 20 where 5 are due is one in ten million.
        if (share * total < 5)
          expect({ need, event, hits, isRare: hits <= 20 }).toMatchObject({ isRare: true });
        else {
          const { low, high } = shareInterval(hits, total, 0.999_999);
          expect({ need, event, share, low, high, isInside: low <= share && share <= high }).toMatchObject({
            isInside: true,
          });
          checked++;
        }
      }
    }
    expect(checked).toBeGreaterThan(60);
  });

  it('who take more wrong numbers are found to, within the interval', async () => {
    for (const wrongNumber of [0.05, 0.3]) {
      const { results } = await simulateTest({ participants: 100, overrides: { wrongNumber } });
      const judged = results.flatMap(judge);
      const report = summariseTest(scenario, judged, {
        participants: 100,
        locale: 'en',
        plans: 1,
      });
      const right = report.worlds.find(({ id }) => id === 'before')?.rightNumber;
      expect(right?.low).toBeLessThan(1 - wrongNumber);
      expect(right?.high).toBeGreaterThan(1 - wrongNumber);
      expect((right?.high ?? 1) - (right?.low ?? 0)).toBeLessThan(0.2);
      expect(report.worlds.find(({ id }) => id === 'after')?.rightNumber).toBeUndefined();
    }
  });

  it('are all in the calls, in the matrices and in the counts', async () => {
    const { results } = await simulateTest({ participants: 40 });
    const judged: JudgedTask[] = results.flatMap(judge);
    const report = summariseTest(scenario, judged, {
      participants: 40,
      locale: 'en',
      plans: 1,
    });
    expect(report.tasks).toBe(320);
    expect(results.flatMap(toCalls)).toHaveLength(320);
    const numbers = report.matrices.find(({ kind }) => kind === 'number');
    const sum = (counts: readonly (readonly number[])[]): number => counts.flat().reduce((a, b) => a + b, 0);
    const before = report.worlds.find(({ id }) => id === 'before');
    expect(sum(numbers?.counts ?? [])).toBe(before?.rightNumber?.of);
    const right = numbers?.counts.flatMap((row, n) => row.filter((_, c) => numbers.right[n]?.[c]));
    expect(sum([right ?? []])).toBe(before?.rightNumber?.hits);
    const menu = report.matrices.find(({ world, kind }) => world === 'after' && kind === 'menu');
    expect(sum(menu?.counts ?? [])).toBe(report.worlds.find(({ id }) => id === 'after')?.firstKey.of);
    for (const { success, firstKey, ease } of report.worlds) {
      expect(success.low).toBeLessThan(success.hits / success.of);
      expect(success.high).toBeGreaterThan(success.hits / success.of);
      expect(firstKey.hits).toBeLessThanOrEqual(firstKey.of);
      expect(ease?.mean).toBeGreaterThan(1);
    }
  });
});

describe('an interval over participants', () => {
  it('holds what is true about as often as it says', async () => {
    // Success of the model itself, from very many.
    const share = (judged: JudgedTask[]): number =>
      judged.filter(({ isSuccess }) => isSuccess).length / judged.length;
    const truth = share(
      (await simulateTest({ participants: 1500, worlds: ['after'], seed: 99 })).results.flatMap(judge),
    );
    let covered = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { results } = await simulateTest({ participants: 14, worlds: ['after'], seed });
      const { worlds } = summariseTest(scenario, results.flatMap(judge), {
        participants: 14,
        locale: 'en',
        plans: 1,
      });
      const { low = 1, high = 0 } = worlds[0]?.success ?? {};
      if (low <= truth && truth <= high) covered++;
    }
    // Binomial(60, .95): below 51 once in 1,500; it is the wider of two, so above is fine.
    expect(covered).toBeGreaterThanOrEqual(51);
  });
});
