/**
 * Places inside a JSON document, written with dots: `states.products.meta.noInputSeconds`,
 * `desks.pc-sales.staffing.agents`.
 */
import { sayNearest } from '../../chart/index.ts';
import type { JsonPath } from '../../util/problem.ts';
import { say, studyWords, type Said } from '../../words/index.ts';

export type PathReading = { readonly path: JsonPath } | { readonly message: Said; readonly hint: Said };

/**
 * Elements of lists are named by their `id` or by their number. Keys may hold dots themselves (`on.DTMF.1`):
 * the longest key that exists wins. The last key need not exist yet; whether it may is for the schema to say.
 */
export function resolvePath(root: unknown, text: string): PathReading {
  const words = text.split('.');
  const path: (string | number)[] = [];
  let value = root;
  for (let at = 0; at < words.length;) {
    const found = stepInto(value, words.slice(at));
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
        : say(studyWords, ({ resolvePath }) => resolvePath.whereAt({ path: path.join('.') }));
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

function stepInto(
  value: unknown,
  words: readonly string[],
): { key: string | number; value: unknown; length: number } | undefined {
  if (Array.isArray(value)) {
    const word = words[0] ?? '';
    const index = /^\d+$/.test(word) ? Number(word) : value.findIndex((element) => idOf(element) === word);
    return index >= 0 && index < value.length
      ? { key: index, value: value[index] as unknown, length: 1 }
      : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (let length = words.length; length > 0; length--) {
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
