import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { openSteps, secondsOfPeriod, weekOf, type CalendarConfig } from '../../src/calendar/index.ts';
import { assembleWorld } from '../../src/study/index.ts';
import { lineWeeks, openWeek } from '../../src/study/open-week.ts';
import { constantSteps } from '../../src/util/steps.ts';
import { smallDesign } from './small-study.ts';

const daily = (count: number, ...ranges: readonly string[]): string[][] =>
  Array.from({ length: count }, () => [...ranges]);

const weekOfCalendar = (week: CalendarConfig['week'], days: number): readonly (readonly string[])[] => {
  const calendar = { id: 'c', title: { en: 'C' }, week };
  const period = { days };
  const steps = openSteps({ calendar: 'c' }, [calendar], period);
  return openWeek(steps, secondsOfPeriod(period), days);
};

describe('the open week', () => {
  it('is what the calendar says, to the minute, with lunch and over midnight, whatever day the period ends on', () => {
    for (const days of [7, 30, 31]) {
      const week = weekOfCalendar(
        [
          { days: [1, 2, 3, 4, 5], open: ['08:30-12:00', '13:00-17:45'] },
          { days: [7], open: ['22:00-06:00'] },
        ],
        days,
      );
      const workday = ['08:30-12:00', '13:00-17:45'];
      expect(week).toEqual([workday, workday, workday, workday, workday, [], ['22:00-06:00']]);
    }
  });

  it('of what is always open is seven whole days, of what never is nothing', () => {
    expect(openWeek(constantSteps(1, 7 * 86_400), 7 * 86_400, 7)).toEqual(daily(7, '00:00-24:00'));
    expect(openWeek(constantSteps(0, 7 * 86_400), 7 * 86_400, 7)).toEqual(daily(7));
  });

  const anyRange = fc
    .tuple(fc.integer({ min: 1, max: 287 }), fc.integer({ min: 1, max: 287 }))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => {
      const show = (five: number): string =>
        [Math.floor((five * 5) / 60), (five * 5) % 60].map((n) => String(n).padStart(2, '0')).join(':');
      return `${show(Math.min(a, b))}-${show(Math.max(a, b))}`;
    });
  test.prop([
    fc.array(fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), anyRange), {
      maxLength: 6,
    }),
    fc.integer({ min: 1, max: 40 }),
  ])('of any calendar within days is that of the calendar itself', (entries, days) => {
    const week = entries.map(([on, range]) => ({ days: on, open: [range] }));
    const own = weekOf({ id: 'c', title: { en: 'C' }, week });
    const found = weekOfCalendar(week, days);
    const minutes = (ranges: readonly string[]): number[] => {
      const open = new Set<number>();
      for (const range of ranges) {
        const [from = 0, to = 0] = range
          .split('-')
          .map((t) => Number(t.slice(0, 2)) * 60 + Number(t.slice(3)));
        for (let m = from; m < to; m++) open.add(m);
      }
      return [...open].toSorted((a, b) => a - b);
    };
    own.forEach((ranges, day) => {
      const all = new Set(
        ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
      );
      expect(minutes(found[day] ?? [])).toEqual([...all].toSorted((a, b) => a - b));
    });
  });

  it('of a line behind a gate is the gate’s hours, of one without it is every hour', () => {
    const design = smallDesign();
    const hours = { days: [1, 2, 3, 4, 5, 6], from: 8.5, to: 18 };
    const gated = Object.fromEntries(
      Object.entries(design.machines).map(([id, config]) => [
        id,
        {
          ...config,
          initial: 'gate',
          states: {
            gate: {
              always: [
                { guard: { type: 'hoursOpen' as const, params: hours }, target: config.initial },
                { target: 'shut' },
              ],
            },
            shut: {
              type: 'final' as const,
              meta: { destination: { goesTo: 'hang-up', reason: 'closed' } as const },
            },
            ...config.states,
          },
        },
      ]),
    );
    const world = assembleWorld({ ...design, machines: gated }, 'before', {});
    for (const week of lineWeeks(world.program, 14)) expect(week).toEqual([...daily(6, '08:30-18:00'), []]);
    for (const week of lineWeeks(assembleWorld(design, 'before', {}).program, 14))
      expect(week).toEqual(daily(7, '00:00-24:00'));
  });
});
