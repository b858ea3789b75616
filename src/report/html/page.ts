/**
 * The page: one file, nothing fetched, nothing run. The content security policy in its head forbids scripts,
 * images, frames, forms and every connection, so that even a mistake here could not reach out.
 */
import type { StudyResult } from '../../study/index.ts';
import type { Section } from '../phrases/index.ts';
import type { ReportOptions } from '../types.ts';
import { html, Markup } from './markup.ts';
import { PAGE_STYLE } from './page-style.ts';
import { control } from './sections/control.ts';
import { definitions } from './sections/definitions.ts';
import { desks } from './sections/desks.ts';
import { dots } from './sections/dots.ts';
import { experience } from './sections/experience.ts';
import { figures } from './sections/figures.ts';
import { flows } from './sections/flows.ts';
import { ablation, steps } from './sections/ladder.ts';
import { lost } from './sections/lost.ts';
import { parameters } from './sections/parameters.ts';
import { prompts } from './sections/prompts.ts';
import { provenance } from './sections/provenance.ts';
import { published } from './sections/published.ts';
import { sensitivity } from './sections/sensitivity.ts';
import { summary } from './sections/summary.ts';
import { words } from './sections/words.ts';
import { createView, type View } from './view.ts';

/** In reading order. A section with nothing to show draws nothing and is left out of the contents as well. */
export const SECTIONS: readonly {
  readonly id: Section;
  readonly draw: (view: View) => Markup | undefined;
}[] = [
  { id: 'summary', draw: summary },
  { id: 'figures', draw: figures },
  { id: 'dots', draw: dots },
  { id: 'flows', draw: flows },
  { id: 'lost', draw: lost },
  { id: 'prompts', draw: prompts },
  { id: 'ablation', draw: ablation },
  { id: 'steps', draw: steps },
  { id: 'published', draw: published },
  { id: 'sensitivity', draw: sensitivity },
  { id: 'words', draw: words },
  { id: 'control', draw: control },
  { id: 'desks', draw: desks },
  { id: 'experience', draw: experience },
  { id: 'definitions', draw: definitions },
  { id: 'parameters', draw: parameters },
  { id: 'provenance', draw: provenance },
];

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function drawPage(result: StudyResult, options: ReportOptions): string {
  const view = createView(result, options);
  const { phrases } = view;
  const drawn = SECTIONS.flatMap(({ id, draw }) => {
    const body = draw(view);
    return body ? [{ id, body }] : [];
  });
  const title = view.say(result.scenario.title);
  const page = html`<!doctype html>
<html lang="${phrases.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Dialtree">
<title>${title} · Dialtree</title>
<style>${new Markup(PAGE_STYLE)}</style>
</head>
<body>
<a class="skip" href="#summary">${phrases.skipToContents}</a>
<div class="sheet">
<header><p class="kicker">${phrases.kicker}</p><h1>${title}</h1></header>
<nav aria-label="${phrases.contents}"><div><h2>${phrases.contents}</h2><ol>${drawn.map(({ id }) => html`<li><a href="#${id}">${phrases.sections[id]}</a></li>`)}</ol></div></nav>
<main>
${drawn.map(({ id, body }) => drawSection(view, id, body))}
</main>
<footer>${phrases.footer}</footer>
</div>
</body>
</html>
`;
  return page.text;
}

function drawSection({ phrases, result, say }: View, id: Section, body: Markup): Markup {
  const isFirst = id === 'summary';
  return html`<section id="${id}"${isFirst && html` class="first"`} aria-labelledby="${id}-title">
<h2 id="${id}-title"${isFirst && html` class="unseen"`}>${phrases.sections[id]}</h2>
${phrases.howToRead[id] && html`<p class="how">${phrases.howToRead[id]}</p>`}
${body}
${isFirst && html`<p class="about">${say(result.scenario.about)}</p>`}
</section>
`;
}
