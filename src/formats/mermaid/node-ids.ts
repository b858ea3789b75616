/**
 * Names for nodes that Mermaid cannot misread: letters, digits and `_`, with a prefix that no keyword (`end`,
 * `style`) has.
 */
export function createNodeIds(): (path: string) => string {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const base = `m_${path.replace(/[^A-Za-z0-9]+/g, '_')}`;
    let id = base;
    for (let i = 2; taken.has(id); i++) id = `${base}_${i}`;
    taken.add(id);
    known.set(path, id);
    return id;
  };
}
