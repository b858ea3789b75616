/** What pages of sweeps and of staffing have in common: one file, nothing fetched, nothing run. */
import { createSvgDocument } from '../report/index.ts';

const STYLE = `:root{color-scheme:light dark;--paper:#fff;--ink:#1b2430;--soft:#566173;--rule:#d6dce4;--tint:#f4f6f8;--c0:#7a6a53;--c1:#0b6b80;--c2:#7b5ea7;--c3:#a5301c}
@media (prefers-color-scheme:dark){:root{--paper:#11161c;--ink:#e4e9ef;--soft:#a2adbb;--rule:#303a46;--tint:#19202a;--c0:#c9b38f;--c1:#56b9cd;--c2:#ab93d6;--c3:#ff9580}}
body{margin:0 auto;max-width:1100px;padding:40px 28px 80px;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1{font-size:1.9rem;line-height:1.25;margin:0 0 .4em}h2{font-size:1.3rem;margin:2.2em 0 .4em}h3{font-size:1rem;margin:1.6em 0 .3em}
.soft,caption{color:var(--soft);font-size:.9rem}.multiples{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:8px 28px}
figure{margin:0}figcaption{font-size:.87rem;color:var(--soft)}svg{width:100%;height:auto}.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.88rem;font-variant-numeric:tabular-nums}th,td{text-align:right;padding:.35em .9em .35em 0;border-bottom:1px solid var(--rule);white-space:nowrap}
caption{text-align:left}pre{background:var(--tint);border:1px solid var(--rule);padding:.8em 1em;overflow-x:auto}.key{list-style:none;padding:0;display:flex;gap:1.4em;font-size:.88rem}
.key span{display:inline-block;width:.8em;height:.8em;border-radius:50%;margin-right:.4em}`;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export interface PageFrame {
  /** BCP 47 tag. */
  readonly tag: string;
  readonly kicker: string;
  /** Plain text, as the two above. */
  readonly title: string;
  /** Markup. */
  readonly body: string;
}

export function drawPage({ tag, kicker, title, body }: PageFrame): string {
  return `<!doctype html>
<html lang="${tag}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="Dialtree"><title>${escapeText(title)} · ${escapeText(kicker)}</title><style>${STYLE}</style></head>
<body>${body}</body></html>
`;
}

/**
 * One of several small charts side by side. @param caption also its name for who cannot see it, unless `name`
 * says more
 */
export function drawFigure(plot: (document: never) => unknown, caption: string, name = caption): string {
  const svg = plot(createSvgDocument() as never) as {
    outerHTML: string;
    setAttribute(name: string, value: string): void;
  };
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', name);
  return `<figure>${svg.outerHTML}<figcaption>${escapeText(caption)}</figcaption></figure>`;
}

/** Colours of the first four series. */
export function drawKey(names: readonly string[]): string {
  return `<ul class="key">${names.map((name, i) => `<li><span style="background:${colourOf(i)}"></span>${escapeText(name)}</li>`).join('')}</ul>`;
}

export function colourOf(series: number): string {
  return `var(--c${series % 4})`;
}

export function drawTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const cells = (row: readonly string[], tag: string): string =>
    row.map((cell) => `<${tag}>${escapeText(cell)}</${tag}>`).join('');
  return `<div class="scroll" role="region" aria-label="${escapeText(caption)}" tabindex="0"><table><caption>${escapeText(caption)}</caption><thead><tr>${head.map((cell) => `<th scope="col">${escapeText(cell)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')}</tbody></table></div>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
