/** One participant’s file: hostile until proven otherwise. */
import { z } from 'zod';
import { checkCall } from '../calls/index.ts';
import { KEYS } from '../chart/index.ts';
import { describeIssues } from '../util/describe-issues.ts';
import { NAMED_FORMATS } from '../util/named-formats.ts';
import { sortProblems, wordProblem, type Problem } from '../util/problem.ts';
import { readJson, type JsonDocument } from '../util/read-json.ts';
import { phoneTestWords, say, type PhoneTestWords } from '../words/index.ts';
import { toCalls } from './to-calls.ts';
import type { PhoneTestResult } from './types.ts';

/** What a browser keeps and a server takes: two hundred tasks of the longest kind. */
export const RESULT_LIMITS = { maxSize: 1_000_000, maxDepth: 8 };

const FORMAT = 'dialtree-phone-test';

export interface ResultReading {
  /** Undefined when the file cannot be used; `problems` says why. */
  readonly result: PhoneTestResult | undefined;
  readonly problems: readonly Problem[];
}

const id = z.string().regex(NAMED_FORMATS.id);
const need = z.string().regex(NAMED_FORMATS.need);
const place = z.string().max(200).regex(NAMED_FORMATS.statePath);
/** A day: nobody is on the phone for longer. */
const ms = z.int().min(0).max(86_400_000);
const serves = z.array(need).max(2000);

const destination = z.discriminatedUnion('goesTo', [
  z.strictObject({ goesTo: z.literal('desk'), desk: id, serves }),
  z.strictObject({ goesTo: z.literal('number'), number: z.string().max(40), serves }),
  z.strictObject({ goesTo: z.literal('self-service'), service: z.string().max(64), serves }),
  z.strictObject({ goesTo: z.literal('hang-up'), reason: z.enum(['caller', 'attempts', 'closed']) }),
]);

const task = z.strictObject({
  at: z.int().min(1_577_836_800_000).max(4_102_444_800_000),
  world: id,
  need,
  offered: z.array(id).min(1).max(200),
  dialled: id.nullable(),
  dialMs: ms,
  events: z
    .array(
      z.strictObject({
        ms,
        event: z.enum(['menu', 'key', 'no-input', 'no-match']),
        where: place,
        key: z.enum(KEYS).optional(),
        heard: z.int().min(0).max(1000).optional(),
        isSaid: z.boolean().optional(),
      }),
    )
    .max(900),
  ended: z
    .strictObject({
      ms,
      where: z.string().max(200),
      by: z.enum(['caller', 'menu', 'stuck']),
      destination: destination.optional(),
    })
    .nullable(),
  ease: z.int().min(1).max(7).nullable(),
  captions: z.boolean(),
  voice: z.enum(['browser', 'recording', 'none']),
});

const schema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  plan: z.string().regex(/^[0-9a-f]{64}$/),
  scenario: id,
  menus: z.record(id, z.string().regex(/^[0-9a-f]{12}$/)).refine((menus) => Object.keys(menus).length <= 500),
  participant: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
  run: z.string().regex(/^[0-9a-f]{16}$/),
  locale: z.string().regex(NAMED_FORMATS.locale),
  tasks: z.array(task).max(200),
});

/** Never throws. A result that cannot have happened is refused as a whole. */
export function readPhoneTestResult(text: string, file: string): ResultReading {
  const { document, problems } = readJson(text, file, RESULT_LIMITS);
  if (!document) return { result: undefined, problems };
  if (!isOfPhoneTest(document.value)) return { result: undefined, problems: [otherFile(file)] };
  const parsed = schema.safeParse(document.value);
  if (!parsed.success) {
    const json = z.toJSONSchema(schema, { unrepresentable: 'any' });
    return {
      result: undefined,
      problems: sortProblems(describeIssues(parsed.error.issues, document, file, () => json)),
    };
  }
  const result = parsed.data as PhoneTestResult;
  const found = checkResult(result, document, file);
  return { result: found.length > 0 ? undefined : result, problems: found };
}

/** Whatever else is wrong with it: somebody’s result, and not another kind of file. */
function isOfPhoneTest(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === FORMAT;
}

function otherFile(file: string): Problem {
  return {
    code: 'test-format',
    severity: 'error',
    ...wordProblem(
      say(phoneTestWords, ({ wrong }) => wrong.format),
      say(phoneTestWords, ({ wrong }) => wrong.formatHint),
    ),
    file,
    line: 1,
    column: 1,
  };
}

/** What a shape cannot say. */
function checkResult(result: PhoneTestResult, document: JsonDocument, file: string): Problem[] {
  const problems: Problem[] = [];
  const report = (at: number, code: string, speak: (words: PhoneTestWords['wrong']) => string): void => {
    const path = ['tasks', at];
    problems.push({
      code,
      severity: 'error',
      ...wordProblem(
        say(phoneTestWords, ({ wrong }) => speak(wrong)),
        say(phoneTestWords, ({ wrong }) => wrong.hint),
      ),
      file,
      path,
      ...document.placeOf(path),
    });
  };
  result.tasks.forEach(({ dialled, offered, events, ended }, i) => {
    if (dialled !== null && !offered.includes(dialled))
      report(i, 'test-line', (words) => words.line({ line: dialled }));
    if (dialled === null && (events.length > 0 || ended !== null))
      report(i, 'test-no-call', (words) => words.noCall);
  });
  // The laws of every call that was ever logged.
  for (const { call, at } of toCalls(result)) {
    const reason = checkCall(call);
    if (reason !== undefined) report(at, 'test-call', (words) => words.call({ reason }));
  }
  return problems;
}
