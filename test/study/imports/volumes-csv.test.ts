import { describe, expect, it } from 'vitest';
import { callersOfWeek, type ScenarioConfig } from '../../../src/scenario/index.ts';
import { readVolumesCsv } from '../../../src/study/imports/index.ts';
import { smallScenario } from '../small-study.ts';

const HEAD = 'day,from,to,calls\n';
const read = (rows: string) => readVolumesCsv(HEAD + rows, 'v.csv');
const codes = (rows: string): string[] => read(rows).problems.map(({ code }) => code);

describe('volumes as CSV', () => {
  it('of a typical week are the shares of its hours, and a month of them', () => {
    const { volumes } = read('1,08:00,08:30,10\n1,08:30,09:00,14\n7,22:00,02:00,40\n');
    expect(volumes?.week[8]).toBe(24);
    // Over midnight into Monday.
    expect([volumes?.week[6 * 24 + 22], volumes?.week[0], volumes?.week[1]]).toEqual([10, 10, 10]);
    expect(volumes?.callsPerMonth).toBeCloseTo((64 * 30) / 7, 9);
    expect(volumes?.days).toBe(0);
  });

  it('of dated days are means by weekday; lines add up', () => {
    const dated = readVolumesCsv(
      'line,date,from,to,calls\na,2026-03-02,08:00,09:00,10\na,2026-03-09,08:00,09:00,20\nb,2026-03-09,08:00,09:00,6\n',
      'v.csv',
    );
    expect(dated.volumes?.week[8]).toBe(18);
    expect(dated.volumes?.days).toBe(2);
  });

  it('become the callers of a week, in place of hours and weekdays', () => {
    const { volumes } = read('1,08:00,09:00,30\n2,10:00,11:00,10\n');
    const scenario: ScenarioConfig = {
      ...smallScenario,
      weekShares: { shares: volumes?.week ?? [], source: 'v.csv', status: 'measured' },
      callersPerMonth: { ...smallScenario.callersPerMonth, value: volumes?.callsPerMonth ?? 0 },
    };
    const week = callersOfWeek(scenario, {});
    expect(week[8]).toBeCloseTo(30, 9);
    expect(week[24 + 10]).toBeCloseTo(10, 9);
    expect(week.reduce((sum, callers) => sum + callers, 0)).toBeCloseTo(40, 9);
  });

  it('say what cannot be read, and which days are empty', () => {
    expect(codes('1,08:00,09:00,many\n')).toEqual(['csv-calls']);
    expect(codes('1,08:00,09:00,0\n')).toEqual(['csv-no-calls']);
    expect(codes('1,08:00,09:00,4\n2026-03-02,08:00,09:00,4\n')).toEqual(['csv-mixed-days']);
    expect(codes('1,08:00,09:00,4\n1,08:30,09:30,4\n')).toEqual(['csv-overlap']);
    expect(read('1,08:00,09:00,4\n').problems[0]?.message).toContain('Tue');
  });
});
