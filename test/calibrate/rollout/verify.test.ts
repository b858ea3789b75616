import { describe, expect, it } from 'vitest';
import { readWaves, verifyWaves } from '../../../src/calibrate/index.ts';
import type { LoggedCall } from '../../../src/calls/index.ts';
import { readCase } from '../../bench/read-case.ts';

const question = readCase('eighteen-lines');
const [moving = '', staying = ''] =
  question.scenario.worlds.find(({ id }) => id === question.scenario.compare.before)?.lines ?? [];

/** A hundred calls of a line on a day of April 2026, so many of which hang up in the menu. */
function day(line: string, date: number, lost: number): LoggedCall[] {
  const t = Date.UTC(2026, 3, date, 9);
  return Array.from({ length: 100 }, (_, i) => ({
    call: `${line}-${date}-${i}`,
    line,
    caller: '',
    version: '',
    arm: '',
    need: '' as const,
    precision: 'ms' as const,
    events: [
      { t, event: 'start' as const, where: line, value: '' },
      { t: t + 10, event: 'menu' as const, where: 'menu', value: '' },
      ...(i < lost
        ? [{ t: t + 5000, event: 'end' as const, where: 'menu', value: 'caller' }]
        : [
            { t: t + 5000, event: 'queue' as const, where: 'desk', value: '' },
            { t: t + 9000, event: 'end' as const, where: 'desk', value: 'agent' },
          ]),
    ],
  }));
}
const DAYS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
async function* log(own: (date: number) => number, other: (date: number) => number) {
  for (const date of DAYS) yield [...day(moving, date, own(date)), ...day(staying, date, other(date))];
}
const waves = [{ from: '2026-04-06', lines: [moving] }];
const verify = async (calls: AsyncGenerator<LoggedCall[]>, own = waves) => {
  const result = await verifyWaves(question, own, calls, () => false, 0);
  if (!result) throw new Error('It was stopped.');
  return result;
};

describe('a roll-out in waves', () => {
  it('is no answer when it was stopped between two draws', async () => {
    const steady = log(
      () => 10,
      () => 10,
    );
    const seen: number[] = [];
    const hooks = { isStopped: () => seen.length === 2, onDraw: (done: number) => void seen.push(done) };
    expect(await verifyWaves(question, waves, steady, () => false, 5, hooks)).toBeUndefined();
    expect(seen).toEqual([0, 1]);
  });

  it('takes what changed for everybody from what changed for the lines that moved', async () => {
    const { waves: found, calls } = await verify(
      log(
        (date) => (date < 6 ? 20 : 10),
        (date) => (date < 6 ? 20 : 15),
      ),
    );
    expect(calls).toBe(2000);
    expect(found[0]).toMatchObject({ days: [5, 5], calls: [500, 500], controls: 1 });
    expect(found[0]?.observed?.value).toBeCloseTo(-0.05, 10);
  });

  it('draws the same days for both groups: a bad day is none of the effect', async () => {
    const { waves: found } = await verify(
      log(
        (date) => (date % 2 ? 10 : 30) - (date < 6 ? 0 : 5),
        (date) => (date % 2 ? 10 : 30),
      ),
    );
    expect(found[0]?.observed?.value).toBeCloseTo(-0.05, 10);
    expect(found[0]?.observed?.low).toBeCloseTo(-0.05, 10);
    expect(found[0]?.observed?.high).toBeCloseTo(-0.05, 10);
  });

  it('says nothing of a wave that has not had two days, and knows when no control is left', async () => {
    const late = [{ from: '2026-04-10', lines: [moving] }];
    const flat = () => 10;
    expect((await verify(log(flat, flat), late)).waves[0]?.observed).toBeUndefined();
    const all = [{ from: '2026-04-06', lines: [moving, staying] }];
    expect((await verify(log(flat, flat), all)).waves[0]).toMatchObject({ controls: 0 });
  });

  it('predicts what the scenario says of the callers of these lines', async () => {
    const flat = () => 10;
    const { waves: found } = await verify(log(flat, flat));
    const { predicted } = found[0] ?? {};
    expect(predicted?.value).not.toBe(0);
    expect(Math.abs(predicted?.value ?? 1)).toBeLessThan(0.3);
    expect(predicted?.low).toBeLessThanOrEqual(predicted?.value ?? 0);
  });
});

describe('waves on a command line', () => {
  it('are dates with lines', () => {
    expect(readWaves('2026-04-06=a+b, 2026-05-04=c')).toEqual([
      { from: '2026-04-06', lines: ['a', 'b'] },
      { from: '2026-05-04', lines: ['c'] },
    ]);
  });
  it.each(['', 'soon=a', '2026-04-06', '2026-04-06=', '2026-04-06=a,2026-05-04=a', '2026-13-40=a'])(
    'are not %j',
    (text) => {
      expect(readWaves(text)).toBeUndefined();
    },
  );
});
