/** For people: file by file, each problem with its place, what shows it and what to do. */
import type { Problem, Severity } from '../../../util/problem.ts';
import { describeShown } from '../describe-shown.ts';
import { groupProblems } from '../group-problems.ts';
import type { ProblemContext, ProblemRenderer } from '../types.ts';

/** A sign and a word: neither alone is enough for everybody. */
const SIGN: Readonly<Record<Severity, string>> = { error: '✗ error', warning: '! warning', info: 'i info' };
/** ANSI: red, yellow, cyan. */
const COLOUR: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36 };
const MAX_FACTS = 4;

export const text: ProblemRenderer = {
  id: 'text',
  render: (problems, context) => {
    const byFile = groupProblems(problems, ({ file }) => file ?? '');
    const blocks = [...byFile].map(([file, own]) => [...(file ? [paint(file, 1, context)] : []), ...own.map((problem) => block(problem, context))].join('\n'));
    return `${[...blocks, summarise(problems, context)].join('\n\n')}\n`;
  },
};

function block(problem: Problem, context: ProblemContext): string {
  const { file, line, column, severity, message, hint, code } = problem;
  const place = file === undefined ? '' : `${file}:${line ?? 1}:${column ?? 1} `;
  const lines = [`  ${place}${paint(SIGN[severity], COLOUR[severity], context)}  ${message}  [${code}]`];
  const shown = describeShown(problem, MAX_FACTS);
  if (shown) lines.push(`      shown by: ${shown}`);
  if (hint) lines.push(`      to do: ${hint}`);
  return lines.join('\n');
}

function paint(words: string, code: number, { hasColour }: ProblemContext): string {
  return hasColour ? `\u001B[${code}m${words}\u001B[0m` : words;
}

function summarise(problems: readonly Problem[], { fileCount, rules }: ProblemContext): string {
  const files = count(fileCount, 'file');
  if (problems.length === 0) return `${files} checked against ${rules.length} rules: no problems.`;
  const of = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  const parts = [count(of('error'), 'error'), count(of('warning'), 'warning'), ...(of('info') > 0 ? [`${of('info')} for information`] : [])];
  // Problems that keep a command from its work are printed without any rule having been asked.
  return rules.length === 0 ? `${parts.join(', ')}.` : `${files} checked against ${rules.length} rules: ${parts.join(', ')}.`;
}

function count(many: number, word: string): string {
  return `${many} ${word}${many === 1 ? '' : 's'}`;
}
