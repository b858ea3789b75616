/** For people: file by file, each problem with its place, what shows it and what to do. */
import { tellProblem, type Problem, type Severity } from '../../../util/problem.ts';
import { describeShown } from '../describe-shown.ts';
import { groupProblems } from '../group-problems.ts';
import { phrasesIn } from '../phrases.ts';
import type { ProblemContext, ProblemRenderer } from '../types.ts';

/** ANSI: red, yellow, cyan. */
const COLOUR: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36 };
const MAX_FACTS = 4;

export const text: ProblemRenderer = {
  id: 'text',
  render: (problems, context) => {
    const byFile = groupProblems(problems, ({ file }) => file ?? '');
    const blocks = [...byFile].map(([file, own]) =>
      [...(file ? [paint(file, 1, context)] : []), ...own.map((problem) => block(problem, context))].join(
        '\n',
      ),
    );
    return `${[...blocks, summarise(problems, context)].join('\n\n')}\n`;
  },
};

function block(problem: Problem, context: ProblemContext): string {
  const { file, line, column, severity, code } = problem;
  const { language = 'en' } = context;
  const { message, hint } = tellProblem(problem, language);
  const phrases = phrasesIn(language);
  const place = file === undefined ? '' : `${file}:${line ?? 1}:${column ?? 1} `;
  const lines = [
    `  ${place}${paint(phrases.signs[severity], COLOUR[severity], context)}  ${message}  [${code}]`,
  ];
  const shown = describeShown(problem, MAX_FACTS, language);
  if (shown) lines.push(`      ${phrases.shownBy}${shown}`);
  if (hint) lines.push(`      ${phrases.toDo}${hint}`);
  return lines.join('\n');
}

function paint(words: string, code: number, { hasColour }: ProblemContext): string {
  return hasColour ? `\u001B[${code}m${words}\u001B[0m` : words;
}

function summarise(
  problems: readonly Problem[],
  { fileCount, rules, language = 'en' }: ProblemContext,
): string {
  const of = (severity: Severity): number =>
    problems.filter((problem) => problem.severity === severity).length;
  return phrasesIn(language).summary(
    { error: of('error'), warning: of('warning'), info: of('info') },
    fileCount,
    rules.length,
  );
}
