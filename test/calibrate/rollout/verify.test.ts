import { describe, expect, it } from 'vitest';
import { placeWaves, readWaves, verifyRollout, type Rollout } from '../../../src/calibrate/index.ts';
import type { LoggedCall } from '../../../src/calls/index.ts';
import { readCase } from '../../bench/read-case.ts';

const question = readCase('eighteen-lines');
const { scenario } = question;
const lines = scenario.worlds.find(({ id }) => id === scenario.compare.before)?.lines ?? [];
const [moving = '', staying = ''] = lines;

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
/** The scenario's own world after has one line, so numbers can be kept. */
function rolloutOf(text: string): Rollout {
  const placed = placeWaves(scenario, readWaves(text) ?? []);
  if (placed.kind !== 'placed') throw new Error(placed.kind);
  return placed.rollout;
}
const first = rolloutOf(`2026-04-06=${moving}`);
const verify = async (calls: AsyncGenerator<LoggedCall[]>, rollout = first) => {
  const found = await verifyRollout({ question, rollout, zone: 'UTC', draws: 0 }, calls, () => false);
  if (found.kind !== 'result') throw new Error(found.kind);
  return found.result;
};
const flat = () => 10;

describe('a roll-out in waves', { timeout: 60_000 }, () => {
  it('is no answer when it was stopped between two draws', async () => {
    const seen: number[] = [];
    const hooks = { isStopped: () => seen.length === 2, onDraw: (done: number) => void seen.push(done) };
    const asked = { question, rollout: first, zone: 'UTC', draws: 5 };
    expect(await verifyRollout(asked, log(flat, flat), () => false, hooks)).toEqual({ kind: 'stopped' });
    expect(seen).toEqual([0, 1]);
  });

  it('takes what changed for everybody from what changed for the lines that moved', async () => {
    const { waves, calls, stages } = await verify(
      log(
        (date) => (date < 6 ? 20 : 10),
        (date) => (date < 6 ? 20 : 15),
      ),
    );
    expect(calls).toBe(2000);
    expect(waves[0]).toMatchObject({ days: [5, 5], calls: [500, 500], controls: 1 });
    expect(waves[0]?.observed?.value).toBeCloseTo(-0.05, 10);
    expect(stages.map(({ from, to, days }) => [from, to, days])).toEqual([
      ['2026-04-01', '2026-04-05', 5],
      ['2026-04-06', '2026-04-10', 5],
    ]);
    expect(stages[1]?.figures[0]).toMatchObject({ figure: 'lost', n: 1000, observed: { value: 0.125 } });
  });

  it('draws the same days for both groups: a bad day is none of the effect', async () => {
    const bad = (date: number) => (date % 2 ? 10 : 90);
    const { waves } = await verify(log((date) => bad(date) - (date < 6 ? 0 : 5), bad));
    const { value = 0, low = 0, high = 0 } = waves[0]?.observed ?? {};
    expect(value).toBeCloseTo(-0.05, 10);
    // The luck of five hundred calls a group, and not the eighty points between days.
    expect(high - low).toBeLessThan(0.2);
  });

  it('says nothing of a wave that has not had two days, and knows when no control is left', async () => {
    const late = rolloutOf(`2026-04-10=${moving}`);
    expect((await verify(log(flat, flat), late)).waves[0]?.observed).toBeUndefined();
    const all = rolloutOf(`2026-04-06=${moving}+${staying}`);
    expect((await verify(log(flat, flat), all)).waves[0]).toMatchObject({ controls: 0 });
  });

  it('leaves calls out that a world does not have, and says how many', async () => {
    const { calls, elsewhere } = await verify(log(flat, flat), rolloutOf('2026-04-06=step-1'));
    const gone = !scenario.worlds.find(({ id }) => id === 'step-1')?.lines.includes(staying);
    expect([calls, elsewhere]).toEqual(gone ? [1000, 1000] : [1500, 500]);
  });

  it('has nothing to compare without calls, or before the first wave', async () => {
    const asked = { question, zone: 'UTC', draws: 0 };
    const none = async function* (): AsyncGenerator<LoggedCall[]> {};
    expect(await verifyRollout({ ...asked, rollout: first }, none(), () => false)).toEqual({ kind: 'empty' });
    const later = rolloutOf(`2026-05-04=${moving}`);
    expect(await verifyRollout({ ...asked, rollout: later }, log(flat, flat), () => false)).toEqual({
      kind: 'too-early',
      last: '2026-04-10',
      wave: '2026-05-04',
    });
  });

  it('predicts what the scenario says of the callers of these lines', async () => {
    const { waves, stages } = await verify(log(flat, flat));
    const { predicted } = waves[0] ?? {};
    expect(predicted?.value).not.toBe(0);
    expect(Math.abs(predicted?.value ?? 1)).toBeLessThan(0.3);
    expect(predicted?.low).toBeLessThanOrEqual(predicted?.value ?? 0);
    for (const { figures } of stages)
      for (const { figure, predicted: own } of figures)
        if (figure === 'lost') expect(own.value).toBeGreaterThan(0.005);
  });
});

describe('waves on a command line', () => {
  it('are days with lines or a world, or days alone, in their order', () => {
    expect(readWaves('2026-05-04=c, 2026-04-06=a+b')).toEqual([
      { from: '2026-04-06', names: ['a', 'b'] },
      { from: '2026-05-04', names: ['c'] },
    ]);
    expect(readWaves('2026-04-06')).toEqual([{ from: '2026-04-06', names: [] }]);
  });
  it.each([
    '',
    'soon=a',
    '2026-04-06=',
    '2026-04-06=a,2026-05-04=a',
    '2026-04-06=a,2026-04-06=b',
    '2026-13-40=a',
    '2026-02-30=a',
    '2026-04-06=a=b',
  ])('are not %j', (text) => {
    expect(readWaves(text)).toBeUndefined();
  });

  const place = (text: string) => placeWaves(scenario, readWaves(text) ?? []);
  it('are the steps of the scenario where only days stand', () => {
    expect(rolloutOf('2026-04-06,2026-05-04').stages.map(({ world }) => world)).toEqual([
      'before',
      'step-1',
      'step-2',
    ]);
    expect(place('2026-04-01,2026-04-02,2026-04-03,2026-04-04')).toEqual({
      kind: 'steps',
      steps: 3,
      waves: 4,
    });
  });
  it('keep numbers, wave on wave, where they name lines', () => {
    const { answeredBy, stages } = rolloutOf(`2026-04-06=${moving},2026-05-04=${staying}`);
    expect(answeredBy).toBe('merged');
    expect(stages.map(({ moved }) => moved)).toEqual([[], [moving], [moving, staying]]);
  });
  it('are refused by name when the scenario knows them not, or they are unlike', () => {
    expect(place('2026-04-06=nowhere')).toEqual({ kind: 'unknown', name: 'nowhere' });
    expect(place(`2026-04-06=${moving},2026-05-04=after`)).toEqual({ kind: 'unlike', name: 'after' });
    expect(place('2026-04-06=before')).toEqual({ kind: 'unlike', name: 'before' });
  });
});
