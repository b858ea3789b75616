/** The handwriting of a file on disk, as far as a store has seen it. */
import type { DiskPart } from './kinds.ts';

/** Texts of this file remembered besides the one that it was opened with. */
const REMEMBERED = 30;

/** @param rewrite the document in the handwriting of this text; undefined: nothing of it was ever on disk */
export function createHand<Content>(
  isSame: DiskPart<Content>['isSame'],
  rewrite: (text: string | undefined, document: Content) => string,
): Pick<DiskPart<Content>, 'write' | 'see'> {
  let seen: { readonly text: string; readonly document: Content }[] = [];
  return {
    see: (text, document) => {
      seen.push({ text, document });
      if (seen.length > REMEMBERED + 1) seen = [...seen.slice(0, 1), ...seen.slice(-REMEMBERED)];
    },
    write: (document) =>
      seen.findLast((earlier) => isSame(earlier.document, document))?.text ??
      rewrite(seen.at(-1)?.text, document),
  };
}
