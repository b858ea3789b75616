/**
 * A problem is what Dialtree says about something a person made: a file that cannot be read, a menu that
 * breaks a rule.
 *
 * Laws: problems are data. They are collected and sorted, never thrown across rooms, and only the command
 * line prints them. A broken promise *inside* the program throws an Error with the value in its sentence
 * instead.
 *
 * A problem speaks English, and carries the same in every other language under `translations`; `tellProblem` picks. It is
 * built with `wordProblem`, which asks for all of them.
 */
import {
  BASE_LANGUAGE,
  chooseLanguage,
  sayEach,
  translate,
  type Language,
  type OtherLanguage,
  type Said,
} from '../words/index.ts';

/** `error`: has to be put right. `warning`: probably has. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** Where a value stands in a JSON document: object keys and array indices from the root. */
export type JsonPath = readonly (string | number)[];

/**
 * What Dialtree says about something a person made, in English and, under `translations`, in every other
 * language.
 */
export interface Problem {
  /** Stable kebab-case id: a rule's id, or a parser's code such as `json-syntax`. */
  readonly code: string;
  /** How much it counts. */
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly hint?: string;
  /** The name that was given to the reader. Absent: the value stood in no file. */
  readonly file?: string;
  /** Where in the document. Absent: it is about the whole. */
  readonly path?: JsonPath;
  /** 1-based, like editors count. */
  readonly line?: number;
  /** 1-based, in UTF-16 code units. */
  readonly column?: number;
  /** The menu it is about, as a state path (`products.pc.menu`). */
  readonly menu?: string;
  /** The shortest call that shows it, as events in the order a caller makes them. */
  readonly call?: readonly string[];
  /** The facts a caller must have for that call, as readable sentences. Empty when any caller will do. */
  readonly facts?: readonly string[];
  /** What code decides by, where a code alone does not say it: `expected` is the type that a schema wants. */
  /** `left`: how many problems of the file `more-problems` stands for. */
  readonly params?: { readonly expected?: string; readonly left?: number };
  /** What is said above in English, in every other language. Absent where nobody has translated it. */
  readonly translations?: Readonly<Record<OtherLanguage, ProblemWords>>;
}

/** The part of a problem that is language. */
export interface ProblemWords {
  /** One sentence: what is wrong. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly hint?: string;
  /** As `Problem.facts`. */
  readonly facts?: readonly string[];
}

/** Nobody reads more; it quotes a cell or a list of a file that is not what it should be. */
const LONGEST_SENTENCE = 4000;

function cut(sentence: string): string {
  return sentence.length > LONGEST_SENTENCE ? `${sentence.slice(0, LONGEST_SENTENCE)}…` : sentence;
}

/** A problem's words in every language, to be spread into it. */
export function wordProblem(
  message: Said,
  hint?: Said,
  facts?: readonly Said[],
): ProblemWords & Required<Pick<Problem, 'translations'>> {
  const of = (language: Language): ProblemWords => ({
    message: cut(message[language]),
    ...(hint && { hint: cut(hint[language]) }),
    ...(facts && { facts: facts.map((fact) => fact[language]) }),
  });
  return { ...of(BASE_LANGUAGE), translations: translate(of) };
}

/**
 * What a problem says to a reader.
 *
 * @param tag a BCP 47 tag.
 * @returns the words, with the language they are really in: English where the problem has not been translated.
 */
export function tellProblem(problem: Problem, tag: string): ProblemWords & { readonly language: Language } {
  const language = chooseLanguage(tag);
  const translated = language === BASE_LANGUAGE ? undefined : problem.translations?.[language];
  return translated
    ? { ...translated, language }
    : {
        message: problem.message,
        ...(problem.hint !== undefined && { hint: problem.hint }),
        ...(problem.facts && { facts: problem.facts }),
        language: BASE_LANGUAGE,
      };
}

export function sayMessage(problem: Problem): Said {
  return sayEach((language) => tellProblem(problem, language).message);
}

export function sayHint(problem: Problem): Said | undefined {
  const { hint } = problem;
  return hint === undefined ? undefined : sayEach((language) => tellProblem(problem, language).hint ?? hint);
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** The code of the problem that counts those of a file which are not told one by one. */
export const MORE_PROBLEMS = 'more-problems';

/** The worst first. */
export function compareSeverity(a: Pick<Problem, 'severity'>, b: Pick<Problem, 'severity'>): number {
  return RANK[a.severity] - RANK[b.severity];
}

/**
 * Reading order: by file, then place in the file, then severity, then code; how many more there are stands last. Total, so
 * output is the same every time.
 */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      compareText(a.file ?? '', b.file ?? '') ||
      Number(a.code === MORE_PROBLEMS) - Number(b.code === MORE_PROBLEMS) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compareSeverity(a, b) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

/** Whether one of them is an error, as opposed to warnings and infos. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((p) => p.severity === 'error');
}

/** Code-unit order: the same on every machine, whatever its language settings. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
