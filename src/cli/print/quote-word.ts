import type { ColumnNames } from '../../study/imports/index.ts';
import { quoteWord } from '../../util/quote-word.ts';

export { quoteWord };

/** `--name value`, or nothing. */
export function quoteOption(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`--${name} ${quoteWord(value)}`];
}

/** The file of agents, and what its columns are. */
export function quoteRoster({
  roster,
  columns = {},
}: {
  readonly roster?: string | undefined;
  readonly columns?: ColumnNames | undefined;
}): string[] {
  const names = Object.entries(columns).map(([column, name]) => `${column}=${name}`);
  return [...quoteOption('roster', roster), ...quoteOption('columns', names.join(',') || undefined)];
}
