/**
 * A file that the schema refuses, made whole enough to look further: what is wrong or missing is filled with what was meant,
 * or with an example. Only to find in one reading what would show in the next; nobody ever runs it.
 */
import { suggestFor, type Guide } from './say-hint.ts';
import type { Mended } from './mend-keys.ts';
import { valueAt } from './mend-keys.ts';
import type { JsonPath } from './problem.ts';

export interface Filled {
  readonly value: unknown;
  /** Where what stands now is nothing that the person wrote. */
  readonly gaps: readonly JsonPath[];
}

export function fillGaps({ value, findings }: Mended, guide: Guide): Filled {
  const filled = structuredClone(value);
  for (const { kind, path } of findings) {
    const owner = valueAt(filled, path.slice(0, -1));
    const key = path.at(-1);
    if (typeof owner !== 'object' || owner === null || key === undefined) continue;
    const object = owner as Record<string | number, unknown>;
    if (kind === 'unknown') delete object[key];
    else object[key] = suggestFor(guide, path, kind === 'missing' ? undefined : object[key]);
  }
  return { value: filled, gaps: findings.filter(({ kind }) => kind !== 'unknown').map(({ path }) => path) };
}
