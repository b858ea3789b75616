/**
 * Makes the moments of a call certain: clocks of further files are moved onto that of the first, and an hour that a clock
 * showed twice is told apart by the order within the call.
 *
 * The rule: of one file's moments that could be either, the first so many are of the first pass and the rest of the second.
 * A way of telling them apart fits when the file's times do not run backwards and nothing waits for an hour or longer. Only
 * when exactly one way fits is the call certain.
 */
import type { Fragment, Moment, SettledFragment } from '../sources/types.ts';

/** A fragment with where it stood. `kind` and `file` are places in the lists of those. */
export interface PlacedFragment extends Fragment {
  readonly kind: number;
  readonly file: number;
  readonly row: number;
}

const HOUR_MS = 3_600_000;

/** Milliseconds to add to a moment of a kind. */
export type Shift = (kind: number, t: number) => number;

const NOTHING = Object.freeze({});
const NONE: SettledFragment['events'] = Object.freeze([]);

/** Of most logs every moment is certain: nothing is copied. */
function settledAs(fragment: PlacedFragment, kinds: readonly string[]): SettledFragment {
  const { key, kind, file, row, times = NOTHING, events = NONE, facts = NOTHING } = fragment;
  return {
    key,
    kind: kinds[kind] ?? '',
    file,
    row,
    times: times as SettledFragment['times'],
    events: events as SettledFragment['events'],
    facts,
  };
}

/**
 * @param fragments of one call, by file and row
 * @param kinds ids by place
 * @param isShifted whether `shift` ever moves a moment of the kind
 */
export function settleMoments(
  fragments: readonly PlacedFragment[],
  kinds: readonly string[],
  shift: Shift,
  isShifted: (kind: number) => boolean = () => true,
): readonly SettledFragment[] | 'ambiguous' {
  const twofold = fragments.filter(isTwofold);
  const choices = new Map<PlacedFragment, readonly number[]>();
  if (twofold.length > 0) {
    const found = tellApart(fragments);
    if (!found) return 'ambiguous';
    found.forEach((each, fragment) => choices.set(fragment, each));
  }
  return fragments.map((fragment) => {
    const isOnTime = twofold.length === 0 && !isShifted(fragment.kind);
    if (isOnTime) return settledAs(fragment, kinds);
    const chosen = choices.get(fragment);
    let i = 0;
    const settle = (moment: Moment): number => {
      const t = typeof moment === 'number' ? moment : (chosen?.[i] ?? moment[0]);
      i += 1;
      return t + shift(fragment.kind, t);
    };
    const times: Record<string, number> = {};
    for (const [name, moment] of Object.entries(fragment.times ?? {})) times[name] = settle(moment);
    return {
      key: fragment.key,
      kind: kinds[fragment.kind] ?? '',
      file: fragment.file,
      row: fragment.row,
      times,
      events: (fragment.events ?? []).map(({ t, event, where, value }) => ({
        t: settle(t),
        event,
        where,
        value,
      })),
      facts: fragment.facts ?? {},
    };
  });
}

function isTwofold(fragment: Fragment): boolean {
  const { times } = fragment;
  if (times) for (const name of Object.keys(times)) if (typeof times[name] !== 'number') return true;
  return fragment.events?.some(({ t }) => typeof t !== 'number') ?? false;
}

function momentsOf({ times = {}, events = [] }: Fragment): readonly Moment[] {
  return [...Object.values(times), ...events.map(({ t }) => t)];
}

/** The moments of each fragment, in its order; undefined where none or several ways fit. */
function tellApart(
  fragments: readonly PlacedFragment[],
): ReadonlyMap<PlacedFragment, readonly number[]> | undefined {
  const files = new Map<number, PlacedFragment[]>();
  for (const fragment of fragments) files.set(fragment.file, [...(files.get(fragment.file) ?? []), fragment]);
  /** For each file, the ways in which its own times run forward. */
  const ways = [...files.values()].map((own) => {
    const moments = own.flatMap(momentsOf);
    const count = moments.filter((moment) => typeof moment !== 'number').length;
    return Array.from({ length: count + 1 }, (_, first) => choose(moments, first)).filter(isForward);
  });
  const fitting = combine(ways).filter((combination) => !hasLongGap(combination.flat()));
  const [only] = fitting;
  if (!only || fitting.length > 1) return undefined;
  const settled = new Map<PlacedFragment, readonly number[]>();
  [...files.values()].forEach((own, i) => {
    let at = 0;
    for (const fragment of own) {
      const { length } = momentsOf(fragment);
      settled.set(fragment, (only[i] ?? []).slice(at, at + length));
      at += length;
    }
  });
  return settled;
}

function choose(moments: readonly Moment[], first: number): number[] {
  let seen = 0;
  return moments.map((moment) => (typeof moment === 'number' ? moment : moment[seen++ < first ? 0 : 1]));
}

function isForward(times: readonly number[]): boolean {
  return times.every((t, i) => i === 0 || t >= (times[i - 1] ?? t));
}

function hasLongGap(times: readonly number[]): boolean {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted.some((t, i) => i > 0 && t - (sorted[i - 1] ?? t) >= HOUR_MS);
}

/** Calls are in two or three files; more ways than this are too many to be certain. */
const MOST_WAYS = 1000;

function combine(ways: readonly (readonly number[][])[]): number[][][] {
  return ways.reduce<number[][][]>(
    (all, own) =>
      all.length * own.length > MOST_WAYS ? [] : all.flatMap((some) => own.map((way) => [...some, way])),
    [[]],
  );
}
