/** What somebody meant who wrote an event that no menu can meet. */
import { say, chartWords, type Said } from '../words/index.ts';
import { sayMessage, wordProblem, type Problem } from '../util/problem.ts';
import { EVENTS, type EventName } from './types.ts';

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const KEY_NAMES: Readonly<Record<string, EventName>> = {
  '*': 'DTMF.star',
  STAR: 'DTMF.star',
  ASTERISK: 'DTMF.star',
  '#': 'DTMF.pound',
  POUND: 'DTMF.pound',
  HASH: 'DTMF.pound',
  NUMBERSIGN: 'DTMF.pound',
};
const OTHERS: readonly (readonly [RegExp, EventName])[] = [
  [/^(?:NOINPUT|TIMEOUT|SILENCE|NOINPUTS)$/, 'NO_INPUT'],
  [/^(?:NOMATCH|INVALID|INVALIDKEY|WRONGKEY|ERROR)$/, 'NO_MATCH'],
  [/^(?:HANGUP|HUNGUP|DISCONNECT|BYE)$/, 'HANGUP'],
  [/^(?:DONE|FINISHED|COMPLETE|PLAYED|ENDED)$/, 'DONE'],
];

/** The same problem with the right hint, where it is about a key of `on`. */
export function hintEvent(problem: Problem): Problem {
  const { code, path = [] } = problem;
  const name = path.at(-1);
  if (code !== 'unknown-key' || path.at(-2) !== 'on' || typeof name !== 'string') return problem;
  return { ...problem, ...wordProblem(sayMessage(problem), sayHint(name)) };
}

function sayHint(name: string): Said {
  const plain = name.toUpperCase().replaceAll(/[\s_-]/g, '');
  const key = plain.replace(/^(?:DTMF|KEY|DIGIT|PRESS)?\.?/, '');
  const digit = DIGITS.indexOf(key.toLowerCase());
  if (plain === '*') return say(chartWords, (words) => words.hintEvent.anyEvent);
  if (key === '*') return say(chartWords, (words) => words.hintEvent.star);
  const meant =
    (Object.hasOwn(KEY_NAMES, key) ? KEY_NAMES[key] : undefined) ??
    (/^\d$/.test(key) ? (`DTMF.${key}` as EventName) : undefined) ??
    (digit >= 0 ? (`DTMF.${digit}` as EventName) : undefined) ??
    OTHERS.find(([pattern]) => pattern.test(plain))?.[1];
  if (meant) return say(chartWords, (words) => words.hintEvent.meant({ meant }));
  if (/^[\d*#]{2,}$/.test(key)) {
    const [first = '', second = ''] = key;
    return say(chartWords, (words) =>
      words.hintEvent.severalKeys({ first: nameSign(first), second: nameSign(second) }),
    );
  }
  if (/^DTMF\.?[A-D]$/.test(plain)) return say(chartWords, (words) => words.hintEvent.letter);
  return say(chartWords, (words) => words.hintEvent.known({ events: EVENTS.join(', ') }));
}

function nameSign(sign: string): string {
  return `DTMF.${sign === '*' ? 'star' : sign === '#' ? 'pound' : sign}`;
}
