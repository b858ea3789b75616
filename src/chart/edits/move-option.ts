import type { KeyEvent } from '../types.ts';
import { chartOf, isKeyEvent, listAt, setList, stateAt, transitionAt, type StateDraft } from './draft.ts';
import { freeKey } from './keys.ts';
import { nameOption } from './names.ts';
import { writeTarget } from './targets.ts';
import { Refused } from './refused.ts';
import type { Edit, MachineDocument, OptionPlace } from './types.ts';
import { say, chartWords } from '../../words/index.ts';

/**
 * To another place in its menu or in another one; `index` counts the keys there in spoken order.
 * Within a menu the keys stay where they are and the options move past them: the third place keeps its key.
 * Options that share a key move together. In another menu the option keeps its key if that is free, else gets
 * the first free one.
 */
export function moveOption(
  document: MachineDocument,
  option: OptionPlace,
  to: { readonly state: string; readonly index: number },
): Edit {
  return {
    name: nameOption(document, option, (words, option) => words.moveOption.moveOption({ option })),
    selects: to.state,
    recipe: (draft) => {
      const { event } = option;
      if (!isKeyEvent(event)) throw new Refused(say(chartWords, (words) => words.moveOption.keysOnly));
      const from = stateAt(draft, option.state);
      const transition = transitionAt(draft, option);
      if (option.state === to.state) {
        const before = keyEvents(from);
        moveEvent(from, event, to.index);
        rekey(from, before);
        return;
      }
      const target = stateAt(draft, to.state);
      if (target.type === 'final') throw new Refused(say(chartWords, (words) => words.moveOption.callEnds));
      const chart = chartOf(draft);
      const source = chart.stateAt(option.state);
      const leadsTo =
        transition.target === undefined || !source ? undefined : chart.resolve(transition.target, source);
      const key: KeyEvent =
        listAt(target, event).length === 0 ? (event as KeyEvent) : `DTMF.${freeKey(draft, to.state)}`;
      const moved = { ...transition };
      // A sibling's key means something else elsewhere.
      if (leadsTo && !transition.target?.startsWith('#'))
        moved.target = writeTarget(draft, to.state, leadsTo.path);
      setList(from, event, listAt(from, event).toSpliced(option.position, 1));
      setList(target, key, [moved]);
      moveEvent(target, key, to.index);
    },
  };
}

function keyEvents(state: StateDraft): string[] {
  return Object.keys(state.on ?? {}).filter(isKeyEvent);
}

/** Puts a key at a place among the keys of its state; other events keep their places. */
export function moveEvent(state: StateDraft, event: string, index: number): void {
  const entries = Object.entries(state.on ?? {});
  const keys = entries.filter(([each]) => isKeyEvent(each));
  const mine = keys.find(([each]) => each === event);
  if (!mine) return;
  const order = keys.filter((each) => each !== mine);
  order.splice(Math.max(0, Math.min(order.length, index)), 0, mine);
  let next = 0;
  state.on = Object.fromEntries(
    entries.map((entry) => (isKeyEvent(entry[0]) ? (order[next++] as typeof entry) : entry)),
  );
}

/** Gives the keys, in spoken order, the names they had in this order before. */
function rekey(state: StateDraft, before: readonly string[]): void {
  let next = 0;
  state.on = Object.fromEntries(
    Object.entries(state.on ?? {}).map(([event, value]) => [
      isKeyEvent(event) ? (before[next++] as string) : event,
      value,
    ]),
  );
}
