/** A call that is nothing but the machine's own pure step, one event after another. */
import type { Facts } from '../chart/index.ts';
import type { MenuMachine } from '../machine/index.ts';
import type { CallActor } from './types.ts';

export function createStepCall(menu: MenuMachine, facts?: Facts): CallActor {
  let call = menu.start(facts);
  return {
    now: () => call,
    send: (event) => {
      call = menu.step(call, event).next;
    },
  };
}
