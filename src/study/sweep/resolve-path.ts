/**
 * Places inside a JSON document, written with dots: `states.products.meta.noInputSeconds`,
 * `desks.pc-sales.staffing.agents`; or as problems print them: `desks[0].staffing`, `on["DTMF.1"].target`.
 */
import { sayNearest } from '../../chart/index.ts';
import { formatPath } from '../../util/say-place.ts';
import type { JsonPath } from '../../util/problem.ts';
import { say, studyWords, type Said } from '../../words/index.ts';

export type PathReading = { readonly path: JsonPath } | { readonly message: Said; readonly hint: Said };

/**
 * Elements of lists are named by their `id` or by their number. Keys may hold dots themselves (`on.DTMF.1`):
 * the longest key that exists wins. The last key need not exist yet; whether it may is for the schema to say.
 */
export function resolvePath(root: unknown, text: string): PathReading {
  const steps = splitPath(text);
  const words = steps.map(({ word }) => word);
  const path: (string | number)[] = [];
  let value = root;
  for (let at = 0; at < words.length;) {
    const found = stepInto(value, steps.slice(at));
    if (found) {
      path.push(found.key);
      value = found.value;
      at += found.length;
      continue;
    }
    const known = keysOf(value);
    const word = words.slice(at).join('.');
    const isPlace = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isPlace && at === words.length - 1 && word !== '') return { path: [...path, word] };
    const where =
      path.length === 0
        ? say(studyWords, ({ resolvePath }) => resolvePath.where)
        : say(studyWords, ({ resolvePath }) => resolvePath.whereAt({ path: formatPath(path) }));
    if (typeof value !== 'object' || value === null)
      return {
        message: say(studyWords, ({ resolvePath }, language) =>
          resolvePath.message({ where: where[language], word }),
        ),
        hint: say(studyWords, ({ resolvePath }) => resolvePath.hint),
      };
    return {
      message: say(studyWords, ({ resolvePath }, language) =>
        resolvePath.thereNo({ where: where[language], word: words[at] ?? '' }),
      ),
      hint: sayNearest(words[at] ?? '', known),
    };
  }
  return { path };
}

/** One step as it was written. In brackets it is one key, whatever dots it holds. */
interface Step {
  readonly word: string;
  readonly isBracketed: boolean;
}

const STEPS = /\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\['([^']*)'\]|(?:^|\.)([^.[]+)/g;

function splitPath(text: string): Step[] {
  const found = [...text.matchAll(STEPS)];
  // What the pattern leaves over is no path: two dots, a bracket that nobody closed. It is looked up as it was written.
  if (found.reduce((length, [whole]) => length + whole.length, 0) < text.length)
    return text.split('.').map((word) => ({ word, isBracketed: false }));
  return found.map(([, index, doubleQuoted, quoted, plain]) => {
    const bracketed = index ?? doubleQuoted?.replaceAll(/\\(.)/g, '$1') ?? quoted;
    return { word: bracketed ?? plain ?? '', isBracketed: bracketed !== undefined };
  });
}

function stepInto(
  value: unknown,
  steps: readonly Step[],
): { key: string | number; value: unknown; length: number } | undefined {
  const words = steps.map(({ word }) => word);
  if (Array.isArray(value)) {
    const word = words[0] ?? '';
    const index = /^\d+$/.test(word) ? Number(word) : value.findIndex((element) => idOf(element) === word);
    return index >= 0 && index < value.length
      ? { key: index, value: value[index] as unknown, length: 1 }
      : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const dotted = steps.findIndex(({ isBracketed }) => isBracketed);
  for (let length = dotted === 0 ? 1 : dotted < 0 ? words.length : dotted; length > 0; length--) {
    const key = words.slice(0, length).join('.');
    if (Object.hasOwn(value, key)) return { key, value: (value as Record<string, unknown>)[key], length };
  }
  return undefined;
}

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((element, i) => idOf(element) ?? String(i));
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function idOf(element: unknown): string | undefined {
  if (typeof element !== 'object' || element === null || !('id' in element)) return undefined;
  return typeof element.id === 'string' ? element.id : undefined;
}

/** A copy of `root` with `value` at `path`; everything beside the path is shared, key order is kept. */
export function setAtPath(root: unknown, path: JsonPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(root))
    return root.map((element: unknown, i) => (i === key ? setAtPath(element, rest, value) : element));
  if (typeof root !== 'object' || root === null)
    throw new Error(`There is no "${key}" in ${JSON.stringify(root)}.`);
  return { ...root, [key]: setAtPath((root as Record<string, unknown>)[key], rest, value) };
}
