import type { Said } from '../../words/index.ts';

/** Thrown by recipes, caught by `applyEdit`; never leaves this folder. */
export class Refused extends Error {
  readonly refusal: Said;
  constructor(refusal: Said) {
    super(refusal.en);
    this.refusal = refusal;
  }
}
