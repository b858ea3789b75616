import { createMemoryTable, type Table } from './table.ts';

/** What is used of IndexedDB; a library without DOM types compiles this room as well. */
interface Target {
  addEventListener(
    type: 'success' | 'error' | 'complete' | 'abort' | 'upgradeneeded',
    listener: () => void,
  ): void;
}
interface Request<T> extends Target {
  readonly result: T;
  readonly error: unknown;
}
interface Rows {
  get(key: string): Request<unknown>;
  getAll(range: unknown): Request<unknown[]>;
  getAllKeys(range: unknown): Request<string[]>;
  put(value: string, key: string): Request<unknown>;
  delete(key: string): Request<unknown>;
}
interface Transaction extends Target {
  objectStore(name: string): Rows;
  readonly error: unknown;
}
interface Database {
  createObjectStore(name: string): unknown;
  transaction(name: string, mode: 'readonly' | 'readwrite', options?: { durability: 'strict' }): Transaction;
}
interface Factory {
  open(name: string, version: number): Request<Database>;
}

const ROWS = 'rows';

/**
 * A table in the browser's database, shared by all tabs of this origin. Where there is none (some private
 * windows) it is in memory only, and `isLasting` says so.
 */
export async function createIndexedTable(
  name: string,
): Promise<{ readonly table: Table; readonly isLasting: boolean }> {
  try {
    const factory = (globalThis as { indexedDB?: Factory }).indexedDB;
    if (!factory) return { table: createMemoryTable(), isLasting: false };
    const opening = factory.open(name, 1);
    opening.addEventListener('upgradeneeded', () => void opening.result.createObjectStore(ROWS));
    return { table: tableIn(await finish(opening)), isLasting: true };
  } catch {
    return { table: createMemoryTable(), isLasting: false };
  }
}

function tableIn(database: Database): Table {
  const rows = (): Rows => database.transaction(ROWS, 'readonly').objectStore(ROWS);
  return {
    get: async (key) => asText(await finish(rows().get(key))),
    entries: async (prefix) => {
      const store = rows();
      // Of all that is here, only these: what was set aside may be large.
      const range = startingWith(prefix);
      const [keys, values] = await Promise.all([
        finish(store.getAllKeys(range)),
        finish(store.getAll(range)),
      ]);
      return keys.map((key, i) => [key, asText(values[i]) ?? ''] as const);
    },
    update: (key, change) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction(ROWS, 'readwrite', { durability: 'strict' });
        const store = transaction.objectStore(ROWS);
        const reading = store.get(key);
        let answer: { result: unknown } | undefined;
        reading.addEventListener('success', () => {
          const old = asText(reading.result);
          const { next, result } = change(old);
          answer = { result };
          // Waiting for anything else here would end the transaction before the write.
          if (next === undefined) store.delete(key);
          else if (next !== old) store.put(next, key);
        });
        transaction.addEventListener('complete', () => resolve(answer?.result as never));
        transaction.addEventListener('abort', () =>
          reject(new Error(`The browser's database refused to keep "${key}": ${String(transaction.error)}`)),
        );
      }),
  };
}

/** Texts are written here, but anything may be found: it is handed on as a text that says what it is. */
function asText(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function startingWith(prefix: string): unknown {
  const { IDBKeyRange } = globalThis as {
    IDBKeyRange?: { bound(from: string, to: string): unknown };
  };
  return IDBKeyRange?.bound(prefix, `${prefix}\uffff`);
}

function finish<T>(request: Request<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(new Error(`The browser's database does not answer: ${String(request.error)}`)),
    );
  });
}
