/**
 * What the reports of runs say that the page draws itself. A run may be of another version of the program: what is not
 * there is not drawn, and the report stands beside it.
 */
import { z } from 'zod';

const spread = z.object({ value: z.number(), low: z.number(), high: z.number() });
const text = z.record(z.string(), z.string());
const titled = z.object({ id: z.string(), title: text });

const finding = z.object({
  id: z.string(),
  severity: z.string(),
  calls: z.number(),
  of: z.number(),
  from: z.string(),
  to: z.string(),
  exclusion: z.string(),
  isExcluded: z.boolean(),
  message: text,
  hint: text,
});

const row = z.object({
  name: z.string(),
  unit: z.string(),
  prior: spread,
  posterior: spread,
  narrowed: z.number(),
  how: z.string(),
  n: z.number(),
});

const calibration = z.object({
  format: z.literal('dialtree-calibration'),
  compare: z.tuple([titled, titled]),
  calls: z.number(),
  log: z.object({ calls: z.number() }),
  headline: z
    .object({
      figure: z.string(),
      uncalibrated: spread,
      calibrated: spread,
      helps: z.tuple([z.number(), z.number()]),
      draws: z.number(),
      left: z.array(z.object({ group: z.string(), share: z.number() })),
    })
    .optional(),
  findings: z.array(finding),
  rows: z.array(row),
  written: z.string().optional(),
  isStopped: z.boolean(),
});

const plan = z.object({
  format: z.literal('dialtree-calibration-plan'),
  plan: z.object({
    headline: z.record(z.string(), spread),
    rows: z.array(z.object({ title: text, halfWidth: z.record(z.string(), z.number()), learnt: z.number() })),
    advice: text,
  }),
});

const selfCheck = z.object({
  format: z.literal('dialtree-self-check'),
  check: z.object({
    runs: z.number(),
    intervals: z.number(),
    covered: z.number(),
    isAccepted: z.boolean(),
    isStopped: z.boolean(),
  }),
});

const pilot = z.object({
  format: z.literal('dialtree-pilot'),
  isCalibrated: z.boolean(),
  sizes: z.array(
    z.object({
      figure: z.string(),
      before: z.number(),
      after: z.number(),
      isPredicted: z.boolean(),
      withRedials: z.tuple([z.number(), z.number()]),
      days: z.tuple([z.number(), z.number()]),
    }),
  ),
});

const verification = z.object({
  format: z.literal('dialtree-verification'),
  waves: z.array(
    z.object({
      from: z.string(),
      lines: z.array(z.string()),
      observed: spread.optional(),
      predicted: spread,
    }),
  ),
});

export type Spread = z.infer<typeof spread>;
export type FoundFinding = z.infer<typeof finding>;
export type LearntRow = z.infer<typeof row>;
export type CalibrationReport = z.infer<typeof calibration>;
export type PlanReport = z.infer<typeof plan>;
export type SelfCheckReport = z.infer<typeof selfCheck>;
export type PilotReport = z.infer<typeof pilot>;
export type VerificationReport = z.infer<typeof verification>;

export const readCalibration = readerOf(calibration);
export const readPlan = readerOf(plan);
export const readSelfCheck = readerOf(selfCheck);
export const readPilot = readerOf(pilot);
export const readVerification = readerOf(verification);

function readerOf<T>(schema: z.ZodType<T>): (json: string | null | undefined) => T | undefined {
  return (json) => {
    if (typeof json !== 'string') return undefined;
    try {
      return schema.safeParse(JSON.parse(json)).data;
    } catch {
      return undefined;
    }
  };
}
