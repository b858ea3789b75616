/**
 * The commonest value and those who differ from it: for rules that ask for one way everywhere. Ties go to the
 * first seen.
 */
export function findDissenters<T, V extends string>(
  items: readonly T[],
  valueOf: (item: T) => V,
): { readonly usual: V; readonly dissenters: readonly T[] } | undefined {
  const counts = new Map<V, number>();
  for (const item of items) counts.set(valueOf(item), (counts.get(valueOf(item)) ?? 0) + 1);
  if (counts.size < 2) return undefined;
  const [usual] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  return { usual, dissenters: items.filter((item) => valueOf(item) !== usual) };
}
