/**
 * What a menu offers the caller on the phone right now: asked of the machine itself, key by key, without
 * exploring it.
 */
import { KEYS, lineage, type Chart, type Key, type OptionRole, type Transition } from '../chart/index.ts';
import type { CallState, MenuMachine, Taken } from '../machine/index.ts';

/** Has the shape of speech's `PromptOption`. */
export interface SpokenNow {
  readonly key: Key;
  readonly role: OptionRole;
  readonly edge: { readonly transition: Transition };
  /** The transition that takes the key. */
  readonly taken: Taken;
}

/**
 * In spoken order: the menu's own in file order, then inherited ones from the nearest ancestor outwards.
 * Costs twelve steps.
 */
export function spokenNow(menu: MenuMachine, chart: Chart, call: CallState): SpokenNow[] {
  const state = chart.stateAt(call.state);
  if (!state?.isMenu) return [];
  const found = KEYS.flatMap((key) => {
    const { taken, isNoMatch } = menu.step(call, `DTMF.${key}`);
    if (!taken || isNoMatch) return [];
    const entry = chart.transitions.find(
      ({ source, event, position }) =>
        source.path === taken.source && event === taken.event && position === taken.position,
    );
    if (!entry)
      throw new Error(`The machine took ${taken.event} at "${taken.source}", which the file does not have.`);
    return [
      {
        source: entry.source,
        option: {
          key,
          role: entry.transition.meta?.role ?? 'choice',
          edge: { transition: entry.transition },
          taken,
        } satisfies SpokenNow,
      },
    ];
  });
  return lineage(state).flatMap((holder) => {
    const inFileOrder = Object.keys(holder.config.on ?? {});
    return found
      .filter(({ source }) => source === holder)
      .toSorted(
        (a, b) => inFileOrder.indexOf(`DTMF.${a.option.key}`) - inFileOrder.indexOf(`DTMF.${b.option.key}`),
      )
      .map(({ option }) => option);
  });
}
