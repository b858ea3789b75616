/**
 * Parts of an answer that are no number: rules of the model that can only be there or not. What each contributes is
 * seen by building the same world without it (`assembleWorld`), on the same callers.
 */
import { say, studyWords, type Said, type StudyWords } from '../words/index.ts';

/** A rule that a world can be built without. */
export type Structure = 'confusion' | 'closed-lines' | 'cut-offs' | 'desks' | 'memory';

const WORDS: Readonly<Record<Structure, keyof StudyWords['structures']>> = {
  confusion: 'confusion',
  'closed-lines': 'closedLines',
  'cut-offs': 'cutOffs',
  desks: 'desks',
  memory: 'memory',
};

/** In the order of a call: the number, the line, its menu, the desk, the next call. */
export const STRUCTURES = Object.keys(WORDS) as readonly Structure[];

/** What reports call it, and what the world is like without it. */
export function describeStructure(id: Structure): { readonly title: Said; readonly definition: Said } {
  return {
    title: say(studyWords, (words) => words.structures[WORDS[id]].title),
    definition: say(studyWords, (words) => words.structures[WORDS[id]].definition),
  };
}
