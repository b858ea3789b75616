import { showText } from './show-text.ts';

/**
 * For a POSIX shell. What nobody sees, such as a line break in the name of a file, is spelt out as the shells
 * bash, zsh and ksh read it.
 */
export function quoteWord(word: string): string {
  if (/^[\p{L}\p{M}\p{N}_@%+=:,./-]+$/u.test(word)) return word;
  if (showText(word) === word) return `'${word.replaceAll("'", `'\\''`)}'`;
  const spelt = Array.from(word, (sign) =>
    sign === '\\' || sign === "'" ? `\\${sign}` : showText(sign) === sign ? sign : spell(sign),
  );
  return `$'${spelt.join('')}'`;
}

/** By its bytes, which mean the same in every locale. */
function spell(sign: string): string {
  return Array.from(new TextEncoder().encode(sign), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(
    '',
  );
}
