/**
 * A path is what a log shows of a call in its menus, in a few words: `menu 1 pc no-input pc 3 >pc-service`. A place that
 * is heard, what the caller did there, the next place, and so on to an end. State ids have neither spaces nor the signs of
 * an end, so a path can be cut at spaces.
 *
 * Where a log knows times, what was done may have a mark behind it: `3:early` was pressed before the end of the prompt,
 * `3:late` after it, and of `3` nobody knows.
 */
import type { LoggedCall } from '../../calls/index.ts';

/** Hung up in a menu, or on the way to the next. */
export const HANG_UP = 'hang-up';
/** The log ends before the call does. */
export const CUT = 'cut';
/** Ended by the menu itself, which had enough of failures. */
export const ATTEMPTS = '=attempts';
/** Told that nobody is there. */
export const CLOSED = '=closed';
/** Left the menu for something that has no queue: another number, a machine. */
export const OUT = '=out';
export const NO_INPUT = 'no-input';
export const NO_MATCH = 'no-match';

/** First word where a log knows how a call left the menu and nothing else: `* >pc-service`. */
export const SOMEHOW = '*';

/**
 * When something was done in a menu. `-s`: by a clock of whole seconds, which takes as early what comes up to half a
 * second before or after the end (`boundaryOf`).
 */
export const WHENS = ['early', 'late', 'early-s', 'late-s'] as const;
export type When = (typeof WHENS)[number];

const MARK = ':';
/** Marks of a path at most: each may double the ways that have to be weighed. */
export const MOST_MARKS = 2;

export function withMark(token: string, when: When | undefined): string {
  return when === undefined ? token : `${token}${MARK}${when}`;
}

/** What was done, and when; `when` is undefined where nobody knows. */
export function splitMark(token: string): { readonly what: string; readonly when: When | undefined } {
  const at = token.indexOf(MARK);
  if (at < 0) return { what: token, when: undefined };
  const mark = token.slice(at + 1);
  return { what: token.slice(0, at), when: WHENS.find((when) => when === mark) };
}

/** The path with the first so many of its marks: as a log that knows less of times would have it. */
export function keepMarks(path: string, marks: number): string {
  if (!path.includes(MARK)) return path;
  let left = marks;
  return path
    .split(' ')
    .map((token) => (token.includes(MARK) && left-- <= 0 ? splitMark(token).what : token))
    .join(' ');
}

export function isEarly(when: When): boolean {
  return when === 'early' || when === 'early-s';
}

/**
 * Second before which a log takes something as early. Whole seconds of a menu's beginning and of a key are apart by less
 * than the end of the prompt as often as the true times are apart by less than this: the cut-off fraction of the beginning
 * moves the border by up to half a second either way, and this is the middle.
 */
export function boundaryOf(when: When, endSeconds: number): number {
  return when === 'early' || when === 'late' ? endSeconds : Math.ceil(endSeconds) - 0.5;
}

/** Before the id of the desk that was waited for. */
const DESK = '>';

export function towards(desk: string): string {
  return `${DESK}${desk}`;
}

/** The desk of such an end; undefined for all other words. */
export function deskOf(token: string): string | undefined {
  return token.startsWith(DESK) ? token.slice(DESK.length) : undefined;
}

/** Whether nothing can come after it. */
export function isEnd(token: string): boolean {
  return (
    splitMark(token).what === HANG_UP || token === CUT || token.startsWith('=') || token.startsWith(DESK)
  );
}

/** Something that was done in a menu, and what came before it. */
export interface Deed {
  /** The path so far, without marks; the menu is its last word. */
  readonly before: readonly string[];
  readonly what: string;
  /** When the menu began to speak and when it was done: milliseconds, as logged. */
  readonly menuAt: number;
  readonly doneAt: number;
  /** What the log says of the prompt itself: `said`, `cut-short` or nothing. */
  readonly heard: string;
  /** When what came before the menu was logged. */
  readonly previousAt: number;
}

/**
 * The path of a call. What happens at a desk is not part of it.
 *
 * @param isMenu whether a state is one that waits for keys: a log may name announcements too, and they are left out
 * @param whenOf tells early from late. Absent: nobody knows
 */
export function pathOf(
  { events }: Pick<LoggedCall, 'events'>,
  isMenu: (state: string) => boolean,
  whenOf: (deed: Deed) => When | undefined = () => undefined,
): string {
  const tokens: string[] = [];
  const plain: string[] = [];
  /** A menu that has begun to speak, in which nothing has happened yet. */
  let heard: string | undefined;
  let menuAt = 0;
  let said = '';
  let previousAt = events[0]?.t ?? 0;
  const add = (where: string, what: string, doneAt: number, isTimed: boolean): void => {
    plain.push(where);
    const when =
      isTimed && heard === where
        ? whenOf({ before: plain, what, menuAt, doneAt, heard: said, previousAt })
        : undefined;
    tokens.push(where, withMark(what, when));
    plain.push(what);
  };
  for (const { t, event, where, value } of events) {
    if (event === 'queue') {
      // Whoever waits has left the menu, whatever was last heard there.
      tokens.push(towards(where));
      return tokens.join(' ');
    }
    if (event === 'menu') {
      heard = isMenu(where) ? where : undefined;
      menuAt = t;
      said = value;
    } else if (event === 'key' || event === NO_INPUT || event === NO_MATCH) {
      add(where, event === 'key' ? value : event, t, true);
      heard = undefined;
      previousAt = t;
    } else if (event === 'end') {
      const end = endOf(value);
      if (heard === undefined) tokens.push(end);
      else add(heard, end, t, end === HANG_UP);
      return tokens.join(' ');
    }
  }
  if (heard !== undefined) tokens.push(heard);
  tokens.push(CUT);
  return tokens.join(' ');
}

function endOf(endedBy: string): string {
  switch (endedBy) {
    case 'attempts':
      return ATTEMPTS;
    case 'closed':
      return CLOSED;
    case 'system':
      return OUT;
    default:
      return HANG_UP;
  }
}
