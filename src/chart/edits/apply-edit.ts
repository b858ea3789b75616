import { produce } from 'immer';
import { describeIssues } from '../../util/describe-issues.ts';
import type { Problem } from '../../util/problem.ts';
import { JSON_LIMITS } from '../../util/read-json.ts';
import { checkStructure } from '../check-structure.ts';
import { machineSchema } from '../schema.ts';
import type { MachineConfig } from '../types.ts';
import { diffDocuments, invertPatches } from './patches.ts';
import { Refused } from './refused.ts';
import type { Applied, Edit, MachineDocument } from './types.ts';

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses, with a sentence for the person, what would make the file unreadable: a text beyond the limit, a key that is
 * no name. Cost: the schema once, about 0.2 ms for 120 menus.
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
    const problem = findProblem(next.config);
    if (problem) return { document, patches: [], inverse: [], refusal: { en: problem.message, 'zh-CN': `无法这样修改：${problem.message}` } };
  }
  return { document: next, patches, inverse: invertPatches(patches) };
}

function findProblem(config: MachineConfig): Problem | undefined {
  const unreadable = findUnreadable(config);
  if (unreadable) return unreadable;
  const parsed = machineSchema.safeParse(config);
  if (parsed.success) return checkStructure(config, undefined, '')[0];
  return describeIssues(parsed.error.issues, { value: config, placeOf: () => ({ line: 0, column: 0 }) }, '')[0];
}

/** What the reader of files refuses before it looks at the schema: depth, size and names that reach a prototype. */
function findUnreadable(config: MachineConfig): Problem | undefined {
  let size = 0;
  const problem = (code: string, message: string): Problem => ({ code, severity: 'error', message });
  const visit = (value: unknown, depth: number): Problem | undefined => {
    if (typeof value !== 'object' || value === null) {
      size += typeof value === 'string' ? value.length + 2 : 4;
      return undefined;
    }
    if (depth > JSON_LIMITS.maxDepth) return problem('json-too-deep', 'Groups or conditions would be nested too deep.');
    for (const [key, inner] of Object.entries(value)) {
      if (FORBIDDEN_KEYS.has(key)) return problem('json-forbidden-key', `"${key}" cannot be used as a name.`);
      // As printed: the indent, the key with its quotes and colon, a comma and a line end.
      size += 2 * depth + key.length + 6;
      const found = visit(inner, depth + 1);
      if (found) return found;
    }
    return undefined;
  };
  return visit(config, 1) ?? (size > JSON_LIMITS.maxSize * 0.9 ? problem('json-too-large', 'The machine would become too large for one file.') : undefined);
}
