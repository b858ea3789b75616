/** A line and a desk that share their hours open and close together, whatever way the hours are written. */
import { test } from '@fast-check/vitest';

import { describe, expect, it } from 'vitest';
import {
  openSteps,
  secondsOfPeriod,
  type CalendarConfig,
  type Hours,
  type Period,
} from '../../src/calendar/index.ts';
import type { MachineConfig } from '../../src/chart/index.ts';
import { compileWorld, runReplication, type Counts } from '../../src/kernel/index.ts';
import type { ScenarioConfig } from '../../src/scenario/index.ts';
import { assembleWorld, type StudyWorld } from '../../src/study/index.ts';
import { valueAt } from '../../src/util/steps.ts';
import { calendarArbitrary, periodArbitrary, weeklyHours } from '../calendar/arbitraries.ts';
import { assume, smallDesign, smallScenario } from './small-study.ts';

/** Nobody calls a second time. */
const ONCE = { redialProbability: 0, repeatProbability: 0, secondNeed: 0, followsAdvice: 0, maxDials: 1 };

/** Straight to the desk in these hours: no menu in which a caller could be while the desk closes. */
function door(params: Hours): MachineConfig {
  return {
    id: 'small',
    meta: { title: { en: 'Door' }, locales: ['en'] },
    initial: 'gate',
    states: {
      gate: { always: [{ guard: { type: 'hoursOpen', params }, target: 'desk' }, { target: 'shut' }] },
      desk: { type: 'final', meta: { destination: { goesTo: 'desk', desk: 'desk', serves: [] } } },
      shut: { type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'closed' } } },
    },
  };
}

function worldOf(line: Hours, desk: Hours, calendars: readonly CalendarConfig[], period: Period): StudyWorld {
  const scenario: ScenarioConfig = {
    ...smallScenario,
    ...period,
    calendars,
    callersPerMonth: assume(2000),
    desks: [
      {
        id: 'desk',
        title: { en: 'Desk' },
        serves: ['pc.repair', 'pc.buy', 'phone.repair', 'phone.buy'],
        staffing: { agents: 50, hours: desk },
        status: 'assumption',
      },
    ],
    lines: [{ id: 'one', title: { en: 'One' }, machine: 'small' }],
    worlds: [{ id: 'w', title: { en: 'W' }, lines: ['one'], transfers: 'none' }],
    compare: { before: 'w', after: 'w' },
    ablation: [],
    steps: [],
  };
  return assembleWorld({ ...smallDesign(), scenario, machines: { small: door(line) } }, 'w', ONCE);
}

function simulate(world: StudyWorld): Counts {
  return runReplication(compileWorld(world.program), { seed: 5, replication: 0 });
}
const sum = (values: Float64Array): number => values.reduce((all, each) => all + each, 0);

/** Of the callers of the period, those who call while it is open; minute by minute. */
function openShare(
  hours: Hours,
  calendars: readonly CalendarConfig[],
  { program }: StudyWorld,
  period: Period,
): number {
  const steps = openSteps(hours, calendars, period);
  const loopAt = secondsOfPeriod(period);
  let [open, all] = [0, 0];
  for (let at = 0; at < loopAt; at += 60) {
    const callers = program.arrivals.expected[Math.floor(at / 3600)] ?? 0;
    all += callers;
    open += callers * valueAt(steps, loopAt, at);
  }
  return open / all;
}

/** Callers are expected by the hour: where clocks change by half an hour the period ends within one. */
const digitsFor = (period: Period): number => (secondsOfPeriod(period) % 3600 === 0 ? 9 : 3);

describe('a line and a desk that share their hours', () => {
  test.prop([calendarArbitrary(), periodArbitrary], { numRuns: 25 })(
    'send nobody from the one to the other while it is closed: a calendar',
    (calendar, period) => {
      const hours = { calendar: calendar.id };
      const world = worldOf(hours, hours, [calendar], period);
      expect(sum(simulate(world).turnedAway)).toBe(0);
      expect(world.exact.closedRate).toBeCloseTo(
        1 - openShare(hours, [calendar], world, period),
        digitsFor(period),
      );
    },
  );

  test.prop([weeklyHours, periodArbitrary], { numRuns: 25 })(
    'send nobody from the one to the other while it is closed: weekdays and hours',
    (hours, period) => {
      const world = worldOf(hours, hours, [], period);
      expect(sum(simulate(world).turnedAway)).toBe(0);
      expect(world.exact.closedRate).toBeCloseTo(1 - openShare(hours, [], world, period), digitsFor(period));
    },
  );

  it('do, from half past eight to half past five', () => {
    const hours = { days: [1, 2, 3, 4, 5], from: 8.5, to: 17.5 };
    const counts = simulate(worldOf(hours, hours, [], { days: 28 }));
    expect([sum(counts.turnedAway), sum(counts.abandoned)]).toEqual([0, 0]);
    expect(sum(counts.offered)).toBeGreaterThan(100);
  });

  it('are told apart from ones that do not', () => {
    const from = (hour: number): Hours => ({ days: [1, 2, 3, 4, 5], from: hour, to: 17.5 });
    expect(sum(simulate(worldOf(from(8.5), from(9), [], { days: 28 })).turnedAway)).toBeGreaterThan(10);
  });
});
