/**
 * Every form a report can take, in the order they are offered. Equal to the listing of `renderers/`, held by
 * a test.
 */
import { csv } from './renderers/csv.ts';
import { html } from './renderers/html.ts';
import { json } from './renderers/json.ts';
import { md } from './renderers/md.ts';
import { text } from './renderers/text.ts';
import type { Renderer } from './types.ts';

export const RENDERERS: readonly Renderer[] = [text, json, csv, md, html];

export function findRenderer(id: string): Renderer | undefined {
  return RENDERERS.find((renderer) => renderer.id === id);
}
