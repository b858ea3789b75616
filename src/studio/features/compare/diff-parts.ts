/** Texts and settings of two things, name by name. */
import { ownValue } from '../../../util/own-value.ts';
import type { Text, TextList } from '../../../chart/index.ts';
import type { Change, OptionPlace, TextField } from './changes.ts';

export function diffTexts(
  state: string,
  option: OptionPlace | undefined,
  before: Partial<Record<TextField, Text>>,
  after: Partial<Record<TextField, Text>>,
): Change[] {
  return union(before, after).flatMap((field) => {
    const [one, other] = [before[field] ?? {}, after[field] ?? {}];
    return union(one, other).flatMap((locale): Change[] => {
      const [from, to] = [one[locale] ?? '', other[locale] ?? ''];
      return from === to ? [] : [{ kind: 'reworded', state, field, option, locale, from, to }];
    });
  });
}

export function diffSettings(
  state: string,
  option: OptionPlace | undefined,
  before: object,
  after: object,
  prefix: string,
): Change[] {
  const [one, other] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return union(one, other).flatMap((name): Change[] =>
    isSame(ownValue(one, name), ownValue(other, name))
      ? []
      : [
          {
            kind: 'setting',
            state,
            option,
            name: `${prefix}${name}`,
            from: ownValue(one, name),
            to: ownValue(other, name),
          },
        ],
  );
}

function union<K extends string>(
  one: Readonly<Partial<Record<K, unknown>>>,
  other: Readonly<Partial<Record<K, unknown>>>,
): K[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)] as K[])];
}

/** Equal as data: the order of keys in an object does not count. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false;
  const [one, other] = [Object.entries(a), Object.entries(b)].map((entries) =>
    entries.filter(([, value]) => value !== undefined),
  );
  return (
    one?.length === other?.length &&
    (one ?? []).every(([key, value]) => isSame(value, (b as Record<string, unknown>)[key]))
  );
}

export function listTexts(lists: TextList | undefined): Text | undefined {
  return (
    lists && Object.fromEntries(Object.entries(lists).map(([locale, items]) => [locale, items.join(' · ')]))
  );
}
