/** How somebody lays JSON out, as far as the text shows it, and how a new value looks in that hand. */
import type { Node } from 'jsonc-parser';

export interface JsonStyle {
  readonly lineEnd: '\n' | '\r\n';
  /** One level. */
  readonly indent: string;
  readonly colon: string;
  /** Between two entries on one line. */
  readonly afterComma: string;
  /** Inside the braces of an object on one line; lists are written without. */
  readonly inBraces: string;
}

export function findStyle(text: string, root: Node): JsonStyle {
  const property = findNode(root, ({ type }) => type === 'property');
  const [key, value] = property?.children ?? [];
  const colon = key && value ? text.slice(key.offset + key.length, value.offset) : ': ';
  // On one line with several entries, or one; what has a line end in it is no model for one line.
  const pair = findNode(root, ({ type, children = [] }) => type !== 'property' && children.length > 1);
  const [first, second] = pair?.children ?? [];
  const comma = first && second ? text.slice(first.offset + first.length, second.offset) : ', ';
  const braced = findNode(
    root,
    (node) =>
      node.type === 'object' &&
      node.children?.[0] !== undefined &&
      !text.slice(node.offset, node.offset + node.length).includes('\n'),
  );
  const inside = braced?.children?.[0];
  return {
    lineEnd: /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
    indent: /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ',
    colon: /^[ \t]*:[ \t]*$/.test(colon) ? colon : ': ',
    afterComma: /^,[ \t]*$/.test(comma) ? comma.slice(1) : ' ',
    inBraces: braced && inside ? text.slice(braced.offset + 1, inside.offset) : ' ',
  };
}

function findNode(node: Node, isWanted: (node: Node) => boolean): Node | undefined {
  if (isWanted(node)) return node;
  for (const child of node.children ?? []) {
    const found = findNode(child, isWanted);
    if (found) return found;
  }
  return undefined;
}

/** A value that the text holds somewhere, as it is written there; `indent` is that of its line now. */
export type FindWritten = (value: object, indent: string) => string | undefined;

/** @param indent of the line it begins on @param isSpread an entry a line; else all on one */
export function printFresh(
  value: unknown,
  style: JsonStyle,
  indent: string,
  isSpread: boolean,
  findWritten: FindWritten,
): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const written = isSpread ? findWritten(value, indent) : undefined;
  if (written !== undefined) return written;
  const isList = Array.isArray(value);
  const entries = isList
    ? value.map((each: unknown) => ['', each] as const)
    : Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]) => [JSON.stringify(key) + style.colon, each] as const);
  const [open, close] = isList ? '[]' : '{}';
  if (entries.length === 0) return `${open}${close}`;
  const inner = indent + style.indent;
  const printed = entries.map(([key, each]) => key + printFresh(each, style, inner, isSpread, findWritten));
  if (isSpread) {
    const line = style.lineEnd + inner;
    return `${open}${line}${printed.join(`,${line}`)}${style.lineEnd}${indent}${close}`;
  }
  const inside = isList ? '' : style.inBraces;
  return `${open}${inside}${printed.join(`,${style.afterComma}`)}${inside}${close}`;
}
