/** Whether there is something to hold a scenario against. Problems, not exceptions. */
import { sayNearest } from '../../chart/index.ts';
import type { ScenarioConfig } from '../../scenario/index.ts';
import { wordProblem, type Problem } from '../../util/problem.ts';
import { say, studyWords, type Said } from '../../words/index.ts';
import { FIGURES } from '../figures/index.ts';

/** Why its expected values cannot be compared; empty when they can. `file` is the scenario's name for problems. */
export function checkExpected({ expected = [] }: ScenarioConfig, file: string): Problem[] {
  const problem = (code: string, path: readonly (string | number)[], message: Said, hint: Said): Problem => ({
    code,
    severity: 'error',
    ...wordProblem(message, hint),
    file,
    path,
  });
  if (expected.length === 0)
    return [
      problem(
        'nothing-expected',
        [],
        say(studyWords, (words) => words.validation.nothingExpected),
        say(studyWords, (words) => words.validation.nothingExpectedHint),
      ),
    ];
  const known = FIGURES.map(({ id }) => id);
  return expected.flatMap(({ figure }, i) =>
    known.includes(figure)
      ? []
      : [
          problem(
            'unknown-figure',
            ['expected', i, 'figure'],
            say(studyWords, (words) => words.validation.unknownFigure({ figure })),
            sayNearest(figure, known),
          ),
        ],
  );
}
