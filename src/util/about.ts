/** The annotations of one field in a JSON Schema: what it means, what one could write, and the unit of a number. */
export interface Annotations {
  readonly description: string;
  readonly examples: readonly unknown[];
  /** What holds where the field is absent. */
  readonly default?: unknown;
  /** For programs; the description says it in words. */
  readonly 'x-unit'?: string;
  [key: string]: unknown;
}

/** @param unit of every field that takes a number; the description names it too. */
export function about(description: string, example: unknown, unit?: string): Annotations {
  return { description, examples: [example], ...(unit !== undefined && { 'x-unit': unit }) };
}
