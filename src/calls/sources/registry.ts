import type { CallSource } from './types.ts';

/** Every platform whose logs are read; the `format` of a mapping names one of them. */
export const SOURCES: readonly CallSource[] = [];
