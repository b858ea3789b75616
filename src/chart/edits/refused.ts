import type { Names } from './types.ts';

/** Thrown by recipes, caught by `applyEdit`; never leaves this folder. */
export class Refused extends Error {
  readonly refusal: Names;
  constructor(en: string, zh: string) {
    super(en);
    this.refusal = { en, 'zh-CN': zh };
  }
}
