/** Plain tables for a terminal: columns as wide as their widest cell. */

/** Numbers flush right; the first `texts` columns flush left. */
export function printGrid(rows: readonly (readonly string[])[], texts = 0): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => columnsOf(row[column] ?? ''))),
  );
  const pad = (cell: string, column: number): string => {
    const gap = ' '.repeat((widths[column] ?? 0) - columnsOf(cell));
    return column < texts ? cell + gap : gap + cell;
  };
  const lines = rows.map((row) => row.map(pad).join('  ').trimEnd());
  return [lines[0], '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...lines.slice(1)].join(
    '\n',
  );
}

export function underline(title: string): string {
  return `${title}\n${'-'.repeat(columnsOf(title))}`;
}

/** Chinese characters take two columns of a terminal. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}
