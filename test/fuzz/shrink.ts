/** The smallest input that still does it: pieces are left out for as long as the finding stays. */
import { copyTree, listSlots, printTree, readTree, scalar, type Tree } from './mutate/json-tree.ts';

/** Whether an input shows the same finding. */
type StillDoes = (input: string) => Promise<boolean>;

/** @param isOver asked before every try: what there is then is what is given */
export async function shrink(input: string, stillDoes: StillDoes, isOver: () => boolean): Promise<string> {
  let best = input;
  for (let before = Number.POSITIVE_INFINITY; best.length < before && !isOver();) {
    before = best.length;
    const tree = readTree(best);
    if (tree && printTree(tree).length <= best.length * 2)
      best = await shrinkTree(best, tree, stillDoes, isOver);
    best = await shrinkPieces(best.split(/(?<=\n)/), stillDoes, isOver);
    if (best.length < 4000) best = await shrinkPieces([...best], stillDoes, isOver);
  }
  return best;
}

/** Ever smaller stretches of a list are left out (Zeller's ddmin without its subsets). */
async function shrinkPieces(
  given: readonly string[],
  stillDoes: StillDoes,
  isOver: () => boolean,
): Promise<string> {
  let pieces = given;
  for (let size = Math.ceil(pieces.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < pieces.length && !isOver();) {
      const fewer = [...pieces.slice(0, at), ...pieces.slice(at + size)];
      if (fewer.length < pieces.length && (await stillDoes(fewer.join('')))) pieces = fewer;
      else at += size;
    }
  return pieces.join('');
}

/** Stretches of lists and objects are left out, values become the value inside them or nothing, texts become short. */
async function shrinkTree(
  given: string,
  tree: Tree,
  stillDoes: StillDoes,
  isOver: () => boolean,
): Promise<string> {
  let best = given;
  let root = copyTree(tree);
  const tryTree = async (change: (copy: Tree, setRoot: (next: Tree) => void) => void): Promise<boolean> => {
    let copy = copyTree(root);
    change(copy, (next) => (copy = next));
    const text = printTree(copy);
    if (text.length >= printTree(root).length || isOver() || !(await stillDoes(text))) return false;
    root = copy;
    best = text;
    return true;
  };
  const slotIn = (copy: Tree, setRoot: (next: Tree) => void, at: number) => listSlots(copy, setRoot)[at];
  for (let at = 0; !isOver(); at++) {
    const slot = slotIn(root, () => undefined, at);
    if (!slot) break;
    for (const child of childrenOf(slot.tree))
      if (await tryTree((copy, setRoot) => slotIn(copy, setRoot, at)?.put(copyTree(child)))) break;
    const count = childrenOf(slotIn(root, () => undefined, at)?.tree ?? slot.tree).length;
    for (let size = count; size >= 1; size = Math.floor(size / 2))
      for (let from = 0; from < count;) {
        const isLess = await tryTree((copy, setRoot) => {
          const inner = slotIn(copy, setRoot, at)?.tree;
          if (inner?.kind === 'array') inner.items.splice(from, size);
          else if (inner?.kind === 'object') inner.entries.splice(from, size);
        });
        if (!isLess) from += size;
        else if (childrenOf(slotIn(root, () => undefined, at)?.tree ?? slot.tree).length <= from) break;
      }
    const now = slotIn(root, () => undefined, at)?.tree;
    if (now?.kind === 'scalar' && now.text.length > 3)
      for (const text of ['""', '"a"', '1'])
        if (await tryTree((copy, setRoot) => slotIn(copy, setRoot, at)?.put(scalar(text)))) break;
  }
  return best;
}

function childrenOf(tree: Tree): readonly Tree[] {
  if (tree.kind === 'array') return tree.items;
  return tree.kind === 'object' ? tree.entries.map(([, value]) => value) : [];
}
