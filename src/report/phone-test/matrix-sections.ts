/** What was taken for what: a picture of each menu, and its worst mistakes in words. */
import type { TestMatrix } from '../../phone-test/index.ts';
import { sayIn } from '../choose-language.ts';
import { sentence, type ChartPart, type OutlinePart, type OutlineSection } from '../outline/parts.ts';
import type { TestContext } from './test-context.ts';

const MISTAKES = 8;

export function matrixSections(context: TestContext): OutlineSection[] {
  const { result, words, depth } = context;
  if (result.matrices.length === 0) return [];
  const mistakes = listMistakes(context);
  const parts: OutlinePart[] = [
    ...(mistakes.length > 0
      ? [
          { kind: 'heading' as const, text: words.mistakes },
          { kind: 'list' as const, items: mistakes },
        ]
      : [sentence(words.noMistakes)]),
    ...(depth === 'brief' ? [] : result.matrices.map((matrix) => drawMatrix(context, matrix))),
  ];
  return [{ id: 'matrices', title: words.matrices, how: words.matrixHow, parts }];
}

function listMistakes(context: TestContext): string[] {
  const { result, words } = context;
  return result.matrices
    .flatMap((matrix) =>
      matrix.needs.flatMap((need, n) => {
        const of = matrix.counts[n]?.reduce((sum, count) => sum + count, 0) ?? 0;
        return matrix.columns.flatMap((_, c) => {
          const count = matrix.counts[n]?.[c] ?? 0;
          return count > 0 && matrix.right[n]?.[c] !== true
            ? [{ count, of, need, chosen: nameColumn(context, matrix, c), matrix }]
            : [];
        });
      }),
    )
    .toSorted((a, b) => b.count - a.count || b.count / b.of - a.count / a.of)
    .slice(0, MISTAKES)
    .map(({ count, of, need, chosen, matrix }) =>
      words.mistake({ need: `${titleOf(context, matrix)} · ${nameNeed(context, need)}`, count, of, chosen }),
    );
}

function drawMatrix(context: TestContext, matrix: TestMatrix): ChartPart {
  const { words } = context;
  const rows = matrix.needs.map((need) => nameNeed(context, need));
  const columns = matrix.columns.map((_, c) => nameColumn(context, matrix, c));
  const title = titleOf(context, matrix);
  return {
    kind: 'chart',
    chart: {
      kind: 'matrix',
      title,
      rows,
      columns,
      cells: matrix.needs.flatMap((_, n) =>
        columns.map((__, c) => {
          const row = matrix.counts[n] ?? [];
          const of = row.reduce((sum, count) => sum + count, 0);
          const count = row[c] ?? 0;
          return {
            row: n,
            column: c,
            count,
            share: of > 0 ? count / of : 0,
            isRight: matrix.right[n]?.[c] === true,
            tip: `${rows[n]} → ${columns[c]}: ${count}/${of}`,
          };
        }),
      ),
    },
    caption: title,
    data: {
      caption: title,
      columns: [words.need, ...columns].map((head, i) => ({ head, isNumeric: i > 0 })),
      rows: rows.map((row, n) => [row, ...(matrix.counts[n] ?? []).map(String)]),
    },
  };
}

function titleOf({ result, words, language }: TestContext, matrix: TestMatrix): string {
  const world = sayIn(language, result.worlds.find(({ id }) => id === matrix.world)?.title);
  return matrix.kind === 'number'
    ? words.numbers({ world })
    : words.menuOf({ world, line: sayIn(language, matrix.lineTitle), menu: matrix.menu ?? '' });
}

function nameNeed({ result, language }: TestContext, need: string): string {
  const found = result.needs.find((each) => each.need === need);
  return found ? `${sayIn(language, found.product)} · ${sayIn(language, found.intent)}` : need;
}

function nameColumn({ words, language }: TestContext, { columns }: TestMatrix, c: number): string {
  const column = columns[c];
  if (!column || column.id === '') return words.nothing;
  return column.title ? sayIn(language, column.title) : words.noOption;
}
