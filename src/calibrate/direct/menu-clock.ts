/** What a log’s menus sounded like: when the first option and the prompt were over, and what each key is there for. */
import { spokenOptions, tabulate } from '../../automaton/index.ts';
import {
  indexChart,
  keySymbol,
  UNKNOWN_CALLER,
  type Key,
  type Locale,
  type OptionRole,
} from '../../chart/index.ts';
import { promptReport, spokenLocale } from '../../speech/index.ts';
import type { LoggedMachine } from '../log-setting.ts';

export interface MenuClock {
  /** Seconds from the start of the menu. */
  readonly firstOptionEnds: number;
  readonly promptEnds: number;
  /** By the sign on the pad. */
  readonly roles: ReadonlyMap<string, OptionRole>;
}

/** By state path, as a caller of whom nothing is known hears them; a key that others have is there too. */
export function clockMenus(
  { config, automaton }: LoggedMachine,
  locale: Locale,
): ReadonlyMap<string, MenuClock> {
  const chart = indexChart(config);
  const table = tabulate(automaton, UNKNOWN_CALLER);
  const spoken = spokenLocale(config.meta.locales, locale);
  const clocks = new Map<string, MenuClock>();
  for (const { index, kind, state, attempts } of automaton.nodes) {
    if (kind !== 'menu' || (attempts > 0 && clocks.has(state))) continue;
    const options = spokenOptions(automaton, config, table, index);
    const { segments, lastOptionEndSeconds } = promptReport(chart, state, options, spoken);
    const roles = new Map<string, OptionRole>();
    automaton.events.forEach((event, column) => {
      for (const { edge } of automaton.cells[index * automaton.events.length + column] ?? []) {
        const role = edge === undefined ? undefined : automaton.edges[edge]?.role;
        if (role && event.startsWith('DTMF.')) roles.set(keySymbol(event.slice('DTMF.'.length) as Key), role);
      }
    });
    clocks.set(state, {
      firstOptionEnds:
        segments.find((segment) => segment.kind === 'option')?.endSeconds ?? lastOptionEndSeconds,
      promptEnds: Math.max(lastOptionEndSeconds, segments.at(-1)?.endSeconds ?? 0),
      roles,
    });
  }
  return clocks;
}
