/** `expect(machine).toKeepMenuRules()`: registered by being imported. */
import { expect } from 'vitest';
import type { MachineConfig, MachineFile } from '../chart/index.ts';
import {
  checkMachineFully,
  checkRuleOptions,
  describeChoice,
  type NotLookedAt,
  type RuleOptions,
} from '../rules/index.ts';
import { describeCall } from '../util/describe-call.ts';
import type { Problem, Severity } from '../util/problem.ts';
import { showText } from '../util/show-text.ts';

/** The rules' own settings, and what fails. All of it may be left out. */
export interface MenuRuleExpectation extends RuleOptions {
  /** The mildest severity that fails. Absent: `error`, as on the command line. */
  readonly failOn?: Severity;
  /**
   * Whether a machine fails as well of which something was not looked at: a language that cannot be read, a
   * rule that is switched off, no shares of the needs. Absent: it passes, for what was looked at.
   */
  readonly failOnNotLookedAt?: boolean;
}

/** What a matcher answers to Vitest. */
export interface MenuRuleVerdict {
  /** Whether no problem is as severe as `failOn`, and, where that was asked, everything was looked at. */
  readonly pass: boolean;
  /**
   * What to print: every failing problem with its place, the shortest call that shows it, what to do, and what
   * was not looked at; English.
   */
  readonly message: () => string;
  /** What a pass says nothing about. */
  readonly notLookedAt: readonly NotLookedAt[];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Proves the rules over every reachable state and every caller the guards can tell apart. The matcher itself;
 * `expect` has it as soon as this entry is imported.
 *
 * @throws TypeError when it is given anything but a machine, or settings that name a rule, a limit, a severity or an
 *   option that does not exist; with and without `.not`.
 */
export function toKeepMenuRules(
  machine: MachineFile | MachineConfig,
  options: MenuRuleExpectation = {},
): MenuRuleVerdict {
  if (typeof machine !== 'object' || machine === null) throw new TypeError(refuseOther(machine));
  refuseUnknown(options);
  const { failOn = 'error', failOnNotLookedAt = false, ...ruleOptions } = options;
  const { problems, notLookedAt } = checkMachineFully(machine, ruleOptions);
  const failing = problems.filter(
    ({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn),
  );
  const isIncomplete = failOnNotLookedAt && notLookedAt.length > 0;
  // Failures are printed to terminals and logs of build servers.
  const name = showText('document' in machine ? machine.file : machine.id);
  const leftOut = notLookedAt.map(({ message }) => showText(`  not looked at: ${message}`));
  return {
    pass: failing.length === 0 && !isIncomplete,
    notLookedAt,
    message: () => {
      if (failing.length > 0)
        return [
          `expected "${name}" to keep the menu rules, but it breaks ${failing.length === 1 ? 'one' : failing.length}:`,
          ...failing.map(describe),
          ...(leftOut.length > 0 ? [leftOut.join('\n')] : []),
        ].join('\n\n');
      if (isIncomplete)
        return [`expected all of "${name}" to be looked at, but this was not:`, ...leftOut].join('\n');
      const all = leftOut.length > 0 ? 'all that were looked at' : 'them all';
      return [`expected "${name}" to break a menu rule, but it keeps ${all}`, ...leftOut].join('\n');
    },
  };
}

/** A misspelt setting fails the test: a rule that was never checked must not look like one that is kept. */
function refuseUnknown(options: MenuRuleExpectation): void {
  const problems = checkRuleOptions(options, ['failOn', 'failOnNotLookedAt']);
  const { failOn, failOnNotLookedAt } = Object(options) as MenuRuleExpectation;
  if (failOn !== undefined && !SEVERITIES.includes(failOn))
    problems.push(describeChoice(['failOn'], failOn, SEVERITIES));
  if (failOnNotLookedAt !== undefined && typeof failOnNotLookedAt !== 'boolean')
    problems.push(describeChoice(['failOnNotLookedAt'], failOnNotLookedAt, ['true', 'false']));
  if (problems.length > 0)
    throw new TypeError(
      problems
        .map(({ message, hint = '' }) => showText(`toKeepMenuRules: ${message} ${hint}`.trimEnd()))
        .join('\n'),
    );
}

/** Neither kept nor broken, so that `.not` fails as well. */
function refuseOther(given: unknown): string {
  const takes =
    'toKeepMenuRules takes a machine: what parseMachine found, or the parsed JSON of a *.machine.json file';
  if (typeof given === 'string')
    return `${takes}. It got a text of ${given.length} characters: hand it to parseMachine(text, file) first.`;
  return `${takes}. It got ${String(given)}${given === undefined ? ': parseMachine finds no machine in a file with problems, and its "problems" say why' : ''}.`;
}

function describe({ code, message, hint, line, column, menu, call, facts = [], severity }: Problem): string {
  const place = line === undefined ? '' : ` at ${line}:${column}`;
  return [
    `  ${severity} ${code}${place}`,
    `    ${message}`,
    ...(call
      ? [`    shown by: ${describeCall(call)}${facts.length > 0 ? `; when ${facts.join(', ')}` : ''}`]
      : []),
    ...(menu ? [`    menu: ${menu}`] : []),
    ...(hint ? [`    to do: ${hint}`] : []),
  ]
    .map(showText)
    .join('\n');
}

expect.extend({ toKeepMenuRules });

declare module 'vitest' {
  // The parameter's name and default are vitest's own: declarations merge only when they are equal.
  // oxlint-disable-next-line typescript/no-explicit-any, no-unused-vars
  interface Matchers<T = any> {
    /** Fails with every menu rule that the machine breaks. Takes what `parseMachine` found, or its parsed JSON. */
    toKeepMenuRules(options?: MenuRuleExpectation): void;
  }
}
