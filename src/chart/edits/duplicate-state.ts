import { indexChart } from '../chart.ts';
import {
  chartOf,
  insertState,
  isWithin,
  joinPath,
  keyOf,
  listAt,
  parentOf,
  setList,
  stateAt,
  type StateDraft,
} from './draft.ts';
import { freshKey, freshName, idsIn } from './fresh.ts';
import { nameState } from './names.ts';
import { Refused } from './refused.ts';
import type { DocumentDraft, Edit, MachineDocument } from './types.ts';
import { say, chartWords } from '../../words/index.ts';

/** Pixels by which a copy stands off its original. */
const OFFSET = 48;

/** With everything it holds, beside the original. Options inside the copy lead to states inside the copy. */
export function duplicateState(document: MachineDocument, path: string): Edit {
  const copy = joinPath(
    parentOf(path),
    freshKey(indexChart(document.config), parentOf(path), `${keyOf(path).slice(0, 56)}-copy`),
  );
  return {
    name: nameState(document, path, (words, state) => words.duplicateState.duplicate({ state })),
    selects: copy,
    recipe: (draft) => {
      if (path === '') throw new Refused(say(chartWords, (words) => words.duplicateState.notTheMachine));
      const chart = chartOf(draft);
      const original = chart.stateAt(path);
      if (!original) throw new Refused(say(chartWords, (words) => words.duplicateState.stateGone({ path })));
      const index = Object.keys(original.parent?.config.states ?? {}).indexOf(keyOf(path)) + 1;
      placeCopy(draft, structuredClone(original.config) as StateDraft, copy, index);
      for (const [each, position] of Object.entries(draft.layout.positions)) {
        if (isWithin(each, path))
          draft.layout.positions[copy + each.slice(path.length)] = {
            x: position.x + OFFSET,
            y: position.y + OFFSET,
          };
      }
      // A menu that called itself by its key shall call itself, not its original.
      for (const { source, event, position, target, transition } of chart.transitions) {
        if (source.path !== path || target?.path !== path || transition.target !== keyOf(path)) continue;
        const state = stateAt(draft, copy);
        setList(
          state,
          event,
          listAt(state, event).map((each, i) => (i === position ? { ...each, target: keyOf(copy) } : each)),
        );
      }
    },
  };
}

/** Puts a copy in, with ids of its own. Targets the machine does not have are not yet cared for. */
export function placeCopy(draft: DocumentDraft, state: StateDraft, path: string, index?: number): void {
  const chart = chartOf(draft);
  renameIds(state, idsIn(chart.config, chart));
  insertState(stateAt(draft, parentOf(path)), keyOf(path), state, index);
}

function renameIds(root: StateDraft, taken: Set<string>): void {
  const renamed = new Map<string, string>();
  forEachState(root, (state) => {
    if (state.id === undefined) return;
    const id = freshName(state.id, (each) => taken.has(each));
    taken.add(id);
    renamed.set(state.id, id);
    state.id = id;
  });
  forEachState(root, (state) => {
    for (const event of [...Object.keys(state.on ?? {}), 'always'] as ('DTMF.1' | 'always')[]) {
      const list = listAt(state, event);
      const id = (target: string | undefined): string | undefined =>
        target?.startsWith('#') ? renamed.get(target.slice(1)) : undefined;
      if (list.some(({ target }) => id(target) !== undefined)) {
        setList(
          state,
          event,
          list.map((each) =>
            id(each.target) === undefined ? each : { ...each, target: `#${id(each.target)}` },
          ),
        );
      }
    }
  });
}

function forEachState(state: StateDraft, visit: (state: StateDraft) => void): void {
  visit(state);
  for (const child of Object.values(state.states ?? {})) forEachState(child, visit);
}
