/** Reads files of the project that are not open for editing: scenarios, and the machines of other lines. */
import type { Studio } from '../core/studio.ts';
import {
  createBrowserStore,
  createIndexedTable,
  createServerStore,
  type ProjectStore,
} from '../storage/index.ts';

const stores = new WeakMap<Studio, Promise<ProjectStore>>();

/** The studio's own store where it has one to give; else the one it would have chosen. */
function storeOf(studio: Studio & { readonly project?: ProjectStore }): Promise<ProjectStore> {
  let store = stores.get(studio);
  if (!store) stores.set(studio, (store = studio.project ? Promise.resolve(studio.project) : findStore()));
  return store;
}

async function findStore(): Promise<ProjectStore> {
  const server = createServerStore();
  if ((await server.describe()).status === 'ok') return server;
  return createBrowserStore({ table: (await createIndexedTable('dialtree-project')).table });
}

/** Undefined when it is not there or cannot be reached. */
export async function readProjectFile(studio: Studio, path: string): Promise<string | undefined> {
  const outcome = await (await storeOf(studio)).read(path);
  return outcome.status === 'ok' ? outcome.text : undefined;
}
