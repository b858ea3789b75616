/** What holds for every reader, whatever it is given. */
import { LANGUAGES } from '../../src/words/index.ts';
import { tellProblem, type JsonPath, type Problem } from '../../src/util/problem.ts';

export type Law =
  | 'no crash'
  | 'ends'
  | 'processor time'
  | 'memory'
  | 'problem'
  | 'sentence'
  | 'place'
  | 'path'
  | 'round trip'
  | 'same again'
  | 'well-formed'
  | 'visible';

/** A law that an input has broken. */
export class Broken extends Error {
  readonly law: Law;

  constructor(law: Law, sentence: string) {
    super(sentence);
    this.law = law;
  }
}

/** What shows that a value was put into a sentence that has no words for it. */
const LEAKS = /\[native code\]|\[object \w+\]|\bundefined\b|\bNaN\b|\bInfinity\b|=> \{|\bfunction \w*\(/;
const SEVERITIES: readonly string[] = ['error', 'warning', 'info'];
/** Beyond these a person reads no further, and neither do we. */
const MOST_LOOKED_AT = 50;

/** Where the text of the file is known, problems must point into it. */
export interface Source {
  readonly text: string;
  readonly file: string;
  /** Absent: paths are not followed. */
  readonly value?: unknown;
}

export function holdProblems(problems: readonly Problem[], source: Source): void {
  const lines = source.text.replace(/^\uFEFF/, '').split('\n');
  for (const problem of problems.slice(0, MOST_LOOKED_AT)) holdProblem(problem, source, lines);
}

function holdProblem(problem: Problem, source: Source, lines: readonly string[]): void {
  const { code, severity, line, column, file } = problem;
  const what = JSON.stringify({ code, message: problem.message, line, column }).slice(0, 400);
  if (!/^[a-z][a-z0-9-]*$/.test(code)) throw new Broken('problem', `has no code: ${what}`);
  if (!SEVERITIES.includes(severity)) throw new Broken('problem', `has no severity: ${what}`);
  if (file !== undefined && file !== source.file)
    throw new Broken('problem', `names another file, ${file}: ${what}`);
  for (const language of LANGUAGES) {
    const { message, hint, facts = [] } = tellProblem(problem, language);
    if (message.trim() === '') throw new Broken('problem', `says nothing in ${language}: ${what}`);
    for (const sentence of [message, hint ?? '-', ...facts]) holdSentence(sentence, source.text, what);
  }
  if (line !== undefined && file !== undefined) {
    const own = lines[line - 1];
    if (own === undefined) throw new Broken('place', `stands on line ${line} of ${lines.length}: ${what}`);
    if (column !== undefined && (column < 1 || column > own.length + 1))
      throw new Broken('place', `stands in column ${column} of ${own.length}: ${what}`);
  }
  if (source.value !== undefined && problem.path) holdPath(problem.path, source.value, what);
}

/** @param input may hold such words itself, and then they may be repeated */
export function holdSentence(sentence: string, input: string, what: string): void {
  const leak = LEAKS.exec(sentence)?.[0];
  // What no number can hold is infinite.
  if (leak === 'Infinity' && /\de\+?\d{3}|\d{300}/i.test(input)) return;
  if (leak !== undefined && !input.includes(leak.replace(/[[\](){}=>]/g, '').trim()) && !input.includes(leak))
    throw new Broken('sentence', `says "${leak}": ${what}`);
}

/** The last step may be what is missing. */
function holdPath(path: JsonPath, root: unknown, what: string): void {
  let value = root;
  for (const step of path.slice(0, -1)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      throw new Broken('path', `leads nowhere at "${step}" of ${JSON.stringify(path)}: ${what}`);
    value = (value as Record<string | number, unknown>)[step];
  }
}

/** As JSON, order of keys included. */
export function holdEqual(law: Law, found: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Broken(law, what);
}

/** What was text in a file is text in a page. The marks are those of `NASTY_TEXTS`. */
export function holdMarkup(html: string): void {
  const at = html.indexOf('<script>alert(');
  if (at >= 0)
    throw new Broken('visible', `Text became markup: ${html.slice(Math.max(0, at - 100), at + 40)}`);
}

/** Nothing but line ends, tabs and text that shows: what a terminal, a log or a browser would act on is not sent. */
export function holdVisible(text: string, what: string): void {
  const found = /(?![\n\t])[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.exec(text);
  if (found)
    throw new Broken(
      'visible',
      `${what} holds U+${(found[0].codePointAt(0) ?? 0).toString(16)}: ${JSON.stringify(text.slice(Math.max(0, found.index - 40), found.index + 20))}`,
    );
}
