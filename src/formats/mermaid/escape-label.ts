/**
 * Text as the inside of a quoted Mermaid label. Everything that Mermaid, its Markdown or the page could read
 * as syntax becomes a numeric entity, which Mermaid turns back into the character only when it draws.
 *
 * Traps met with the real parser: `;` ends a statement even inside quotes of some diagrams; a label that
 * begins with `1.`, `-` or `#` is taken for a Markdown list or heading; backticks open a Markdown string;
 * `%%` opens a comment; a line break ends the label; and U+FB02 is the mark with which Mermaid hides its own
 * entities.
 */
const LONGEST = 120;

export function escapeLabel(text: string): string {
  const escaped = tidyText(text).replace(/[!-/:-@[-`{-~\ufb02]/g, (character) =>
    PLAIN.has(character) ? character : entity(character),
  );
  // Mermaid takes an empty label for a missing one.
  return escaped.replace(/^(\d+)\.(?= |$)/, `$1${entity('.')}`).replace(/^[-+]/, entity) || ' ';
}

/**
 * One line without control and direction marks, at most `LONGEST` characters. Empty when nothing visible is
 * left.
 */
export function tidyText(text: string): string {
  const line = text
    .replace(/\p{Cs}/gu, '\ufffd') // half of a surrogate pair
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '') // would turn around what follows the label
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return [...line].length > LONGEST ? `${[...line].slice(0, LONGEST - 3).join('')}...` : line;
}

/** ASCII signs that mean nothing to anybody inside quotes. */
const PLAIN = new Set([',', '.', '-', '+', '!', '?']);

function entity(character: string): string {
  return `#${character.codePointAt(0)};`;
}
