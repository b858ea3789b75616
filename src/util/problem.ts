/**
 * A problem is what Dialtree says about something a person made: a file that cannot be read, a menu that
 * breaks a rule.
 *
 * Laws: problems are data. They are collected and sorted, never thrown across rooms, and only the command
 * line prints them. A broken promise *inside* the program throws an Error with the value in its sentence
 * instead.
 *
 * A problem speaks English, and carries the same in Chinese under `translations`; `tellProblem` picks. It is
 * built with `wordProblem`, which asks for both.
 */
import { isChinese, say, type Said } from './said.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Where a value stands in a JSON document: object keys and array indices from the root. */
export type JsonPath = readonly (string | number)[];

export interface Problem {
  /** Stable kebab-case id: a rule's id, or a parser's code such as `json-syntax`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly hint?: string;
  readonly file?: string;
  readonly path?: JsonPath;
  /** 1-based, like editors count. */
  readonly line?: number;
  readonly column?: number;
  /** The menu it is about, as a state path (`products.pc.menu`). */
  readonly menu?: string;
  /** The shortest call that shows it, as events in the order a caller makes them. */
  readonly call?: readonly string[];
  /** The facts a caller must have for that call, as readable sentences. Empty when any caller will do. */
  readonly facts?: readonly string[];
  /** What is said above in English, in another language. Absent where nobody has translated it. */
  readonly translations?: { readonly 'zh-CN': ProblemWords };
}

/** The part of a problem that is language. */
export interface ProblemWords {
  readonly message: string;
  readonly hint?: string;
  readonly facts?: readonly string[];
}

/** A problem's words in every language, to be spread into it. */
export function wordProblem(
  message: Said,
  hint?: Said,
  facts?: readonly Said[],
): ProblemWords & Required<Pick<Problem, 'translations'>> {
  const of = (language: keyof Said): ProblemWords => ({
    message: message[language],
    ...(hint && { hint: hint[language] }),
    ...(facts && { facts: facts.map((fact) => fact[language]) }),
  });
  return { ...of('en'), translations: { 'zh-CN': of('zh-CN') } };
}

/**
 * @param language a BCP 47 tag; Chinese where the problem has been translated, else English.
 * @returns the words, with the tag of the language they are really in.
 */
export function tellProblem(
  problem: Problem,
  language: string,
): ProblemWords & { readonly language: 'en' | 'zh-CN' } {
  const chinese = isChinese(language) ? problem.translations?.['zh-CN'] : undefined;
  return chinese
    ? { ...chinese, language: 'zh-CN' }
    : {
        message: problem.message,
        ...(problem.hint !== undefined && { hint: problem.hint }),
        ...(problem.facts && { facts: problem.facts }),
        language: 'en',
      };
}

export function sayMessage(problem: Problem): Said {
  return say(problem.message, tellProblem(problem, 'zh').message);
}

export function sayHint(problem: Problem): Said | undefined {
  return problem.hint === undefined
    ? undefined
    : say(problem.hint, tellProblem(problem, 'zh').hint ?? problem.hint);
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/**
 * Reading order: by file, then place in the file, then severity, then code. Total, so output is the same
 * every time.
 */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      compareText(a.file ?? '', b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      RANK[a.severity] - RANK[b.severity] ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((p) => p.severity === 'error');
}

/** Code-unit order: the same on every machine, whatever its language settings. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
