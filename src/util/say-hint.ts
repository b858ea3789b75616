/** What may stand at a place, said to somebody who does not know the schema: its meaning, its values, one to copy. */
import {
  BASE_LANGUAGE,
  LANGUAGES,
  commonWords,
  problemsWords,
  sayEach,
  type Language,
  type Said,
} from '../words/index.ts';
import { findNearest } from './find-nearest.ts';
import { valueAt } from './mend-keys.ts';
import { NAMED_FORMATS } from './named-formats.ts';
import type { JsonPath } from './problem.ts';
import { exampleOf, keysAt, nodesAt, shapesOf, type SchemaNode } from './schema-nodes.ts';
import { suggestValue } from './suggest-value.ts';

/** The file’s schema, and its value with the misplaced keys put right. */
export interface Guide {
  readonly value: unknown;
  readonly schema: (language: Language) => SchemaNode;
}

/** Longer ones would be read by nobody in a terminal. */
const LONGEST_EXAMPLE = 320;

/** @param value what stands there; undefined where nothing does. */
export function hintValue(guide: Guide, path: JsonPath, value: unknown): Said {
  return sayEach((language) => {
    const words = problemsWords[language].hints;
    const root = guide.schema(language);
    const [node] = nodesAt(root, path);
    if (!node) return words.nothing;
    const shapes = shapesOf(root, node);
    const values = shapes.flatMap(
      ({ enum: several, const: only }) => several ?? (only === undefined ? [] : [only]),
    );
    const texts = values.filter((each) => typeof each === 'string');
    const nearest = typeof value === 'string' ? findNearest(value, texts) : undefined;
    const example = nearest ?? suggestFor(guide, path, value);
    const said = join(language, [
      describeIn(guide, path, language),
      values.length > 0 && (value === undefined || shapes.length > 1)
        ? words.oneOf({ values: values.map((each) => JSON.stringify(each)).join(words.comma) })
        : sayRange(shapes, language),
      example !== undefined && words.example({ example: printExample(path, example) }),
    ]);
    return said === '' ? words.correct : said;
  });
}

/** @param owner the object that has the key. */
export function hintUnknown(guide: Guide, owner: JsonPath, key: string): Said {
  const known = keysAt(guide.schema(BASE_LANGUAGE), owner);
  const object = valueAt(guide.value, owner);
  const free = known.filter(
    (each) => typeof object !== 'object' || object === null || !Object.hasOwn(object, each),
  );
  const nearest = findNearest(key, free);
  return sayEach((language) => {
    const words = problemsWords[language].hints;
    if (nearest !== undefined) return words.meant({ meant: nearest });
    return free.length > 0 ? words.keys({ keys: free.join(words.comma) }) : words.noKeys;
  });
}

/** @param path of the object that is missing, into which keys beside it belong. */
export function hintInside(guide: Guide, path: JsonPath): Said {
  const own = valueAt(guide.value, path);
  return sayEach((language) => {
    const [node] = nodesAt(guide.schema(language), path);
    return join(language, [
      node && describeIn(guide, path, language),
      problemsWords[language].hints.example({ example: printExample(path, own) }),
    ]);
  });
}

/** What the key is, where the schema says so in every language: half of a sentence in another tongue helps nobody. */
function describeIn({ schema }: Guide, path: JsonPath, language: Language): string | undefined {
  const texts = LANGUAGES.map((each) => nodesAt(schema(each), path)[0]?.description);
  return new Set(texts).size === texts.length ? texts[LANGUAGES.indexOf(language)] : undefined;
}

/** What the person most likely meant, else the schema’s own example. */
export function suggestFor({ value: file, schema }: Guide, path: JsonPath, value: unknown): unknown {
  const root = schema(BASE_LANGUAGE);
  const [node] = nodesAt(root, path);
  if (!node) return undefined;
  return suggestValue(root, node, value, languageOf(file)) ?? exampleOf(root, node);
}

/** In which language bare texts of a file are. */
function languageOf(file: unknown): string {
  const locale = valueAt(file, ['locale']) ?? valueAt(file, ['meta', 'locales', 0]);
  return typeof locale === 'string' && NAMED_FORMATS.locale.test(locale) ? locale : BASE_LANGUAGE;
}

function sayRange(shapes: readonly SchemaNode[], language: Language): string | undefined {
  const words = problemsWords[language].hints;
  const number = shapes.find(({ type }) => type === 'number' || type === 'integer');
  // Of a weight the upper bound says nothing: it is there for hostile files.
  if (!number || number['x-unit'] === 'weight') return undefined;
  const isBound = (bound: number | undefined): bound is number =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  const { minimum, maximum } = number;
  const kind = number.type === 'integer' ? 'whole' : 'other';
  if (!isBound(minimum) || !isBound(maximum)) return undefined;
  return words.between({ kind, low: String(minimum), high: String(maximum) });
}

/** `"days": 28`, as it would stand in the file; items of a list without a name. */
function printExample(path: JsonPath, example: unknown): string {
  const key = path.at(-1);
  const text = printJson(example);
  const shown = text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE)} …` : text;
  return typeof key === 'string' ? `${JSON.stringify(key)}: ${shown}` : shown;
}

/** On one line, with the spaces that people put. */
function printJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${printJson(each)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function join(language: Language, parts: readonly (string | false | undefined)[]): string {
  return parts
    .filter((part) => typeof part === 'string' && part !== '')
    .join(commonWords[language].sentenceGap);
}
