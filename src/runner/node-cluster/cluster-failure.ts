import type { Said } from '../../words/index.ts';

/**
 * The cluster cannot go on, through no defect of ours: said in words for the person who asked, with what to
 * do.
 */
export class ClusterFailure extends Error {
  readonly said: Said;
  readonly hint: Said;
  constructor(said: Said, hint: Said) {
    super(said.en);
    this.said = said;
    this.hint = hint;
  }
}
