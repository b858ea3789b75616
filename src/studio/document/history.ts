/**
 * The one undo of the studio: steps done and undone, whatever a step is. A document keeps patches
 * in it (`createDocumentHistory`), a merge under way its plans.
 */
import { applyPatches, invertPatches, squashPatches, type Patch } from '../../chart/index.ts';
import type { Said } from '../../words/index.ts';
import type { DocumentEdit } from './kinds.ts';
import type { DocumentState } from './types.ts';

/** Without limit for as long as what it belongs to is open. */
export interface History<Step> {
  /** What `undo` and `redo` would give. */
  readonly last: Step | undefined;
  readonly next: Step | undefined;
  record(step: Step): void;
  /** The step to take back. */
  undo(): Step | undefined;
  /** The step to do again. */
  redo(): Step | undefined;
  /** The next step is one of its own, even if it goes on where the last one ended. */
  seal(): void;
}

/**
 * @param join makes one step of two that follow each other: `'nothing'` when together they change nothing,
 *   undefined when they are two
 */
export function createHistory<Step>(
  join: (last: Step, step: Step) => Step | 'nothing' | undefined = () => undefined,
): History<Step> {
  const done: Step[] = [];
  let undone: Step[] = [];
  let isSealed = true;
  return {
    get last() {
      return done.at(-1);
    },
    get next() {
      return undone.at(-1);
    },
    record: (step) => {
      undone = [];
      const last = done.at(-1);
      const joined = last === undefined || isSealed ? undefined : join(last, step);
      if (joined !== undefined) done.pop();
      if (joined !== 'nothing') done.push(joined ?? step);
      isSealed = false;
    },
    undo: () => {
      isSealed = true;
      const step = done.pop();
      if (step !== undefined) undone.push(step);
      return step;
    },
    redo: () => {
      isSealed = true;
      const step = undone.pop();
      if (step !== undefined) done.push(step);
      return step;
    },
    seal: () => void (isSealed = true),
  };
}

interface DocumentStep {
  readonly name: Said;
  readonly patches: readonly Patch[];
  readonly mergeKey: string | undefined;
}

/** What was done to one document. */
export interface DocumentHistory<Content> {
  readonly undoName: Said | undefined;
  readonly redoName: Said | undefined;
  /** For the document's state. */
  facts(): Pick<DocumentState, 'canUndo' | 'canRedo' | 'undoName' | 'redoName'>;
  record(edit: Pick<DocumentEdit<Content>, 'name' | 'mergeKey'>, patches: readonly Patch[]): void;
  undo(document: Content): Content;
  redo(document: Content): Content;
  seal(): void;
}

/** Edits of one field are one step; typed and deleted again, they are none. */
export function createDocumentHistory<Content>(): DocumentHistory<Content> {
  const history = createHistory<DocumentStep>((last, { name, patches, mergeKey }) => {
    if (mergeKey === undefined || last.mergeKey !== mergeKey) return undefined;
    const squashed = squashPatches(last.patches, patches);
    return squashed.length === 0 ? 'nothing' : { name, patches: squashed, mergeKey };
  });
  return {
    get undoName() {
      return history.last?.name;
    },
    get redoName() {
      return history.next?.name;
    },
    facts: () => ({
      canUndo: history.last !== undefined,
      canRedo: history.next !== undefined,
      undoName: history.last?.name,
      redoName: history.next?.name,
    }),
    record: ({ name, mergeKey }, patches) => history.record({ name, patches, mergeKey }),
    undo: (document) => {
      const step = history.undo();
      return step ? applyPatches(document, invertPatches(step.patches)) : document;
    },
    redo: (document) => {
      const step = history.redo();
      return step ? applyPatches(document, step.patches) : document;
    },
    seal: history.seal,
  };
}
