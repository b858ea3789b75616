/** `*.tasks.json`: tasks in the words of somebody who knows the callers. */
import { z } from 'zod';
import type { NeedId, Text } from '../chart/index.ts';
import { describeIssues } from '../util/describe-issues.ts';
import { NAMED_FORMATS } from '../util/named-formats.ts';
import { sortProblems, type Problem } from '../util/problem.ts';
import { readJson } from '../util/read-json.ts';

/** Whatever it leaves out is phrased from the scenario's own words. */
export interface TasksFile {
  /** What the product is called in a task, by product id. */
  readonly products?: Readonly<Record<string, Text>> | undefined;
  /** A task for each intent, by intent id; `{product}` stands for the product. */
  readonly intents?: Readonly<Record<string, Text>> | undefined;
  /** A task of its own for a need. */
  readonly needs?: Readonly<Record<NeedId, Text>> | undefined;
}

const LIMITS = { maxSize: 1_000_000, maxDepth: 8 };
const texts = z.record(z.string().regex(NAMED_FORMATS.locale), z.string().trim().min(1).max(500));

const schema = z.strictObject({
  $schema: z.string().optional(),
  products: z.record(z.string().regex(NAMED_FORMATS.id), texts).optional(),
  intents: z.record(z.string().regex(NAMED_FORMATS.id), texts).optional(),
  needs: z.record(z.string().regex(NAMED_FORMATS.need), texts).optional(),
});

/** Never throws. At most a million characters. */
export function readTasks(
  text: string,
  file: string,
): { readonly tasks: TasksFile | undefined; readonly problems: readonly Problem[] } {
  const { document, problems } = readJson(text, file, LIMITS);
  if (!document) return { tasks: undefined, problems };
  const parsed = schema.safeParse(document.value);
  if (parsed.success) return { tasks: parsed.data as TasksFile, problems: [] };
  const json = z.toJSONSchema(schema);
  return {
    tasks: undefined,
    problems: sortProblems(describeIssues(parsed.error.issues, document, file, () => json)),
  };
}
