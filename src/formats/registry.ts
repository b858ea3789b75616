/** Every format a machine can be written in. Equal to the listing of `writers/`, held by a test. */
import type { Format } from './types.ts';
import { mermaid } from './writers/mermaid.ts';
import { scxml } from './writers/scxml.ts';

/** In the order they are offered. */
export const FORMATS: readonly Format[] = [mermaid, scxml];

/** By its id; undefined when there is none of this name. */
export function findFormat(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}
