import type { StudioWords } from '../../../words/index.ts';
import type { CheckFailure } from './watch-problems.ts';

/** That a machine could not be checked, and why. */
export function describeUnchecked(failure: CheckFailure, { unchecked: say, ...words }: StudioWords): string {
  const why =
    failure.kind === 'late' ? say.late({ seconds: failure.seconds }) : say.lost({ why: failure.why });
  return words.problems.uncheckedLine({ title: say.title, why });
}
