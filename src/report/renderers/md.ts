/** Markdown (GitHub's): the whole outline, to paste into an issue or a wiki. */
import { textOf, type Cell, type OutlinePart, type OutlineTable } from '../outline/parts.ts';
import { outlineOf } from '../subjects.ts';
import type { Renderer } from '../types.ts';

export const md: Renderer = {
  id: 'md',
  extension: 'md',
  mediaType: 'text/markdown',
  render: (result, options) => {
    const { title, about, sections } = outlineOf(result, options, 'whole');
    const blocks = [
      `# ${escapeInline(title)}`,
      ...(about === undefined ? [] : [escapeInline(about)]),
      ...sections.flatMap((section) => [
        ...(section.title === '' ? [] : [`## ${escapeInline(section.title)}`]),
        ...section.parts.flatMap(printPart),
      ]),
    ];
    return `${blocks.join('\n\n')}\n`;
  },
};

/** Blocks. Charts and their keys are for pages. */
function printPart(part: OutlinePart): string[] {
  switch (part.kind) {
    case 'sentence':
      return [escapeInline([part.text, part.aside ?? ''].join(' '))];
    case 'heading':
      return [`### ${escapeInline(part.text)}`];
    case 'list':
      return [part.items.map((item) => `- ${escapeInline(item)}`).join('\n')];
    case 'terms':
      return [part.items.map(({ term, text }) => `- ${escapeInline(`${term}: ${text}`)}`).join('\n')];
    case 'tally':
      return [part.items.map(({ count, of }) => `${count} × ${escapeInline(textOf(of))}`).join(', ')];
    case 'table':
      return [
        printTable(part.table),
        ...(part.table.note === undefined ? [] : [escapeInline(part.table.note)]),
      ];
    case 'command':
      return [fence(part.text)];
    case 'folded':
      return [`### ${escapeInline(part.title)}`, ...part.parts.flatMap(printPart)];
    case 'mapped':
      return part.parts.flatMap(printPart);
    case 'chart':
    case 'multiples':
    case 'key':
      return [];
  }
}

function printTable({ columns, rows }: OutlineTable): string {
  const row = (cells: readonly Cell[]): string =>
    `| ${cells.map((cell) => escapeInline(textOf(cell))).join(' | ')} |`;
  return [
    row(columns.map(({ head }) => head)),
    `|${columns.map(({ isNumeric }) => (isNumeric ? ' ---: |' : ' --- |')).join('')}`,
    ...rows.map(row),
  ].join('\n');
}

/** A fence longer than any run of backticks inside, so that the text cannot close it. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}sh\n${text}\n${marks}`;
}

/**
 * One line in which nothing is read as markup: HTML entities where HTML could begin, backslashes before
 * Markdown's own signs.
 */
function escapeInline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]|~#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^([+-]|\d+[.)])(?= )/, '\\$1')
    .trim();
}
