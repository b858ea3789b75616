/** The page of a sweep: every figure against every factor as small multiples, the ranking, every point. One file, nothing fetched, nothing run. */
import * as Plot from '@observablehq/plot';
import { createSvgDocument } from '../report/index.ts';
import type { Factor, Interval, SweepResult } from '../study/index.ts';
import type { UiLanguage } from './choose-ui-language.ts';
import { describeRanking } from './sweep-report.ts';
import { printChange, printFactorValue, printRange, printSetting, printValue, sayText, shortLabels, sweepWords } from './sweep-words.ts';

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

export function drawSweepPage(result: SweepResult, language: UiLanguage): string {
  const words = sweepWords(language);
  const title = escape(sayText(result.scenario.title, language));
  const ranking = describeRanking(result, language);
  const key = result.worlds.map((world, w) => `<li><span style="background:var(--c${w % 4})"></span>${escape(sayText(world.title, language))}</li>`).join('');
  const isPart = result.points.length < result.asked;
  return `<!doctype html>
<html lang="${words.tag}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="Dialtree"><title>${title} · ${words.kicker}</title><style>${STYLE}</style></head>
<body><header><p class="soft">${words.kicker}</p><h1>${title}</h1><p>${escape(words.about(result.points.length, words[result.design.kind], result.replications, result.seed))}</p>
${isPart ? `<p><strong>${escape(words.stopped(result.points.length, result.asked))}</strong></p>` : ''}</header><main>
${ranking ? `<section><h2>${words.ranking}</h2>${ranking.sentences.map((sentence) => `<p>${escape(sentence)}</p>`).join('')}${drawTable(words.ranking, ranking.head, ranking.rows)}<p class="soft">${escape(ranking.method)}</p></section>` : ''}
<section><h2>${words.multiples}</h2><p class="soft">${words.how}</p><ul class="key">${key}</ul>
${result.figures.map((figure) => `<h3>${escape(sayText(figure.title, language))}</h3><div class="multiples">${result.factors.map((_, f) => drawCell(result, figure, f, language)).join('')}</div>`).join('\n')}</section>
<section><h2>${words.data}</h2>${result.figures.map((figure) => drawPoints(result, figure, language)).join('')}</section>
<section><h2>${words.files}</h2><p>${words.query}</p><pre>${escape(exampleQuery(result))}</pre></section>
<section><h2>${words.again}</h2><pre>${escape(result.replay)}</pre></section>
</main></body></html>
`;
}

type Figure = SweepResult['figures'][number];

function drawCell(result: SweepResult, figure: Figure, f: number, language: UiLanguage): string {
  const factor = result.factors[f] as Factor;
  const isNumeric = result.points.every((point) => typeof point.values[f] === 'number');
  const scale = figure.unit === 'share' ? 100 : 1;
  const dots = result.points.flatMap((point) =>
    result.worlds.flatMap((world, w) => {
      const interval: Interval | undefined = point.worlds[world.id]?.[figure.id];
      if (!interval) return [];
      const { mean, low = mean, high = mean } = interval;
      const x = isNumeric ? (point.values[f] as number) : String(point.values[f]);
      return [{ x, mean: mean * scale, low: low * scale, high: high * scale, colour: `var(--c${w % 4})`, tip: `${sayText(world.title, language)}, ${printSetting(result, point)}: ${printValue(mean, figure)}` }];
    }),
  );
  const svg = Plot.plot({
    width: 340,
    height: 220,
    marginLeft: 52,
    style: { fontSize: '11px', fontFamily: 'inherit', background: 'transparent', overflow: 'visible' },
    x: isNumeric ? { label: null, ticks: 5, inset: 8 } : { label: null, type: 'point' },
    y: { label: figure.unit === 'share' ? '%' : null, ticks: 5, nice: true, zero: false, inset: 4 },
    marks: [
      Plot.gridY({ strokeOpacity: 0.12, ticks: 5 }),
      Plot.ruleX(dots, { x: 'x', y1: 'low', y2: 'high', stroke: 'colour', strokeOpacity: 0.5, strokeWidth: 2 }),
      Plot.dot(dots, { x: 'x', y: 'mean', r: 3, fill: 'colour', title: 'tip' }),
    ],
    document: createSvgDocument() as never,
  }) as unknown as { outerHTML: string; setAttribute(name: string, value: string): void };
  const name = `${sayText(figure.title, language)} / ${factor.label}`;
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', name);
  return `<figure>${svg.outerHTML}<figcaption>${escape(factor.label)}</figcaption></figure>`;
}

function drawPoints(result: SweepResult, figure: Figure, language: UiLanguage): string {
  const words = sweepWords(language);
  const head = [words.point, ...shortLabels(result), ...result.worlds.map(({ title }) => sayText(title, language)), ...(result.compare ? [words.change, words.interval] : [])];
  const rows = result.points.map((point) => [
    String(point.index),
    ...point.values.map(printFactorValue),
    ...result.worlds.map((world) => printValue(point.worlds[world.id]?.[figure.id]?.mean, figure)),
    ...(result.compare ? [printChange(point.change[figure.id]?.mean, figure, words), printRange(point.change[figure.id], figure)] : []),
  ]);
  return drawTable(sayText(figure.title, language), head, rows);
}

function drawTable(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: string): string => row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('');
  return `<div class="scroll" role="region" aria-label="${escape(caption)}" tabindex="0"><table><caption>${escape(caption)}</caption><thead><tr>${head.map((cell) => `<th scope="col">${escape(cell)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')}</tbody></table></div>`;
}

/** A question to start from: the mean of the first figure by the first factor and world. */
export function exampleQuery(result: SweepResult): string {
  const factor = `"${(result.factors[0]?.label ?? 'point').replaceAll('"', '""')}"`;
  const figure = result.figures[0]?.id ?? 'lostRate';
  return `SELECT ${factor}, world, avg(${figure}) FROM 'replications.parquet' GROUP BY ALL ORDER BY ALL;`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
