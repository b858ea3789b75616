/** Which key an option is on. */
import { indexChart, lineage } from '../chart.ts';
import { KEYS, keySymbol, type Key, type MachineConfig } from '../types.ts';
import { chartOf, isKeyEvent, listAt, stateAt, setList } from './draft.ts';
import { nameOption, nameState } from './names.ts';
import { Refused } from './refused.ts';
import type { DocumentDraft, Edit, MachineDocument, OptionPlace } from './types.ts';
import { say, chartWords } from '../../words/index.ts';

/** Keys in the order in which options get them; 0 is kept for a person as long as possible. */
const IN_ORDER: readonly Key[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'star', 'pound'];

/** Swaps with the option that has the key. The spoken order stays. */
export function setKey(document: MachineDocument, option: OptionPlace, key: Key): Edit {
  return {
    name: nameOption(document, option, (words, option) => words.keys.setKey({ option, key: keySymbol(key) })),
    recipe: (draft) => {
      if (!isKeyEvent(option.event) || option.event === `DTMF.${key}`) return;
      const state = stateAt(draft, option.state);
      const list = listAt(state, option.event);
      const mine = list[option.position];
      if (!mine) throw new Refused(say(chartWords, (words) => words.keys.optionGone));
      const wanted = `DTMF.${key}` as const;
      if (list.length === 1) {
        const rename = (event: string): string =>
          event === option.event ? wanted : event === wanted ? option.event : event;
        state.on = Object.fromEntries(
          Object.entries(state.on ?? {}).map(([event, value]) => [rename(event), value]),
        );
        return;
      }
      // One of several that share a key leaves the others.
      if (listAt(state, wanted).length > 0)
        throw new Refused(say(chartWords, (words) => words.keys.taken({ key: keySymbol(key) })));
      const entries = Object.entries(state.on ?? {});
      const at = entries.findIndex(([event]) => event === option.event) + 1;
      state.on = Object.fromEntries(entries.toSpliced(at, 0, [wanted, mine]));
      setList(state, option.event, list.toSpliced(option.position, 1));
    },
  };
}

/** Choices get 1, 2, 3, ... as they are spoken, past keys that mean operator, repeat or back here. */
export function renumberKeys(document: MachineDocument, state: string): Edit {
  return {
    name: nameState(document, state, (words, state) => words.keys.renumberKeys({ state })),
    recipe: (draft) => {
      const menu = stateAt(draft, state);
      const entries = Object.entries(menu.on ?? {});
      const isChoice = (event: string): boolean =>
        isKeyEvent(event) && listAt(menu, event).some(({ meta }) => (meta?.role ?? 'choice') === 'choice');
      const reserved = new Set([
        ...sharedKeys(chartOf(draft).config, state),
        ...entries.map(([event]) => event).filter((event) => isKeyEvent(event) && !isChoice(event)),
      ]);
      const free = IN_ORDER.map((key) => `DTMF.${key}`).filter((event) => !reserved.has(event));
      if (entries.filter(([event]) => isChoice(event)).length > free.length)
        throw new Refused(say(chartWords, (words) => words.keys.tooFewKeys));
      let next = 0;
      menu.on = Object.fromEntries(
        entries.map(([event, value]) => [isChoice(event) ? (free[next++] as string) : event, value]),
      );
    },
  };
}

/** The first key nobody uses: not the state itself, not what stands above it. */
export function freeKey(draft: DocumentDraft, state: string): Key {
  const own = new Set(Object.keys(stateAt(draft, state).on ?? {}));
  const shared = sharedKeys(chartOf(draft).config, state);
  const free = IN_ORDER.filter((key) => !own.has(`DTMF.${key}`));
  const key = free.find((each) => !shared.has(`DTMF.${each}`)) ?? free[0];
  if (key === undefined)
    throw new Refused(say(chartWords, (words) => words.keys.allTaken({ count: KEYS.length })));
  return key;
}

/** Keys that mean something on the ancestors. */
function sharedKeys(config: MachineConfig, path: string): Set<string> {
  const state = indexChart(config).stateAt(path);
  return new Set(
    (state ? lineage(state).slice(1) : []).flatMap((each) =>
      Object.keys(each.config.on ?? {}).filter(isKeyEvent),
    ),
  );
}
