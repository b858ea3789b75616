/** Text and bytes that are nearly like others: for tables, calendars, lines, and JSON that is none any more. */
import type { Luck } from '../luck.ts';
import { NASTY_NUMBERS, NASTY_TEXTS } from './nasty.ts';

/** Cells, values and words: what stands between the signs that text is made of. */
const TOKENS = /[^\s,;:="'(){}[\]|]+|[\s,;:="'(){}[\]|]/gu;

type TextMutation = (text: string, luck: Luck, others: readonly string[], most: number) => string;

const MUTATIONS: readonly TextMutation[] = [
  // A token for a nasty one.
  (text, luck) => replaceToken(text, luck, () => luck.pick(NASTY_TEXTS)),
  (text, luck) => replaceToken(text, luck, () => luck.pick(NASTY_NUMBERS)),
  (text, luck) => replaceToken(text, luck, (tokens) => luck.pick(tokens)),
  (text, luck) => replaceToken(text, luck, (tokens) => luck.pick(tokens)),
  (text, luck) => replaceToken(text, luck, () => ''),
  (text, luck) => replaceToken(text, luck, (_, token) => token + token),
  (text, luck) =>
    replaceToken(text, luck, (_, token) =>
      /^\d+$/.test(token) ? String(Number(token) + luck.pick([1, -1, 1000, -1000])) : token.toUpperCase(),
    ),
  // A line more, a line less, a line moved.
  (text, luck, _, most) => {
    const lines = text.split('\n');
    const at = luck.below(lines.length);
    const times = luck.once(20) ? luck.small(most) : 1;
    return [
      ...lines.slice(0, at),
      ...Array.from({ length: times }, () => lines[at] ?? ''),
      ...lines.slice(at),
    ].join('\n');
  },
  (text, luck) => {
    const lines = text.split('\n');
    lines.splice(luck.below(lines.length), luck.small(3));
    return lines.join('\n');
  },
  (text, luck, others) => {
    const lines = text.split('\n');
    const from = luck.pick([text, ...others]).split('\n');
    lines.splice(luck.below(lines.length), luck.below(2), luck.pick(from));
    return lines.join('\n');
  },
  // A sign.
  (text, luck) => insert(text, luck, luck.pick(NASTY_TEXTS)),
  (text, luck) =>
    insert(
      text,
      luck,
      luck.pick(['"', '""', ',', ';', '\t', '\n', '\r', '\r\n', ' ', '\\', '=', ':', '{', '[', '.', '-']),
    ),
  (text, luck) => insert(text, luck, String.fromCharCode(luck.below(luck.once(2) ? 128 : 65_536))),
  (text, luck, _, most) =>
    insert(
      text,
      luck,
      luck.pick(['0', '9', 'a', ' ', '"', '\n', ',', '(', '按', '1 ']).repeat(luck.small(most)),
    ),
  // A stretch less, twice, from elsewhere; the end cut off.
  (text, luck) => {
    const at = luck.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + luck.small(Math.max(1, text.length - at)));
  },
  (text, luck) => {
    const at = luck.below(text.length + 1);
    const stretch = text.slice(at, at + luck.small(200));
    return text.slice(0, at) + stretch.repeat(luck.small(20)) + text.slice(at);
  },
  (text, luck, others) => {
    if (others.length === 0) return text;
    const other = luck.pick(others);
    return text.slice(0, luck.below(text.length + 1)) + other.slice(luck.below(other.length + 1));
  },
  (text, luck) => text.slice(0, luck.below(text.length + 1)),
];

/** Between one change and eight; half of the texts have one. */
export function mutateText(text: string, luck: Luck, others: readonly string[], most: number): string {
  let mutated = text;
  for (let left = luck.once(2) ? 1 : luck.small(8); left > 0; left--)
    mutated = luck.pick(MUTATIONS)(mutated, luck, others, most);
  return mutated;
}

function replaceToken(
  text: string,
  luck: Luck,
  make: (tokens: readonly string[], token: string) => string,
): string {
  const tokens: readonly string[] = text.match(TOKENS) ?? [];
  if (tokens.length === 0) return make([''], '');
  const at = luck.below(tokens.length);
  return tokens.with(at, make(tokens, tokens[at] ?? '')).join('');
}

function insert(text: string, luck: Luck, piece: string): string {
  const at = luck.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(luck.once(2) ? at : at + 1);
}
