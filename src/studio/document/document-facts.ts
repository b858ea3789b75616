import type { DocumentState } from './types.ts';

/** The part of a document's state that is not worked out from its content. */
export type DocumentFacts = Pick<
  DocumentState,
  | 'status'
  | 'failure'
  | 'text'
  | 'problems'
  | 'saveFailure'
  | 'draft'
  | 'wasRestored'
  | 'isDeletedOnDisk'
  | 'spoilt'
>;

/** What was made here is there at once; a file has to be read. */
export function factsToBeginWith(isCreated: boolean): DocumentFacts {
  return {
    status: isCreated ? 'ready' : 'loading',
    failure: undefined,
    text: undefined,
    problems: [],
    saveFailure: undefined,
    draft: 'none',
    wasRestored: false,
    isDeletedOnDisk: false,
    spoilt: undefined,
  };
}
