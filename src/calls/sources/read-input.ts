/**
 * What a platform writes down for what a caller pressed. Input of more than one key is somebody's number: that it came
 * is kept, the digits are not.
 */
import type { CallEvent } from '../types.ts';
import type { ReadContext } from './types.ts';

/** Words in small letters; `options.noInput` and `options.noMatch` of a mapping replace them. */
const NO_INPUT = ['timeout', 'inputtimelimitexceeded', 'no-input', 'noinput', 't'];
const NO_MATCH = ['nomatchingcondition', 'nomatch', 'no-match', 'default', 'invalid', 'i'];
const ONE_KEY = /^[0-9*#]$/;
const KEYS = /^[0-9*#]+$/;

export type Input = Pick<CallEvent, 'event' | 'value'>;
export type InputReader = (word: string) => Input | undefined;

/** @returns of a reader: undefined for a word that is no input, such as that of an error */
export function inputReader(context: ReadContext): InputReader {
  const silence = setOf(context.optionList('noInput', NO_INPUT));
  const wrong = setOf(context.optionList('noMatch', NO_MATCH));
  return (word) => {
    if (ONE_KEY.test(word)) return { event: 'key', value: word };
    const plain = word.toLowerCase();
    if (silence.has(plain)) return { event: 'no-input', value: '' };
    if (wrong.has(plain)) return { event: 'no-match', value: '' };
    return KEYS.test(word) ? { event: 'key', value: '' } : undefined;
  };
}

function setOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.toLowerCase()));
}

export type PathStep = Omit<CallEvent, 't'>;

/** Longest path that is read; a call that goes on longer is not told by its menus. */
const MOST_STEPS = 200;

/**
 * Keys in the order in which they were pressed, as flows collect them in an attribute: `menu:1|pc:3`. Each becomes a
 * menu and what was pressed there. `options.pathBetween` (`|`, `>`, `,` or `;`) and `options.pathKey` (`:`) say how it
 * is written.
 */
export function pathReader(context: ReadContext): (text: string) => PathStep[] {
  const readInput = inputReader(context);
  const between = context.option('pathBetween', '');
  const colon = context.option('pathKey', ':');
  return (text) => {
    if (text === '') return [];
    const steps = text.split(between === '' ? /[|>,;]/ : between).slice(0, MOST_STEPS);
    return steps.flatMap((step) => {
      const at = step.lastIndexOf(colon);
      const input = at > 0 ? readInput(step.slice(at + colon.length).trim()) : undefined;
      const where = input && context.menu(step.slice(0, at).trim());
      if (!input || where === undefined) return [];
      return [
        { event: 'menu', where, value: '' },
        { ...input, where },
      ];
    });
  };
}

const OUTCOME = /^[^;]{1,100};(?:resolved|open|unknown)$/;

/**
 * What an agent noted, as a need and whether it was met: codes of that form, and those that `options.outcomes` names
 * (`R17=phone.repair;resolved`). Anything else may be a sentence about somebody and stays unread.
 */
export function outcomeReader(context: ReadContext): (code: string) => string {
  const named = new Map<string, string>();
  for (const row of context.optionList('outcomes', [])) {
    const at = row.indexOf('=');
    const outcome = row.slice(at + 1).trim();
    if (at > 0 && OUTCOME.test(outcome)) named.set(row.slice(0, at).trim(), outcome);
  }
  return (code) => named.get(code) ?? (OUTCOME.test(code) && /^[\w.-]+;/.test(code) ? code : '');
}
