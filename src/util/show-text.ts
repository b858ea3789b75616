/**
 * Text that is not ours (labels, keys, names of files, words of servers), for terminals and logs: shown, never obeyed.
 *
 * A sign that a terminal acts on, or that nobody sees, stands as `\u001b`: the way JSON writes it, so that inside a
 * JSON text it is still the same sign.
 */

/** Scripts such as Persian and Hindi, and faces made of several pictures, need joiners between two signs. */
const JOINED = String.raw`(?![\0-\xff])[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]`;
/** Marks of direction, invisible signs, line separators, half surrogates, signs that are none. */
const OTHERS = String.raw`\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}`;
const NOT_A_JOINER = String.raw`(?<!${JOINED}[\u200c\u200d](?=${JOINED}))`;
const UNSEEN = new RegExp(String.raw`[\p{Cc}${OTHERS}]${NOT_A_JOINER}`, 'gu');
/** Line feed and tab pass, and so does the line end of CSV. */
const UNSEEN_IN_LINES = String.raw`[\0-\x08\x0b-\x1f\x7f-\x9f${OTHERS}]${NOT_A_JOINER}(?<!\r(?=\n))`;
/** Bold, red, yellow, cyan, and the end of them: what we paint with. */
const OWN_PAINT = String.raw`\x1b\[(?:0|1|3[136])m`;
const EACH_UNSEEN_IN_LINES = new RegExp(UNSEEN_IN_LINES, 'gu');
const PAINT_OR_UNSEEN = new RegExp(`(${OWN_PAINT})|${UNSEEN_IN_LINES}`, 'gu');

/**
 * What build servers read out of a log and do: GitHub's `::error::` at a line's beginning, `##[...]` of GitHub and
 * Azure, `##vso[`, `##teamcity[` anywhere, GitLab's sections.
 */
const COMMANDS = new RegExp(
  String.raw`^((?:[^\S\n]|${OWN_PAINT})*)(:(?=:)|s(?=ection_(?:start|end):))|#(?=#(?:\w+)?\[)`,
  'gimu',
);

/** On one line: a line break in it is shown too. */
export function showText(text: string): string {
  return text.replace(UNSEEN, showSign);
}

/**
 * Lines that we put together; breaks and tabs in them are ours.
 * @param isPainted our own colours stand in it
 * @param isMidLine what was printed before did not end its line
 */
export function showLines(text: string, isPainted = false, isMidLine = false): string {
  const shown = isPainted
    ? text.replace(PAINT_OR_UNSEEN, (sign: string, paint: string | undefined) => paint ?? showSign(sign))
    : text.replace(EACH_UNSEEN_IN_LINES, showSign);
  return replaceCommands(shown, showSign, isMidLine);
}

/** As `showLines`, for texts that write such signs in another way. */
export function replaceUnseen(text: string, write: (sign: string) => string): string {
  return replaceCommands(text.replace(EACH_UNSEEN_IN_LINES, write), write, false);
}

function replaceCommands(text: string, write: (sign: string) => string, isMidLine: boolean): string {
  return text.replace(
    COMMANDS,
    (found: string, before: string | undefined, sign: string | undefined, at: number) => {
      if (sign === undefined) return write(found);
      return isMidLine && at === 0 ? found : `${before}${write(sign)}`;
    },
  );
}

/** In UTF-16, as JSON and JavaScript count. */
function showSign(sign: string): string {
  return Array.from(
    { length: sign.length },
    (_, i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
}
