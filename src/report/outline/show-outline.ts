import { showText } from '../../util/show-text.ts';
import type { Outline } from './parts.ts';

/**
 * The same outline for terminals and logs: in each of its texts, whosever it is, what a terminal acts on and what
 * nobody sees is shown; so no label begins a line.
 */
export function showOutline(outline: Outline): Outline {
  return showAll(outline);
}

function showAll<T>(value: T): T {
  if (typeof value === 'string') return showText(value) as T & string;
  if (Array.isArray(value)) return value.map(showAll) as T & unknown[];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, showAll(inner)])) as T & object;
}
