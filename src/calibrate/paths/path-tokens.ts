/**
 * A path is what a log shows of a call in its menus, in a few words: `menu 1 pc no-input pc 3 >pc-service`. A place that
 * is heard, what the caller did there, the next place, and so on to an end. State ids have neither spaces nor the signs of
 * an end, so a path can be cut at spaces.
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
  return token === HANG_UP || token === CUT || token.startsWith('=') || token.startsWith(DESK);
}

/**
 * The path of a call. What happens at a desk is not part of it.
 *
 * @param isMenu whether a state is one that waits for keys: a log may name announcements too, and they are left out
 */
export function pathOf({ events }: LoggedCall, isMenu: (state: string) => boolean): string {
  const tokens: string[] = [];
  /** A menu that has begun to speak, in which nothing has happened yet. */
  let heard: string | undefined;
  for (const { event, where, value } of events) {
    if (event === 'queue') {
      // Whoever waits has left the menu, whatever was last heard there.
      tokens.push(towards(where));
      return tokens.join(' ');
    }
    if (event === 'menu') heard = isMenu(where) ? where : undefined;
    else if (event === 'key' || event === NO_INPUT || event === NO_MATCH) {
      tokens.push(where, event === 'key' ? value : event);
      heard = undefined;
    } else if (event === 'end') {
      if (heard !== undefined) tokens.push(heard);
      tokens.push(endOf(value));
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
