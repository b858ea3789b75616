/** Markdown (GitHub's): the whole outline, to paste into an issue or a wiki. */
import { textOf, type Cell, type OutlinePart, type OutlineTable } from '../outline/parts.ts';
import { showOutline } from '../outline/show-outline.ts';
import { outlineOf } from '../subjects.ts';
import { escapeMarkdown } from '../tables/escape-markdown.ts';
import { showLines } from '../../util/show-text.ts';
import type { Renderer } from '../types.ts';

export const md: Renderer = {
  id: 'md',
  extension: 'md',
  mediaType: 'text/markdown',
  render: (result, options) => {
    const { title, about, sections } = showOutline(outlineOf(result, options, 'whole'));
    const blocks = [
      `# ${escapeMarkdown(title)}`,
      ...(about === undefined ? [] : [escapeMarkdown(about)]),
      ...sections.flatMap((section) => [
        ...(section.title === '' ? [] : [`## ${escapeMarkdown(section.title)}`]),
        ...section.parts.flatMap(printPart),
      ]),
    ];
    return showLines(`${blocks.join('\n\n')}\n`);
  },
};

/** Blocks. Charts and their keys are for pages. */
function printPart(part: OutlinePart): string[] {
  switch (part.kind) {
    case 'sentence':
      return [escapeMarkdown([part.text, part.aside ?? ''].join(' '))];
    case 'heading':
      return [`### ${escapeMarkdown(part.text)}`];
    case 'list':
      return [part.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')];
    case 'terms':
      return [part.items.map(({ term, text }) => `- ${escapeMarkdown(`${term}: ${text}`)}`).join('\n')];
    case 'tally':
      return [part.items.map(({ count, of }) => `${count} × ${escapeMarkdown(textOf(of))}`).join(', ')];
    case 'table':
      return [
        printTable(part.table),
        ...(part.table.note === undefined ? [] : [escapeMarkdown(part.table.note)]),
      ];
    case 'command':
      return [fence(part.text)];
    case 'folded':
      return [`### ${escapeMarkdown(part.title)}`, ...part.parts.flatMap(printPart)];
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
    `| ${cells.map((cell) => escapeMarkdown(textOf(cell))).join(' | ')} |`;
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
