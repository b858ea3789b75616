import { describe, expect, it } from 'vitest';
import type { CalendarConfig, Hours } from '../../src/calendar/index.ts';
import { parseScenario, type ScenarioConfig } from '../../src/scenario/index.ts';
import type { Problem } from '../../src/util/problem.ts';
import { smallScenario } from './small-scenario.ts';

const OFFICE: CalendarConfig = {
  id: 'office',
  week: [
    { days: [1, 2, 3, 4, 5], open: ['08:30-12:00', '13:00-17:30'] },
    { days: [5], open: ['22:00-06:00'] },
  ],
  special: [{ date: '2026-12-25', open: [] }],
};
const DATED = { starts: '2026-12-14', timeZone: 'Europe/Berlin', calendars: [OFFICE] };

function check(part: object): readonly Problem[] {
  return parseScenario(JSON.stringify({ ...smallScenario, ...part }, undefined, 2), 'x.scenario.json')
    .problems;
}

/** Code, path and severity where it is no error. */
function listed(part: object): string[] {
  return check(part).map(({ code, path, severity }) =>
    [code, path?.join('.'), ...(severity === 'error' ? [] : [severity])].join(' '),
  );
}

function withOffice(part: object): object {
  return { ...DATED, calendars: [{ ...OFFICE, ...part }] };
}

function withHours(hours: Hours, part: object = DATED): object {
  const [first, ...others] = smallScenario.desks;
  return { ...part, desks: [{ ...first, staffing: { agents: 2, hours } }, ...others] };
}

describe('calendars of a scenario', () => {
  it('are fine as planners write them, and desks may name them', () => {
    expect(listed(withHours({ calendar: 'office' }))).toEqual([]);
    expect(listed(withHours({ days: [5], from: 22, to: 6 }))).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['an unknown zone', { ...DATED, timeZone: 'Europe/Berlinn' }, ['unknown-zone timeZone']],
    ['a zone that is an offset', withOffice({ timeZone: '+08:00' }), ['unknown-zone calendars.0.timeZone']],
    ['a name that every object has', { ...DATED, timeZone: 'constructor' }, ['unknown-zone timeZone']],
    ['a day that is not there', { ...DATED, starts: '2026-02-30' }, ['no-such-date starts']],
    ['a start in the middle of a week', { ...DATED, starts: '2026-12-16' }, ['not-monday starts']],
    [
      'an empty range',
      withOffice({ week: [{ days: [1], open: ['08:00-09:00', '08:00-08:00'] }] }),
      ['empty-hours calendars.0.week.0.open.1'],
    ],
    [
      'an empty range of a special day',
      withOffice({ special: [{ date: '2026-12-24', open: ['00:00-00:00'] }] }),
      ['empty-hours calendars.0.special.0.open.0'],
    ],
    [
      'a range that is none',
      withOffice({ week: [{ days: [1], open: ['8-17'] }] }),
      ['invalid-value calendars.0.week.0.open.0'],
    ],
    [
      'a special day twice',
      withOffice({ special: [OFFICE.special?.[0], { date: '2026-12-25', open: ['10:00-12:00'] }] }),
      ['duplicate-date calendars.0.special.1.date'],
    ],
    [
      'a special day of another year',
      withOffice({ special: [{ date: '2027-12-25', open: [] }] }),
      ['special-outside calendars.0.special warning'],
    ],
    [
      'one of several special days that does not come',
      withOffice({ special: [OFFICE.special?.[0], { date: '2027-01-01', open: [] }] }),
      ['special-outside calendars.0.special info'],
    ],
    [
      'special days without a start',
      { calendars: [OFFICE] },
      ['special-without-start calendars.0.special warning'],
    ],
    ['a zone without a start', { timeZone: 'Europe/Berlin' }, ['zone-without-start timeZone info']],
    [
      'a zone where the callers have none',
      { starts: '2026-12-14', calendars: [{ ...OFFICE, timeZone: 'Europe/Berlin' }] },
      ['zone-without-callers calendars.0.timeZone warning'],
    ],
    ['no hours', { ...DATED, calendars: [{ id: 'office', week: [] }] }, ['never-open calendars.0 warning']],
    ['the same id twice', { ...DATED, calendars: [OFFICE, OFFICE] }, ['duplicate-id calendars.1.id']],
    [
      'a desk that names one that is not there',
      withHours({ calendar: 'ofice' }),
      ['unknown-calendar desks.0.staffing.hours.calendar'],
    ],
    ['a desk of no hours', withHours({ days: [1], from: 9, to: 9 }), ['empty-hours desks.0.staffing.hours']],
  ])('are answered with what is wrong: %s', (_, part, expected) => {
    expect(listed(part)).toEqual(expected);
  });

  it('each problem says what to do', () => {
    const hintOf = (part: object): string | undefined => check(part)[0]?.hint;
    expect(hintOf({ ...DATED, timeZone: 'Europe/Berlinn' })).toBe('Did you mean "Europe/Berlin"?');
    expect(hintOf({ ...DATED, timeZone: 'new york' })).toBe('Did you mean "America/New_York"?');
    expect(hintOf({ ...DATED, timeZone: 'somewhere else' })).toContain('IANA');
    expect(hintOf(withOffice({ week: [{ days: [1], open: ['8-17'] }] }))).toContain('"08:30-12:00"');
    expect(hintOf({ ...DATED, starts: '2026-12-16' })).toBe('Start on 2026-12-14 or 2026-12-21.');
    expect(hintOf(withHours({ calendar: 'ofice' }))).toBe('Did you mean "office"?');
    expect(hintOf(withHours({ calendar: 'office' }, {}))).toContain('calendars');
  });

  it('are told even where the shape of the file is wrong elsewhere', () => {
    const config = { ...withHours({ calendar: 'ofice' }), days: 'many' } satisfies Partial<
      Record<keyof ScenarioConfig, unknown>
    >;
    expect(check(config).map(({ code }) => code)).toContain('unknown-calendar');
  });
});
