/** Reads a study back from its JSON report, so that any other report can be drawn later, elsewhere. */
import { z } from 'zod';
import { PARAMETER_GROUPS } from '../../scenario/index.ts';
import type { StudyResult } from '../../study/index.ts';
import { describeIssues } from '../../util/describe-issues.ts';
import { sortProblems, type Problem } from '../../util/problem.ts';
import { readJson } from '../../util/read-json.ts';
import { interval, intervals, text, world } from './world-schema.ts';

/** What became of a saved study. */
export interface StudyReading {
  /** Undefined when the file cannot be used; `problems` says why. */
  readonly result: StudyResult | undefined;
  /** In reading order; empty when there is a result. */
  readonly problems: readonly Problem[];
}

/**
 * A result grows with needs x lines x worlds: a hundred million characters are 20 cases of the largest kind
 * we know.
 */
const LIMITS = { maxSize: 100_000_000, maxDepth: 32 };

/**
 * Reads the text of a study’s JSON report; `file` is its name, for problems. Never throws. At most 100
 * million characters and 32 levels.
 */
export function parseStudyResult(text: string, file: string): StudyReading {
  const { document, problems } = readJson(text, file, LIMITS);
  if (!document) return { result: undefined, problems: sortProblems(problems) };
  const parsed = studySchema.safeParse(document.value);
  if (!parsed.success) {
    // Asked for with every hint.
    const schema = z.toJSONSchema(studySchema, { unrepresentable: 'any' });
    return {
      result: undefined,
      problems: sortProblems(describeIssues(parsed.error.issues, document, file, () => schema)),
    };
  }
  // The words of the headline are for programs that only show them.
  const { headline, ...result } = document.value as StudyResult & { readonly headline?: unknown };
  void headline;
  return { result, problems: [] };
}

const status = z.enum(['measured', 'calibrated', 'published', 'vendor', 'assumption']);
const range = { low: z.number(), high: z.number() };

const figureInfo = z.object({
  id: z.string(),
  title: text,
  definition: text,
  unit: z.enum(['share', 'seconds', 'per-month', 'calls-per-need', 'hours-per-month']),
  better: z.enum(['lower', 'higher', 'neither']),
  isHeadline: z.boolean(),
});

const controlPair = z.object({ before: interval, after: interval, difference: interval });

const sensitivity = z.object({
  figure: z.string(),
  base: z.number(),
  replications: z.number(),
  days: z.number(),
  bars: z.array(
    z.object({
      parameter: z.string(),
      unit: z.string(),
      status,
      ...range,
      atLow: interval,
      atHigh: interval,
    }),
  ),
});

const band = { median: z.number(), ...range };
const drawnShare = z.object({ share: z.number(), ...range });
const total = z.object({ ...band, noise: z.number().optional(), helps: drawnShare.optional() });
const uncertainty = z.object({
  draws: z.int().min(0),
  days: z.number(),
  parameters: z.int().min(0),
  wordLists: z.int().min(1),
  worlds: z.record(z.string(), z.record(z.string(), z.object(band))),
  comparisons: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      differences: z.record(z.string(), total),
    }),
  ),
  decides: z.array(
    z.object({
      figure: z.string(),
      values: z.array(z.number()),
      parameters: z.array(
        z.object({
          parameter: z.string(),
          unit: z.string(),
          status,
          share: z.number(),
          breakEven: z
            .object({ value: z.number(), isBeyond: z.boolean(), helps: z.enum(['above', 'below']) })
            .optional(),
        }),
      ),
      groups: z.array(z.object({ group: z.enum(PARAMETER_GROUPS), share: z.number() })),
      rest: z.number(),
      grounds: z.object({ learnt: z.number(), labels: z.number(), assumed: z.number() }).optional(),
    }),
  ),
});
const assumed = z.object({
  calls: z.number(),
  from: z.string(),
  to: z.string(),
  draws: z.int().min(0),
  settings: z.array(
    z.object({
      id: z.enum(['as-learnt', 'labels-doubled', 'wrong-number-low', 'wrong-number-high']),
      figures: z.record(z.string(), total),
    }),
  ),
  extrapolated: z.array(
    z.object({
      machine: z.string(),
      menu: z.string(),
      title: text,
      options: z.number(),
      depth: z.number(),
      mostOptions: z.number(),
      mostDepth: z.number(),
    }),
  ),
});
const structure = z.object({
  replications: z.number(),
  days: z.number(),
  parts: z.array(
    z.object({
      id: z.string(),
      figures: z.record(z.string(), z.object({ without: z.number(), effect: interval })),
    }),
  ),
});

const wordsFigure = z.object({ before: interval, after: interval, difference: interval });
const otherWords = z.object({
  replications: z.number(),
  days: z.number(),
  lists: z.array(
    z.object({
      id: z.string().optional(),
      title: text.optional(),
      source: z.string().optional(),
      figures: z.record(z.string(), wordsFigure),
    }),
  ),
});

const studySchema = z.object({
  format: z.literal('dialtree-study'),
  version: z.literal(2),
  scenario: z.object({ id: z.string(), title: text, about: text, file: z.string() }),
  locale: z.string(),
  languages: z.array(z.object({ locale: z.string(), share: z.number() })).optional(),
  seed: z.number(),
  replications: z.int().min(0),
  precision: z
    .object({ figure: z.string().optional(), asked: z.number(), reached: z.number(), isReached: z.boolean() })
    .optional(),
  effort: z
    .object({
      callers: z.number(),
      calls: z.number(),
      figure: z.string(),
      varianceRatio: z.number().optional(),
    })
    .optional(),
  isStopped: z.boolean(),
  replay: z.string(),
  names: z
    .object({
      products: z.record(z.string(), text).optional(),
      intents: z.record(z.string(), text).optional(),
      lines: z.record(z.string(), text).optional(),
    })
    .optional(),
  figureInfo: z.array(figureInfo),
  worlds: z.array(world),
  comparisons: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      differences: intervals,
      varianceRatio: z.record(z.string(), z.number()),
    }),
  ),
  compare: z.object({ before: z.string(), after: z.string() }),
  steps: z.array(z.string()),
  ablation: z.array(z.string()),
  uncertainty: uncertainty.optional(),
  assumed: assumed.optional(),
  structure: structure.optional(),
  control: z
    .object({
      sameMenus: controlPair.optional(),
      numbersKnown: controlPair.optional(),
      isKept: z.boolean().optional(),
    })
    .optional(),
  sensitivity: z.array(sensitivity),
  otherWords: otherWords.optional(),
  published: z.array(
    z.object({
      figure: z.string(),
      published: z.number(),
      simulated: interval,
      verdict: z.enum(['inside', 'smaller-effect', 'larger-effect', 'opposite']),
      note: text,
      source: z.string(),
    }),
  ),
  parameters: z.array(
    z.object({
      name: z.string(),
      value: z.number(),
      ...range,
      unit: z.string(),
      source: z.string(),
      status,
      isOverridden: z.boolean(),
      narrowed: z.number().optional(),
    }),
  ),
  numbers: z
    .array(
      z.object({
        id: z.string(),
        title: text,
        source: z.string().optional(),
        numbers: z.array(
          z.object({
            path: z.string(),
            title: text,
            value: z.number(),
            status: status.optional(),
            use: z.enum(['drawn', 'fixed', 'unused']),
          }),
        ),
      }),
    )
    .optional(),
  experience: z.array(
    z.object({ id: z.string(), title: text, ...range, unit: text, basis: text, source: z.string(), status }),
  ),
});
