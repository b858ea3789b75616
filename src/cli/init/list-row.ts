/** A row of a list as it was written. */
export interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
  readonly raw: string;
}

/** Where a cell begins: quotes are part of it. `info.lines` counts to the end of the row. */
export function placeOf({ info, raw }: Row, cell: number): { line: number; column: number } {
  const text = raw.replace(/[\r\n]+$/, '');
  let [at, seen, isQuoted] = [0, 0, false];
  for (; at < text.length && seen < cell; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /[,;\t]/.test(text[at] ?? '')) seen += 1;
  }
  const before = text.slice(0, at).split('\n');
  return {
    line: info.lines - text.split('\n').length + before.length,
    column: (before.at(-1) ?? '').length + 1,
  };
}
