/**
 * The report of an import. It may be of another version of the program: what is not there, or is something else than it
 * was, is not drawn; where not even the counts are there, nothing is.
 */
import { z } from 'zod';

/** A small count is said as `<5`: fewer could be somebody. */
const count = z.union([z.number(), z.string().max(20)]);
const listOf = <T>(item: z.ZodType<T>): z.ZodType<readonly T[]> =>
  z.array(z.unknown()).transform((all) => all.flatMap((each) => item.safeParse(each).data ?? []));

const row = z.object({ file: z.string().catch(''), row: z.number() });
const counted = listOf(
  z.object({
    reason: z.string(),
    /** Why the mapping leaves it out, in its own words. */
    because: z.string().optional().catch(undefined),
    count,
    rows: listOf(row).catch([]),
  }),
);
const told = z.object({
  heading: z.string(),
  steps: listOf(z.object({ at: z.string(), text: z.string() })),
});

const report = z.object({
  calls: z.number(),
  records: z.number(),
  used: z.number(),
  events: z.number().optional().catch(undefined),
  lines: z.array(z.string()).optional().catch(undefined),
  from: z.string().catch(''),
  to: z.string().catch(''),
  expires: z.string().catch(''),
  withCaller: count.optional().catch(undefined),
  censored: count.optional().catch(undefined),
  merged: counted.catch([]),
  refused: counted.catch([]),
  excluded: counted.catch([]),
  unread: counted.catch([]),
  notes: listOf(z.string()).catch([]),
  transcripts: listOf(told).catch([]),
});

export type ImportReport = z.infer<typeof report>;
export type CountedRecords = ImportReport['refused'][number];
export type ToldCall = ImportReport['transcripts'][number];

export function readImport(json: string | null | undefined): ImportReport | undefined {
  if (typeof json !== 'string') return undefined;
  try {
    return report.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
