/** One machine against all rules. */
import { explore } from '../automaton/index.ts';
import {
  checkStructure,
  describeFact,
  indexChart,
  machineSchemaIn,
  machineSchema,
  type MachineConfig,
  type MachineFile,
} from '../chart/index.ts';
import { capProblems } from '../util/collect-problems.ts';
import { describeIssues } from '../util/describe-issues.ts';
import { wordProblem, type JsonPath, type Problem, type Severity } from '../util/problem.ts';
import { valueDocument, type JsonDocument } from '../util/read-json.ts';
import { say, rulesWords, type Said } from '../words/index.ts';
import { BoundReached } from './caller-sets.ts';
import { inspect, type Inspection } from './inspection.ts';
import { findNotLookedAt, type NotLookedAt } from './not-looked-at.ts';
import { standInForHours } from './never-open.ts';
import { noEndlessLoop } from './checks/no-endless-loop.ts';
import { RULES } from './registry.ts';
import type { Finding, Rule } from './types.ts';
import type { RuleOptions, RuleSeverity } from './rule-options.ts';
import { ownValue } from '../util/own-value.ts';

const MILDNESS: readonly Severity[] = ['error', 'warning', 'info'];

/** What a check has found, and what it has not looked at. */
export interface CheckedMachine {
  /** In reading order; empty when the machine keeps every rule that was asked. */
  readonly problems: readonly Problem[];
  /** What the absence of problems says nothing about. Empty for a machine that cannot be used: its problems say so. */
  readonly notLookedAt: readonly NotLookedAt[];
}

/**
 * Every problem the rules find, in reading order; none when the menu keeps all of them. Never throws: a
 * configuration that is not a machine, or one that cannot be walked to its end, is answered with problems
 * that say so. Cost: about 0.1 ms per state and event, nearly all of it exploration.
 */
export function checkMachine(machine: MachineFile | MachineConfig, options: RuleOptions = {}): Problem[] {
  return [...checkMachineFully(machine, options).problems];
}

/** As `checkMachine`, with what was not looked at: a pass is a proof of the rest. */
export function checkMachineFully(
  machine: MachineFile | MachineConfig,
  options: RuleOptions = {},
): CheckedMachine {
  const file = isFile(machine) ? machine.file : undefined;
  const document = isFile(machine) ? machine.document : undefined;
  const config = isFile(machine) ? machine.config : machine;
  const { problems, notLookedAt } = checkConfig(config, document === undefined, options);
  return {
    problems: capProblems(
      problems.map((problem) => locate(problem, config, file, document)),
      file,
    ),
    notLookedAt: notLookedAt.map((note) => ({
      ...note,
      ...(file !== undefined && { file }),
      ...(note.path && document?.placeOf(note.path)),
    })),
  };
}

function isFile(machine: MachineFile | MachineConfig): machine is MachineFile {
  // Callers without a compiler may hand in anything at all.
  const { document } = Object(machine) as Partial<MachineFile>;
  return typeof document?.placeOf === 'function';
}

/** `isRaw`: nobody has parsed this configuration yet. */
function checkConfig(config: MachineConfig, isRaw: boolean, options: RuleOptions): CheckedMachine {
  if (isRaw) {
    const wrong = checkShape(config);
    if (wrong.length > 0) return { problems: wrong, notLookedAt: [] };
  }
  const { judged, neverOpen } =
    ownValue(options.severities, 'hours-hold') === 'off'
      ? { judged: config, neverOpen: [] }
      : standInForHours(config);
  const chart = indexChart(judged);
  const { automaton, problems, isEndless } = explore(judged);
  // Whatever the options say: a menu that goes round by itself cannot be judged at all.
  if (!automaton)
    return {
      problems: isEndless
        ? problems.map((problem) => ({ ...problem, code: noEndlessLoop.id }))
        : [...problems],
      notLookedAt: [],
    };
  try {
    const inspection = inspect(chart, automaton, options, neverOpen);
    return {
      problems: RULES.flatMap((rule) => applyRule(rule, inspection, options)),
      notLookedAt: findNotLookedAt(inspection, options, RULES),
    };
  } catch (cause) {
    if (cause instanceof BoundReached)
      return {
        problems: [
          incomplete(
            say(rulesWords, (words) => words.checkMachine.nothingProven),
            cause,
          ),
        ],
        notLookedAt: [],
      };
    throw cause;
  }
}

function checkShape(config: MachineConfig): Problem[] {
  const parsed = machineSchema.safeParse(config);
  const problems = parsed.success
    ? checkStructure(config, undefined, '')
    : describeIssues(parsed.error.issues, valueDocument(config), '', machineSchemaIn);
  return problems.map(({ file: _file, line: _line, column: _column, ...problem }) => problem);
}

function applyRule(rule: Rule, inspection: Inspection, options: RuleOptions): Problem[] {
  const level: RuleSeverity = ownValue(options.severities, rule.id) ?? rule.severity;
  if (level === 'off') return [];
  const limits = Object.fromEntries(
    Object.entries(rule.limits).map(([name, { value }]) => [
      name,
      ownValue(ownValue(options.limits, rule.id), name) ?? value,
    ]),
  );
  try {
    const problems = new Map<string, Problem>();
    for (const finding of rule.check(inspection, limits)) {
      // A key that many menus inherit breaks a rule once.
      const name = `${finding.path.join('\0')}\0${finding.message.en}`;
      if (!problems.has(name)) problems.set(name, toProblem(rule, level, finding, inspection));
    }
    return [...problems.values()];
  } catch (cause) {
    if (cause instanceof BoundReached)
      return [
        incomplete(
          say(rulesWords, (words) => words.checkMachine.ruleNotProven({ ruleId: rule.id })),
          cause,
        ),
      ];
    throw cause;
  }
}

function toProblem(
  rule: Rule,
  level: Severity,
  finding: Finding,
  { walk, automaton, config }: Inspection,
): Problem {
  const { message, hint, path, menu, shows } = finding;
  const severity = MILDNESS[
    Math.max(MILDNESS.indexOf(level), MILDNESS.indexOf(finding.severity ?? level))
  ] as Severity;
  const call = shows && walk.callTo(shows.nodes, shows.callers);
  // What the caller is comes before what the caller is not.
  const facts = call?.facts
    .toSorted((a, b) => Number(b.value) - Number(a.value))
    .map(({ atom, value }) =>
      describeFact(automaton.atoms[atom] as (typeof automaton.atoms)[number], value, config.meta),
    );
  return {
    code: rule.id,
    severity,
    ...wordProblem(message, hint, facts),
    path,
    ...(menu === undefined ? {} : { menu }),
    ...(call && { call: [...call.events, ...(shows?.next ?? [])] }),
  };
}

function incomplete(what: Said, cause: BoundReached): Problem {
  return {
    code: 'check-incomplete',
    severity: 'error',
    ...wordProblem(
      say(rulesWords, (words, language) =>
        words.checkMachine.incomplete({ what: what[language], said: cause.said[language] }),
      ),
      say(rulesWords, (words) => words.checkMachine.incompleteHint),
    ),
    path: [],
  };
}

/** Adds the place in the file; a path to something that is absent ends at what is there. */
function locate(
  problem: Problem,
  config: MachineConfig,
  file: string | undefined,
  document: JsonDocument | undefined,
): Problem {
  const path = problem.path && existingPart(config, problem.path);
  return {
    ...problem,
    ...(path && { path }),
    ...(file !== undefined && { file }),
    ...(path && document?.placeOf(path)),
  };
}

function existingPart(config: MachineConfig, path: JsonPath): JsonPath {
  let at: unknown = config;
  for (const [depth, step] of path.entries()) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return path.slice(0, depth);
    at = (at as Record<string | number, unknown>)[step];
  }
  return path;
}
