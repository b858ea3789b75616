import { toList } from '../chart.ts';
import { KEYS, type Key, type KeyEvent, type MachineConfig, type Transition } from '../types.ts';
import { isKeyEvent } from './draft.ts';
import { findState } from './find-state.ts';
import type { OptionPlace } from './types.ts';

export interface OwnOption {
  readonly place: OptionPlace & { readonly event: KeyEvent };
  readonly key: Key;
  readonly transition: Transition;
}

/** Options that stand on the state itself, in spoken order. Those it inherits stand on its ancestors. */
export function optionsOf(config: MachineConfig, state: string): OwnOption[] {
  return Object.entries(findState(config, state)?.on ?? {}).flatMap(([event, transitions]) => {
    if (!isKeyEvent(event)) return [];
    const key = KEYS.find((each) => `DTMF.${each}` === event) as Key;
    return toList(transitions).map((transition, position) => ({
      place: { state, event: event as KeyEvent, position },
      key,
      transition,
    }));
  });
}
