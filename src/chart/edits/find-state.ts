import { toList } from '../chart.ts';
import type { MachineConfig, StateConfig, Transition } from '../types.ts';
import type { OptionPlace } from './types.ts';
import { ownValue } from '../../util/own-value.ts';

/**
 * By walking down, without indexing the machine: names of edits are made at every key stroke. '' is the
 * machine.
 */
export function findState(config: MachineConfig, path: string): StateConfig | undefined {
  let state: StateConfig | undefined = config;
  for (const key of path === '' ? [] : path.split('.')) state = ownValue(state?.states, key);
  return state;
}

export function findTransition(config: MachineConfig, place: OptionPlace): Transition | undefined {
  const state = findState(config, place.state);
  const transitions = place.event === 'always' ? state?.always : state?.on?.[place.event];
  return transitions === undefined ? undefined : toList(transitions)[place.position];
}
