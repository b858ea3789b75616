import type { DocumentStore } from './types.ts';

/** What is asked of an open document whatever it is. */
export type AnyStore = Pick<
  DocumentStore<unknown>,
  | 'path'
  | 'subscribe'
  | 'getSnapshot'
  | 'save'
  | 'checkDisk'
  | 'keepDraftNow'
  | 'setAside'
  | 'putBack'
  | 'end'
>;
