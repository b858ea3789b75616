/**
 * JSON as it is written, not as it is understood: an object may hold a key twice, a number may be what no program
 * can hold. So that texts can be made which a program would never print.
 */
import { parseTree, type Node } from 'jsonc-parser';

export type Tree =
  | { readonly kind: 'object'; entries: [key: string, value: Tree][] }
  | { readonly kind: 'array'; items: Tree[] }
  /** As it stands in the file. */
  | { readonly kind: 'scalar'; text: string };

/** Where a value stands, so that another can be put there. */
export interface Slot {
  readonly tree: Tree;
  readonly depth: number;
  readonly key: string | undefined;
  put(tree: Tree): void;
  drop(): void;
}

export const scalar = (text: string): Tree => ({ kind: 'scalar', text });
export const textOf = (value: string): Tree => scalar(JSON.stringify(value));

/** Undefined when it is not JSON. */
export function readTree(text: string): Tree | undefined {
  const errors: never[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ''), errors, { disallowComments: true });
  return root && errors.length === 0 ? fromNode(root) : undefined;
}

function fromNode(node: Node): Tree {
  const children = node.children ?? [];
  if (node.type === 'array') return { kind: 'array', items: children.map(fromNode) };
  if (node.type !== 'object') return scalar(JSON.stringify(node.value));
  return {
    kind: 'object',
    entries: children.flatMap(({ children: [key, value] = [] }) =>
      key && value ? [[String(key.value), fromNode(value)] as [string, Tree]] : [],
    ),
  };
}

/** Any plain value. */
export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: 'array', items: value.map(treeOf) };
  if (typeof value !== 'object' || value === null) return scalar(JSON.stringify(value) ?? 'null');
  return {
    kind: 'object',
    entries: Object.entries(value).map(([key, inner]): [string, Tree] => [key, treeOf(inner)]),
  };
}

export function copyTree(tree: Tree): Tree {
  if (tree.kind === 'array') return { kind: 'array', items: tree.items.map(copyTree) };
  if (tree.kind === 'object')
    return { kind: 'object', entries: tree.entries.map(([key, value]) => [key, copyTree(value)]) };
  return scalar(tree.text);
}

/** With a line for each entry, so that places can be told apart. Iterative: a tree may be deeper than the stack. */
export function printTree(root: Tree): string {
  const parts: string[] = [];
  const open: (Tree | string)[] = [root];
  while (open.length > 0) {
    const next = open.pop() as Tree | string;
    if (typeof next === 'string') parts.push(next);
    else if (next.kind === 'scalar') parts.push(next.text);
    else if (next.kind === 'array') {
      open.push(']');
      for (let i = next.items.length - 1; i >= 0; i--) open.push(next.items[i] as Tree, i > 0 ? ',\n' : '[');
      if (next.items.length === 0) open.push('[');
    } else {
      open.push('}');
      for (let i = next.entries.length - 1; i >= 0; i--) {
        const [key, value] = next.entries[i] as [string, Tree];
        open.push(value, `${i > 0 ? ',\n' : '{'}${JSON.stringify(key)}:`);
      }
      if (next.entries.length === 0) open.push('{');
    }
  }
  return parts.join('');
}

/** Every value of a document with its place, the root first. At most so many: a grown tree has thousands. */
export function listSlots(root: Tree, setRoot: (tree: Tree) => void, most = 20_000): Slot[] {
  const slots: Slot[] = [
    { tree: root, depth: 0, key: undefined, put: setRoot, drop: () => setRoot(scalar('null')) },
  ];
  for (let i = 0; i < slots.length && slots.length < most; i++) {
    const { tree, depth } = slots[i] as Slot;
    if (tree.kind === 'array')
      tree.items.forEach((item, at) =>
        slots.push({
          tree: item,
          depth: depth + 1,
          key: undefined,
          put: (next) => void (tree.items[tree.items.indexOf(item)] = next),
          drop: () => void tree.items.splice(Math.max(0, tree.items.indexOf(item)), tree.items[at] ? 1 : 0),
        }),
      );
    else if (tree.kind === 'object')
      for (const entry of tree.entries)
        slots.push({
          tree: entry[1],
          depth: depth + 1,
          key: entry[0],
          put: (next) => void (entry[1] = next),
          drop: () => void (tree.entries = tree.entries.filter((each) => each !== entry)),
        });
  }
  return slots;
}
