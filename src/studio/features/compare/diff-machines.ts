/**
 * Room: two machines side by side, in the words of the people who own the lines.
 *
 * Laws: equal machines have no changes; machines that differ have at least one; swapping the two sides swaps
 * added and removed. Positions on the canvas are not part of a machine.
 *
 * One more kind of change: a member of `Change` (changes.ts), where it is found (here or in diff-options.ts),
 * its sentence in the words.
 */
import {
  indexChart,
  type Chart,
  type ChartState,
  type FactNames,
  type MachineConfig,
  type StateConfig,
  type Text,
} from '../../../chart/index.ts';
import { ownValue } from '../../../util/own-value.ts';
import type { Change, TextField } from './changes.ts';
import { diffOptions } from './diff-options.ts';
import { diffSettings, diffTexts, isSame } from './diff-parts.ts';
import { kindOf, matchStates, type StatePair } from './match-states.ts';

export function diffMachines(before: MachineConfig, after: MachineConfig): Change[] {
  const one = indexChart(before);
  const other = indexChart(after);
  const match = matchStates(one, other);
  const nameOf = new Map(match.pairs.map((pair) => [pair.before.path, pair.after.path]));
  return [
    ...match.removed.map((state): Change => ({ kind: 'removed', what: kindOf(state), state: state.path })),
    ...match.added.map((state): Change => ({ kind: 'added', what: kindOf(state), state: state.path })),
    ...match.pairs.flatMap((pair) => diffState(pair, nameOf)),
    ...diffOptions(one, other, match),
    ...diffOrder(one, other, match.pairs),
  ];
}

/** What a state says and is, apart from its transitions. */
function diffState({ before, after }: StatePair, nameOf: ReadonlyMap<string, string>): Change[] {
  const state = after.path;
  const changes: Change[] = [];
  const parent = before.parent && nameOf.get(before.parent.path);
  if (before.parent && (parent !== after.parent?.path || before.key !== after.key))
    changes.push({ kind: 'moved', what: kindOf(after), state, from: before.path, to: after.path });

  const { destination: fromDestination, ...metaBefore } = before.config.meta ?? {};
  const { destination: toDestination, ...metaAfter } = after.config.meta ?? {};
  if (!isSame(fromDestination, toDestination))
    changes.push({ kind: 'destination', state, from: fromDestination, to: toDestination });
  const texts = (
    meta: (StateConfig['meta'] & { changeNotice?: { text: Text } }) | undefined,
  ): Partial<Record<TextField, Text>> => ({
    ...(meta?.title && { title: meta.title }),
    ...(meta?.greeting && { greeting: meta.greeting }),
    ...(meta?.closing && { closing: meta.closing }),
    ...(meta?.retry?.noInput && { 'no-input': meta.retry.noInput }),
    ...(meta?.retry?.noMatch && { 'no-match': meta.retry.noMatch }),
    ...(meta?.changeNotice && { notice: meta.changeNotice.text }),
    ...(meta?.recordings && {
      recording: Object.fromEntries(
        Object.entries(meta.recordings).map(([locale, { text }]) => [locale, text]),
      ),
    }),
  });
  changes.push(...diffTexts(state, undefined, texts(before.config.meta), texts(after.config.meta)));
  changes.push(...diffFacts(state, before.config.meta, after.config.meta));
  changes.push(
    ...diffSettings(
      state,
      undefined,
      leaveOut(metaBefore, SPOKEN_META),
      leaveOut(metaAfter, SPOKEN_META),
      'meta.',
    ),
  );
  changes.push(
    ...diffSettings(state, undefined, details(before.config.meta), details(after.config.meta), 'meta.'),
  );
  changes.push(
    ...diffSettings(
      state,
      undefined,
      leaveOut(before.config, OWN_PARTS),
      leaveOut(after.config, OWN_PARTS),
      '',
    ),
  );
  return changes;
}

/** What identities, devices and histories are called. */
function diffFacts(state: string, before: object | undefined, after: object | undefined): Change[] {
  const [one, other] = [before, after].map(
    (meta): FactNames => (meta as { facts?: FactNames } | undefined)?.facts ?? {},
  );
  return (['identity', 'devices', 'history'] as const).flatMap((kind) =>
    [...new Set([...Object.keys(one?.[kind] ?? {}), ...Object.keys(other?.[kind] ?? {})])].flatMap((id) =>
      diffTexts(
        state,
        undefined,
        { fact: ownValue(one?.[kind], id) ?? {} },
        { fact: ownValue(other?.[kind], id) ?? {} },
      ).map((change): Change => (change.kind === 'reworded' ? { ...change, fact: { kind, id } } : change)),
    ),
  );
}

const SPOKEN_META = ['title', 'greeting', 'closing', 'retry', 'recordings', 'changeNotice', 'facts'];
/** Compared elsewhere: transitions, what a state holds, `meta`. */
const OWN_PARTS = ['meta', 'on', 'always', 'states'];

/** What stands beside a text without being spoken. */
function details(
  meta: (StateConfig['meta'] & { changeNotice?: { until: string } }) | undefined,
): Record<string, unknown> {
  return {
    'changeNotice.until': meta?.changeNotice?.until,
    'recordings.seconds':
      meta?.recordings && Object.entries(meta.recordings).map(([locale, { seconds }]) => [locale, seconds]),
    'recordings.optionEnds':
      meta?.recordings &&
      Object.entries(meta.recordings).map(([locale, { optionEnds }]) => [locale, optionEnds]),
  };
}

/**
 * States in another order are drawn in another order but heard the same, except where the first of a group
 * counts: `initial` says that.
 */
function diffOrder(before: Chart, after: Chart, pairs: readonly StatePair[]): Change[] {
  const placeOf = new Map(pairs.map((pair) => [pair.before.path, pair.after.path]));
  return pairs.flatMap(({ before: one, after: other }): Change[] => {
    const children = (chart: Chart, state: ChartState): string[] =>
      chart.states.filter(({ parent }) => parent === state).map(({ path }) => path);
    const own = children(after, other);
    const from = children(before, one)
      .flatMap((path) => placeOf.get(path) ?? [])
      .filter((path) => own.includes(path));
    const to = own.filter((path) => from.includes(path));
    return isSame(from, to)
      ? []
      : [
          {
            kind: 'setting',
            state: other.path,
            option: undefined,
            name: 'states',
            from: from.map(lastKey),
            to: to.map(lastKey),
          },
        ];
  });
}

const lastKey = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

function leaveOut(from: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
}
