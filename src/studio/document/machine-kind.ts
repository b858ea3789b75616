/** Machines under edit: the machine's file, and beside it where its cards lie. */
import {
  applyEdit,
  diffDocuments,
  EMPTY_LAYOUT,
  parseLayout,
  parseMachine,
  printLayout,
  printMachine,
  rewriteLayout,
  type MachineDocument,
} from '../../chart/index.ts';
import { layoutPathOf } from '../../util/project-path.ts';
import { rewriteJson } from '../../util/rewrite-json.ts';
import { createHand } from './hand.ts';
import type { DiskPart, DocumentKind } from './kinds.ts';

export const MACHINE_KIND: DocumentKind<MachineDocument> = {
  partsOf: (path) => [createMachinePart(path), createLayoutPart(layoutPathOf(path))],
  bare: withoutLayout,
  apply: applyEdit,
};

function createMachinePart(path: string): DiskPart<MachineDocument> {
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
      return {
        document: machine && { config: machine.config, layout: document?.layout ?? EMPTY_LAYOUT },
        problems,
      };
    },
    isSame,
    take: (from, into) => ({ config: from.config, layout: into.layout }),
  };
}

function createLayoutPart(path: string): DiskPart<MachineDocument> {
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
      return { document: layout && document && { config: document.config, layout }, problems };
    },
    isSame,
    take: (from, into) => ({ config: into.config, layout: from.layout }),
  };
}

function withoutLayout({ config }: MachineDocument): MachineDocument {
  return { config, layout: EMPTY_LAYOUT };
}
