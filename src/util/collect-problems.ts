/**
 * The problems of one file, as many as somebody reads.
 *
 * Laws: work and memory grow with the file and never faster, however much is wrong with it; what is left out is counted, in a
 * problem of its own for each severity; errors are the last to be left out.
 */
import { problemsWords, say, type Said } from '../words/index.ts';
import {
  MORE_PROBLEMS,
  compareSeverity,
  sortProblems,
  wordProblem,
  type JsonPath,
  type Problem,
  type Severity,
} from './problem.ts';

/** Of one file that are told one by one. */
export const MOST_PROBLEMS = 1000;

/** A hint that takes work, such as a search for the nearest name, is only made for problems that are told. */
export type Hint = Said | (() => Said);

export type Report = (code: string, path: JsonPath, message: Said, hint: Hint, severity?: Severity) => void;

/** What knows where a value stands; a JSON document. */
export interface Places {
  placeOf(path: JsonPath): { readonly line: number; readonly column: number };
}

export type IsWanted = (problem: Pick<Problem, 'code' | 'file' | 'path'>) => boolean;

export interface ProblemCollector {
  readonly report: Report;
  /** Among all that were reported, wanted or not. */
  readonly hasErrors: () => boolean;
  /** In reading order. */
  readonly problems: () => Problem[];
}

/**
 * @param document absent: the value stood in no file.
 * @param isWanted absent: every problem is told.
 */
export function collectProblems(
  document: Places | undefined,
  file: string,
  isWanted: IsWanted = () => true,
): ProblemCollector {
  interface Reported {
    readonly severity: Severity;
    readonly line: number;
    readonly column: number;
    readonly make: () => Problem;
  }
  const found: Reported[] = [];
  let errors = 0;
  return {
    report: (code, path, message, hint, severity = 'error') => {
      if (severity === 'error') errors++;
      if (!isWanted({ code, file, path })) return;
      const place = document?.placeOf(path);
      const make = (): Problem => ({
        code,
        severity,
        ...wordProblem(message, typeof hint === 'function' ? hint() : hint),
        file,
        path,
        ...place,
      });
      found.push({ severity, line: place?.line ?? 0, column: place?.column ?? 0, make });
    },
    hasErrors: () => errors > 0,
    problems: () => {
      const sorted = found.toSorted(
        (a, b) => compareSeverity(a, b) || a.line - b.line || a.column - b.column,
      );
      const told = sorted.slice(0, MOST_PROBLEMS).map(({ make }) => make());
      return sortProblems([...told, ...countRest(sorted.slice(MOST_PROBLEMS), file)]);
    },
  };
}

/**
 * In reading order, and no more than are told of one file.
 * @param problems of one file.
 */
export function capProblems(problems: readonly Problem[], file: string | undefined): Problem[] {
  if (problems.length <= MOST_PROBLEMS) return sortProblems(problems);
  const kept = problems.filter(({ code }) => code !== MORE_PROBLEMS);
  const counted = problems.filter(({ code }) => code === MORE_PROBLEMS);
  const sorted = sortProblems(kept).toSorted(compareSeverity);
  const rest = [...sorted.slice(MOST_PROBLEMS), ...counted];
  return sortProblems([...sorted.slice(0, MOST_PROBLEMS), ...countRest(rest, file)]);
}

/** One of each severity, so that whoever counts errors and warnings counts them all. */
export function countRest(
  rest: readonly Pick<Problem, 'severity' | 'params'>[],
  file: string | undefined,
): Problem[] {
  const left = new Map<Severity, number>();
  for (const { severity, params } of rest)
    left.set(severity, (left.get(severity) ?? 0) + (params?.left ?? 1));
  return [...left].map(([severity, count]) => moreProblems(count, severity, file));
}

/** Of a severity, those that are not told one by one included. */
export function countProblems(problems: readonly Problem[], severity: Severity): number {
  return problems
    .filter((problem) => problem.severity === severity)
    .reduce((sum, { params }) => sum + (params?.left ?? 1), 0);
}

export function moreProblems(left: number, severity: Severity, file: string | undefined): Problem {
  return {
    code: MORE_PROBLEMS,
    severity,
    ...wordProblem(
      say(problemsWords, (words) => words.more.message({ left })),
      say(problemsWords, (words) => words.more.hint),
    ),
    ...(file !== undefined && { file }),
    params: { left },
  };
}
