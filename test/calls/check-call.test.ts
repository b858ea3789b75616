import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCall,
  printCall,
  readCallTable,
  type CallEvent,
  type LoggedCall,
} from '../../src/calls/index.ts';
import { loggedCall } from './arbitraries.ts';

const T = Date.UTC(2026, 2, 2, 8);

function callOf(...events: readonly [number, CallEvent['event'], string, string?][]): LoggedCall {
  return {
    call: 'A',
    line: 'line',
    caller: '',
    version: '',
    arm: '',
    need: '',
    precision: 'ms',
    events: [
      { t: T, event: 'start', where: 'line', value: '' },
      ...events.map(([t, event, where, value = '']) => ({ t: T + t, event, where, value })),
    ],
  };
}

describe('laws of the event table', () => {
  it('a call that a log may tell breaks none', () => {
    fc.assert(fc.property(loggedCall, (call) => checkCall(call) === undefined));
  });

  it('a call that is only begun is one: it is censored', () => {
    expect(checkCall(callOf())).toBeUndefined();
  });

  it.each([
    ['noStart', { ...callOf(), line: 'another' }],
    ['noStart', { ...callOf(), events: [] }],
    ['noId', { ...callOf(), call: '' }],
    ['noId', { ...callOf(), call: 'x'.repeat(65) }],
    ['noId', { ...callOf(), caller: '+15550001111' }],
    ['time', callOf([5, 'menu', 'm'], [4, 'key', 'm', '1'])],
    ['time', callOf([0.5, 'menu', 'm'])],
    ['twoStarts', callOf([1, 'start', 'line'])],
    ['twoEnds', callOf([1, 'end', '', 'caller'], [1, 'end', '', 'caller'])],
    ['afterEnd', callOf([1, 'end', '', 'caller'], [2, 'menu', 'm'])],
    ['notInMenu', callOf([1, 'key', 'm', '1'])],
    ['notInMenu', callOf([1, 'menu', 'm'], [2, 'menu', 'n'], [3, 'key', 'm', '1'])],
    ['answerWithoutQueue', callOf([1, 'answer', 'desk'])],
    ['answerWithoutQueue', callOf([1, 'queue', 'a'], [2, 'answer', 'b'])],
    ['key', callOf([1, 'menu', 'm'], [2, 'key', 'm', '12'])],
    ['endedBy', callOf([1, 'end', '', 'nobody'])],
    ['outcome', callOf([1, 'outcome', 'desk', 'pc.repair'])],
    ['tooLong', callOf([86_400_001, 'end', '', 'caller'])],
  ] as const)('%s is found', (reason, call) => {
    expect(checkCall(call)).toBe(reason);
  });

  it('agents note after the call is over', () => {
    expect(
      checkCall(callOf([1, 'end', '', 'caller'], [90_000_000, 'outcome', 'desk', 'pc.repair;open'])),
    ).toBeUndefined();
  });
});

describe('rows', () => {
  it('give the calls back that they were printed from', () => {
    fc.assert(
      fc.property(fc.uniqueArray(loggedCall, { selector: ({ call }) => call, maxLength: 5 }), (calls) => {
        expect(readCallTable(calls.flatMap(printCall))).toEqual({ calls, refused: [] });
      }),
    );
  });

  it('are refused by call, with the first row that says why', () => {
    const rows = [...printCall(callOf([1, 'key', 'm', '1'])), ['B', 'yesterday', 'start', 'line', '']];
    expect(readCallTable(rows)).toEqual({
      calls: [],
      refused: [
        { row: 0, reason: 'notInMenu' },
        { row: 2, reason: 'time' },
      ],
    });
  });
});
