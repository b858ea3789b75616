/** Markdown (GitHub's): the whole outline, to paste into an issue or a wiki. */
import { outlineStudy } from '../outline/outline-study.ts';
import type { OutlinePart, OutlineTable } from '../outline/parts.ts';
import type { Renderer } from '../types.ts';

export const md: Renderer = {
  id: 'md',
  extension: 'md',
  mediaType: 'text/markdown',
  render: (result, options) => {
    const { title, sections } = outlineStudy(result, options, true);
    const blocks = sections.flatMap((section) => [
      `## ${escapeInline(section.title)}`,
      ...section.parts.map(printPart),
    ]);
    return `${[`# ${escapeInline(title)}`, ...blocks].join('\n\n')}\n`;
  },
};

function printPart(part: OutlinePart): string {
  if (part.kind === 'table') return printTable(part.table);
  return part.kind === 'command' ? fence(part.text) : escapeInline(part.text);
}

function printTable({ head, isNumeric, rows }: OutlineTable): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(escapeInline).join(' | ')} |`;
  return [
    row(head),
    `|${isNumeric.map((isNumber) => (isNumber ? ' ---: |' : ' --- |')).join('')}`,
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
