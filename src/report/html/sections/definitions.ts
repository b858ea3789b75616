/** What every figure means, with an anchor that the tables above point to. */
import { html, type Markup } from '../markup.ts';
import type { View } from '../view.ts';

export function definitions(view: View): Markup | undefined {
  if (view.result.figureInfo.length === 0) return undefined;
  return html`<dl>${view.result.figureInfo.map((info) => html`<dt id="definition-${info.id}">${view.say(info.title)}</dt><dd>${view.say(info.definition)}</dd>`)}</dl>`;
}
