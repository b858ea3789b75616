/**
 * Customer-experience bands: framed apart from everything simulated, because they are mapped and not
 * measured.
 */
import { formatPlain } from '../../format-number.ts';
import { html, type Markup } from '../markup.ts';
import { drawTable } from '../table.ts';
import type { View } from '../view.ts';
import { statusTag } from '../words.ts';

export function experience(view: View): Markup | undefined {
  const { result, phrases } = view;
  if (result.experience.length === 0) return undefined;
  return html`<div class="mapped"><p>${phrases.journey}</p>${drawTable({
    caption: phrases.sections.experience,
    isCaptionHidden: true,
    columns: [
      { head: phrases.heads.measure },
      { head: phrases.heads.change, isNumeric: true },
      { head: phrases.heads.unit },
      { head: phrases.heads.basis },
      { head: phrases.heads.source },
      { head: phrases.heads.status },
    ],
    rows: result.experience.map((band) => [
      view.say(band.title),
      phrases.range(signed(band.low), signed(band.high)),
      view.say(band.unit),
      view.say(band.basis),
      band.source,
      statusTag(view, band.status),
    ]),
  })}</div>`;
}

function signed(value: number): string {
  const text = formatPlain(Number(value.toPrecision(2)));
  return value > 0 ? `+${text}` : text;
}
