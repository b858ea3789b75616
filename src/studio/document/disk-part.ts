/** One of the two files of a document: what of it is on disk, as far as this store knows. */
import {
  diffDocuments,
  EMPTY_LAYOUT,
  parseLayout,
  parseMachine,
  printLayout,
  printMachine,
  type MachineDocument,
} from '../../chart/index.ts';
import type { Problem } from '../../util/problem.ts';
import type { Part } from './types.ts';

export interface DiskPart {
  readonly part: Part;
  readonly path: string;
  /** The version this document grew from; null when there is no file. */
  version: string | null;
  /** Prints what of a document goes into this file. */
  print(document: MachineDocument): string;
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
  return {
    part: 'machine',
    path,
    version: null,
    print,
    read: (text, document) => {
      const { machine, problems } = parseMachine(text, path);
      return { document: machine && { config: machine.config, layout: document.layout }, problems };
    },
    // By shared parts, because it is asked after every key stroke.
    isSame: (a, b) => diffDocuments(withoutLayout(a), withoutLayout(b)).length === 0,
    take: (from, into) => ({ config: from.config, layout: into.layout }),
  };
}

export function createLayoutPart(path: string): DiskPart {
  const print = (document: MachineDocument): string => printLayout(document.layout);
  return {
    part: 'layout',
    path,
    version: null,
    print,
    read: (text, document) => {
      const { layout, problems } = parseLayout(text, path);
      return { document: layout && { config: document.config, layout }, problems };
    },
    isSame: (a, b) => a.layout === b.layout || print(a) === print(b),
    take: (from, into) => ({ config: into.config, layout: from.layout }),
  };
}

function withoutLayout(document: MachineDocument): MachineDocument {
  return { config: document.config, layout: EMPTY_LAYOUT };
}
