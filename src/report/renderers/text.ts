/**
 * For a terminal: the outline set in at most 100 columns, without colour, so that it reads the same in a log
 * file.
 */
import Table from 'cli-table3';
import { outlineStudy } from '../outline/outline-study.ts';
import type { OutlinePart, OutlineTable } from '../outline/parts.ts';
import { columnsOf, truncateTo, wrapTo } from '../text-width.ts';
import type { Renderer } from '../types.ts';

const WIDTH = 100;
const GAP = 2;
/** First column of a table gives way when the rest needs the room, down to this. */
const NARROWEST_NAME = 16;

export const text: Renderer = {
  id: 'text',
  extension: 'txt',
  mediaType: 'text/plain',
  render: (result, options) => {
    const { title, sections } = outlineStudy(result, options, false);
    const blocks = sections.map((section) =>
      [section.title, '-'.repeat(columnsOf(section.title)), ...section.parts.map(printPart)].join('\n'),
    );
    return `${toTerminal([wrapTo(title, WIDTH).join('\n'), ...blocks.map((block) => block.trimEnd())].join('\n\n'))}\n`;
  },
};

function printPart(part: OutlinePart): string {
  if (part.kind === 'table') return `${printTable(part.table)}\n`;
  // A command is never wrapped: people copy it.
  return part.kind === 'command'
    ? `  ${part.text}`
    : wrapTo(part.text.replace(/±/g, '+/-'), WIDTH).join('\n');
}

function printTable({ head, isNumeric, rows }: OutlineTable): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => columnsOf(row[column] ?? ''))),
  );
  const excess = widths.reduce((sum, width) => sum + width + GAP, -GAP) - WIDTH;
  if (excess > 0) shrink(widths, isNumeric, excess);
  const table = new Table({
    head: head.map((cell, column) => truncateTo(cell, widths[column] ?? 0)),
    colWidths: widths.map((width) => width + GAP),
    colAligns: isNumeric.map((isNumber) => (isNumber ? 'right' : 'left')),
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '',
    },
    style: { 'padding-left': 0, 'padding-right': GAP, head: [], border: [] },
  });
  table.push(...rows.map((row) => row.map((cell, column) => truncateTo(cell, widths[column] ?? 0))));
  const [first = '', ...rest] = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  const rule = '-'.repeat(
    Math.min(
      WIDTH,
      widths.reduce((sum, width) => sum + width + GAP, -GAP),
    ),
  );
  return [first, rule, ...rest].join('\n');
}

/** Takes columns from the texts, the widest first; numbers are never cut. */
function shrink(widths: number[], isNumeric: readonly boolean[], excess: number): void {
  for (let left = excess; left > 0; left--) {
    const widest = widths.reduce(
      (best, width, column) =>
        !isNumeric[column] && width > (best < 0 ? NARROWEST_NAME : (widths[best] ?? 0)) ? column : best,
      -1,
    );
    if (widest < 0) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
}

/**
 * Signs whose width terminals disagree about become plain ones; control characters from titles do not reach
 * the terminal.
 */
function toTerminal(report: string): string {
  return (
    report
      .replace(/\u00a0/g, ' ')
      .replace(/−/g, '-')
      .replace(/–/g, '-')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '\ufffd')
  );
}
