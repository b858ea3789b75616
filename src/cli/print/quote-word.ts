/** For a POSIX shell. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** `--name value`, or nothing. */
export function quoteOption(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`--${name} ${quoteWord(value)}`];
}
