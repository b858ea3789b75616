import type { CallEventName } from './types.ts';

interface Step {
  readonly t: number;
  readonly event: CallEventName;
  readonly where: string;
  readonly value: string;
}

const IN_MENU: ReadonlySet<string> = new Set(['key', 'no-input', 'no-match']);

/**
 * Logs that tell what was pressed and not when a menu began: each press gets a menu to be pressed in, which began when what
 * came before it happened. That is the earliest it can have been.
 *
 * @param events by time
 */
export function completeMenus(events: readonly Step[]): readonly Step[] {
  const complete: Step[] = [];
  let open: string | undefined;
  for (const event of events) {
    if (event.event === 'menu') open = event.where;
    else if (IN_MENU.has(event.event)) {
      if (open !== event.where)
        complete.push({ t: complete.at(-1)?.t ?? event.t, event: 'menu', where: event.where, value: '' });
      open = undefined;
    }
    complete.push(event);
  }
  return complete;
}
