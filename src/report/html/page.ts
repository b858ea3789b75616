/**
 * The page: one file, nothing fetched, nothing run. The content security policy in its head forbids scripts,
 * images, frames, forms and every connection, so that even a mistake here could not reach out.
 */
import { reportWords } from '../../words/index.ts';
import type { Outline, OutlineSection } from '../outline/parts.ts';
import { drawParts, type Frame } from './draw-part.ts';
import { html, Markup } from './markup.ts';
import { PAGE_STYLE } from './page-style.ts';
import { createSvgDocument, type DrawingDocument } from './svg-document.ts';

/** Begins the id of a figure's definition. */
const DEFINITION = 'definition-';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function drawPage(outline: Outline, document?: DrawingDocument): string {
  const { language, kicker, title, about, sections } = outline;
  const words = reportWords[language].page;
  const frame: Frame = {
    document: document ?? createSvgDocument(),
    showData: words.showData,
    figures: new Set(sections.flatMap(definedIn)),
  };
  const named = sections.filter((section) => section.title !== '');
  const page = html`<!doctype html>
<html lang="${language}">
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
<a class="skip" href="#${named[0]?.id}">${words.skipToContents}</a>
<div class="sheet">
<header><p class="kicker">${kicker}</p><h1>${title}</h1>${about && html`<p class="about">${about}</p>`}</header>
<nav aria-label="${words.contents}"><div><h2>${words.contents}</h2><ol>${named.map((section) => html`<li><a href="#${section.id}">${section.title}</a></li>`)}</ol></div></nav>
<main>
${sections.map((section) => drawSection(section, frame))}
</main>
<footer>${words.footer}</footer>
</div>
</body>
</html>
`;
  return page.text;
}

function drawSection({ id, title, how, parts }: OutlineSection, frame: Frame): Markup {
  if (title === '') return drawParts(parts, frame);
  // The answer needs no heading: it follows the title of the page.
  const isFirst = id === 'summary';
  return html`<section id="${id}"${isFirst && html` class="first"`} aria-labelledby="${id}-title">
<h2 id="${id}-title"${isFirst && html` class="unseen"`}>${title}</h2>
${how && html`<p class="how">${how}</p>`}
${drawParts(parts, frame)}</section>
`;
}

/** Figures whose definitions a section holds. */
function definedIn({ parts }: OutlineSection): string[] {
  return parts.flatMap((part) =>
    part.kind === 'terms'
      ? part.items.flatMap(({ id }) => (id?.startsWith(DEFINITION) ? [id.slice(DEFINITION.length)] : []))
      : [],
  );
}
