import { describe, expect, it } from 'vitest';
import { EVENTS, parseMachine } from '../../src/chart/index.ts';

const problemsOf = (event: string) =>
  parseMachine(
    JSON.stringify({
      id: 'm',
      meta: { title: { en: 'M' }, locales: ['en'] },
      initial: 'menu',
      states: { menu: { tags: ['menu'], on: { [event]: { target: 'menu' } } } },
    }),
    'm.machine.json',
  ).problems;

describe('an event that no menu can meet', () => {
  it.each([
    ['DTMF.*', 'Write DTMF.star for the star key: XState reads DTMF.* as "any key"'],
    ['*', 'XState reads * as "any event"'],
    ['DTMF.#', 'Write DTMF.pound.'],
    ['DTMF.hash', 'Write DTMF.pound.'],
    ['DTMF.asterisk', 'Write DTMF.star.'],
    ['dtmf.1', 'Write DTMF.1.'],
    ['1', 'Write DTMF.1.'],
    ['DTMF-7', 'Write DTMF.7.'],
    ['DTMF.three', 'Write DTMF.3.'],
    ['DTMF.12', 'let DTMF.1 lead to a menu of its own in which DTMF.2 is taken'],
    ['DTMF.*9', 'let DTMF.star lead to a menu of its own in which DTMF.9 is taken'],
    ['DTMF.A', 'no letter keys'],
    ['noinput', 'Write NO_INPUT.'],
    ['TIMEOUT', 'Write NO_INPUT.'],
    ['nomatch', 'Write NO_MATCH.'],
    ['hang-up', 'Write HANGUP.'],
    ['done', 'Write DONE.'],
    ['valueOf', EVENTS.join(', ')],
  ])('"%s" is told what to write', (event, hint) => {
    const [problem, ...more] = problemsOf(event);
    expect(more).toEqual([]);
    expect(problem?.code).toBe('unknown-key');
    expect(problem?.hint).toContain(hint);
    expect(problem?.translations?.['zh-CN'].hint).not.toBe(problem?.hint);
  });

  it.each(EVENTS.map((event) => event))('is not %s', (event) => {
    expect(problemsOf(event)).toEqual([]);
  });
});
