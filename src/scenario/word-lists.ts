/**
 * Whose words callers use, as a parameter: 0 is the scenario's own list, from 1 on its `otherWords`. So a
 * sweep can vary it, and a run under other words has a name. It is a choice and no quantity: the tornado
 * leaves it alone.
 */
import type { Parameter } from '../behaviour/index.ts';
import type { ScenarioConfig } from './types.ts';

export const WORDS = 'words';
const WORDS_UNIT = 'number of the word list; 0 is the scenario’s own';

/** Nothing to choose, no parameter. */
export function wordsParameter({ otherWords = [] }: ScenarioConfig): Readonly<Record<string, Parameter>> {
  if (otherWords.length === 0) return {};
  return {
    [WORDS]: {
      value: 0,
      low: 0,
      high: otherWords.length,
      unit: WORDS_UNIT,
      status: 'assumption',
      source: otherWords.map(({ source }, i) => `${i + 1}: ${source}`).join(' '),
    },
  };
}
