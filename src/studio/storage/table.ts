/** A small table of texts by key, in which a value can be read and replaced in one go. */
export interface Table {
  get(key: string): Promise<string | undefined>;
  entries(prefix: string): Promise<readonly (readonly [string, string])[]>;
  /**
   * Nobody else writes between `change` seeing the old value and the new one being there. `next` undefined
   * removes. @throws when there is no room
   */
  update<T>(
    key: string,
    change: (old: string | undefined) => { readonly next: string | undefined; readonly result: T },
  ): Promise<T>;
}

export function createMemoryTable(): Table {
  const rows = new Map<string, string>();
  return {
    get: async (key) => rows.get(key),
    entries: async (prefix) => [...rows].filter(([key]) => key.startsWith(prefix)),
    update: async (key, change) => {
      const { next, result } = change(rows.get(key));
      if (next === undefined) rows.delete(key);
      else rows.set(key, next);
      return result;
    },
  };
}

/** Where a browser keeps nothing: every writing is refused, so that nobody takes for kept what is not. */
export function createNoTable(): Table {
  return {
    get: async () => undefined,
    entries: async () => [],
    update: () => Promise.reject(new Error('There is no storage here that outlives the page.')),
  };
}
