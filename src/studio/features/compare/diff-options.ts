/**
 * Transitions of two machines paired: the same option may have another key, another menu, another label,
 * another target.
 */
import type { Chart, ChartTransition, Text } from '../../../chart/index.ts';
import type { Change, OptionPlace } from './changes.ts';
import { diffSettings, diffTexts, isSame, listTexts } from './diff-parts.ts';
import type { StateMatch } from './match-states.ts';
import { isKeyEvent } from '../../view/index.ts';

interface Pair {
  readonly before: ChartTransition;
  readonly after: ChartTransition;
}

export function diffOptions(before: Chart, after: Chart, match: StateMatch): Change[] {
  const nameOf = new Map(match.pairs.map((pair) => [pair.before.path, pair.after.path]));
  const { pairs, removed, added } = pairUp(before, after, nameOf);
  const gone = new Set(match.removed.map(({ path }) => path));
  const fresh = new Set(match.added.map(({ path }) => path));
  return [
    // Options of a menu that went or came as a whole are part of it.
    ...removed
      .filter(({ source }) => !gone.has(source.path))
      .map((option): Change => ({
        kind: 'removed',
        what: 'option',
        state: nameOf.get(option.source.path) ?? option.source.path,
        option: placeOf(option),
      })),
    ...added
      .filter(({ source }) => !fresh.has(source.path))
      .map((option): Change => ({
        kind: 'added',
        what: 'option',
        state: option.source.path,
        option: placeOf(option),
      })),
    ...pairs.flatMap((pair) => diffPair(pair, nameOf)),
    ...orderChanges(pairs, nameOf),
  ];
}

/**
 * Best pairs first: same place and label, then same label in the same menu, then same place, then same label
 * anywhere.
 */
function pairUp(
  before: Chart,
  after: Chart,
  nameOf: ReadonlyMap<string, string>,
): { pairs: Pair[]; removed: ChartTransition[]; added: ChartTransition[] } {
  const pairs: Pair[] = [];
  let left = [...before.transitions];
  const free = new Set(after.transitions);
  const byPass: ((one: ChartTransition) => string | undefined)[][] = [
    [
      (one) => `${nameOf.get(one.source.path)}|${one.event}|${one.position}|${labelOf(one)}`,
      (other) => `${other.source.path}|${other.event}|${other.position}|${labelOf(other)}`,
    ],
    [
      (one) => labelled(one) && `${nameOf.get(one.source.path)}|${labelOf(one)}`,
      (other) => labelled(other) && `${other.source.path}|${labelOf(other)}`,
    ],
    [
      (one) => `${nameOf.get(one.source.path)}|${one.event}|${one.position}`,
      (other) => `${other.source.path}|${other.event}|${other.position}`,
    ],
    [
      (one) => labelled(one) && `${labelOf(one)}|${endOf(one)}`,
      (other) => labelled(other) && `${labelOf(other)}|${endOf(other)}`,
    ],
    [(one) => labelled(one) && labelOf(one), (other) => labelled(other) && labelOf(other)],
  ];
  for (const [keyOfOne, keyOfOther] of byPass) {
    const byKey = new Map<string, ChartTransition[]>();
    for (const other of free) {
      const key = keyOfOther?.(other);
      if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), other]);
    }
    left = left.filter((one) => {
      const key = keyOfOne?.(one);
      const other = key === undefined ? undefined : byKey.get(key)?.shift();
      if (!other) return true;
      pairs.push({ before: one, after: other });
      free.delete(other);
      return false;
    });
  }
  return { pairs, removed: left, added: [...free] };
}

const labelOf = ({ transition }: ChartTransition): string => JSON.stringify(transition.meta?.label ?? null);
const labelled = (entry: ChartTransition): string | undefined =>
  entry.transition.meta?.label ? labelOf(entry) : undefined;
const endOf = ({ target }: ChartTransition): string =>
  JSON.stringify(target?.config.meta?.destination ?? null);

export function placeOf({ source, event, position, transition }: ChartTransition): OptionPlace {
  return { state: source.path, event, position, label: transition.meta?.label };
}

function diffPair({ before, after }: Pair, nameOf: ReadonlyMap<string, string>): Change[] {
  const state = after.source.path;
  const option = placeOf(after);
  const changes: Change[] = [];
  if (nameOf.get(before.source.path) !== state)
    changes.push({ kind: 'moved', what: 'option', state, from: placeOf(before), to: option });
  else if (before.event !== after.event)
    changes.push({ kind: 'rekeyed', state, option, from: before.event, to: after.event });
  else if (before.position !== after.position)
    changes.push({
      kind: 'setting',
      state,
      option,
      name: 'position',
      from: before.position,
      to: after.position,
    });

  const from = before.target
    ? (nameOf.get(before.target.path) ?? before.target.path)
    : before.transition.target;
  const to = after.target?.path ?? after.transition.target;
  // A target that was only renamed or moved is still the same place.
  if (from !== to || (before.target && !nameOf.has(before.target.path)))
    changes.push({
      kind: 'redirected',
      state,
      option,
      from: before.target?.path ?? before.transition.target,
      to,
    });
  if (!isSame(before.transition.guard, after.transition.guard))
    changes.push({
      kind: 'condition',
      state,
      option,
      from: before.transition.guard,
      to: after.transition.guard,
    });

  const texts = ({ transition }: ChartTransition): Partial<Record<'label' | 'examples', Text>> => {
    const { label, examples } = transition.meta ?? {};
    const lists = listTexts(examples);
    return { ...(label && { label }), ...(lists && { examples: lists }) };
  };
  changes.push(...diffTexts(state, option, texts(before), texts(after)));
  const settings = ({ transition }: ChartTransition): object => ({
    role: transition.meta?.role,
    actions: transition.actions,
    description: transition.description,
  });
  changes.push(...diffSettings(state, option, settings(before), settings(after), ''));
  return changes;
}

/** Spoken order of the keys that both sides have; a key that came or went does not reorder the others. */
function orderChanges(pairs: readonly Pair[], nameOf: ReadonlyMap<string, string>): Change[] {
  const byMenu = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const state = pair.after.source.path;
    if (
      isKeyEvent(pair.after.event) &&
      pair.after.position === 0 &&
      nameOf.get(pair.before.source.path) === state
    )
      byMenu.set(state, [...(byMenu.get(state) ?? []), pair]);
  }
  return [...byMenu].flatMap(([state, own]): Change[] => {
    const orderIn = (side: 'before' | 'after'): Pair[] =>
      own.toSorted((a, b) => eventIndex(a[side]) - eventIndex(b[side]));
    const [was, is] = [orderIn('before'), orderIn('after')];
    if (was.every((pair, i) => pair === is[i])) return [];
    return [
      {
        kind: 'reordered',
        state,
        from: was.map((pair) => pair.before.event),
        to: is.map((pair) => pair.after.event),
      },
    ];
  });
}

function eventIndex({ source, event }: ChartTransition): number {
  return Object.keys(source.config.on ?? {}).indexOf(event);
}
