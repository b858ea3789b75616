/** A merge under way as the browser kept it over a reload: looked at like anything else that comes out of storage. */
import { z } from 'zod';
import { KEYS, type Key } from '../../../chart/index.ts';
import type { MergePlan } from './plan.ts';

const textSchema = z.record(z.string(), z.string());
const keysSchema = z.array(z.custom<Key>((key) => (KEYS as readonly unknown[]).includes(key)));
const headingsSchema = z.array(z.object({ id: z.string(), label: textSchema }));
const partSchema = z.object({
  id: z.string(),
  line: z.string(),
  lineTitle: textSchema,
  number: z.string().optional(),
  state: z.string(),
  keys: keysSchema,
  label: textSchema,
  examples: z.record(z.string(), z.array(z.string())).optional(),
  need: z.string().optional(),
  destination: z.discriminatedUnion('goesTo', [
    z.object({ goesTo: z.literal('desk'), desk: z.string(), serves: z.array(z.string()) }),
    z.object({ goesTo: z.literal('number'), number: z.string(), serves: z.array(z.string()) }),
    z.object({ goesTo: z.literal('self-service'), service: z.string(), serves: z.array(z.string()) }),
  ]),
});
const planSchema = z.object({
  id: z.string(),
  title: textSchema,
  number: z.string().optional(),
  locales: z.array(z.string()).min(1),
  operatorDesk: z.string(),
  rows: headingsSchema,
  columns: headingsSchema,
  parts: z.array(partSchema),
  others: z.array(
    z.looseObject({
      line: z.string(),
      lineTitle: textSchema,
      keys: keysSchema,
      label: textSchema,
      reason: z.enum(['hang-up', 'nowhere', 'twin', 'announcement']),
    }),
  ),
  places: z.record(z.string(), z.object({ row: z.string(), column: z.string() })),
  destinations: z.record(z.string(), z.string()),
});
const keptSchema = z.object({ picked: z.array(z.string()), plan: planSchema.optional() });

export interface KeptMerge {
  readonly picked: readonly string[];
  readonly plan: MergePlan | undefined;
}

/** Undefined for what another version of the studio, or somebody else, wrote: better begin anew than stumble. */
export function readKeptMerge(text: string | null): KeptMerge | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    const kept = keptSchema.safeParse(value);
    // What was checked is taken as it was written: what is absent stays absent.
    return kept.success
      ? { picked: kept.data.picked, plan: (value as { plan?: MergePlan }).plan }
      : undefined;
  } catch {
    return undefined;
  }
}
