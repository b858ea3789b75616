/** What a file of calls says about itself: where it is from, until when it may be used, and what was left out. */
import { z } from 'zod';

const count = z.int().min(0);
const name = z.string().max(300);
const counts = z.record(z.string().max(40), count);
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const moment = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

const headerSchema = z.object({
  format: z.literal(1),
  created: moment,
  expires: date,
  sources: z.array(z.object({ name, sha256: z.string().regex(/^[0-9a-f]{64}$/) })).max(10_000),
  calls: count,
  events: count,
  lines: z.array(name).max(100_000),
  from: z.union([moment, z.literal('')]),
  to: z.union([moment, z.literal('')]),
  withCaller: count,
  censored: count,
  used: count,
  merged: counts,
  refused: counts,
  excluded: counts,
  zone: name.optional(),
  versions: z
    .array(z.object({ from: name, version: name, machine: name.optional() }))
    .max(1000)
    .optional(),
});

/**
 * Counts are exact, small ones too: whoever reads them has the calls themselves before them, in the same file, under the
 * same rights and until the same day. What is printed of them says of fewer than 5 that they are fewer.
 *
 * Plain data: in the key-value metadata of `*.events.parquet`, in the first line of `*.events.csv`.
 */
export interface CallFileHeader {
  readonly format: 1;
  /** When it was imported, ISO 8601 UTC. */
  readonly created: string;
  /** The last day, UTC, on which it may be read. */
  readonly expires: string;
  /** The logs that were read: names without folders. */
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  readonly calls: number;
  readonly events: number;
  /** Line ids, sorted. */
  readonly lines: readonly string[];
  /** Start of the first and of the last call; empty when there is none. */
  readonly from: string;
  readonly to: string;
  /** Calls of which the caller is known. */
  readonly withCaller: number;
  /** Calls without an end. */
  readonly censored: number;
  /** Records of the logs that are in a call, and what became of the others, by reason. */
  readonly used: number;
  readonly merged: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
  readonly excluded: Readonly<Record<string, number>>;
  /** Zone of the lines, where the mapping said one. */
  readonly zone?: string | undefined;
  /** Which menus were in force since when, as the mapping says. */
  readonly versions?:
    | readonly { readonly from: string; readonly version: string; readonly machine?: string | undefined }[]
    | undefined;
}

export function printCallFileHeader(header: CallFileHeader): string {
  return JSON.stringify(header);
}

/** Undefined: it is none. */
export function readCallFileHeader(text: string): CallFileHeader | undefined {
  try {
    return headerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
