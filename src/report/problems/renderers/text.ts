/** For people: file by file, each problem with its place, what shows it and what to do. */
import { countProblems } from '../../../util/collect-problems.ts';
import { tellProblem, type Problem, type Severity } from '../../../util/problem.ts';
import { nameLocale } from '../../../util/name-locale.ts';
import { showText } from '../../../util/show-text.ts';
import type { NotLookedAt } from '../../../rules/index.ts';
import { chooseLanguage, commonWords, joinNames, reportWords, type Language } from '../../../words/index.ts';
import { describeShown } from '../describe-shown.ts';
import { describeLeftOut } from '../describe-left-out.ts';
import { groupProblems } from '../group-problems.ts';
import type { ProblemContext, ProblemRenderer } from '../types.ts';

/** ANSI: red, yellow, cyan. Text out of files is shown before it is painted, so that its own colours are not. */
const COLOUR: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36 };
const MAX_FACTS = 4;

export const text: ProblemRenderer = {
  id: 'text',
  render: (problems, context) => {
    const byFile = groupProblems(problems, ({ file }) => file ?? '');
    const blocks = [...byFile].map(([file, own]) =>
      [
        ...(file ? [paint(showText(file), 1, context)] : []),
        ...own.map((problem) => block(problem, context)),
      ].join('\n'),
    );
    const leftOut = describeLeftOut(context);
    const note = reportWords[chooseLanguage(context.language ?? 'en')].problems.leftOutTitle;
    return `${[
      ...blocks,
      ...(leftOut.length > 0 ? [[note, ...leftOut.map((each) => `  - ${showText(each)}`)].join('\n')] : []),
      summarise(problems, context, leftOut.length),
    ].join('\n\n')}\n`;
  },
};

function block(problem: Problem, context: ProblemContext): string {
  const { file, line, column, severity, code } = problem;
  const { language = 'en' } = context;
  const { message, hint } = tellProblem(problem, language);
  const words = reportWords[chooseLanguage(language)].problems;
  const place = file === undefined ? '' : `${showText(file)}:${line ?? 1}:${column ?? 1} `;
  const lines = [
    `  ${place}${paint(words.signs[severity], COLOUR[severity], context)}  ${showText(message)}  [${code}]`,
  ];
  const shown = describeShown(problem, MAX_FACTS, language);
  if (shown) lines.push(`      ${words.shownBy}${showText(shown)}`);
  if (hint) lines.push(`      ${words.toDo}${showText(hint)}`);
  return lines.join('\n');
}

function paint(words: string, code: number, { hasColour }: ProblemContext): string {
  return hasColour ? `\u001B[${code}m${words}\u001B[0m` : words;
}

function summarise(
  problems: readonly Problem[],
  { fileCount, rules, notLookedAt = [], language = 'en' }: ProblemContext,
  leftOut: number,
): string {
  const of = (severity: Severity): number => countProblems(problems, severity);
  const spoken = chooseLanguage(language);
  const words = reportWords[spoken].problems;
  const asked = words.asked({ files: fileCount, rules: rules.length });
  const rest = leftOut === 0 ? [] : [sayLeftOut(leftOut, notLookedAt, spoken)];
  const sentences = (first: string): string => [first, ...rest].join(commonWords[spoken].sentenceGap);
  if (problems.length === 0) return sentences(words.none({ asked }));
  const found = [
    words.errors({ count: of('error') }),
    words.warnings({ count: of('warning') }),
    ...(of('info') > 0 ? [words.infos({ count: of('info') })] : []),
  ].join(commonWords[spoken].clauseComma);
  // Where no rule was asked, what keeps a command from its work is printed without.
  return sentences(words.found({ asked: rules.length === 0 ? '' : asked, found }));
}

/** How much, and of which languages: a reader of the last line alone must not take a pass for a whole one. */
function sayLeftOut(count: number, notes: readonly NotLookedAt[], language: Language): string {
  const words = reportWords[language].problems;
  const names = new Set(
    notes.flatMap(({ locale }) => (locale === undefined ? [] : nameLocale(locale, language))),
  );
  return names.size === 0
    ? words.leftOut({ count })
    : words.leftOutOf({ count, languages: joinNames([...names], language) });
}
