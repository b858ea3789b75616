/** Pieces of Markdown. What comes in is plain text unless it says so. */

/** A table whose cells are Markdown already; a line break or a bar in a cell cannot break it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** Text that Markdown would read as its own signs. */
export function plain(text: string): string {
  return text.replace(/[\\*<>[\]]|(?<!\w)_|_(?!\w)/g, '\\$&');
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** The first line of a page that is written, not edited: where to change what it says. */
export function written(from: string): string {
  return `<!-- Written by \`npm run docs\` from ${from}: change it there. -->`;
}

export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`;
}

/** A number as one would write it by hand. */
export function number(value: number): string {
  return String(Number(value.toPrecision(6)));
}
