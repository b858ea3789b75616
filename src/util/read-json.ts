/**
 * Reads JSON text from outside: hostile until proven otherwise.
 *
 * Laws: never throws on any text; size and depth are checked in one linear scan before anything recursive
 * runs; keys that could reach a prototype and keys written twice are refused; every problem carries its line
 * and column.
 */
import {
  createScanner,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
  type SyntaxKind,
} from 'jsonc-parser';
import { wordProblem, type JsonPath, type Problem } from './problem.ts';
import { say, type Said } from './said.ts';

export interface JsonLimits {
  /** Characters. */
  readonly maxSize: number;
  readonly maxDepth: number;
}

export const JSON_LIMITS: JsonLimits = { maxSize: 5_000_000, maxDepth: 64 };

// The library's token kinds are a const enum, which isolated modules cannot read: the compiler checks these
// instead.
const OPEN_BRACE: SyntaxKind.OpenBraceToken = 1;
const CLOSE_BRACE: SyntaxKind.CloseBraceToken = 2;
const OPEN_BRACKET: SyntaxKind.OpenBracketToken = 3;
const CLOSE_BRACKET: SyntaxKind.CloseBracketToken = 4;
const END: SyntaxKind.EOF = 17;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Finds the place of a value, or of the nearest ancestor that exists, so that a missing key points at its
 * object.
 */
export interface JsonDocument {
  readonly value: unknown;
  placeOf(path: JsonPath): { readonly line: number; readonly column: number };
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
  const problems: Problem[] = errors.map((error) => {
    const place = placeAt(lines, error.offset);
    return {
      code: 'json-syntax',
      severity: 'error',
      ...wordProblem(
        describeSyntax(error, source),
        say(
          'Correct the syntax at this place; an editor with JSON support marks it.',
          '请改正此处的语法；支持 JSON 的编辑器会标出位置。',
        ),
      ),
      file,
      ...place,
    };
  });
  if (!tree) return { document: undefined, problems: problems.length > 0 ? problems : [emptyFile(file)] };

  checkKeys(tree, [], file, lines, problems);
  if (problems.length > 0) return { document: undefined, problems };
  return {
    document: {
      value: toValue(tree),
      placeOf: (path) => placeAt(lines, nearestNode(tree, path).offset),
    },
    problems,
  };
}

function emptyFile(file: string): Problem {
  return {
    code: 'json-syntax',
    severity: 'error',
    ...wordProblem(
      say('The file is empty.', '文件是空的。'),
      say('Put a JSON object into it.', '请写入一个 JSON 对象。'),
    ),
    file,
    line: 1,
    column: 1,
  };
}

function checkLimits(source: string, file: string, limits: JsonLimits): Problem | undefined {
  if (source.length > limits.maxSize) {
    return {
      code: 'json-too-large',
      severity: 'error',
      ...wordProblem(
        say(
          `The file has ${source.length} characters; at most ${limits.maxSize} are read.`,
          `文件有 ${source.length} 个字符；最多读取 ${limits.maxSize} 个。`,
        ),
        say('Split it into several files.', '请拆成几个文件。'),
      ),
      file,
      line: 1,
      column: 1,
    };
  }
  const scanner = createScanner(source, true);
  let depth = 0;
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) {
      depth += 1;
      if (depth > limits.maxDepth) {
        return {
          code: 'json-too-deep',
          severity: 'error',
          ...wordProblem(
            say(
              `Objects and lists are nested more than ${limits.maxDepth} levels deep.`,
              `对象和列表的嵌套超过 ${limits.maxDepth} 层。`,
            ),
            say('Flatten the structure: no menu needs this depth.', '请减少嵌套：没有菜单需要这么深。'),
          ),
          file,
          ...placeAt(indexLines(source), scanner.getTokenOffset()),
        };
      }
    } else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) {
      depth -= 1;
    }
  }
  return undefined;
}

/** By the parser's own name of the fault. */
const SYNTAX: Readonly<Record<string, string>> = {
  InvalidSymbol: '无法识别的符号',
  InvalidNumberFormat: '数字格式不正确',
  PropertyNameExpected: '缺少键名',
  ValueExpected: '缺少值',
  ColonExpected: '缺少冒号',
  CommaExpected: '缺少逗号',
  CloseBraceExpected: '缺少右花括号',
  CloseBracketExpected: '缺少右方括号',
  EndOfFileExpected: '结尾之后还有内容',
  InvalidCommentToken: '不允许注释',
  UnexpectedEndOfComment: '注释没有结束',
  UnexpectedEndOfString: '字符串没有结束',
  UnexpectedEndOfNumber: '数字没有写完',
  InvalidUnicode: 'Unicode 转义不正确',
  InvalidEscapeCharacter: '转义字符不正确',
  InvalidCharacter: '字符不正确',
};

function describeSyntax(error: ParseError, source: string): Said {
  const code = printParseErrorCode(error.error);
  const what = code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const found = source.slice(error.offset, error.offset + Math.min(error.length, 20)).split('\n')[0];
  return say(
    `This is not valid JSON: ${what} at ${found ? `"${found}"` : 'the end of the file'}.`,
    `这不是有效的 JSON：${found ? `在“${found}”处` : '在文件末尾'}${SYNTAX[code] ?? '有语法错误'}。`,
  );
}

function checkKeys(
  node: Node,
  path: JsonPath,
  file: string,
  lines: readonly number[],
  problems: Problem[],
): void {
  if (node.type === 'array') {
    node.children?.forEach((child, index) => checkKeys(child, [...path, index], file, lines, problems));
    return;
  }
  if (node.type !== 'object') return;
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (!keyNode) continue;
    const key = String(keyNode.value);
    const at = { file, path: [...path, key], ...placeAt(lines, keyNode.offset) };
    if (FORBIDDEN_KEYS.has(key)) {
      problems.push({
        code: 'json-forbidden-key',
        severity: 'error',
        ...wordProblem(
          say(`The key "${key}" is not allowed.`, `不允许使用键名“${key}”。`),
          say('Remove or rename it.', '将其删去或改名。'),
        ),
        ...at,
      });
    }
    if (seen.has(key)) {
      problems.push({
        code: 'json-duplicate-key',
        severity: 'error',
        ...wordProblem(
          say(
            `The key "${key}" stands twice in the same object; readers would silently keep one of them.`,
            `键名“${key}”在同一对象中出现了两次；读取时会悄悄丢掉其中一个。`,
          ),
          say('Keep one, or rename the other.', '保留一个，或给另一个改名。'),
        ),
        ...at,
      });
    }
    seen.add(key);
    if (valueNode) checkKeys(valueNode, [...path, key], file, lines, problems);
  }
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

function nearestNode(root: Node, path: JsonPath): Node {
  let node = root;
  for (const step of path) {
    if (node.type === 'array' && typeof step === 'number') {
      const child = node.children?.[step];
      if (!child) return node;
      node = child;
    } else if (node.type === 'object') {
      const property = node.children?.find((p) => p.children?.[0]?.value === String(step));
      if (!property) return node;
      node = property.children?.[1] ?? property;
    } else return node;
  }
  return node;
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
