/** Inputs of readers that want JSON: mostly JSON that is nearly right, sometimes text that is nearly JSON. */
import type { Luck } from '../luck.ts';
import { pickSample, type Sample } from '../corpus.ts';
import { copyTree, printTree, type Tree } from './json-tree.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateText } from './mutate-text.ts';

/** How far a document may grow; once in so many inputs it may become large. */
const MOST = 300;
const MOST_AT_ALL = 30_000;
const ONCE_LARGE = 400;

/** @param grow documents of its kind that are hard in a way no mutation finds */
export function makeJson(
  luck: Luck,
  samples: readonly Sample[],
  grow: readonly ((luck: Luck, sample: Tree) => Tree)[] = [],
): string {
  const sample = pickSample(luck, samples);
  const most = luck.once(ONCE_LARGE) ? MOST_AT_ALL : MOST;
  if (luck.once(10)) return mutateText(sample.text, luck, [pickSample(luck, samples).text], most);
  const isGrown = grow.length > 0 && luck.once(8);
  const tree = isGrown ? luck.pick(grow)(luck, copyTree(sample.tree)) : sample.tree;
  // What was grown is tried as it is as well.
  if (isGrown && luck.once(2)) return printTree(tree);
  return mutateJson(tree, {
    luck,
    most,
    others: [pickSample(luck, samples).tree, pickSample(luck, samples).tree],
  });
}
