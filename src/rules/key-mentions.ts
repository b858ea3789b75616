/**
 * Which keys a text tells callers to press: for texts written by hand, which the composed prompt cannot keep
 * true.
 */
import { KEYS, type Key } from '../chart/index.ts';

const DIGITS: readonly (readonly string[])[] = [
  ['zero', '零', '〇'],
  ['one', '一'],
  ['two', '二', '两'],
  ['three', '三'],
  ['four', '四'],
  ['five', '五'],
  ['six', '六'],
  ['seven', '七'],
  ['eight', '八'],
  ['nine', '九'],
];
const NAMES = new Map<string, Key>([
  ...KEYS.map((key): [string, Key] => [key, key]),
  ...DIGITS.flatMap((names, digit) => names.map((name): [string, Key] => [name, String(digit) as Key])),
  ['*', 'star'],
  ['asterisk', 'star'],
  ['星号', 'star'],
  ['星', 'star'],
  ['米字', 'star'],
  ['#', 'pound'],
  ['hash', 'pound'],
  ['井号', 'pound'],
  ['井', 'pound'],
]);
const NAME = [...NAMES.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replace('*', '\\*'))
  .join('|');
/** "press 1", "press the star key", "dial 0"; 请按1, 按井号键, 拨0. A number of several digits is no key. */
const PRESS = new RegExp(
  `(?:(?:press(?:ing)?|dial(?:ling|ing)?|hit(?:ting)?|push(?:ing)?)\\s+(?:the\\s+)?(?:number\\s+|key\\s+)?|[按拨]\\s*(?:数字|键)?\\s*)(${NAME})(?!\\p{Script=Latin}|\\d|-\\d|\\s+of\\b|下|次)`,
  'giu',
);

export interface KeyMention {
  readonly key: Key;
  /** Offset in the text. */
  readonly at: number;
}

/** In the order of the text. English and Chinese; other languages mention nothing that we can read. */
export function findKeyMentions(text: string): KeyMention[] {
  return [...text.normalize('NFKC').matchAll(PRESS)].flatMap((match) => {
    const key = NAMES.get((match[1] ?? '').toLowerCase());
    return key ? [{ key, at: match.index }] : [];
  });
}
