/** One of the two files of a document: what of it is on disk, as far as this store knows. */
import {
  diffDocuments,
  EMPTY_LAYOUT,
  parseLayout,
  parseMachine,
  printLayout,
  rewriteLayout,
  printMachine,
  type MachineDocument,
} from '../../chart/index.ts';
import { rewriteJson } from '../../util/rewrite-json.ts';
import type { Problem } from '../../util/problem.ts';
import type { Part } from './types.ts';

export interface DiskPart {
  readonly part: Part;
  readonly path: string;
  /** The version this document grew from; null when there is no file. */
  version: string | null;
  /** What of a document goes into this file, in the studio's own layout: for drafts. */
  print(document: MachineDocument): string;
  /**
   * The same as it is saved: laid out by the hand that wrote the file. What was undone back to something that
   * was on disk gives those very bytes.
   */
  write(document: MachineDocument): string;
  /** This was on disk, saying what `document` says. */
  see(text: string, document: MachineDocument): void;
  /** The document with this file's content put in; undefined when the text cannot be read. */
  read(
    text: string,
    document: MachineDocument,
  ): { readonly document: MachineDocument | undefined; readonly problems: readonly Problem[] };
  isSame(a: MachineDocument, b: MachineDocument): boolean;
  /** The part of `from` put into `into`. */
  take(from: MachineDocument, into: MachineDocument): MachineDocument;
}

export function createMachinePart(path: string): DiskPart {
  const print = (document: MachineDocument): string => printMachine(document.config);
  // By shared parts, because it is asked after every key stroke.
  const isSame = (a: MachineDocument, b: MachineDocument): boolean =>
    diffDocuments(withoutLayout(a), withoutLayout(b)).length === 0;
  return {
    part: 'machine',
    path,
    version: null,
    print,
    ...createHand(isSame, (text, document) =>
      text === undefined ? print(document) : (rewriteJson(text, document.config) ?? print(document)),
    ),
    read: (text, document) => {
      const { machine, problems } = parseMachine(text, path);
      return { document: machine && { config: machine.config, layout: document.layout }, problems };
    },
    isSame,
    take: (from, into) => ({ config: from.config, layout: into.layout }),
  };
}

export function createLayoutPart(path: string): DiskPart {
  const print = (document: MachineDocument): string => printLayout(document.layout);
  const isSame = (a: MachineDocument, b: MachineDocument): boolean =>
    a.layout === b.layout || print(a) === print(b);
  return {
    part: 'layout',
    path,
    version: null,
    print,
    ...createHand(isSame, (text, document) =>
      text === undefined ? print(document) : (rewriteLayout(text, document.layout) ?? print(document)),
    ),
    read: (text, document) => {
      const { layout, problems } = parseLayout(text, path);
      return { document: layout && { config: document.config, layout }, problems };
    },
    isSame,
    take: (from, into) => ({ config: into.config, layout: from.layout }),
  };
}

/** Texts of this file remembered besides the one that it was opened with. */
const REMEMBERED = 30;

function createHand(
  isSame: DiskPart['isSame'],
  rewrite: (text: string | undefined, document: MachineDocument) => string,
): Pick<DiskPart, 'write' | 'see'> {
  let seen: { readonly text: string; readonly document: MachineDocument }[] = [];
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

function withoutLayout(document: MachineDocument): MachineDocument {
  return { config: document.config, layout: EMPTY_LAYOUT };
}
