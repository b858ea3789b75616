/** Options come and go. */
import type { Draft } from 'immer';
import type { Guard, Key, OptionRole, Text } from '../types.ts';
import { isKeyEvent, listAt, setList, stateAt, type TransitionDraft } from './draft.ts';
import { freeKey } from './keys.ts';
import { nameOption } from './names.ts';
import { moveEvent } from './move-option.ts';
import { writeTarget } from './targets.ts';
import { Refused } from './refused.ts';
import type { DocumentDraft, Edit, MachineDocument, OptionPlace } from './types.ts';
import { say, chartWords } from '../../words/index.ts';

export interface NewOption {
  /** Absent, or taken: the first free key. */
  readonly key?: Key;
  readonly label?: Text;
  /** Absent: the menu is spoken again. */
  readonly target?: string;
  readonly role?: OptionRole;
  readonly guard?: Guard;
  /** Place among the menu's keys in spoken order. Absent: last. */
  readonly index?: number;
}

/** On a menu; or on a group or the machine, where all menus below inherit it. */
export function addOption(_document: MachineDocument, state: string, option: NewOption): Edit {
  const label = option.label ?? {};
  return {
    name: say(chartWords, (words, language) =>
      words.options.addOption({ option: label[language] ?? label['en'] ?? '' }).trim(),
    ),
    selects: state,
    recipe: (draft) => {
      const menu = stateAt(draft, state);
      if (menu.type === 'final') throw new Refused(say(chartWords, (words) => words.options.callEnds));
      const wanted = option.key;
      const key =
        wanted !== undefined && listAt(menu, `DTMF.${wanted}`).length === 0 ? wanted : freeKey(draft, state);
      const { role } = option;
      const made: TransitionDraft = {
        ...(option.target === undefined ? {} : { target: writeTarget(draft, state, option.target) }),
        ...(option.guard ? { guard: structuredClone(option.guard) as Draft<Guard> } : {}),
        meta: { ...(role === undefined || role === 'choice' ? {} : { role }), label: { ...label } },
      };
      setList(menu, `DTMF.${key}`, [made]);
      if (option.index !== undefined) moveEvent(menu, `DTMF.${key}`, option.index);
    },
  };
}

/** The same key for callers who meet a condition: tried first. */
export function addAlternative(document: MachineDocument, option: OptionPlace, guard: Guard): Edit {
  return {
    name: nameOption(document, option, (words, option) => words.options.addAlternative({ option })),
    recipe: (draft) => {
      const state = stateAt(draft, option.state);
      const list = listAt(state, option.event);
      const original = readOption(draft, option);
      setList(
        state,
        option.event,
        list.toSpliced(option.position, 0, { ...original, guard: structuredClone(guard) as Draft<Guard> }),
      );
    },
  };
}

/** The state it led to stays, even if nothing leads there any more. */
export function deleteOption(document: MachineDocument, option: OptionPlace): Edit {
  return {
    name: nameOption(document, option, (words, option) => words.options.deleteOption({ option })),
    recipe: (draft) => {
      readOption(draft, option);
      const state = stateAt(draft, option.state);
      const left = listAt(state, option.event).toSpliced(option.position, 1);
      if (left.length === 0 && option.event === 'always' && !state.states && !state.tags) {
        throw new Refused(say(chartWords, (words) => words.options.aimless));
      }
      setList(state, option.event, left);
    },
  };
}

/** On the next free key, right after the original. */
export function duplicateOption(document: MachineDocument, option: OptionPlace): Edit {
  return {
    name: nameOption(document, option, (words, option) => words.options.duplicateOption({ option })),
    recipe: (draft) => {
      if (!isKeyEvent(option.event)) throw new Refused(say(chartWords, (words) => words.options.keysOnly));
      const copy = readOption(draft, option);
      const state = stateAt(draft, option.state);
      const key = freeKey(draft, option.state);
      const after = Object.keys(state.on ?? {})
        .filter(isKeyEvent)
        .indexOf(option.event);
      setList(state, `DTMF.${key}`, [copy]);
      moveEvent(state, `DTMF.${key}`, after + 1);
    },
  };
}

/** A copy that shares nothing with the draft. */
export function readOption(draft: DocumentDraft, option: OptionPlace): TransitionDraft {
  const found = listAt(stateAt(draft, option.state), option.event)[option.position];
  if (!found) throw new Refused(say(chartWords, (words) => words.options.optionGone));
  return JSON.parse(JSON.stringify(found)) as TransitionDraft;
}
