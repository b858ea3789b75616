import {
  applyPatches,
  invertPatches,
  squashPatches,
  type Edit,
  type MachineDocument,
  type Names,
  type Patch,
} from '../../chart/index.ts';

interface Step {
  readonly name: Names;
  readonly patches: readonly Patch[];
  readonly mergeKey: string | undefined;
}

/** What was done to one document, without limit for as long as it is open. */
export interface History {
  readonly undoName: Names | undefined;
  readonly redoName: Names | undefined;
  record(edit: Pick<Edit, 'name' | 'mergeKey'>, patches: readonly Patch[]): void;
  undo(document: MachineDocument): MachineDocument;
  redo(document: MachineDocument): MachineDocument;
  seal(): void;
}

export function createHistory(): History {
  const done: Step[] = [];
  let undone: Step[] = [];
  let isSealed = true;
  return {
    get undoName() {
      return done.at(-1)?.name;
    },
    get redoName() {
      return undone.at(-1)?.name;
    },
    record: ({ name, mergeKey }, patches) => {
      const last = done.at(-1);
      undone = [];
      if (last && !isSealed && mergeKey !== undefined && last.mergeKey === mergeKey) {
        done.pop();
        const squashed = squashPatches(last.patches, patches);
        // Typed and deleted again: nothing to undo.
        if (squashed.length > 0) done.push({ name, patches: squashed, mergeKey });
      } else done.push({ name, patches, mergeKey });
      isSealed = false;
    },
    undo: (document) => {
      const step = done.pop();
      isSealed = true;
      if (!step) return document;
      undone.push(step);
      return applyPatches(document, invertPatches(step.patches));
    },
    redo: (document) => {
      const step = undone.pop();
      isSealed = true;
      if (!step) return document;
      done.push(step);
      return applyPatches(document, step.patches);
    },
    seal: () => void (isSealed = true),
  };
}
