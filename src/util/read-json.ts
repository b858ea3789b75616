/**
 * Reads JSON text from outside: hostile until proven otherwise.
 *
 * Laws: never throws on any text; size and depth are checked in one linear scan before anything recursive
 * runs; keys that could reach a prototype and keys written twice are refused; every problem carries its line
 * and column; time and memory grow with the text, and so does the finding of a place.
 */
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { MOST_PROBLEMS, moreProblems } from './collect-problems.ts';
import { findExcess, JSON_LIMITS, type JsonLimits } from './json-limits.ts';
import { wordProblem, type JsonPath, type Problem } from './problem.ts';
import { shorten } from './shorten.ts';
import { hasWords, say, problemsWords, type Said } from '../words/index.ts';

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Finds the place of a value, or of the nearest ancestor that exists, so that a missing key points at its
 * object.
 */
export interface JsonDocument {
  /** What the text says, as plain data. */
  readonly value: unknown;
  /** 1-based, like editors count; 0 and 0 for a value that stood in no file. */
  placeOf(path: JsonPath): { readonly line: number; readonly column: number };
}

/** A value that stands in no file: problems with it have paths, and lines that mean nothing. */
export function valueDocument(value: unknown): JsonDocument {
  return { value, placeOf: () => ({ line: 0, column: 0 }) };
}

export interface JsonReading {
  /** Undefined when the text cannot be trusted or is not JSON. */
  readonly document: JsonDocument | undefined;
  readonly problems: readonly Problem[];
}

export function readJson(text: string, file: string, limits: JsonLimits = JSON_LIMITS): JsonReading {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const tooMuch = checkLimits(source, file, limits);
  if (tooMuch) return { document: undefined, problems: [tooMuch] };

  const lines = indexLines(source);
  const errors: ParseError[] = [];
  const tree = parseTree(source, errors, { disallowComments: true, allowTrailingComma: false });
  const problems: Problem[] = errors.slice(0, MOST_PROBLEMS).map((error) => {
    const place = placeAt(lines, error.offset);
    return {
      code: 'json-syntax',
      severity: 'error',
      ...wordProblem(
        describeSyntax(error, source),
        say(problemsWords, (words) => words.readJson.syntaxHint),
      ),
      file,
      ...place,
    };
  });
  let left = errors.length - problems.length;
  if (tree)
    findWrongKeys(tree, [], (makeProblem, path, node) => {
      if (problems.length < MOST_PROBLEMS)
        problems.push({ ...makeProblem(), file, path: [...path], ...placeAt(lines, node.offset) });
      else left++;
    });
  if (left > 0) problems.push(moreProblems(left, 'error', file));
  if (!tree && problems.length === 0) problems.push(emptyFile(file));
  if (!tree || problems.length > 0) return { document: undefined, problems };
  const keys = new Map<Node, ReadonlyMap<string, Node>>();
  return {
    document: {
      value: toValue(tree),
      placeOf: (path) => placeAt(lines, nearestNode(tree, path, keys).offset),
    },
    problems,
  };
}

function emptyFile(file: string): Problem {
  return {
    code: 'json-syntax',
    severity: 'error',
    ...wordProblem(
      say(problemsWords, (words) => words.readJson.empty),
      say(problemsWords, (words) => words.readJson.emptyHint),
    ),
    file,
    line: 1,
    column: 1,
  };
}

function checkLimits(source: string, file: string, limits: JsonLimits): Problem | undefined {
  const excess = findExcess(source, limits);
  if (!excess) return undefined;
  if (excess.kind === 'depth')
    return {
      code: 'json-too-deep',
      severity: 'error',
      ...wordProblem(
        say(problemsWords, (words) => words.readJson.tooDeep({ maxDepth: limits.maxDepth })),
        say(problemsWords, (words) => words.readJson.tooDeepHint),
      ),
      file,
      ...placeAt(indexLines(source), excess.offset),
    };
  const { kind, count } = excess;
  return {
    code: 'json-too-large',
    severity: 'error',
    ...wordProblem(
      say(problemsWords, ({ readJson: words }) =>
        kind === 'size'
          ? words.tooLarge({ count, maxSize: limits.maxSize })
          : words.tooLargePrinted({ count, maxSize: limits.maxPrinted ?? count }),
      ),
      say(problemsWords, (words) => words.readJson.tooLargeHint),
    ),
    file,
    line: 1,
    column: 1,
  };
}

function describeSyntax(error: ParseError, source: string): Said {
  const code = printParseErrorCode(error.error);
  const [found = ''] = source.slice(error.offset, error.offset + Math.min(error.length, 20)).split('\n');
  return say(problemsWords, ({ readJson: words }) =>
    words.syntax({
      what: hasWords(words.faults, code) ? words.faults[code] : words.fault,
      place: found === '' ? words.atEnd : words.atText({ found }),
    }),
  );
}

type WrongKey = Pick<Problem, 'code' | 'severity' | 'message' | 'hint' | 'translations'>;
type ReportKey = (makeProblem: () => WrongKey, path: JsonPath, keyNode: Node) => void;

/** @param path of the node; the same list all the way, so that a deep file costs no more than a flat one. */
function findWrongKeys(node: Node, path: (string | number)[], report: ReportKey): void {
  if (node.type === 'array') {
    node.children?.forEach((child, index) => {
      path.push(index);
      findWrongKeys(child, path, report);
      path.pop();
    });
    return;
  }
  if (node.type !== 'object') return;
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (!keyNode) continue;
    const key = String(keyNode.value);
    path.push(key);
    if (FORBIDDEN_KEYS.has(key)) report(() => sayForbidden(key), path, keyNode);
    if (seen.has(key)) report(() => sayDuplicate(key), path, keyNode);
    seen.add(key);
    if (valueNode) findWrongKeys(valueNode, path, report);
    path.pop();
  }
}

function sayForbidden(key: string): WrongKey {
  return {
    code: 'json-forbidden-key',
    severity: 'error',
    ...wordProblem(
      say(problemsWords, (words) => words.readJson.forbiddenKey({ key })),
      say(problemsWords, (words) => words.readJson.forbiddenKeyHint),
    ),
  };
}

function sayDuplicate(key: string): WrongKey {
  return {
    code: 'json-duplicate-key',
    severity: 'error',
    ...wordProblem(
      say(problemsWords, (words) => words.readJson.duplicateKey({ key: shorten(key) })),
      say(problemsWords, (words) => words.readJson.duplicateKeyHint),
    ),
  };
}

/** Builds plain values with own keys only; forbidden keys never get here. */
function toValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(toValue);
  if (node.type !== 'object') return node.value;
  const object: Record<string, unknown> = {};
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (keyNode && valueNode) object[String(keyNode.value)] = toValue(valueNode);
  }
  return object;
}

/** @param keys of the objects that were asked before: thousands of problems may lie in one. */
function nearestNode(root: Node, path: JsonPath, keys: Map<Node, ReadonlyMap<string, Node>>): Node {
  let node = root;
  for (const step of path) {
    if (node.type === 'array' && typeof step === 'number') {
      const child = node.children?.[step];
      if (!child) return node;
      node = child;
    } else if (node.type === 'object') {
      let properties = keys.get(node);
      if (!properties) keys.set(node, (properties = indexProperties(node)));
      const property = properties.get(String(step));
      if (!property) return node;
      node = property.children?.[1] ?? property;
    } else return node;
  }
  return node;
}

function indexProperties(node: Node): ReadonlyMap<string, Node> {
  return new Map((node.children ?? []).map((each) => [String(each.children?.[0]?.value), each]));
}

/** Offsets at which lines begin. */
function indexLines(source: string): number[] {
  const starts = [0];
  for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

function placeAt(lines: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}
