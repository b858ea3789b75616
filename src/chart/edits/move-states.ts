/** States get another name or another place; whatever led to them still does. */
import {
  chartOf,
  insertState,
  isWithin,
  joinPath,
  keyOf,
  parentOf,
  stateAt,
  type StateDraft,
} from './draft.ts';
import { indexChart } from '../chart.ts';
import { mendInitial } from './delete-states.ts';
import { freshKey, toKey } from './fresh.ts';
import { nameState } from './names.ts';
import { followTargets, movePositions } from './targets.ts';
import { Refused } from './refused.ts';
import type { DocumentDraft, Edit, MachineDocument } from './types.ts';
import { say, chartWords } from '../../words/index.ts';

/** The key in the file; what people read is the title. */
export function renameState(document: MachineDocument, path: string, key: string): Edit {
  const next = joinPath(parentOf(path), key);
  return {
    name: nameState(document, path, (words, state) => words.moveStates.rename({ state })),
    selects: next,
    recipe: (draft) => {
      if (path === '' || key === keyOf(path)) return;
      const before = chartOf(draft);
      const parent = stateAt(draft, parentOf(path));
      stateAt(draft, path);
      if (parent.states && Object.hasOwn(parent.states, key))
        throw new Refused(say(chartWords, (words) => words.moveStates.taken({ key })));
      parent.states = Object.fromEntries(
        Object.entries(parent.states ?? {}).map(([name, state]) => [
          name === keyOf(path) ? key : name,
          state,
        ]),
      );
      if (parent.initial === keyOf(path)) parent.initial = key;
      follow(draft, before, (each) => moved(each, path, next));
    },
  };
}

/** Into another group, or to another place in its own. `index` counts the states there without this one. */
export function moveState(document: MachineDocument, path: string, newParent: string, index?: number): Edit {
  const isSameGroup = parentOf(path) === newParent;
  const key = isSameGroup ? keyOf(path) : freshKey(indexChart(document.config), newParent, keyOf(path));
  const next = joinPath(newParent, key);
  return {
    name: nameState(document, path, (words, state) => words.moveStates.move({ state })),
    selects: next,
    recipe: (draft) => {
      if (path === '') throw new Refused(say(chartWords, (words) => words.moveStates.notTheMachine));
      if (isWithin(newParent, path))
        throw new Refused(say(chartWords, (words) => words.moveStates.notIntoItself));
      const before = chartOf(draft);
      const target = stateAt(draft, newParent);
      if (!target.states)
        throw new Refused(say(chartWords, (words) => words.moveStates.noGroup({ newParent })));
      const parent = stateAt(draft, parentOf(path));
      const state = takeOut(draft, path, isSameGroup);
      insertState(target, key, state, index);
      if (!isSameGroup) mendInitial(parent);
      follow(draft, before, (each) => moved(each, path, next));
    },
  };
}

/** Puts states that stand side by side into a new group. */
export function groupStates(document: MachineDocument, paths: readonly string[], wantedKey = 'group'): Edit {
  const parentPath = parentOf(paths[0] ?? '');
  const key = freshKey(indexChart(document.config), parentPath, toKey(wantedKey, 'group'));
  const group = joinPath(parentPath, key);
  return {
    name: say(chartWords, (words) => words.moveStates.groupStates({ count: paths.length })),
    selects: group,
    recipe: (draft) => {
      if (paths.length === 0 || paths.includes('') || paths.some((path) => parentOf(path) !== parentPath)) {
        throw new Refused(say(chartWords, (words) => words.moveStates.sameGroupOnly));
      }
      const before = chartOf(draft);
      const parent = stateAt(draft, parentPath);
      const chosen = new Set(paths.map(keyOf));
      for (const path of paths) stateAt(draft, path);
      const entries = Object.entries(parent.states ?? {});
      const inside = entries.filter(([each]) => chosen.has(each));
      const made: StateDraft = { states: Object.fromEntries(inside) };
      if (parent.initial !== undefined && chosen.has(parent.initial)) {
        made.initial = parent.initial;
        parent.initial = key;
      } else mendInitial(made);
      const first = entries.findIndex(([each]) => chosen.has(each));
      const left = entries.filter(([each]) => !chosen.has(each));
      parent.states = Object.fromEntries(
        left.toSpliced(first, 0, [
          key,
          { initial: made.initial as string, states: made.states as NonNullable<StateDraft['states']> },
        ]),
      );
      follow(draft, before, (each) =>
        paths.some((path) => isWithin(each, path))
          ? `${group}${each.slice(parentPath.length === 0 ? 0 : parentPath.length + 1).replace(/^/, '.')}`
          : each,
      );
    },
  };
}

/**
 * Takes a group away and leaves what it holds. Its own keys and texts go with it; what led to it leads to its
 * first state.
 */
export function ungroup(document: MachineDocument, path: string): Edit {
  return {
    name: nameState(document, path, (words, state) => words.moveStates.ungroup({ state })),
    selects: parentOf(path),
    recipe: (draft) => {
      const group = stateAt(draft, path);
      const before = chartOf(draft);
      const initial = group.initial;
      if (path === '' || !group.states || initial === undefined)
        throw new Refused(say(chartWords, (words) => words.moveStates.groupsOnly));
      const parentPath = parentOf(path);
      const parent = stateAt(draft, parentPath);
      const siblings = new Set(Object.keys(parent.states ?? {}).filter((key) => key !== keyOf(path)));
      const newKeys = new Map<string, string>();
      for (const key of Object.keys(group.states)) {
        let name = key;
        for (let i = 2; siblings.has(name); i++)
          name = `${keyOf(path)}-${key}${i === 2 ? '' : `-${i}`}`.slice(-64).replace(/^[^A-Za-z]+/, '');
        siblings.add(name);
        newKeys.set(key, name);
      }
      const children = Object.entries(group.states).map(
        ([key, state]) => [newKeys.get(key) as string, state] as const,
      );
      parent.states = Object.fromEntries(
        Object.entries(parent.states ?? {}).flatMap((entry) =>
          entry[0] === keyOf(path) ? children : [entry],
        ),
      );
      if (parent.initial === keyOf(path)) parent.initial = newKeys.get(initial) as string;
      follow(
        draft,
        before,
        (each) => {
          if (each === path) return joinPath(parentPath, newKeys.get(initial) as string);
          if (!isWithin(each, path)) return each;
          const [key = '', ...rest] = each.slice(path.length + 1).split('.');
          return [joinPath(parentPath, newKeys.get(key) ?? key), ...rest].join('.');
        },
        path,
      );
    },
  };
}

/** Which state of a group, or of the machine, comes first. */
export function setInitial(document: MachineDocument, parent: string, key: string): Edit {
  return {
    name: nameState(document, joinPath(parent, key), (words, state) => words.moveStates.beginWith({ state })),
    recipe: (draft) => {
      stateAt(draft, joinPath(parent, key));
      stateAt(draft, parent).initial = key;
    },
  };
}

function moved(path: string, from: string, to: string): string {
  return isWithin(path, from) ? `${to}${path.slice(from.length)}` : path;
}

/** A state taken from its group. A group may not lose its last state this way. */
function takeOut(draft: DocumentDraft, path: string, isSameGroup: boolean): StateDraft {
  const state = stateAt(draft, path);
  const parent = stateAt(draft, parentOf(path));
  const left = Object.entries(parent.states ?? {}).filter(([key]) => key !== keyOf(path));
  if (left.length === 0 && !isSameGroup)
    throw new Refused(say(chartWords, (words) => words.moveStates.lastState));
  parent.states = Object.fromEntries(left);
  return state;
}

/** `gone`: a state that is no more, whose own transitions have nowhere to follow to. */
function follow(
  draft: DocumentDraft,
  before: ReturnType<typeof chartOf>,
  move: (path: string) => string,
  gone?: string,
): void {
  const chart =
    gone === undefined
      ? before
      : { ...before, transitions: before.transitions.filter(({ source }) => source.path !== gone) };
  followTargets(draft, chart, move);
  movePositions(draft, gone === undefined ? move : (path) => (path === gone ? path : move(path)));
}
