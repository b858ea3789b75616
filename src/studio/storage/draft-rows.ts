/** What is kept of unsaved work, and how it is written. */
import type { Patch } from '../../chart/index.ts';

export interface KeptDraft {
  /** Of the file that the document is named after. */
  readonly path: string;
  /** That file, then those that lie beside it. */
  readonly files: readonly KeptFile[];
  /** What was changed after the texts were printed. */
  readonly edits?: readonly KeptEdit[];
}

/** One file of a draft. */
export interface KeptFile {
  /** As it would be saved. */
  readonly text: string;
  /** The version it grew from; null when there was no file. */
  readonly base: string | null;
  readonly hasChanges: boolean;
}

/** A place in the document and what stands there now. */
export type KeptEdit = Pick<Patch, 'path' | 'to'>;
export interface KeptEdits {
  readonly edits: readonly KeptEdit[];
  /** By file, with these edits. */
  readonly hasChanges: readonly boolean[];
}

export interface Row extends KeptDraft {
  readonly format: 2;
  readonly tab: string;
  /** Grows with every writing of this path, whoever writes. */
  readonly revision: number;
}

/** `[key of the whole draft]#edits`. */
export interface EditsRow extends KeptEdits {
  readonly format: 2;
  /** Revision of the whole draft. */
  readonly after: number;
  readonly count: number;
}

/** Machines alone, before scenarios were edited: unsaved work outlives the studio that kept it. */
interface FirstRow extends Omit<Row, 'format' | 'files'> {
  readonly format: 1;
  readonly machine: string;
  readonly layout: string;
  readonly machineBase: string | null;
  readonly layoutBase: string | null;
  readonly hasMachineChanges: boolean;
  readonly hasLayoutChanges: boolean;
}
interface FirstEditsRow extends Omit<EditsRow, 'format' | 'hasChanges'> {
  readonly format: 1;
  readonly hasMachineChanges: boolean;
  readonly hasLayoutChanges: boolean;
}

export function parseRow(text: string): Row | undefined {
  try {
    const row = fromFirst(JSON.parse(text) as Row | FirstRow);
    return row.format === 2 &&
      typeof row.path === 'string' &&
      Array.isArray(row.files) &&
      row.files.every((file: Partial<KeptFile> | null) => typeof file?.text === 'string')
      ? row
      : undefined;
  } catch {
    return undefined;
  }
}

function fromFirst(row: Row | FirstRow): Row {
  if (row.format !== 1) return row;
  const { format: _format, machine, layout, machineBase, layoutBase, ...rest } = row;
  const { hasMachineChanges, hasLayoutChanges, ...kept } = rest;
  return {
    ...kept,
    format: 2,
    files: [
      { text: machine, base: machineBase, hasChanges: hasMachineChanges },
      { text: layout, base: layoutBase, hasChanges: hasLayoutChanges },
    ],
  };
}

export function parseEdits(text: string): EditsRow | undefined {
  try {
    const read = JSON.parse(text) as EditsRow | FirstEditsRow;
    const row: EditsRow =
      read.format === 1
        ? { ...read, format: 2, hasChanges: [read.hasMachineChanges, read.hasLayoutChanges] }
        : read;
    return row.format === 2 &&
      typeof row.after === 'number' &&
      typeof row.count === 'number' &&
      Array.isArray(row.edits) &&
      Array.isArray(row.hasChanges)
      ? row
      : undefined;
  } catch {
    return undefined;
  }
}
