import { describe, expect, it } from 'vitest';
import type { CallEvent, LoggedCall } from '../../src/calls/index.ts';
import {
  createPlacer,
  createSieve,
  findInLog,
  unknownChoices,
  type Finding,
  type LogSetting,
} from '../../src/calibrate/index.ts';
import { BANK } from './bank/bank-setting.ts';
import { bankCalls, batches, OUTAGE_DAYS } from './bank/bank-calls.ts';

const LOG = bankCalls();
const findIn = async (
  calls: readonly LoggedCall[],
  setting: LogSetting = BANK,
): Promise<readonly Finding[]> => (await findInLog(setting, batches(calls))).findings;
const BASE = Date.UTC(2026, 2, 2, 8);

let count = 0;
/** A call of so many seconds, its events behind the start as `seconds event where value`. */
const call = (lines: readonly string[], more: Partial<LoggedCall> = {}, begin = BASE): LoggedCall => {
  const events = [`0 start ${more.line ?? 'bank'}`, ...lines].map((line): CallEvent => {
    const [seconds, event, where = '', value = ''] = line.split(' ');
    return { t: begin + Number(seconds) * 1000, event: event as CallEvent['event'], where, value };
  });
  const id = `c${(count++).toString().padStart(8, '0')}`;
  return {
    call: id,
    line: 'bank',
    caller: '',
    version: '',
    arm: '',
    need: '',
    precision: 'ms',
    events,
    ...more,
  };
};
const many = (n: number, lines: readonly string[], more: Partial<LoggedCall> = {}): LoggedCall[] =>
  Array.from({ length: n }, (_, i) => call(lines, more, BASE + i * 60_000));
const GOOD = ['0 menu menu', '5 key menu 1', '5 queue PS', '9 answer PS', '60 end - agent'];
const LOST = ['0 menu menu', '5 end menu caller'];

describe('what is odd about the bank’s February', () => {
  it('is said before anything is fitted: the outage days, the closed hours, the calls that the bank made', async () => {
    const findings = await findIn(LOG);
    expect(findings.filter(({ kind }) => kind === 'outage-day').map(({ from }) => from)).toEqual(OUTAGE_DAYS);
    const ringing = LOG.filter(({ events }) => events[1]?.event === 'callback').length;
    expect(findings.find(({ kind }) => kind === 'call-backs')).toMatchObject({
      calls: ringing,
      exclusion: 'default',
      isExcluded: true,
    });
    // Fridays and Saturdays, and the hours before seven.
    const closed = LOG.filter(({ events }) => {
      const local = new Date(events[0]!.t + 2 * 3_600_000);
      const isOpen = local.getUTCDay() <= 4 && local.getUTCHours() >= 7;
      return !isOpen && events[1]?.event !== 'callback';
    }).length;
    expect(findings.find(({ kind }) => kind === 'closed-hours')).toMatchObject({
      calls: closed,
      isExcluded: true,
    });
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set(['outage-day', 'closed-hours', 'call-backs', 'sub-second']),
    );
  });

  it('has no outage where there was none', async () => {
    const findings = await findIn(bankCalls(2, false));
    expect(findings.map(({ kind }) => kind)).not.toContain('outage-day');
    expect(findings.map(({ kind }) => kind)).not.toContain('unlike-volume');
  });

  it('says what an outage would do to the share of hang-ups, and leaves it out only when told to', async () => {
    const [first] = await findIn(LOG);
    expect(first).toMatchObject({ id: 'outage-day:1999-02-03', exclusion: 'consent', isExcluded: false });
    expect(first!.hint.en).toMatch(
      /^Kept, the share of hang-ups in menus is \d\.\d+ % in place of \d\.\d+ %/,
    );
    const [out] = await findIn(LOG, { ...BANK, exclude: ['outage-day'] });
    expect(out!.isExcluded).toBe(true);
    const [one] = await findIn(LOG, { ...BANK, exclude: ['outage-day'], keep: ['outage-day:1999-02-03'] });
    expect(one!.isExcluded).toBe(false);
  });

  it('shows in hours that nobody answers when no calendar says that they are closed', async () => {
    // Nobody is there on Fridays and Saturdays.
    const nobody = LOG.map((each) => {
      const day = new Date(each.events[0]!.t + 2 * 3_600_000).getUTCDay();
      return day < 5 ? each : { ...each, events: each.events.filter(({ event }) => event !== 'answer') };
    });
    const findings = await findIn(nobody, { ...BANK, open: {} });
    const found = findings.find(({ kind }) => kind === 'looks-closed');
    expect(found?.message.en).toMatch(/Friday 7:00–\d+:00 and Saturday 7:00–\d+:00/);
    expect(found?.isExcluded).toBe(false);
  });

  it('can be chosen by kind and by id; other names are no choice', () => {
    const names = ['outage-day', 'outage-day:1999-02-03', 'closed-hours', 'outage', 'toString', ''];
    expect(unknownChoices(names)).toEqual(['outage', 'toString', '']);
  });

  it('is the same in any order of calls', async () => {
    const shuffled = LOG.toSorted((a, b) => (a.caller < b.caller ? -1 : 1));
    expect(await findIn(shuffled)).toEqual(await findIn(LOG));
  });
});

describe('calls that do not fit the menus', () => {
  it('are named by menu and key, and are an error above 1 %', async () => {
    const wrong = many(12, ['0 menu menu', '5 key menu 4', '5 queue PS', '60 end - agent']);
    const [found] = await findIn([...many(300, GOOD), ...wrong]);
    expect(found).toMatchObject({ kind: 'impossible-path', severity: 'error', calls: 12, isExcluded: true });
    expect(found!.message.en).toBe(
      '12 calls pressed 4 in "menu" of bank, where that key leads nowhere (on 2026-03-02).',
    );
    const [rare] = await findIn([...many(3000, GOOD), ...wrong]);
    expect(rare!.severity).toBe('warning');
  });

  it('are found where a desk is reached that the key does not lead to', async () => {
    const wrong = many(6, ['0 menu menu', '5 key menu 2', '5 queue PS', '60 end - agent']);
    const [found] = await findIn([...many(30, GOOD), ...wrong]);
    expect(found!.message.en).toContain('6 calls came to the desk "PS"');
  });

  it('are none where any caller could have done it: wrong keys, silence, hanging up anywhere', async () => {
    const fine = [
      ...many(9, [
        '0 menu menu',
        '5 no-match menu 4',
        '6 menu menu',
        '9 no-input menu',
        '9 menu menu',
        '12 key menu 2',
        '12 queue NW',
        '14 end NW caller',
      ]),
      ...many(9, LOST),
      ...many(9, ['1 queue PS', '5 end PS caller']),
      ...many(9, ['0 menu menu', '5 key menu', '9 end - system']),
    ];
    expect((await findIn(fine)).map(({ kind }) => kind)).toEqual(['anonymous']);
  });

  it('are said by line and version where nothing is known of those', async () => {
    const findings = await findIn([
      ...many(50, GOOD),
      ...many(7, LOST, { line: 'other' }),
      ...many(8, LOST, { version: 'v0' }),
    ]);
    expect(findings.find(({ id }) => id === 'unknown-line:other')).toMatchObject({
      calls: 7,
      severity: 'error',
    });
    // A version that the setting does not name is the scenario's own.
    expect(findings.some(({ kind }) => kind === 'unknown-version')).toBe(false);
    const setting = { ...BANK, versions: { v0: 'gone' } };
    const later = await findIn([...many(50, GOOD), ...many(8, LOST, { version: 'v0' })], setting);
    expect(later.find(({ id }) => id === 'unknown-version:v0')).toMatchObject({ calls: 8, isExcluded: true });
  });
});

describe('other things that are no callers’ habits', () => {
  it('are told from five calls on, and left out however few', async () => {
    const twice = call(GOOD, { caller: '0123456789abcdef' });
    const few = [...many(50, GOOD), twice, { ...twice, call: 'again' }];
    expect((await findIn(few)).map(({ kind }) => kind)).toEqual(['anonymous']);
    const found = await findInLog(BANK, batches(few));
    const [sieve, place] = [createSieve(BANK, found), createPlacer(BANK)];
    expect(few.filter((each) => sieve(place(each)) !== undefined)).toHaveLength(1);
  });

  it('are calls of one caller by the dozen, days on which everybody was answered, and calls without an end', async () => {
    const robot = many(40, GOOD, { caller: '0123456789abcdef' });
    const open = many(120, ['0 menu menu', '5 key menu 1', '5 queue PS', '9 answer PS']);
    const findings = await findIn([...robot, ...open]);
    expect(findings.find(({ kind }) => kind === 'test-calls')).toMatchObject({
      calls: 40,
      exclusion: 'consent',
    });
    expect(findings.find(({ kind }) => kind === 'answered-only')).toMatchObject({
      severity: 'error',
      calls: 160,
    });
    expect(findings.find(({ kind }) => kind === 'no-end')).toMatchObject({ calls: 120, exclusion: 'never' });
  });
});
