/**
 * The same document, in which signs that a terminal acts on, that nobody sees, or that begin a command of a build
 * server stand as references: XML may be printed to a log, and read back it says what it said.
 *
 * Only for documents without CDATA, comments and scripts, in which a reference would be none.
 */
import { replaceUnseen } from './show-text.ts';

export function guardXml(document: string): string {
  // A bare line break in an attribute is read back as a space.
  const kept = document.replace(/(?<==)"[^"<]*"/g, (value) => value.replace(/[\t\n\r]/g, writeReference));
  return replaceUnseen(kept, writeReference);
}

function writeReference(sign: string): string {
  return `&#${sign.codePointAt(0)};`;
}
