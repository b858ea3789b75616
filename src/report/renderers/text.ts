/**
 * For a terminal: the outline without colour, in no more columns than it asks for, so that it reads the same in a log
 * file.
 */
import { textOf, type OutlinePart, type OutlineTable } from '../outline/parts.ts';
import { showOutline } from '../outline/show-outline.ts';
import { outlineOf } from '../subjects.ts';
import { showLines } from '../../util/show-text.ts';
import { columnsOf, truncateTo, wrapTo } from '../../util/text-width.ts';
import type { Renderer } from '../types.ts';

const GAP = 2;
/** Texts of a table give way when the rest needs the room, down to this: the first column is wrapped, others are cut. */
const NARROWEST_NAME = 16;
/** Columns of a terminal below which reports are no longer made narrower. */
const NARROWEST = 60;

export const text: Renderer = {
  id: 'text',
  extension: 'txt',
  mediaType: 'text/plain',
  render: (result, options) => {
    const {
      title,
      about,
      width: most = Number.POSITIVE_INFINITY,
      sections,
    } = showOutline(outlineOf(result, options, 'brief'));
    const width = Math.min(most, Math.max(NARROWEST, options.columns ?? most));
    const blocks = [
      [title, ...(about === undefined ? [] : [about])].flatMap((line) => wrapTo(line, width)).join('\n'),
      ...sections.map((section) =>
        [
          ...(section.title === '' ? [] : [section.title, '-'.repeat(columnsOf(section.title))]),
          ...section.parts.flatMap((part) => printPart(part, width)),
        ]
          .join('\n')
          .trimEnd(),
      ),
    ];
    return showLines(`${toTerminal(blocks.join('\n\n'))}\n`);
  },
};

/** Lines. Charts and their keys are for pages. */
function printPart(part: OutlinePart, width: number): string[] {
  const wrap = (text: string): string => wrapTo(text.replace(/±/g, '+/-'), width).join('\n');
  switch (part.kind) {
    case 'sentence':
      return [wrap([part.text, part.aside ?? ''].join(' '))];
    case 'heading':
      return [wrap(part.text)];
    // Neither is wrapped: people copy commands, and lines of a list are short.
    case 'list':
      return part.items.map((item) => `  ${item}`);
    case 'command':
      return [`  ${part.text}`];
    case 'terms':
      return part.items.map(({ term, text }) => wrap(`${term}: ${text}`));
    case 'tally':
      return [wrap(part.items.map(({ count, of }) => `${count} × ${textOf(of)}`).join(', '))];
    case 'table': {
      const { isSetOff = false, note } = part.table;
      const below = note === undefined ? '' : `\n${wrap(note)}`;
      return [`${isSetOff ? '\n' : ''}${printTable(part.table, width)}${below}\n`];
    }
    case 'folded':
      return [wrap(part.title), ...part.parts.flatMap((inner) => printPart(inner, width))];
    case 'mapped':
      return part.parts.flatMap((inner) => printPart(inner, width));
    case 'chart':
    case 'multiples':
    case 'key':
      return [];
  }
}

function printTable(given: OutlineTable, width: number): string {
  const { columns, rows: cells } = dropSpare(given, width);
  const head = columns.map((column) => column.head);
  const isNumeric = columns.map((column) => column.isNumeric);
  const rows = cells.map((row) => row.map(textOf));
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => columnsOf(row[column] ?? ''))),
  );
  const excess = widths.reduce((sum, each) => sum + each + GAP, -GAP) - width;
  if (excess > 0) shrink(widths, isNumeric, excess);
  const pad = (cell: string, column: number): string => {
    const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - columnsOf(cell)));
    return isNumeric[column] ? gap + cell : cell + gap;
  };
  const line = (row: readonly string[]): string => row.map(pad).join(' '.repeat(GAP)).trimEnd();
  // What a row is about is told whole, on as many lines as that takes.
  const printRow = ([name = '', ...others]: readonly string[]): string[] => {
    const [first = '', ...rest] = wrapTo(name, widths[0] ?? 0);
    const cut = others.map((cell, i) => truncateTo(cell, widths[i + 1] ?? 0));
    return [line([first, ...cut]), ...rest.map((more) => line([more]))];
  };
  const rule = '-'.repeat(
    Math.min(
      width,
      widths.reduce((sum, each) => sum + each + GAP, -GAP),
    ),
  );
  const heads = head.map((cell, column) => truncateTo(cell, widths[column] ?? 0));
  return [line(heads), rule, ...rows.flatMap(printRow)].join('\n');
}

/**
 * Without the last spare column, or without all of them, when there is no room for them even with texts cut as short as
 * they may be. (Not one by one: half of what belongs together tells nobody anything.)
 */
function dropSpare(table: OutlineTable, width: number): OutlineTable {
  const { columns, rows } = table;
  const widths = columns.map(({ head, isNumeric }, column) => {
    const widest = Math.max(...[head, ...rows.map((row) => textOf(row[column] ?? ''))].map(columnsOf));
    return GAP + (isNumeric ? widest : Math.min(widest, NARROWEST_NAME));
  });
  const last = columns.findLastIndex(({ isSpare }) => isSpare);
  const choices = [
    columns.map(() => true),
    columns.map((_, column) => column !== last),
    columns.map(({ isSpare = false }) => !isSpare),
  ];
  const fits = (kept: readonly boolean[]): boolean =>
    widths.reduce((sum, each, column) => sum + (kept[column] ? each : 0), -GAP) <= width;
  const kept = choices.find(fits) ?? (choices.at(-1) as readonly boolean[]);
  const keep = <T>(list: readonly T[]): T[] => list.filter((_, column) => kept[column]);
  return { ...table, columns: keep(columns), rows: rows.map(keep) };
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

/** Signs whose width terminals disagree about become plain ones. */
function toTerminal(report: string): string {
  return report
    .replace(/\u00a0/g, ' ')
    .replace(/−/g, '-')
    .replace(/–/g, '-');
}
