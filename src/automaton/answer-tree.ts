/**
 * What comes of a step, by the answers of the caller: a tree that asks only what makes a difference. Equal
 * trees are the same object, so whatever is decided alike is followed, kept and compared once.
 */
import type { Cube, Literal } from './types.ts';

export type AnswerTree<T> = AnswerLeaf<T> | AnswerFork<T>;
export interface AnswerLeaf<T> {
  readonly id: number;
  readonly result: T;
}
export interface AnswerFork<T> {
  readonly id: number;
  readonly atom: number;
  readonly yes: AnswerTree<T>;
  readonly no: AnswerTree<T>;
}

export interface AnswerTrees<T> {
  leaf(result: T): AnswerTree<T>;
  fork(atom: number, yes: AnswerTree<T>, no: AnswerTree<T>): AnswerTree<T>;
  /** The tree of branches that exclude each other, in the order in which they were asked: "yes" first. */
  grow(branches: readonly { readonly when: Cube; readonly result: T }[]): AnswerTree<T>;
}

/** @param nameOf equal names: results that make no difference. */
export function createAnswerTrees<T>(nameOf: (result: T) => string): AnswerTrees<T> {
  const known = new Map<string, AnswerTree<T>>();
  const once = (name: string, make: (id: number) => AnswerTree<T>): AnswerTree<T> => {
    let tree = known.get(name);
    if (!tree) known.set(name, (tree = make(known.size)));
    return tree;
  };
  const leaf = (result: T): AnswerTree<T> => once(`=${nameOf(result)}`, (id) => ({ id, result }));
  const fork = (atom: number, yes: AnswerTree<T>, no: AnswerTree<T>): AnswerTree<T> =>
    yes === no ? yes : once(`${atom}?${yes.id}:${no.id}`, (id) => ({ id, atom, yes, no }));
  const grow: AnswerTrees<T>['grow'] = (branches) => {
    let at = 0;
    const below = (depth: number): AnswerTree<T> => {
      const branch = branches[at];
      if (!branch) throw new Error(`Branch ${at} of ${branches.length} is asked for: a "no" is missing.`);
      const { atom } = branch.when[depth] ?? {};
      if (atom === undefined) {
        at++;
        return leaf(branch.result);
      }
      const yes = below(depth + 1);
      return fork(atom, yes, below(depth + 1));
    };
    return below(0);
  };
  return { leaf, fork, grow };
}

/**
 * The leaves with the answers that lead to each, "yes" first.
 * @param visit is told of every leaf; may throw when there are too many.
 */
export function listBranches<T>(tree: AnswerTree<T>, visit: (when: Cube, result: T) => void): void {
  const when: Literal[] = [];
  const below = (at: AnswerTree<T>): void => {
    if (!('atom' in at)) {
      visit([...when], at.result);
      return;
    }
    for (const value of [true, false]) {
      when.push({ atom: at.atom, value });
      below(value ? at.yes : at.no);
      when.pop();
    }
  };
  below(tree);
}
