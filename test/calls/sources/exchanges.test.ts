import { describe, expect, it } from 'vitest';
import { sourceOf } from './formats.ts';
import { readLogs, type Log, type Names } from './read-logs.ts';
import { csvOf, DIALLED, jsonLines } from './story.ts';

const tell = (id: string, logs: readonly Log[], names: Names) => {
  const { calls, fates, fragments } = readLogs(sourceOf({ id }), logs, names);
  const told = calls.map(({ events }) =>
    events.map(({ event, where, value }) => [event, where, value].filter(Boolean).join(' ')),
  );
  return { told, fates, fragments, calls };
};
const LINES = { [DIALLED]: 'energy' };

describe('Asterisk', () => {
  const row = (
    t: number,
    type: string,
    context: string,
    app: string,
    data: string,
    digit = '',
    exten = 's',
  ) => [
    type,
    t.toFixed(6),
    'A Name',
    '+15557020001',
    '',
    '',
    DIALLED,
    exten,
    context,
    'PJSIP/in-1',
    app,
    data,
    '3',
    '',
    '1781528400.7',
    '1781528400.7',
    '',
    '',
    digit && 'received',
    digit && `{"digit":"${digit}"}`,
  ];
  const START = 1_781_528_400;
  const begin = row(START, 'CHAN_START', 'in', '', '');
  const cel = (...rows: readonly string[][]): Log => ({ name: 'cel.csv', text: csvOf([begin, ...rows]) });

  it('keeps no digits of numbers that are typed at a menu or read by an application', () => {
    const { told, fragments } = tell(
      'asterisk',
      [
        cel(
          row(START + 1, 'APP_START', 'root', 'BackGround', 'choices'),
          ...['4', '1', '1'].map((digit, i) => row(START + 2 + i, 'DTMF', 'root', '', '', digit)),
          row(START + 6, 'APP_START', 'root', 'Read', 'PIN,enter-pin'),
          ...['8', '8'].map((digit, i) => row(START + 7 + i, 'DTMF', 'root', '', '', digit)),
        ),
      ],
      { lines: LINES },
    );
    expect(told).toEqual([['start energy', 'menu root', 'key root']]);
    expect(fragments).not.toContain('enter-pin');
  });

  it('begins a menu anew when its first prompt comes again, not with its second', () => {
    const { told } = tell(
      'asterisk',
      [
        cel(
          ...['hello', 'choices', 'hello'].map((prompt, i) =>
            row(START + 5 * i, 'APP_START', 'root', 'BackGround', prompt),
          ),
        ),
      ],
      { lines: LINES },
    );
    expect(told).toEqual([['start energy', 'menu root', 'menu root']]);
  });

  it('tells local time in the hour that the clock shows twice by the id of the channel', () => {
    // 1 November 2026 in New York: 05:30 UTC is the first 01:30, 06:30 UTC the second.
    const record = (unique: number): Log => ({
      name: 'Master.csv',
      text: csvOf([
        [
          '',
          '+15557020001',
          DIALLED,
          'root',
          '',
          'PJSIP/in-1',
          '',
          'BackGround',
          'x',
          '2026-11-01 01:30:00',
          '',
          '2026-11-01 01:31:00',
          60,
          60,
          'ANSWERED',
          '',
          `${unique}.5`,
        ],
      ]),
    });
    for (const utc of ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z']) {
      const { calls } = tell('asterisk', [record(Date.parse(utc) / 1000)], {
        lines: LINES,
        zone: 'America/New_York',
      });
      expect(calls[0]?.events[0]?.t).toBe(Date.parse(utc));
    }
  });

  it('refuses local times without a zone', () => {
    const text = csvOf([
      [
        '',
        '1',
        DIALLED,
        'root',
        '',
        'c',
        '',
        'BackGround',
        'x',
        '2026-06-15 01:30:00',
        '',
        '2026-06-15 01:31:00',
        60,
        60,
        'ANSWERED',
        '',
        '1.5',
      ],
    ]);
    expect(tell('asterisk', [{ name: 'Master.csv', text }], { lines: LINES }).fates).toEqual({
      'refused zone': 1,
    });
  });

  it('does not take lines about queues for calls', () => {
    const text = '1781528400|NONE|NONE|NONE|QUEUESTART|\n1781528401|NONE|meters|Agent/7|ADDMEMBER|\n';
    expect(tell('asterisk', [{ name: 'queue_log', text }], {}).fates).toEqual({ 'excluded notACall': 2 });
  });
});

describe('Twilio', () => {
  const call = (more: object = {}): Log => ({
    name: 'calls.json',
    text: JSON.stringify({
      calls: [
        {
          sid: 'CA1',
          parent_call_sid: null,
          from: '+266696687',
          to: DIALLED,
          direction: 'inbound',
          status: 'completed',
          start_time: 'Mon, 15 Jun 2026 13:00:00 +0000',
          end_time: 'Mon, 15 Jun 2026 13:01:00 +0000',
          ...more,
        },
      ],
    }),
  });

  it('has no caller where the number was withheld', () => {
    expect(tell('twilio', [call()], { lines: LINES }).calls[0]?.caller).toBe('');
    expect(tell('twilio', [call({ from: '+15557020001' })], { lines: LINES }).calls[0]?.caller).not.toBe('');
  });

  it('leaves out calls that the company made', () => {
    expect(tell('twilio', [call({ direction: 'outbound-api' })], { lines: LINES }).fates).toEqual({
      'excluded outbound': 1,
    });
  });

  it('takes a key for wrong that a splitting widget finds no branch for', () => {
    const step = (second: string, more: object): object => ({
      execution_sid: 'FN1',
      date_created: `2026-06-15T13:00:${second}Z`,
      transitioned_to: 'next',
      ...more,
    });
    const steps = jsonLines([
      step('05.125', {
        name: 'keypress',
        type: 'gather-input-on-call',
        transitioned_from: 'root',
        context: { widgets: { root: { Digits: '7' } } },
      }),
      step('05.250', { name: 'noMatch', type: 'split-based-on', transitioned_from: 'split' }),
      {
        type: 'com.twilio.studio.flow.execution.ended',
        data: {
          execution_sid: 'FN1',
          started_by: 'CA1',
          date_created: '2026-06-15T13:00:00.250Z',
          date_updated: '2026-06-15T13:01:00Z',
        },
      },
    ]);
    const { told, calls } = tell('twilio', [call(), { name: 'steps', text: steps }], { lines: LINES });
    expect(told).toEqual([['start energy', 'menu root', 'no-match root 7', 'end root caller']]);
    // The execution's own clock is finer than that of the call.
    expect(calls[0]?.events[0]?.t).toBe(Date.parse('2026-06-15T13:00:00.250Z'));
  });
});

describe('CVP', () => {
  const SESSION = '10.9.0.1.1781528400000.7.Energy';
  const log = (...rows: readonly string[]): Log => ({
    name: 'activity',
    text: rows.map((row) => `${SESSION},06/15/2026 09:00:${row}\n`).join(''),
  });
  const BEGIN = ['00.000,,start,newcall,', `00.000,,start,dnis,${DIALLED}`];
  const NAMES = { lines: LINES, zone: 'America/New_York' };

  it('reads commas inside a description as part of it', () => {
    const { told } = tell(
      'cvp',
      [log(...BEGIN, '01.000,root,element,enter,Menu, first', '02.000,root,interaction,utterance,3')],
      NAMES,
    );
    expect(told).toEqual([['start energy', 'menu root', 'key root 3']]);
  });

  it('keeps nothing of an element that takes numbers', () => {
    const { told, fragments } = tell(
      'cvp',
      [log(...BEGIN, '01.000,account,element,enter,Digits', '02.000,account,interaction,utterance,4')],
      NAMES,
    );
    expect(told).toEqual([['start energy']]);
    expect(fragments).not.toContain('41');
  });

  it('takes what a company ends for ended by the system, and by attempts after a failure', () => {
    const failed = [
      '01.000,root,element,enter,',
      '09.000,root,interaction,noinput,1',
      '09.500,,end,how,disconnect',
    ];
    expect(tell('cvp', [log(...BEGIN, ...failed)], NAMES).told[0]?.at(-1)).toBe('end root attempts');
    expect(tell('cvp', [log(...BEGIN, '09.500,,end,how,disconnect')], NAMES).told[0]?.at(-1)).toBe(
      'end system',
    );
  });
});

describe('UCCX', () => {
  const rows = (...more: readonly (string | number)[][]): Log => ({
    name: 'ContactCallDetail.csv',
    text: csvOf([
      [
        'sessionID',
        'sessionSeqNum',
        'contactType',
        'contactDisposition',
        'originatorDN',
        'calledNumber',
        'startDateTime',
        'endDateTime',
      ],
      ...more,
    ]),
  });
  const contact = (type: number): (string | number)[] => [
    7,
    0,
    type,
    1,
    '+15557020001',
    DIALLED,
    '2026-06-15 13:00:00',
    '2026-06-15 13:01:00',
  ];

  it('knows incoming contacts from others', () => {
    expect(tell('uccx', [rows(contact(1))], { lines: LINES }).told).toEqual([['start energy', 'end caller']]);
    expect(tell('uccx', [rows(contact(2))], { lines: LINES }).fates).toEqual({ 'excluded outbound': 1 });
    expect(tell('uccx', [rows(contact(3))], { lines: LINES }).fates).toEqual({ 'excluded internal': 1 });
  });

  it('reads stamps as UTC, or as local where the mapping says so', () => {
    const start = (names: Names): number | undefined =>
      tell('uccx', [rows(contact(1))], { lines: LINES, ...names }).calls[0]?.events[0]?.t;
    expect(start({})).toBe(Date.parse('2026-06-15T13:00:00Z'));
    expect(start({ zone: 'America/New_York', options: { clock: 'local' } })).toBe(
      Date.parse('2026-06-15T17:00:00Z'),
    );
  });
});

describe('Genesys', () => {
  it('takes a code of the mapping for what it stands for, and leaves every other unread', () => {
    const conversation = (code: string): Log => ({
      name: 'details.json',
      text: JSON.stringify({
        conversations: [
          {
            conversationId: 'one',
            conversationStart: '2026-06-15T13:00:00.000Z',
            conversationEnd: '2026-06-15T13:05:00.000Z',
            participants: [
              {
                purpose: 'customer',
                sessions: [{ mediaType: 'voice', ani: 'tel:+15557020001', dnis: `tel:${DIALLED}` }],
              },
              {
                purpose: 'acd',
                sessions: [
                  {
                    mediaType: 'voice',
                    segments: [
                      { segmentStart: '2026-06-15T13:01:00.000Z', segmentType: 'interact', queueId: 'q1' },
                    ],
                  },
                ],
              },
              {
                purpose: 'agent',
                sessions: [
                  {
                    mediaType: 'voice',
                    segments: [
                      { segmentStart: '2026-06-15T13:02:00.000Z', segmentType: 'interact', queueId: 'q1' },
                      { segmentEnd: '2026-06-15T13:05:20.000Z', segmentType: 'wrapup', wrapUpCode: code },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      }),
    });
    const names = {
      lines: LINES,
      desks: { q1: 'meters' },
      options: { outcomes: ['R17=meter.broken;resolved'] },
    };
    const last = (code: string): string | undefined =>
      tell('genesys', [conversation(code)], names).told[0]?.at(-1);
    expect(last('R17')).toBe('outcome meters meter.broken;resolved');
    expect(last('Jane called about her meter')).toBe('end unknown');
  });
});
