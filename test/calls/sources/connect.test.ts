import { describe, expect, it } from 'vitest';
import { sourceOf } from './formats.ts';
import { readLogs, type Names } from './read-logs.ts';
import { DIALLED, jsonLines } from './story.ts';

const connect = sourceOf({ id: 'connect' });
const NAMES: Names = { lines: { [DIALLED]: 'energy', energy: 'energy' } };

const contact = (id: string, more: object = {}): object => ({
  ContactId: id,
  Channel: 'VOICE',
  InitiationMethod: 'INBOUND',
  InitiationTimestamp: '2026-06-15T13:00:00Z',
  DisconnectTimestamp: '2026-06-15T13:02:00Z',
  DisconnectReason: 'CUSTOMER_DISCONNECT',
  CustomerEndpoint: { Address: '+15557020001' },
  SystemEndpoint: { Address: DIALLED },
  LastUpdateTimestamp: '2026-06-15T13:03:00Z',
  ...more,
});
const block = (second: string, more: object = {}): object => ({
  ContactId: 'one',
  ContactFlowName: 'energy',
  ContactFlowModuleType: 'GetUserInput',
  Identifier: 'root',
  Timestamp: `2026-06-15T13:00:${second}Z`,
  ...more,
});
const read = (contacts: readonly object[], blocks: readonly object[] = [], names = NAMES) =>
  readLogs(
    connect,
    [
      { name: 'contacts', text: jsonLines(contacts), like: jsonLines([contact('x')]) },
      { name: 'flow', text: jsonLines(blocks), like: jsonLines([block('00.000')]) },
    ],
    names,
  );
const tell = (events: readonly { event: string; where: string; value: string }[] | undefined): string[] =>
  (events ?? []).map(({ event, where, value }) => [event, where, value].filter(Boolean).join(' '));

describe('contact records', () => {
  it('count once, as they were written last', () => {
    const early = contact('one', {
      DisconnectTimestamp: undefined,
      LastUpdateTimestamp: '2026-06-15T13:00:30Z',
    });
    const { calls, fates } = read([contact('one'), early, contact('one')]);
    expect(calls.map(({ events }) => tell(events))).toEqual([['start energy', 'end caller']]);
    expect(fates).toEqual({ 'merged double': 1, 'merged repeated': 1 });
  });

  it('of a call-back are an event of the call that asked for it, and no call', () => {
    const back = contact('two', {
      InitialContactId: 'one',
      InitiationMethod: 'CALLBACK',
      InitiationTimestamp: '2026-06-15T15:00:00Z',
      Queue: { Name: 'meters', EnqueueTimestamp: '2026-06-15T13:01:00Z' },
    });
    const { calls } = read([back, contact('one')]);
    expect(calls.map(({ events }) => tell(events))).toEqual([
      ['start energy', 'end caller', 'callback meters'],
    ]);
  });

  it.each([
    ['OUTBOUND', 'excluded outbound'],
    ['API', 'excluded notACall'],
    ['MONITOR', 'excluded notACall'],
    ['CALLBACK', 'excluded notACall'],
    ['TRANSFER', 'refused orphan'],
  ])('that began as %s are %s', (InitiationMethod, fate) => {
    const { calls, fates } = read([contact('one', { InitiationMethod }), contact('two')], [block('01.000')]);
    expect(calls.map(({ call }) => call)).toEqual(['two']);
    expect(fates).toEqual({ [fate]: 2 });
  });

  it('of a chat are of another channel', () => {
    expect(read([contact('one', { Channel: 'CHAT' })]).fates).toEqual({ 'excluded otherChannel': 1 });
  });

  it('without an end leave the call open', () => {
    const { calls } = read([contact('one', { DisconnectTimestamp: null })]);
    expect(tell(calls[0]?.events)).toEqual(['start energy']);
  });

  it('of a line that the mapping does not have are refused, and so is a call that waits for such a desk', () => {
    const other = contact('one', { SystemEndpoint: { Address: '+15557019999' } });
    const queue = { Name: 'nobody', EnqueueTimestamp: '2026-06-15T13:01:00Z' };
    const { calls, fates } = read([other, contact('two', { Queue: queue })], [], {
      ...NAMES,
      desks: { meters: 'meters' },
    });
    expect(calls).toEqual([]);
    expect(fates).toEqual({ 'refused unknownLine': 1, 'refused unknownDesk': 1 });
  });

  it('leave a call open that an agent passed on to a contact in no file', () => {
    const queue = { Name: 'meters', EnqueueTimestamp: '2026-06-15T13:00:30Z' };
    const agent = { ConnectedToAgentTimestamp: '2026-06-15T13:00:50Z' };
    const passed = contact('one', { Queue: queue, Agent: agent, NextContactId: 'two' });
    expect(tell(read([passed]).calls[0]?.events)).toEqual(['start energy', 'queue meters', 'answer meters']);
  });

  it('say when it ended, no earlier than the last key of a finer clock', () => {
    const short = contact('one', { DisconnectTimestamp: '2026-06-15T13:00:09Z' });
    const { calls } = read([short], [block('00.200'), block('09.640', { Results: '2' })]);
    expect(calls[0]?.events.at(-1)).toMatchObject({
      event: 'end',
      t: Date.parse('2026-06-15T13:00:09.640Z'),
    });
  });
});

describe('flow logs', () => {
  const results = (word: unknown, names: Names = NAMES) =>
    tell(
      read([contact('one')], [block('00.500'), block('05.250', { Results: word })], names).calls[0]?.events,
    );

  it.each([
    ['Timeout', 'no-input root'],
    ['InputTimeLimitExceeded', 'no-input root'],
    ['NoMatchingCondition', 'no-match root'],
    ['*', 'key root *'],
    [2, 'key root 2'],
  ])('say %s when a menu was answered with %s', (word, event) => {
    expect(results(word)[2]).toBe(event);
  });

  it('take words of another installation from the mapping', () => {
    const options = { noInput: ['Stille'], noMatch: ['Unbekannt'] };
    expect(results('Stille', { ...NAMES, options })[2]).toBe('no-input root');
    expect(results('Unbekannt', { ...NAMES, options })[2]).toBe('no-match root');
  });

  it('do not give away what was typed where more than a key was asked for', () => {
    const { calls, fragments } = read(
      [contact('one')],
      [block('00.500'), block('05.250', { Results: '4111111' })],
    );
    expect(tell(calls[0]?.events)[2]).toBe('key root');
    expect(fragments).not.toContain('4111111');
  });

  it('keep no key of a menu that the mapping does not have', () => {
    const menus = { other: 'other' };
    const { calls, fates } = read([contact('one')], [block('00.500'), block('05.250', { Results: '7' })], {
      ...NAMES,
      menus,
    });
    expect(tell(calls[0]?.events)).toEqual(['start energy', 'end caller']);
    expect(fates).toEqual({ 'refused unknownMenu': 2 });
  });

  it('take a key for wrong when the same menu begins again, but not one that repeats it', () => {
    const again = (key: string, names = NAMES) =>
      tell(
        read([contact('one')], [block('00.500'), block('05.250', { Results: key }), block('06.000')], names)
          .calls[0]?.events,
      );
    expect(again('7')[2]).toBe('no-match root 7');
    expect(again('9')[2]).toBe('key root 9');
    expect(again('7', { ...NAMES, options: { repeatKeys: ['7'] } })[2]).toBe('key root 7');
  });

  it('are read out of messages of an export, too', () => {
    const text = jsonLines([
      { timestamp: 1, message: JSON.stringify(block('00.500')) },
      { '@message': block('03.000', { Results: '1' }) },
    ]);
    const log = { name: 'export', text, like: jsonLines([block('00.500')]) };
    expect(tell(readLogs(connect, [log], NAMES).calls[0]?.events)).toEqual([
      'start energy',
      'menu root',
      'key root 1',
    ]);
  });

  it('are read as the command line of CloudWatch prints them', () => {
    const events = [block('00.500'), block('03.000', { Results: '1' })].map((each) => ({
      message: JSON.stringify(each),
    }));
    const log = { name: 'cw.json', text: JSON.stringify({ events }, undefined, 2) };
    expect(tell(readLogs(connect, [log], NAMES).calls[0]?.events)).toEqual([
      'start energy',
      'menu root',
      'key root 1',
    ]);
  });

  it('that are cut off in the middle are refused where they are', () => {
    const text = `${JSON.stringify(block('00.500'))}\n${JSON.stringify(block('03.000')).slice(0, 80)}`;
    const { calls, fates } = readLogs(connect, [{ name: 'flow', text }], NAMES);
    expect([calls.length, fates]).toEqual([1, { 'refused cut': 1 }]);
  });
});
