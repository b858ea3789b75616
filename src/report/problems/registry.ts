/**
 * Every form problems can take, in the order they are offered. Equal to the listing of `renderers/`, held by
 * a test.
 */
import { json } from './renderers/json.ts';
import { junit } from './renderers/junit.ts';
import { sarif } from './renderers/sarif.ts';
import { text } from './renderers/text.ts';
import type { ProblemRenderer } from './types.ts';

export const PROBLEM_RENDERERS: readonly ProblemRenderer[] = [text, json, sarif, junit];

export function findProblemRenderer(id: string): ProblemRenderer | undefined {
  return PROBLEM_RENDERERS.find((renderer) => renderer.id === id);
}
