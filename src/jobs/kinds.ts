/**
 * The commands that the page may have run, and what it may say to each.
 *
 * Law: nothing that is not named here reaches a command; no value can become an option or lead out of the project.
 */
import { z } from 'zod';
import { NAMED_FORMATS } from '../util/named-formats.ts';
import { isPlainName, kindOfPath } from '../util/project-path.ts';
import { say, serverWords, type Said } from '../words/index.ts';

/** Where logs, mappings, files of calls and results of phone tests lie in a project. */
export const CALLS_FOLDER = 'calls';

const told = (said: Said) => ({ params: { said } });
const words = serverWords;

const scenario = z
  .string()
  .refine(
    (path) => kindOfPath(path) === 'scenario' && !path.startsWith('-'),
    told(say(words, ({ jobs }) => jobs.noScenario)),
  );
/** Of something in the folder of calls. Commas stand between names where a command takes several. */
const name = z
  .string()
  .refine(
    (text) => isPlainName(text) && !/[/,]/.test(text) && !text.startsWith('-'),
    told(say(words, ({ jobs }) => jobs.noName)),
  );
const calls = name.regex(/\.events\.(?:parquet|csv)$/);
const named = (least: number) => z.array(name).min(least).max(1000);
const id = z.string().regex(NAMED_FORMATS.id);
const ids = z.array(id).min(1).max(100);
const locale = z.string().regex(NAMED_FORMATS.locale);
const date = z.string().regex(NAMED_FORMATS.date);
const whole = (from: number, to: number) => z.int().min(from).max(to);
const seed = whole(0, Number.MAX_SAFE_INTEGER);
const share = z.number().min(0).max(1);
/** What a command reads by itself, such as `2026-04-06=pc+phone`; it says what is wrong with it. */
const plain = z
  .string()
  .max(10_000)
  .regex(/^[\w.:=+,-]+$/);
/** A finding is named after what it is about, and a line of somebody's log may be called anything. */
const finding = z
  .string()
  .max(400)
  .regex(/^[a-z][^,\p{C}]*$/u);
const findings = z.array(finding).min(1).max(1000);

const test = {
  scenario,
  worlds: ids.optional(),
  participants: whole(1, 10_000).optional(),
  tasks: whole(1, 100).optional(),
  seed: seed.optional(),
  locale: locale.optional(),
};

/** By kind: the options of its command under their own names, and what stands without a name. */
export const JOB_SCHEMAS = {
  'import-calls': z.strictObject({
    logs: named(1),
    mapping: name.regex(/\.mapping\.json$/).optional(),
    format: id.optional(),
    out: calls.optional(),
    keepDays: whole(1, 3650).optional(),
    show: whole(0, 1000).optional(),
    newKey: z.boolean().optional(),
    allowAnsweredOnly: z.boolean().optional(),
  }),
  calibrate: z.strictObject({
    scenario,
    calls: z.array(calls).min(1).max(1000),
    world: id.optional(),
    /** A scenario that is not there yet. */
    out: scenario.optional(),
    exclude: findings.optional(),
    keep: findings.optional(),
    draws: whole(0, 10_000).optional(),
    /** False: none. */
    checks: z.union([ids, z.literal(false)]).optional(),
    times: z.literal(false).optional(),
    seed: seed.optional(),
    locale: locale.optional(),
  }),
  'calibrate-plan': z.strictObject({ scenario, seed: seed.optional(), locale: locale.optional() }),
  'self-check': z.strictObject({
    scenario,
    runs: whole(2, 10_000),
    world: id.optional(),
    seed: seed.optional(),
    locale: locale.optional(),
  }),
  'phone-test-create': z.strictObject(test),
  'phone-test-serve': z.strictObject({
    ...test,
    out: name.optional(),
    port: whole(0, 65_535).optional(),
    lan: z.boolean().optional(),
  }),
  'phone-test-simulate': z.strictObject({
    ...test,
    out: name.optional(),
    set: z.record(z.string().regex(/^[A-Za-z][\w.-]*$/), z.number()).optional(),
  }),
  'phone-test-read': z.strictObject({
    results: named(1),
    scenario: scenario.optional(),
    out: calls.optional(),
    locale: locale.optional(),
  }),
  pilot: z.strictObject({
    scenario,
    share: share.optional(),
    power: share.optional(),
    level: share.optional(),
    locale: locale.optional(),
  }),
  verify: z.strictObject({
    scenario,
    calls: z.array(calls).min(1).max(1000),
    /** `2026-04-06=pc+phone,2026-05-04=printer`: which lines moved when. */
    waves: plain,
    /** A scenario that is not there yet, with what the roll-out taught. */
    out: scenario.optional(),
    exclude: findings.optional(),
    keep: findings.optional(),
    draws: whole(2, 10_000).optional(),
    seed: seed.optional(),
    locale: locale.optional(),
  }),
  'log-calls': z.strictObject({
    scenario,
    out: calls.optional(),
    world: id.optional(),
    days: whole(1, 400).optional(),
    kind: id.optional(),
    precision: id.optional(),
    starts: date.optional(),
    withheld: share.optional(),
    draw: whole(1, 1_000_000).optional(),
    replication: whole(1, 100_000).optional(),
    seed: seed.optional(),
    locale: locale.optional(),
  }),
  simulate: z.strictObject({
    scenario,
    worlds: ids.optional(),
    replications: whole(1, 100_000).optional(),
    precision: z.number().positive().optional(),
    seed: seed.optional(),
    locale: locale.optional(),
  }),
} as const;

export type JobKind = keyof typeof JOB_SCHEMAS;
/** What one may say to a command of that kind. */
export type JobOptions<Kind extends JobKind> = z.infer<(typeof JOB_SCHEMAS)[Kind]>;
/** What the page sends. `language`: in which the command speaks. */
export type JobOrder<Kind extends JobKind = JobKind> = {
  readonly [K in Kind]: { readonly kind: K; readonly options: JobOptions<K>; readonly language?: string };
}[Kind];
