import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signatureOf } from '../../src/automaton/index.ts';
import {
  isOpenAt,
  localTimeAt,
  secondsOfPeriod,
  type CalendarConfig,
  type Hours,
  type Period,
} from '../../src/calendar/index.ts';
import { UNKNOWN_CALLER, type MachineConfig } from '../../src/chart/index.ts';
import { exitOf } from '../../src/util/chain.ts';
import { valueAt, WEEK_SECONDS } from '../../src/util/steps.ts';
import {
  compileVisits,
  createAudience,
  findClocks,
  weighClocks,
  type Times,
} from '../../src/visits/index.ts';
import { DEFAULT_PARAMETERS, type CallerType } from '../../src/behaviour/index.ts';
import { calendarArbitrary, periodArbitrary, weeklyHours } from '../calendar/arbitraries.ts';
import { asLine } from './tree-machine.ts';

/** A menu behind one door a condition, each in the other's room. */
function doors(...hours: readonly Hours[]): MachineConfig {
  const rooms = hours.map((params, h) => [
    `door${h}`,
    {
      id: `door${h}`,
      always: [
        {
          guard: { type: 'hoursOpen' as const, params },
          target: h + 1 < hours.length ? `#door${h + 1}` : '#desk',
        },
        { target: '#closed' },
      ],
    },
  ]);
  return {
    id: 'doors',
    meta: { title: { en: 'Doors' }, locales: ['en'] },
    initial: 'door0',
    states: {
      ...Object.fromEntries(rooms),
      desk: {
        id: 'desk',
        type: 'final',
        meta: { destination: { goesTo: 'desk', desk: 'desk', serves: [] } },
      },
      closed: { id: 'closed', type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'closed' } } },
    },
  };
}

const OFFICE: CalendarConfig = {
  id: 'office',
  week: [{ days: [1, 2, 3, 4, 5], open: ['08:30-12:00', '13:00-17:30'] }],
  special: [{ date: '2026-12-25', open: [] }],
};
const CHRISTMAS: Period = { days: 7, starts: '2026-12-21', timeZone: 'Europe/Berlin' };

const CALLER: CallerType = {
  need: 'a.b',
  segment: 'consumer',
  facts: UNKNOWN_CALLER,
  dispositions: { knowsMenus: true, patient: true, memory: 'high' },
  weight: 1,
};

/** Whether a call at this moment finds the desk. */
function isLetIn(config: MachineConfig, times: Times, seconds: number): boolean {
  const visits = compileVisits(
    [asLine(config)],
    createAudience([CALLER], [], DEFAULT_PARAMETERS, 'en', [], times),
  );
  const clock = valueAt(visits.clocks, secondsOfPeriod(times.period), seconds);
  return visits.exits[exitOf(visits.entry[clock] as number)]?.destination.goesTo === 'desk';
}

describe('clocks', () => {
  test.prop([calendarArbitrary(), weeklyHours, periodArbitrary, fc.nat(6 * WEEK_SECONDS)])(
    'answer every guard at every moment as hours and calendars do',
    (calendar, hours, period, seconds) => {
      const line = asLine(doors(hours, { calendar: calendar.id }));
      const { steps, loopAt, moments } = findClocks([line], { calendars: [calendar], period });
      const moment = moments[valueAt(steps, loopAt, seconds)];
      const { day, minute, ...date } = localTimeAt(period, seconds);
      const open = isOpenAt(calendar, { day, minute, ...date }) ? [calendar.id] : [];
      expect(signatureOf(line.automaton, { ...UNKNOWN_CALLER, ...moment })).toEqual(
        signatureOf(line.automaton, { ...UNKNOWN_CALLER, day, hour: minute / 60, open }),
      );
    },
  );

  it('begin and end to the minute', () => {
    const hours = { days: [1, 2, 3, 4, 5], from: 8.5, to: 17.0833 };
    const { steps, moments } = findClocks([asLine(doors(hours))], { calendars: [], period: { days: 7 } });
    expect([...steps.at].slice(0, 3)).toEqual([0, 8.5 * 3600, 17 * 3600 + 5 * 60]);
    expect([...steps.value].slice(0, 3)).toEqual([0, 1, 0]);
    expect(moments).toEqual([
      { day: 1, hour: 0 },
      { day: 1, hour: 8.5 },
    ]);
  });

  it('are one where no guard asks for hours', () => {
    const clocks = findClocks([], { calendars: [OFFICE], period: CHRISTMAS });
    expect(clocks.moments).toEqual([{ day: 1, hour: 0 }]);
  });

  it('let nobody in on a holiday, which the next period does not have', () => {
    const times = { calendars: [OFFICE], period: CHRISTMAS };
    const config = doors({ calendar: 'office' });
    const at = (day: number, hour: number): number => ((day - 1) * 24 + hour) * 3600;
    expect([4, 5, 12].map((day) => isLetIn(config, times, at(day, 10)))).toEqual([true, false, true]);
    expect([8.45, 8.55, 12.5, 17.45, 17.55].map((hour) => isLetIn(config, times, at(1, hour)))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('take a calendar that nobody describes as open', () => {
    expect(isLetIn(doors({ calendar: 'office' }), { calendars: [], period: CHRISTMAS }, 0)).toBe(true);
  });

  it('weigh what their callers weigh, to the minute', () => {
    const hours = { days: [1], from: 8.5, to: 9.25 };
    const clocks = findClocks([asLine(doors(hours))], { calendars: [], period: { days: 7 } });
    expect(weighClocks(clocks)[1]).toBeCloseTo(0.75 / 168, 12);
    const callers = new Float64Array(168);
    callers[8] = 30;
    callers[9] = 10;
    expect(weighClocks(clocks, callers)[1]).toBeCloseTo((15 + 2.5) / 40, 12);
  });
});
