/** One JSON document to another that is nearly like it: what a slip, a bad merge, a script or an enemy makes of a file. */
import type { Luck } from '../luck.ts';
import { copyTree, listSlots, printTree, scalar, textOf, type Slot, type Tree } from './json-tree.ts';
import { NASTY_NUMBERS, NASTY_TEXTS, NASTY_VALUES, PROTOTYPE_NAMES } from './nasty.ts';

/** What mutations work with. `others` are documents to take pieces from; `most` bounds how far a document grows. */
export interface Workshop {
  readonly luck: Luck;
  readonly others: readonly Tree[];
  readonly most: number;
}
type Mutation = (slot: Slot, slots: readonly Slot[], workshop: Workshop) => void;

/** Rows stand several times where they keep a file readable more often: what lies behind the reader is reached by them. */
const MUTATIONS: readonly Mutation[] = [
  swap,
  swap,
  dropIt,
  dropIt,
  replaceScalar,
  replaceScalar,
  replaceScalar,
  nudgeNumber,
  nudgeNumber,
  borrowScalar,
  borrowScalar,
  borrowScalar,
  editText,
  editText,
  copyBeside,
  copyBeside,
  copyBeside,
  duplicateKey,
  renameKey,
  renameKey,
  deepen,
  splice,
  splice,
  spliceAlike,
  spliceAlike,
  shuffle,
  addUnknown,
];

/** Between one change and eight; half of the documents have one. */
export function mutateJson(document: Tree, workshop: Workshop): string {
  let root = copyTree(document);
  const { luck } = workshop;
  for (let left = luck.once(2) ? 1 : luck.small(8); left > 0; left--) {
    const slots = listSlots(root, (next) => (root = next));
    luck.pick(MUTATIONS)(luck.pick(slots), slots, workshop);
  }
  return printTree(root);
}

function swap(slot: Slot, slots: readonly Slot[], { luck }: Workshop): void {
  const other = luck.pick(slots);
  // Into itself no tree can go.
  const [a, b] = [copyTree(slot.tree), copyTree(other.tree)];
  if (slot.depth === 0 || other.depth === 0) return;
  slot.put(b);
  other.put(a);
}

function dropIt(slot: Slot): void {
  slot.drop();
}

function replaceScalar(_: Slot, slots: readonly Slot[], { luck, most }: Workshop): void {
  const slot = luck.pick(slots);
  const kind = luck.below(8);
  if (kind < 3) slot.put(textOf(luck.pick(NASTY_TEXTS)));
  else if (kind < 6) slot.put(scalar(luck.pick(NASTY_NUMBERS)));
  else if (kind < 7) slot.put(scalar(luck.pick(NASTY_VALUES)));
  else slot.put(textOf(luck.pick(['x', '按', '\u0301', 'a ', '1', ' press 1']).repeat(luck.small(most))));
}

function nudgeNumber(_: Slot, slots: readonly Slot[], { luck }: Workshop): void {
  const numbers = slots.filter(({ tree }) => tree.kind === 'scalar' && /^-?\d/.test(tree.text));
  if (numbers.length === 0) return;
  const slot = luck.pick(numbers);
  const value = Number(slot.tree.kind === 'scalar' ? slot.tree.text : 0);
  const next = luck.pick([
    value + 1,
    value - 1,
    -value,
    value * 10,
    value / 10,
    value * 1e6,
    value + 0.5,
    0,
    1,
  ]);
  slot.put(scalar(String(next)));
}

/** The scalar of another place: ids that exist, where they do not belong. */
function borrowScalar(_: Slot, slots: readonly Slot[], { luck }: Workshop): void {
  const scalars = slots.filter(({ tree }) => tree.kind === 'scalar');
  if (scalars.length > 0) luck.pick(scalars).put(copyTree(luck.pick(scalars).tree));
}

function editText(_: Slot, slots: readonly Slot[], { luck }: Workshop): void {
  const texts = slots.filter(({ tree }) => tree.kind === 'scalar' && tree.text.startsWith('"'));
  if (texts.length === 0) return;
  const slot = luck.pick(texts);
  const text = JSON.parse(slot.tree.kind === 'scalar' ? slot.tree.text : '""') as string;
  const at = luck.below(text.length + 1);
  slot.put(textOf(text.slice(0, at) + luck.pick(NASTY_TEXTS) + text.slice(luck.once(2) ? at : at + 1)));
}

/** Under a new name, or as one more item; now and then a thousand times. */
function copyBeside(_: Slot, slots: readonly Slot[], { luck, most }: Workshop): void {
  const owner = luck.pick(slots).tree;
  const times = luck.once(12) ? luck.small(most) : luck.small(4);
  if (owner.kind === 'array' && owner.items.length > 0) {
    const item = luck.pick(owner.items);
    for (let i = 0; i < times; i++) owner.items.push(copyTree(item));
  } else if (owner.kind === 'object' && owner.entries.length > 0) {
    const [key, value] = luck.pick(owner.entries);
    const isCopied = times < 100;
    for (let i = 0; i < times; i++)
      owner.entries.push([`${key}${i + 2}`, isCopied ? copyTree(value) : value]);
  }
}

function duplicateKey(_: Slot, slots: readonly Slot[], { luck, most }: Workshop): void {
  const owner = luck.pick(slots).tree;
  if (owner.kind !== 'object' || owner.entries.length === 0) return;
  const entry = luck.pick(owner.entries);
  const times = luck.once(8) ? luck.small(most) : 1;
  for (let i = 0; i < times; i++) owner.entries.push([entry[0], entry[1]]);
}

function renameKey(_: Slot, slots: readonly Slot[], { luck }: Workshop): void {
  const owners = slots.filter(({ tree }) => tree.kind === 'object' && tree.entries.length > 0);
  if (owners.length === 0) return;
  const { tree } = luck.pick(owners);
  const entry = tree.kind === 'object' ? luck.pick(tree.entries) : undefined;
  if (!entry) return;
  const keys = slots.flatMap(({ key }) => key ?? []);
  const at = luck.below(entry[0].length + 1);
  entry[0] = luck.pick([
    luck.pick(PROTOTYPE_NAMES),
    luck.pick(NASTY_TEXTS),
    keys.length > 0 ? luck.pick(keys) : '',
    `${entry[0].slice(0, at)}x${entry[0].slice(at)}`,
    entry[0].slice(0, at) + entry[0].slice(at + 1),
    entry[0].toUpperCase(),
  ]);
}

function deepen(slot: Slot, _: readonly Slot[], { luck }: Workshop): void {
  const key = slot.key ?? 'x';
  const times = luck.once(4) ? luck.small(2000) : luck.small(70);
  const isArray = luck.once(2);
  let tree = slot.tree;
  for (let i = 0; i < times; i++)
    tree = isArray ? { kind: 'array', items: [tree] } : { kind: 'object', entries: [[key, tree]] };
  slot.put(tree);
}

/** Any piece of any other document. */
function splice(slot: Slot, _: readonly Slot[], { luck, others }: Workshop): void {
  if (others.length === 0) return;
  slot.put(copyTree(luck.pick(listSlots(luck.pick(others), () => undefined)).tree));
}

/** What stands under the same key elsewhere: nearly always of the right shape. */
function spliceAlike(slot: Slot, slots: readonly Slot[], { luck, others }: Workshop): void {
  const from = luck.once(2) || others.length === 0 ? slots : listSlots(luck.pick(others), () => undefined);
  const alike = from.filter(({ key }) => key !== undefined && key === slot.key);
  if (alike.length > 0) slot.put(copyTree(luck.pick(alike).tree));
}

function shuffle({ tree }: Slot, _: readonly Slot[], { luck }: Workshop): void {
  if (tree.kind === 'scalar') return;
  const list: unknown[] = tree.kind === 'array' ? tree.items : tree.entries;
  for (let i = list.length - 1; i > 0; i--) {
    const j = luck.below(i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
}

function addUnknown(_: Slot, slots: readonly Slot[], { luck, most }: Workshop): void {
  const owners = slots.filter(({ tree }) => tree.kind === 'object');
  if (owners.length === 0) return;
  const { tree } = luck.pick(owners);
  if (tree.kind !== 'object') return;
  const names = luck.once(2) ? PROTOTYPE_NAMES : NASTY_TEXTS;
  const times = luck.once(8) ? luck.small(most) : luck.small(3);
  for (let i = 0; i < times; i++)
    tree.entries.push([times > 3 ? `key${i}` : luck.pick(names), scalar(luck.pick(NASTY_VALUES))]);
}
