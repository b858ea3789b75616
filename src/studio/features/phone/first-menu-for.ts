import { indexChart, type Facts, type MachineConfig } from '../../../chart/index.ts';
import type { MenuMachine } from '../../../machine/index.ts';
import { spokenNow, type SpokenNow } from '../../../phone/index.ts';

/** The first menu a caller meets and what it offers; undefined when the line connects at once. */
export function firstMenuFor(
  menu: MenuMachine,
  config: MachineConfig,
  facts: Facts,
): { readonly state: string; readonly options: readonly SpokenNow[] } | undefined {
  const chart = indexChart(config);
  let call = menu.start(facts);
  for (let tries = 0; tries < 20 && chart.stateAt(call.state)?.isAnnouncement; tries++) {
    const { next, taken } = menu.step(call, 'DONE');
    if (!taken) return undefined;
    call = next;
  }
  return chart.stateAt(call.state)?.isMenu
    ? { state: call.state, options: spokenNow(menu, chart, call) }
    : undefined;
}
