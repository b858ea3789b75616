/** A language's patterns as regular expressions. */
import { KEYS, keySymbol, type Key } from '../chart/index.ts';
import type { Wording } from './types.ts';

export interface CompiledWording {
  readonly wording: Wording;
  /** Any name of a key, also as a part of a word: without one a text names no key. */
  readonly anyName: RegExp;
  readonly announcements: readonly RegExp[];
  readonly continuations: readonly RegExp[];
  readonly traps: readonly RegExp[];
  readonly entry: RegExp;
  readonly lead: RegExp;
  readonly join: RegExp | undefined;
  readonly tail: RegExp;
  readonly examples: RegExp;
  /** Any key of this name, folded. */
  keyOf(name: string): Key | undefined;
}

export function compileWording(wording: Wording): CompiledWording {
  const names = new Map<string, Key>();
  for (const key of KEYS)
    for (const name of [keySymbol(key), ...(wording.names[key] ?? [])]) names.set(name, key);
  const key = keyPattern(wording, [...names.keys()]);
  const all = (sources: readonly string[]): RegExp[] =>
    sources.map(
      (source) =>
        new RegExp(
          source.replace('KEY', () => key),
          'dgiu',
        ),
    );
  const { leads, joins, tails, examples, entry, hasSpaces } = wording;
  return {
    wording,
    anyName: new RegExp([...names.keys()].map(escapeName).join('|'), 'u'),
    announcements: all(wording.announcements),
    continuations: all(wording.continuations),
    traps: wording.traps.map((source) => new RegExp(source, 'giu')),
    entry: new RegExp(entry, 'iu'),
    lead: new RegExp(`^(?:${leads})\\s*`, 'iu'),
    join:
      joins === undefined
        ? undefined
        : new RegExp(`^${hasSpaces ? '\\s+' : ''}(?:${joins})[\\s、，,]*`, 'iu'),
    tail: new RegExp(`(?:^|${hasSpaces ? '[\\s,]' : '(?<=.)'})(?:${tails})\\s*$`, 'iu'),
    examples: new RegExp(`(?:${examples})${hasSpaces ? '(?![\\p{L}\\p{N}])' : ''}.*$`, 'isu'),
    keyOf: (name) => names.get(name.replace(/\s+/g, ' ')),
  };
}

/**
 * A key and nothing that goes on: not the 1 of 15, of 1.5, of 1-800 or of 1st. Longer names first, so that
 * "star key" is not cut.
 */
function keyPattern({ hasSpaces, notBefore }: Wording, names: readonly string[]): string {
  const any = names
    .toSorted((a, b) => b.length - a.length)
    .map(escapeName)
    .join('|');
  const [before, after] = hasSpaces
    ? ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])']
    : ['(?<!\\p{N})', '(?!\\p{N})'];
  return `${before}["'“”„«»‘’「『\\[(<]?(?<key>${any})["'”“»’」』\\])>]?${after}(?![.,:/-]\\d)(?!${notBefore})`;
}

function escapeName(name: string): string {
  return name.replace(/[*+?.()|[\]\\^$]/g, '\\$&').replaceAll(' ', '\\s+');
}
