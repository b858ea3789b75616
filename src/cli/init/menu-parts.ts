/** States and events that every menu of a new project is put together of. */
import type { StateConfig, Transition } from '../../chart/index.ts';
import type { WeeklyHours } from '../../calendar/index.ts';

export type Events = NonNullable<StateConfig['on']>;
export type States = Record<string, StateConfig>;

export const HUNG_UP: StateConfig = {
  id: 'hung-up',
  type: 'final',
  meta: { destination: { goesTo: 'hang-up', reason: 'caller' } },
};

/** From key 1 on. */
export function keyed(options: readonly Transition[]): Events {
  return Object.fromEntries(options.map((option, i) => [`DTMF.${i + 1}`, option])) as Events;
}

/** Open in these hours; else callers are told. */
export function door(hours: WeeklyHours, inside: string): StateConfig {
  return { always: [{ guard: { type: 'hoursOpen', params: hours }, target: inside }, { target: '#closed' }] };
}
