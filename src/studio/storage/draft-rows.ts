/**
 * What is kept of unsaved work, and how it is written. Nothing that comes out of a browser's storage or off the
 * server's shelf is trusted: another version of the studio, another program or a full disk may have written it.
 */
import { z } from 'zod';
import type { Patch } from '../../chart/index.ts';
import { kindOfPath } from '../../util/project-path.ts';

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

/** Characters: two files of the largest size there is, with every quotation mark in them escaped. */
export const MAX_ROW = 25_000_000;
/** A machine and its layout; room for one more. */
const MAX_FILES = 3;
const MAX_STEPS = 64;

const editSchema = z.object({
  path: z.array(z.union([z.string(), z.number().int().nonnegative()])).max(MAX_STEPS),
  // Absent: what stood there is gone. Its content is judged with the whole document, once it is in its place.
  to: z.unknown(),
});
const countSchema = z.number().int().nonnegative();
const rowSchema = z.object({
  format: z.literal(2),
  path: z.string().refine((path) => ['machine', 'scenario'].includes(kindOfPath(path) ?? '')),
  tab: z.string().min(1),
  revision: countSchema,
  files: z
    .array(z.object({ text: z.string(), base: z.string().nullable(), hasChanges: z.boolean() }))
    .min(1)
    .max(MAX_FILES),
  edits: z.array(editSchema).optional(),
});
const editsSchema = z.object({
  format: z.literal(2),
  after: countSchema,
  count: countSchema,
  edits: z.array(editSchema),
  hasChanges: z.array(z.boolean()).min(1).max(MAX_FILES),
});
/** Machines alone, before scenarios were edited: unsaved work outlives the studio that kept it. */
const firstRowSchema = z.looseObject({
  format: z.literal(1),
  machine: z.string(),
  layout: z.string(),
  machineBase: z.string().nullable(),
  layoutBase: z.string().nullable(),
  hasMachineChanges: z.boolean(),
  hasLayoutChanges: z.boolean(),
});
const firstEditsSchema = z.looseObject({
  format: z.literal(1),
  hasMachineChanges: z.boolean(),
  hasLayoutChanges: z.boolean(),
});

/** Undefined for whatever is not such a row. Never throws. */
export function parseRow(text: string): Row | undefined {
  const value = readKept(text);
  const { success, data } = firstRowSchema.safeParse(value);
  const row = rowSchema.safeParse(
    success
      ? {
          ...data,
          format: 2,
          files: [
            { text: data.machine, base: data.machineBase, hasChanges: data.hasMachineChanges },
            { text: data.layout, base: data.layoutBase, hasChanges: data.hasLayoutChanges },
          ],
        }
      : value,
  ).data;
  if (!row) return undefined;
  const { edits, ...rest } = row;
  return { ...rest, ...(edits ? { edits } : {}) };
}

/** Undefined for whatever is not such a row. Never throws. */
export function parseEdits(text: string): EditsRow | undefined {
  const value = readKept(text);
  const { success, data } = firstEditsSchema.safeParse(value);
  return editsSchema.safeParse(
    success ? { ...data, format: 2, hasChanges: [data.hasMachineChanges, data.hasLayoutChanges] } : value,
  ).data;
}

/** Undefined for what is no JSON or larger than that. */
export function readKept(text: string, most = MAX_ROW): unknown {
  try {
    return text.length > most ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
