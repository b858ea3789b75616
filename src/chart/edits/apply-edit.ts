import { produce } from 'immer';
import { findProblem } from './find-problem.ts';
import { tellProblem } from '../../util/problem.ts';
import { chartWords, say } from '../../words/index.ts';
import { diffDocuments, invertPatches } from './patches.ts';
import { Refused } from './refused.ts';
import type { Applied, Edit, MachineDocument } from './types.ts';

/**
 * Refuses, with a sentence for the person, what would make the file unreadable: a text beyond the limit, a
 * key that is no name. Cost: what changed, but for the first edit of a document, which checks all of it.
 */
export function applyEdit(document: MachineDocument, edit: Edit): Applied {
  let next: MachineDocument;
  try {
    next = produce(document, (draft) => edit.recipe(draft));
  } catch (cause) {
    if (cause instanceof Refused) return { document, patches: [], inverse: [], refusal: cause.refusal };
    throw cause;
  }
  const patches = diffDocuments(document, next);
  if (patches.length === 0) return { document, patches, inverse: [] };
  if (next.config !== document.config) {
    const problem = findProblem(next.config, patches);
    if (problem)
      return {
        document,
        patches: [],
        inverse: [],
        refusal: say(chartWords, (words, language) =>
          words.applyEdit.refused({ why: tellProblem(problem, language).message }),
        ),
      };
  }
  return { document: next, patches, inverse: invertPatches(patches) };
}
