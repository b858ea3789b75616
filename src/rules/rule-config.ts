/** `dialtree.config.json`: severities and limits of the rules, as a project wants them. */
import { z } from 'zod';
import type { NeedId } from '../chart/index.ts';
import { about } from '../util/about.ts';
import { capProblems, MOST_PROBLEMS, moreProblems } from '../util/collect-problems.ts';
import { describeIssues } from '../util/describe-issues.ts';
import { sortProblems, type Problem } from '../util/problem.ts';
import { readJson, type JsonDocument } from '../util/read-json.ts';
import { checkLimit, checkRuleId } from './check-rule-options.ts';
import { RULES } from './registry.ts';
import type { RuleOptions, RuleSeverity } from './rule-options.ts';

/** More rules than there can be; what stands behind them is counted as unknown. */
const MOST_RULES = MOST_PROBLEMS;

const severity = z.enum(['error', 'warning', 'info', 'off']);
const entry = z.union([
  severity,
  z.strictObject({
    severity: severity
      .optional()
      .meta(about('How much a finding counts. Absent: as the rule has it.', 'warning')),
    limits: z
      .record(z.string(), z.number().meta({ 'x-unit': 'limit' }))
      .optional()
      .meta(about('Other limits, by name, in the unit of the limit. Absent: its own.', { seconds: 25 })),
  }),
]);
const RULES_MEANING = about(
  'By rule id: a severity, or a severity and limits. Absent: as the rules have them.',
  {
    depth: 'warning',
  },
);
const ruleConfigSchema = z
  .strictObject({
    $schema: z
      .string()
      .max(300)
      .optional()
      .meta(
        about('Where editors find the schema.', '../node_modules/dialtree/dist/schema/config.schema.json'),
      ),
    rules: z.record(z.string(), entry).optional().meta(RULES_MEANING),
    needShares: z
      .record(z.string(), z.number().min(0).max(1).meta({ 'x-unit': 'share' }))
      .optional()
      .meta(
        about('What callers want, as shares from 0 to 1; switches on most-wanted-first. Absent: off.', {
          'phone.repair': 0.25,
        }),
      ),
    locales: z
      .array(z.string())
      .min(1)
      .max(20)
      .optional()
      .meta(about('Check these languages only. Absent: all that a machine speaks.', ['en'])),
  })
  .describe('Settings of `dialtree check`.');

/** What became of a `dialtree.config.json`. */
export interface RuleConfigReading {
  /** Undefined when the file cannot be used; `problems` says why. */
  readonly options: RuleOptions | undefined;
  /** In reading order; empty when there are options. */
  readonly problems: readonly Problem[];
}

/** Reads the text of a `dialtree.config.json`; `file` is its name, for problems. Never throws. */
export function parseRuleConfig(text: string, file: string): RuleConfigReading {
  const { document, problems } = readJson(text, file);
  if (!document) return { options: undefined, problems: sortProblems(problems) };
  const parsed = ruleConfigSchema.safeParse(document.value);
  if (!parsed.success) {
    // Asked for with every hint, in every language, and the same in each.
    const schema = ruleConfigJsonSchema();
    return {
      options: undefined,
      problems: sortProblems(describeIssues(parsed.error.issues, document, file, () => schema)),
    };
  }
  const { rules = {}, needShares, locales } = parsed.data;
  const wrong = checkNames(rules, document, file);
  if (wrong.length > 0) return { options: undefined, problems: capProblems(wrong, file) };

  const severities: Record<string, RuleSeverity> = {};
  const limits: Record<string, Readonly<Record<string, number>>> = {};
  for (const [id, setting] of Object.entries(rules)) {
    const { severity: level, limits: numbers } =
      typeof setting === 'string' ? { severity: setting } : { limits: undefined, ...setting };
    if (level) severities[id] = level;
    if (numbers) limits[id] = numbers;
  }
  return {
    options: {
      severities,
      limits,
      ...(needShares && { needShares: needShares as Record<NeedId, number> }),
      ...(locales && { locales }),
    },
    problems: [],
  };
}

/** The JSON Schema of the file, with the rules that exist and what limits each has, for editors. */
export function ruleConfigJsonSchema(): Record<string, unknown> {
  const known = z.strictObject(Object.fromEntries(RULES.map((rule) => [rule.id, entryOf(rule)])));
  return z.toJSONSchema(ruleConfigSchema.extend({ rules: known.optional().meta(RULES_MEANING) }), {
    io: 'input',
  }) as Record<string, unknown>;
}

function entryOf({ title, severity: own, limits }: (typeof RULES)[number]) {
  const known = Object.entries(limits).map(([name, { value, low, high, unit }]) => [
    name,
    z
      .number()
      .min(low)
      .max(high)
      .optional()
      .meta({ ...about(`In ${unit.en}. Absent: ${value}.`, value, 'limit'), default: value }),
  ]);
  const example = Object.fromEntries(Object.entries(limits).map(([name, { value }]) => [name, value]));
  const shape = z.strictObject(Object.fromEntries(known)).optional();
  return z
    .union([
      severity,
      entry.options[1].extend({
        limits: shape.meta(about('Other limits, by name. Absent: its own.', example)),
      }),
    ])
    .optional()
    .meta(about(`${title.en}. Absent: ${own}.`, 'warning'));
}

function checkNames(
  rules: Readonly<Record<string, z.infer<typeof entry>>>,
  document: JsonDocument,
  file: string,
): Problem[] {
  const settings = Object.entries(rules);
  const found = settings.slice(0, MOST_RULES).flatMap(([id, setting]) => {
    const unknown = checkRuleId(id, ['rules', id]);
    if (unknown.length > 0) return unknown;
    const limits = typeof setting === 'string' ? {} : (setting.limits ?? {});
    return Object.entries(limits)
      .slice(0, MOST_RULES)
      .flatMap(([name, value]) => checkLimit(id, name, value, ['rules', id, 'limits', name]));
  });
  const placed = found.map((problem) => ({ ...problem, file, ...document.placeOf(problem.path ?? []) }));
  const left = settings.length - MOST_RULES;
  return left > 0 ? [...placed, moreProblems(left, 'error', file)] : placed;
}
