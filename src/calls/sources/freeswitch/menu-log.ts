/**
 * What menus write into the log at level DEBUG, each line with the id of its call (`log-uuid`); local time with
 * microseconds. A menu that is said again after silence writes that it begins, and after the last silence only that
 * nothing came.
 *
 * Lines: FreeSWITCH, switch_ivr_menu.c.
 */
import { isFault } from '../moments.ts';
import { exclude, refuse } from '../reasons.ts';
import { areLines } from '../share-of-lines.ts';
import type { FragmentEvent, LinesKind, Reading } from '../types.ts';

const LINE =
  /^(?:([0-9A-Za-z-]{1,64})\s+)?(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?)\s.*?switch_ivr_menu\.c:\d+\s+(.*)$/;
const SOME_LINE = new RegExp(LINE, 'm');
/** A line of the switch, whichever part of it wrote it. */
const STAMPED = /^(?:[0-9A-Za-z-]{1,64}\s+)?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/;
const BEGINS = /^Executing IVR menu (\S+)/;
const MATCHED = /^IVR action on menu '([^']*)' matched '([^']*)'/;
const WRONG = /^IVR menu '([^']*)' caught invalid input '([^']*)'/;
const SILENT = /^IVR menu '([^']*)' no input detected/;
const STAMP = 'yyyy-MM-dd HH:mm:ss.SSS';

const keyOf = (digits: string): string => (/^[0-9*#]$/.test(digits) ? digits : '');

export const menuLog: LinesKind = {
  id: 'menu-log',
  form: 'lines',
  sniff: (head) => (SOME_LINE.test(head) && areLines(head, (line) => STAMPED.test(line)) ? 1 : 0),
  open: (context) => (line) => {
    const [, key = '', stamp = '', text] = LINE.exec(line) ?? [];
    // Every other part of the switch writes into the same log.
    if (text === undefined) return line.includes('switch_ivr_menu.c') ? refuse('cut') : exclude('notACall');
    const found = readText(text);
    if (!found) return exclude('notACall');
    if (key === '') return refuse('noId');
    const [name, event, value] = found;
    const t = context.localTime(
      stamp.replace(/(\.\d{3})\d*$/, '$1'),
      stamp.includes('.') ? STAMP : STAMP.slice(0, 19),
    );
    if (isFault(t)) return refuse(t);
    const where = context.menu(name);
    if (where === undefined) return refuse('unknownMenu');
    return { key, times: { t }, events: [{ t, event, where, value }] } satisfies Reading;
  },
};

function readText(
  text: string,
): readonly [name: string, event: FragmentEvent['event'], value: string] | undefined {
  const [, begins] = BEGINS.exec(text) ?? [];
  if (begins !== undefined) return [begins, 'menu', ''];
  const [, menu, digits = ''] = MATCHED.exec(text) ?? [];
  if (menu !== undefined) return [menu, 'key', keyOf(digits)];
  const [, other, wrong = ''] = WRONG.exec(text) ?? [];
  if (other !== undefined) return [other, 'no-match', keyOf(wrong)];
  const [, silent] = SILENT.exec(text) ?? [];
  return silent === undefined ? undefined : [silent, 'no-input', ''];
}
