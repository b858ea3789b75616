/**
 * JSON text with other content, in its own handwriting.
 *
 * Laws: the result says exactly what was asked for, in the order asked for; what did not change keeps its
 * bytes: line ends, indentation, byte order mark, spaces, escapes, the end of the file; the same content gives
 * the same text back.
 */
import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import { rememberFor } from './remember.ts';
import { findStyle, printFresh, type JsonStyle } from './json-style.ts';

/** Undefined when the text is not JSON. */
export function rewriteJson(text: string, content: unknown): string | undefined {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const source = text.slice(mark.length);
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { disallowComments: true });
  if (!root || errors.length > 0) return undefined;
  const rewritten = new Rewriter(source, root).rewrite(root, content, source.includes('\n'));
  return mark + source.slice(0, root.offset) + rewritten + source.slice(root.offset + root.length);
}

/** One entry of an object or a list, where it stands in the text. */
interface Entry {
  /** What is between it and the one before, or the opening bracket. */
  readonly gap: string;
  readonly node: Node;
  readonly value: Node;
}
/** One entry as it shall be, and the entry of the text that it is written like. */
interface Wanted {
  readonly key: string | undefined;
  readonly value: unknown;
  readonly like: Entry | undefined;
}

class Rewriter {
  private readonly source: string;
  private readonly style: JsonStyle;
  private readonly root: Node;
  /** Where each value with brackets stands, by what it says; made when first asked for. */
  private places: ReadonlyMap<string, Node> | undefined;

  constructor(source: string, root: Node) {
    this.source = source;
    this.root = root;
    this.style = findStyle(source, root);
  }

  /** @param isSpread how a value that is like nothing in the text is printed: an entry a line */
  rewrite(node: Node, content: unknown, isSpread: boolean): string {
    if (saysTheSame(node, content)) return this.textOf(node);
    const entries = this.entriesOf(node);
    const wanted = pairEntries(node, entries, content);
    const [first] = entries;
    if (!first || wanted.length === 0) return this.print(content, this.indentAt(node.offset), isSpread);
    return this.join(node, entries, first, wanted);
  }

  private entriesOf(node: Node): Entry[] {
    let end = node.offset + 1;
    return (node.children ?? []).map((child): Entry => {
      const gap = this.source.slice(end, child.offset);
      end = child.offset + child.length;
      return {
        gap,
        node: child,
        value: child.children && child.type === 'property' ? valueOf(child) : child,
      };
    });
  }

  private join(node: Node, entries: readonly Entry[], first: Entry, wanted: readonly Wanted[]): string {
    const last = entries.at(-1) ?? first;
    const opening = first.gap;
    const between = entries[1]?.gap ?? `,${opening === '' ? this.style.afterComma : opening}`;
    const closing = this.source.slice(last.node.offset + last.node.length, node.offset + node.length);
    let before = -1;
    const indexOf = new Map(entries.map((entry, i) => [entry, i]));
    const isSpreadAfter = this.findSpread(entries);
    const body = wanted.map((each, i) => {
      const own = each.like?.gap;
      const gap = i === 0 ? opening : own === undefined || each.like === first ? between : own;
      const written = gap + this.writeEntry(each, first, isSpreadAfter(before));
      if (each.like) before = indexOf.get(each.like) ?? before;
      return written;
    });
    return this.source[node.offset] + body.join('') + closing;
  }

  /** As the nearest entry with brackets above is, else the nearest below, else the list itself. */
  private findSpread(entries: readonly Entry[]): (at: number) => boolean {
    const above: (Entry | undefined)[] = [];
    for (const entry of entries) above.push(isFilled(entry.value) ? entry : above.at(-1));
    const below = entries.find(({ value }) => isFilled(value));
    const isSpread = rememberFor(({ value }: Entry) => !this.isOneLine(value));
    return (at) => {
      const neighbour = above[at] ?? below;
      return neighbour ? isSpread(neighbour) : entries[0]?.gap.includes('\n') === true;
    };
  }

  private writeEntry({ key, value, like }: Wanted, first: Entry, isSpread: boolean): string {
    if (!like) {
      const printed = this.print(value, this.indentAt(first.node.offset), isSpread);
      return key === undefined ? printed : JSON.stringify(key) + this.style.colon + printed;
    }
    const written = this.rewrite(like.value, value, isSpread);
    if (key === undefined) return written;
    const keyNode = like.node.children?.[0];
    if (!keyNode) throw new Error('A property has a key.');
    const name = keyNode.value === key ? this.textOf(keyNode) : JSON.stringify(key);
    return name + this.source.slice(keyNode.offset + keyNode.length, like.value.offset) + written;
  }

  /** What is moved here from another place looks as it did there. */
  private print(value: unknown, indent: string, isSpread: boolean): string {
    return printFresh(value, this.style, indent, isSpread, (each, at) => {
      this.places ??= new Map(listFilled(this.root).map((node) => [spell(node), node]));
      const node = this.places.get(JSON.stringify(each));
      return node && this.textOf(node).replaceAll(`\n${this.indentAt(node.offset)}`, `\n${at}`);
    });
  }

  private textOf({ offset, length }: Node): string {
    return this.source.slice(offset, offset + length);
  }

  private isOneLine(node: Node): boolean {
    return !this.textOf(node).includes('\n');
  }

  /** What the line begins with on which this stands. */
  private indentAt(offset: number): string {
    const start = this.source.lastIndexOf('\n', offset - 1) + 1;
    return /^[ \t]*/.exec(this.source.slice(start, offset))?.[0] ?? '';
  }
}

/** None: nothing of the one can be written like the other. */
function pairEntries(node: Node, entries: readonly Entry[], content: unknown): Wanted[] {
  if (node.type === 'array' && Array.isArray(content)) return pairItems(entries, content);
  return node.type === 'object' && isObject(content) ? pairProperties(entries, content) : [];
}

function pairProperties(entries: readonly Entry[], content: Readonly<Record<string, unknown>>): Wanted[] {
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const properties = Object.entries(content).filter(([, value]) => value !== undefined);
  const gone = new Set(entries.filter((entry) => !Object.hasOwn(content, keyOf(entry))));
  const bySaying = new Map<string, Entry[]>();
  for (const entry of [...gone].toReversed()) {
    const said = spell(entry.value);
    const others = bySaying.get(said);
    if (others) others.push(entry);
    else bySaying.set(said, [entry]);
  }
  /** The first of them that nobody has taken: each is looked at once. */
  const takeAlike = (said: string): Entry | undefined => {
    const alike = bySaying.get(said) ?? [];
    let entry = alike.pop();
    while (entry && !gone.has(entry)) entry = alike.pop();
    return entry;
  };
  /** Under a new name: what says the same, else what stood in the same place. */
  const findRenamed = (value: unknown, i: number): Entry | undefined => {
    const inPlace = entries[i];
    const like =
      takeAlike(JSON.stringify(value)) ??
      (inPlace && gone.has(inPlace) && isBracket(inPlace.value) === isContainer(value) ? inPlace : undefined);
    if (like) gone.delete(like);
    return like;
  };
  return properties.map(([key, value], i) => ({ key, value, like: byKey.get(key) ?? findRenamed(value, i) }));
}

/** What is the same at the beginning and at the end is; between, the first is like the first. */
function pairItems(entries: readonly Entry[], content: readonly unknown[]): Wanted[] {
  const isSameAt = (i: number, j: number): boolean => {
    const entry = entries[i];
    return entry !== undefined && saysTheSame(entry.value, content[j]);
  };
  const shorter = Math.min(entries.length, content.length);
  let head = 0;
  while (head < shorter && isSameAt(head, head)) head++;
  let tail = 0;
  while (tail < shorter - head && isSameAt(entries.length - 1 - tail, content.length - 1 - tail)) tail++;
  return content.map((value, j) => {
    const i = j >= content.length - tail ? j + entries.length - content.length : j;
    const isInside = i < head || j >= content.length - tail || i < entries.length - tail;
    return { key: undefined, value, like: isInside ? entries[i] : undefined };
  });
}

function listFilled(node: Node): Node[] {
  const inside = (node.children ?? []).flatMap(listFilled);
  return node.type !== 'property' && isFilled(node) ? [node, ...inside] : inside;
}

/** As JSON.stringify does. */
function spell(node: Node): string {
  const children = node.children ?? [];
  if (node.type === 'array') return `[${children.map(spell).join(',')}]`;
  if (node.type !== 'object') return JSON.stringify(node.value);
  const entries = children.map(
    (each) => `${JSON.stringify(each.children?.[0]?.value)}:${spell(valueOf(each))}`,
  );
  return `{${entries.join(',')}}`;
}

/** The order of keys counts. */
function saysTheSame(node: Node, content: unknown): boolean {
  const children = node.children ?? [];
  if (node.type === 'array')
    return (
      Array.isArray(content) &&
      content.length === children.length &&
      children.every((child, i) => saysTheSame(child, content[i]))
    );
  if (node.type === 'object') {
    if (!isObject(content)) return false;
    const properties = Object.entries(content).filter(([, value]) => value !== undefined);
    return (
      properties.length === children.length &&
      children.every((child, i) => {
        const [key, value] = properties[i] ?? [];
        return child.children?.[0]?.value === key && saysTheSame(valueOf(child), value);
      })
    );
  }
  return Object.is(node.value, content) || (node.value === 0 && content === 0);
}

function valueOf(property: Node): Node {
  const value = property.children?.[1];
  if (!value) throw new Error('A property of a file that was read has a value.');
  return value;
}

function keyOf({ node }: Entry): string {
  return String(node.children?.[0]?.value);
}

function isFilled({ children }: Node): boolean {
  return children !== undefined && children.length > 0;
}

function isBracket({ type }: Node): boolean {
  return type === 'object' || type === 'array';
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return isContainer(value) && !Array.isArray(value);
}
