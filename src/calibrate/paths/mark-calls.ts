/** Early or late: what a log knows of a deed in a menu, and how much of that is kept. */
import { CUT_SHORT, SAID, type LoggedCall } from '../../calls/index.ts';
import { HANG_UP, keepMarks, MOST_MARKS, NO_INPUT, splitMark, type Deed, type When } from './path-tokens.ts';
import type { PromptEnd, PromptEnds } from './prompt-ends.ts';

/** A path keeps its first mark from so many calls on, its second from twice as many. */
const MARKED = 20;

/**
 * By a call's own clock; undefined where that says nothing.
 *
 * @param onTimeOut told of silences that were given up, with the seconds since their menu began
 */
export function whenOf(
  { precision, need }: Pick<LoggedCall, 'precision' | 'need'>,
  endOf: PromptEnds,
  onTimeOut: (end: PromptEnd, menu: string, seconds: number) => void,
): (deed: Deed) => When | undefined {
  return ({ before, what, menuAt, doneAt, previousAt, heard }) => {
    // Those who take a test are asked not to hang up.
    if (need !== '' && what === HANG_UP) return undefined;
    if (what !== NO_INPUT && (heard === SAID || heard === CUT_SHORT))
      return heard === SAID ? 'late' : 'early';
    // The voice of a browser has its own pace.
    if ((precision !== 'ms' && precision !== 's') || need !== '') return undefined;
    const end = endOf(before);
    if (what === NO_INPUT) {
      if (end && !(end.isAnnounced && menuAt === previousAt))
        onTimeOut(end, before.at(-1) ?? '', (doneAt - menuAt) / 1000);
      return undefined;
    }
    // What comes at the very millisecond at which the menu began has no time of its own.
    const isUntimed = precision === 'ms' ? doneAt <= menuAt : doneAt < menuAt;
    if (!end || isUntimed || (end.isAnnounced && menuAt === previousAt)) return undefined;
    const isEarly = doneAt - menuAt < 1000 * end.endSeconds;
    if (precision === 's') return isEarly ? 'early-s' : 'late-s';
    return isEarly ? 'early' : 'late';
  };
}

/** The path without the marks of menus whose prompt is odd. */
export function dropMarks(path: string, endOf: PromptEnds, isOdd: (end: PromptEnd) => boolean): string {
  const plain = keepMarks(path, 0).split(' ');
  return path
    .split(' ')
    .map((word, at) => {
      const { what, when } = splitMark(word);
      const end = when === undefined ? undefined : endOf(plain.slice(0, at));
      return end && isOdd(end) ? what : word;
    })
    .join(' ');
}

interface Counted {
  readonly clock: string;
  readonly path: string;
  readonly calls: number;
}

/** How many marks a path keeps, by all calls that took it, early or late. */
export function countMarks(ofLine: readonly Counted[]): (path: Omit<Counted, 'calls'>) => number {
  const nameOf = ({ clock, path }: Omit<Counted, 'calls'>): string => `${clock} ${keepMarks(path, 0)}`;
  const calls = new Map<string, number>();
  for (const each of ofLine) calls.set(nameOf(each), (calls.get(nameOf(each)) ?? 0) + each.calls);
  return (each) => {
    const all = calls.get(nameOf(each)) ?? 0;
    return all < MARKED ? 0 : Math.min(MOST_MARKS, 1 + Math.floor(Math.log2(all / MARKED)));
  };
}
