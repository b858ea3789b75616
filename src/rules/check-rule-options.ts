/** Settings of the rules that name what is not there: a misspelt rule would otherwise be a rule that passes. */
import { sayNearest } from '../chart/index.ts';
import { sortProblems, wordProblem, type JsonPath, type Problem } from '../util/problem.ts';
import { shorten } from '../util/shorten.ts';
import { commonWords, rulesWords, say, type Said } from '../words/index.ts';
import { RULES } from './registry.ts';
import type { RuleOptions, RuleSeverity } from './rule-options.ts';
import { ownValue } from '../util/own-value.ts';

export const RULE_SEVERITIES: readonly RuleSeverity[] = ['error', 'warning', 'info', 'off'];

type OptionName = keyof RuleOptions;
/** A record, so that an option without a line here does not compile. */
const OPTIONS: Readonly<Record<OptionName, (value: unknown) => Problem[]>> = {
  severities: checkSeverities,
  limits: checkLimits,
  today: checkToday,
  needShares: checkNeedShares,
  locales: checkLocales,
};
export const RULE_OPTION_NAMES = Object.keys(OPTIONS) as readonly OptionName[];

/**
 * What is wrong with the settings of a program that may have been written without a compiler; empty when they can be used.
 * `more` are names that its caller takes beside the rules' own.
 */
export function checkRuleOptions(options: unknown, more: readonly string[] = []): Problem[] {
  if (!isRecord(options)) return [describeShape([], options)];
  const problems = Object.entries(options).flatMap(([name, value]) => {
    if (more.includes(name) || value === undefined) return [];
    if (Object.hasOwn(OPTIONS, name)) return OPTIONS[name as OptionName](value);
    return [
      describe(
        'unknown-option',
        [name],
        say(rulesWords, (words) => words.ruleConfig.unknownOption({ name: shorten(name) })),
        sayNearest(name, [...RULE_OPTION_NAMES, ...more]),
      ),
    ];
  });
  return sortProblems(problems);
}

/** The rule itself, or the problem that there is none. */
export function checkRuleId(id: string, path: JsonPath): Problem[] {
  if (RULES.some((known) => known.id === id)) return [];
  const known = RULES.map((rule) => rule.id);
  return [
    describe(
      'unknown-rule',
      path,
      say(rulesWords, (words) => words.ruleConfig.unknownRule({ id: shorten(id) })),
      sayNearest(id, known),
    ),
  ];
}

/** One limit of a rule that exists: its name and what it may be. */
export function checkLimit(id: string, name: string, value: unknown, path: JsonPath): Problem[] {
  const limits = RULES.find((rule) => rule.id === id)?.limits ?? {};
  const limit = ownValue(limits, name);
  if (!limit)
    return [
      describe(
        'unknown-limit',
        path,
        say(rulesWords, (words) => words.ruleConfig.unknownLimit({ id, name: shorten(name) })),
        sayNearest(name, Object.keys(limits)),
      ),
    ];
  if (typeof value === 'number' && value >= limit.low && value <= limit.high) return [];
  const { low, high } = limit;
  const message = say(rulesWords, (words, language) =>
    words.ruleConfig.outOfRange({ name, id, value: String(value), low, high, unit: limit.unit[language] }),
  );
  const hint = say(rulesWords, (words) => words.ruleConfig.outOfRangeHint({ limit: limit.value }));
  return [describe('invalid-value', path, message, hint)];
}

function checkSeverities(given: unknown): Problem[] {
  if (!isRecord(given)) return [describeShape(['severities'], given)];
  return Object.entries(given).flatMap(([id, severity]) => {
    const path = ['severities', id];
    const unknown = checkRuleId(id, path);
    if (unknown.length > 0 || RULE_SEVERITIES.some((known) => known === severity)) return unknown;
    return [describeChoice(path, severity, RULE_SEVERITIES)];
  });
}

function checkLimits(given: unknown): Problem[] {
  if (!isRecord(given)) return [describeShape(['limits'], given)];
  return Object.entries(given).flatMap(([id, numbers]) => {
    const path = ['limits', id];
    const unknown = checkRuleId(id, path);
    if (unknown.length > 0) return unknown;
    if (!isRecord(numbers)) return [describeShape(path, numbers)];
    return Object.entries(numbers).flatMap(([name, value]) => checkLimit(id, name, value, [...path, name]));
  });
}

function checkToday(given: unknown): Problem[] {
  const isDay =
    typeof given === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(given) &&
    !Number.isNaN(Date.parse(`${given}T00:00:00Z`));
  return isDay ? [] : [describeValue(['today'], given, (words) => words.ruleConfig.takesDay)];
}

function checkNeedShares(given: unknown): Problem[] {
  if (!isRecord(given)) return [describeShape(['needShares'], given)];
  return Object.entries(given).flatMap(([need, share]) =>
    typeof share === 'number' && share >= 0 && share <= 1
      ? []
      : [describeValue(['needShares', need], share, (words) => words.ruleConfig.takesShare)],
  );
}

function checkLocales(given: unknown): Problem[] {
  const isList = Array.isArray(given) && given.length > 0 && given.every((tag) => typeof tag === 'string');
  return isList ? [] : [describeValue(['locales'], given, (words) => words.ruleConfig.takesLanguages)];
}

/** A value from a closed list that is not in it. */
export function describeChoice(path: JsonPath, given: unknown, choices: readonly string[]): Problem {
  return describeValue(
    path,
    given,
    (words, language) =>
      words.ruleConfig.takesOneOf({ choices: choices.join(commonWords[language].listComma) }),
    sayNearest(String(given), choices),
  );
}

type Takes = (words: (typeof rulesWords)['en'], language: keyof Said) => string;

function describeValue(path: JsonPath, given: unknown, takes: Takes, hint?: Said): Problem {
  return describe(
    'invalid-value',
    path,
    say(rulesWords, (words, language) =>
      words.ruleConfig.cannotBe({
        place: path.length === 0 ? 'options' : path.map((step) => shorten(String(step))).join('.'),
        value: shorten(JSON.stringify(given) ?? String(given)),
        takes: takes(words, language),
      }),
    ),
    hint,
  );
}

function describeShape(path: JsonPath, given: unknown): Problem {
  return describeValue(path, given, (words) => words.ruleConfig.takesObject);
}

function describe(code: string, path: JsonPath, message: Said, hint?: Said): Problem {
  return { code, severity: 'error', ...wordProblem(message, hint), path };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
