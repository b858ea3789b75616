/**
 * The floor under any menu: mean options heard before the key in the best tree for n equally likely needs,
 * when every caller barges in at the right option. A design near it cannot be improved by regrouping, only by
 * knowing more about the caller.
 */

/**
 * Total cost of the best tree over n needs: C(1) = 0, C(n) = n * perLayer + min over up to `keys` parts of
 * sum of (i * n_i + C(n_i)). `perLayer` in option-times. Divided by n. Cost: O(needs^3 * keys).
 */
export function fewestOptionsHeard(needs: number, keys = 9, perLayer = 0): number {
  if (!(Number.isInteger(needs) && needs >= 1 && Number.isInteger(keys) && keys >= 2)) {
    throw new Error(`No menu tree has ${needs} needs on ${keys} keys.`);
  }
  const tree: number[] = [0, 0];
  // rest[i][n]: cheapest way to put n needs under the keys from position i on.
  for (let n = 2; n <= needs; n++) {
    // Every part is smaller than n, so all trees asked for are known.
    let rest: number[] = Array.from({ length: n + 1 }, (_, left) =>
      left === 0 ? 0 : Number.POSITIVE_INFINITY,
    );
    for (let position = keys; position >= 1; position--) {
      rest = rest.map((_, left) => {
        if (left === 0) return 0;
        let best = Number.POSITIVE_INFINITY;
        for (let part = 1; part <= Math.min(left, n - 1); part++) {
          best = Math.min(best, position * part + (tree[part] as number) + (rest[left - part] as number));
        }
        return best;
      });
    }
    tree[n] = n * perLayer + (rest[n] as number);
  }
  return (tree[needs] as number) / needs;
}
