/**
 * Every form a report can take, in the order they are offered. Equal to the listing of `renderers/`, held by
 * a test.
 */
import { csv } from './renderers/csv.ts';
import { html } from './renderers/html.ts';
import { json } from './renderers/json.ts';
import { md } from './renderers/md.ts';
import { text } from './renderers/text.ts';
import type { Renderer, StudyRenderer } from './types.ts';

/** In the order they are offered. */
export const RENDERERS: readonly Renderer[] = [text, json, csv, md, html];

/** Undefined when there is none of this name. */
export function findRenderer(id: string): Renderer | undefined {
  return RENDERERS.find((renderer) => renderer.id === id);
}

/** The same, in the same order, for whoever has studies only. */
export const STUDY_RENDERERS: readonly StudyRenderer[] = [...RENDERERS];

/** One form a study can take, by its id; undefined when there is none of this name. */
export function findStudyRenderer(id: string): StudyRenderer | undefined {
  return findRenderer(id);
}
