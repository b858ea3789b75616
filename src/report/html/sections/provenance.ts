/** All that is needed to get this report again. */
import { html, type Markup } from '../markup.ts';
import type { View } from '../view.ts';

export function provenance(view: View): Markup {
  const { result, phrases, options } = view;
  const facts: readonly (readonly [string, string])[] = [
    [phrases.provenance.scenario, `${result.scenario.id} (${result.scenario.file})`],
    [phrases.provenance.worlds, result.worlds.map((world) => world.id).join(', ')],
    [phrases.provenance.seed, String(result.seed)],
    [phrases.provenance.replications, String(result.replications)],
    [phrases.provenance.locale, result.locale],
    [
      phrases.provenance.version,
      options.version ? `Dialtree ${options.version}` : `Dialtree, ${result.format} ${result.version}`,
    ],
  ];
  return html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
<h3 id="replay">${phrases.provenance.replay}</h3><pre tabindex="0" aria-labelledby="replay"><code>${result.replay}</code></pre>`;
}
