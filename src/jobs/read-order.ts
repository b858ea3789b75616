/** What the page sends, before anything is done with it. */
import type { z } from 'zod';
import { sayIssue } from '../util/say-issue.ts';
import { wordProblem, type JsonPath, type Problem } from '../util/problem.ts';
import { findLanguage, say, serverWords, type Language } from '../words/index.ts';
import { JOB_SCHEMAS, type JobKind, type JobOrder } from './kinds.ts';

export interface OrderReading {
  readonly order?: JobOrder & { readonly language?: Language };
  readonly problems: readonly Problem[];
}

/** Never throws. */
export function readOrder(value: Readonly<Record<string, unknown>>): OrderReading {
  const { kind, options, language } = value;
  if (typeof kind !== 'string' || !Object.hasOwn(JOB_SCHEMAS, kind))
    return refuse(
      ['kind'],
      say(serverWords, ({ jobs }) => jobs.noKind({ kinds: Object.keys(JOB_SCHEMAS).join(', ') })),
    );
  const spoken = typeof language === 'string' ? findLanguage(language) : undefined;
  const parsed = JOB_SCHEMAS[kind as JobKind].safeParse(options);
  if (!parsed.success) return { problems: parsed.error.issues.map((issue) => problemOf(issue, options)) };
  const order = { kind, options: parsed.data, ...(spoken && { language: spoken }) };
  return { order: order as JobOrder & { language?: Language }, problems: [] };
}

function refuse(path: JsonPath, message: Parameters<typeof wordProblem>[0]): OrderReading {
  return { problems: [{ code: 'job-option', severity: 'error', ...wordProblem(message), path }] };
}

function problemOf(issue: z.core.$ZodIssue, options: unknown): Problem {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const name = [...path, ...keys].join('.') || 'options';
  const why = sayIssue(issue, valueAt(options, path));
  return {
    code: 'job-option',
    severity: 'error',
    ...wordProblem(
      say(serverWords, ({ jobs }, language) =>
        keys.length > 0 ? jobs.unknownOption({ name }) : jobs.badOption({ name, why: why[language] }),
      ),
    ),
    path: [...path, ...keys.slice(0, 1)],
  };
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    value,
  );
}
