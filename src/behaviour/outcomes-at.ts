/** What one kind of caller does at one menu, as a list: `hear-menus.ts` for whoever asks about many. */
import { EVENTS, type EventName } from '../chart/index.ts';
import { createHearer } from './hear-menus.ts';
import type { ParameterValues } from './parameters.ts';
import { MOODS, traitsOf } from './traits.ts';
import type { Dispositions, HeardMenu, Mood, OutcomeTable } from './types.ts';

/** Outcomes of hearing this menu once, in the order of EVENTS. Cost: O(options). */
export function outcomesAt(menu: HeardMenu, who: Dispositions, mood: Mood, p: ParameterValues): OutcomeTable {
  const { columns, hearWith } = createHearer(p).prepare(menu);
  const probability = new Float64Array(columns.length);
  const seconds = new Float64Array(columns.length);
  hearWith(menu.options.map(({ scent }) => scent)).write(
    traitsOf(who),
    MOODS.indexOf(mood),
    probability,
    seconds,
    0,
  );
  return [...columns].flatMap((column, i) =>
    (probability[i] as number) > 0
      ? [
          {
            event: EVENTS[column] as EventName,
            probability: probability[i] as number,
            seconds: seconds[i] as number,
          },
        ]
      : [],
  );
}
