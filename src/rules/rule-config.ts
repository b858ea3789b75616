/** `dialtree.config.json`: severities and limits of the rules, as a project wants them. */
import { z } from 'zod';
import type { NeedId } from '../chart/index.ts';
import { describeIssues } from '../util/describe-issues.ts';
import { sortProblems, type Problem } from '../util/problem.ts';
import { readJson, type JsonDocument } from '../util/read-json.ts';
import { checkLimit, checkRuleId } from './check-rule-options.ts';
import { RULES } from './registry.ts';
import type { RuleOptions, RuleSeverity } from './rule-options.ts';

const severity = z.enum(['error', 'warning', 'info', 'off']);
const entry = z.union([
  severity,
  z.strictObject({
    severity: severity.optional().describe('In place of its own.'),
    limits: z.record(z.string(), z.number()).optional().describe('By name, in the limit’s unit.'),
  }),
]);
const RULES_MEANING = 'By rule id: a severity, or a severity and limits.';
const ruleConfigSchema = z
  .strictObject({
    $schema: z.string().max(300).optional().describe('Where editors find the schema.'),
    rules: z.record(z.string(), entry).optional().describe(RULES_MEANING),
    needShares: z
      .record(z.string(), z.number().min(0).max(1))
      .optional()
      .describe('What callers want, as shares; switches on most-wanted-first.'),
    locales: z.array(z.string()).min(1).max(20).optional().describe('Check these languages only.'),
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
  if (!parsed.success)
    return {
      options: undefined,
      problems: sortProblems(describeIssues(parsed.error.issues, document, file)),
    };
  const { rules = {}, needShares, locales } = parsed.data;
  const wrong = checkNames(rules, document, file);
  if (wrong.length > 0) return { options: undefined, problems: sortProblems(wrong) };

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

/** The JSON Schema of the file, with the rules that exist, for editors. */
export function ruleConfigJsonSchema(): Record<string, unknown> {
  const known = z.strictObject(
    Object.fromEntries(RULES.map(({ id, title }) => [id, entry.optional().describe(title.en)])),
  );
  return z.toJSONSchema(ruleConfigSchema.extend({ rules: known.optional().describe(RULES_MEANING) }), {
    io: 'input',
  }) as Record<string, unknown>;
}

function checkNames(
  rules: Readonly<Record<string, z.infer<typeof entry>>>,
  document: JsonDocument,
  file: string,
): Problem[] {
  const found = Object.entries(rules).flatMap(([id, setting]) => {
    const unknown = checkRuleId(id, ['rules', id]);
    if (unknown.length > 0) return unknown;
    const limits = typeof setting === 'string' ? {} : (setting.limits ?? {});
    return Object.entries(limits).flatMap(([name, value]) =>
      checkLimit(id, name, value, ['rules', id, 'limits', name]),
    );
  });
  return found.map((problem) => ({ ...problem, file, ...document.placeOf(problem.path ?? []) }));
}
