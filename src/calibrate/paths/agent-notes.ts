/** What agents did with a call, as far as they noted it. */
import type { LoggedCall } from '../../calls/index.ts';
import type { Handled } from './types.ts';

/** The need that was noted first: what they came for; a second need comes later. */
export function codedOf({ events }: LoggedCall): string {
  const noted = events.find(({ event }) => event === 'outcome')?.value ?? '';
  return noted.split(';')[0] ?? '';
}

/** What became of a call at the first agent, until something was noted of it. */
export function handledOf({ events }: LoggedCall): Handled | '' {
  let handled: Handled | '' = '';
  for (const { event, value } of events) {
    if (event === 'transfer') return 'passed';
    if (event === 'outcome') return handled || 'kept';
    if (event === 'advice') handled = 'advised';
    else if (event === 'answer') handled ||= 'kept';
    else if (event === 'end' && value === 'system' && handled === 'kept') return 'ended';
  }
  return handled;
}
