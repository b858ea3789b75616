/** The desks of both worlds, side by side in one table each. */
import { formatValue } from '../../format-number.ts';
import { html, type Markup } from '../markup.ts';
import { drawTable } from '../table.ts';
import type { View } from '../view.ts';

export function desks(view: View): Markup | undefined {
  const worlds = view.pair.filter((world) => world.desks.length > 0);
  if (worlds.length === 0) return undefined;
  const { heads } = view.phrases;
  const share = (value: number): string => formatValue(value, 'share', view.phrases);
  return html`${worlds.map(
    (world) =>
      html`<h3>${view.say(world.title)}</h3>${drawTable({
        caption: `${view.phrases.sections.desks}${view.phrases.colon}${view.say(world.title)}`,
        isCaptionHidden: true,
        columns: [
          { head: heads.desk },
          { head: heads.offered, isNumeric: true },
          { head: heads.wait, isNumeric: true },
          { head: heads.answeredIn20, isNumeric: true },
          { head: heads.abandoned, isNumeric: true },
          { head: heads.occupancy, isNumeric: true },
          { head: heads.agentHours, isNumeric: true },
          { head: heads.misrouteHours, isNumeric: true },
        ],
        rows: world.desks.map((desk) => [
          view.say(desk.title) || desk.desk,
          formatValue(desk.offered, 'per-month', view.phrases),
          formatValue(desk.waitSeconds, 'seconds', view.phrases),
          share(desk.answeredIn20),
          share(desk.abandonedShare),
          share(desk.occupancy),
          formatValue(desk.agentHours, 'hours-per-month', view.phrases),
          formatValue(desk.misrouteHours, 'hours-per-month', view.phrases),
        ]),
      })}`,
  )}`;
}
