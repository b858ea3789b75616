/** Width of text in terminal columns: Chinese, Japanese and Korean characters and emoji take two. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const ZERO = /[\p{Mn}\p{Cf}]/u;

export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** Looks no further than it has to: a text may be long and the line short. */
function isWiderThan(text: string, columns: number): boolean {
  let used = 0;
  for (const character of text) if ((used += columnsOf(character)) > columns) return true;
  return false;
}

/** Cuts text to at most `columns`, with `...` in place of what is missing. */
export function truncateTo(text: string, columns: number, mark = '...'): string {
  if (!isWiderThan(text, columns)) return text;
  let out = '';
  let used = mark.length;
  for (const character of text) {
    const width = columnsOf(character);
    if (used + width > columns) break;
    out += character;
    used += width;
  }
  return out + mark;
}

/**
 * Breaks text into lines of at most `columns`: at spaces, and anywhere between wide characters. Linear in the text: a
 * line is measured as it grows, never again from its beginning.
 */
export function wrapTo(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of text.match(
    /[ \n\t]+|[^ \n\t\u2e80-\uffee]+[，。；：、）”]*|[\u2e80-\uffee][，。；：、）”]*/gu,
  ) ?? []) {
    if (line !== '' && used + columnsOf(piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (line === '' && /^\s+$/.test(piece)) continue;
    line += piece;
    used += columnsOf(piece);
    while (used > columns && isWiderThan(line.trimEnd(), columns)) {
      const head = truncateTo(line, columns, '');
      if (head === '') break; // Narrower than one character: better too wide than endless.
      lines.push(head);
      line = line.slice(head.length);
      used -= columnsOf(head);
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
