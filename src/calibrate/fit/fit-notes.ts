/** What a reader of a fit has to know before its numbers. */
import { calibrateWords, commonWords, say, type Said } from '../../words/index.ts';
import type { PathCounts } from '../paths/types.ts';
import type { FitStatus } from '../types.ts';

/** Fewer calls of a path are never told. */
const FEW = 5;
/** Menus of other lengths that are named. */
const MOST_NAMED = 5;
/** Chi-squared over its degrees of freedom from which the model is said not to fit. */
const MISFIT = 1.5;
/** More impossible paths, and the menu is probably another one. */
const IMPOSSIBLE = 0.01;

export function notesOf(
  { cells, calls, uncounted, dispersion, isOfFirstCalls, oddPrompts = [] }: PathCounts,
  { isSettled, misfit }: Pick<FitStatus, 'isSettled' | 'misfit'>,
): Said[] {
  const notes: Said[] = [];
  if (uncounted.impossible > IMPOSSIBLE * calls && uncounted.impossible >= FEW)
    notes.push(say(calibrateWords, (words) => words.fit.impossible({ calls: uncounted.impossible })));
  if (!isOfFirstCalls && cells.some(({ need }) => need === ''))
    notes.push(say(calibrateWords, (words) => words.fit.noCallers));
  if (oddPrompts.length > 0)
    notes.push(
      say(calibrateWords, (words, language) =>
        words.fit.oddPrompts({
          count: oddPrompts.length,
          menus: oddPrompts
            .slice(0, MOST_NAMED)
            .map(({ line, menu, longer }) =>
              words.fit.oddPrompt({
                line,
                menu,
                seconds: round(Math.abs(longer)),
                isLonger: longer > 0 ? 'yes' : 'other',
              }),
            )
            .join(commonWords[language].listComma),
        }),
      ),
    );
  if (dispersion > 1.1)
    notes.push(say(calibrateWords, (words) => words.fit.dispersion({ factor: round(dispersion) })));
  if (misfit > MISFIT)
    notes.push(say(calibrateWords, (words) => words.fit.misfit({ misfit: round(misfit) })));
  if (!isSettled) notes.push(say(calibrateWords, (words) => words.fit.notSettled));
  return notes;
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}
