import {
  EMPTY_LAYOUT,
  parseMachine,
  printMachine,
  setText,
  type Edit,
  type MachineDocument,
} from '../../../src/chart/index.ts';
import {
  createDocumentStore,
  MACHINE_KIND,
  type DocumentState,
  type DocumentStore,
} from '../../../src/studio/document/index.ts';
import {
  createBrowserStore,
  createDraftStore,
  createMemoryTable,
  createTab,
  type DraftStore,
  type ProjectStore,
  type SyncStorage,
  type Table,
} from '../../../src/studio/storage/index.ts';
import { smallMachine } from '../../machine/small-machine.ts';

export const PATH = 'machines/small.machine.json';
export const TEXT = printMachine(smallMachine);
export const DOCUMENT: MachineDocument = { config: smallMachine, layout: EMPTY_LAYOUT };

/** localStorage without a browser; `room` in characters. */
export function createLocal(room = Infinity): SyncStorage & { readonly rows: Map<string, string> } {
  const rows = new Map<string, string>();
  return {
    rows,
    get length() {
      return rows.size;
    },
    key: (index) => [...rows.keys()][index] ?? null,
    getItem: (key) => rows.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > room) throw new Error('QuotaExceededError');
      rows.set(key, value);
    },
    removeItem: (key) => void rows.delete(key),
  };
}

export interface Bench {
  readonly project: ProjectStore;
  readonly local: SyncStorage;
  readonly drafts: DraftStore;
  open(path?: string): Promise<DocumentStore>;
  /** Somebody else writes the file. */
  writeOutside(text: string, path?: string): Promise<void>;
  textOnDisk(path?: string): Promise<string | undefined>;
}

export async function makeBench(
  files: Readonly<Record<string, string>> = { [PATH]: TEXT },
  options: { table?: Table; local?: SyncStorage; tab?: string } = {},
): Promise<Bench> {
  const table = options.table ?? createMemoryTable();
  const project = createBrowserStore({ table, openChannel: () => undefined });
  for (const [path, text] of Object.entries(files)) {
    const known = await project.read(path);
    if (known.status === 'missing') await project.write(path, text, null);
  }
  const local = options.local ?? createLocal();
  const drafts = createDraftStore({
    projectId: 'test',
    tab: await createTab({ makeId: () => options.tab ?? 'tab-1', session: undefined, locks: undefined }),
    local,
    overflow: createMemoryTable(),
  });
  return {
    project,
    local,
    drafts,
    open: async (path = PATH) => settle(createDocumentStore({ kind: MACHINE_KIND, path, project, drafts })),
    writeOutside: async (text, path = PATH) => {
      const known = await project.read(path);
      await project.write(path, text, known.status === 'ok' ? known.version : null);
    },
    textOnDisk: async (path = PATH) => {
      const outcome = await project.read(path);
      return outcome.status === 'ok' ? outcome.text : undefined;
    },
  };
}

/** Waits until it has been read. */
export async function settle(store: DocumentStore): Promise<DocumentStore> {
  await until(store, ({ status }) => status !== 'loading');
  return store;
}

export function until(
  store: DocumentStore,
  isReached: (state: DocumentState) => boolean,
): Promise<DocumentState> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isReached(store.getSnapshot())) return;
      stop();
      resolve(store.getSnapshot());
    };
    let stop = (): void => undefined;
    stop = store.subscribe(look);
    look();
  });
}

/** Every call a different text. */
export function greet(store: DocumentStore, words: string): Edit {
  const { document } = store.getSnapshot();
  if (!document) throw new Error('There is no document to edit yet.');
  return setText(document, { kind: 'greeting', state: 'products' }, 'en', words);
}

export function greetingIn(text: string | undefined): string | undefined {
  return parseMachine(text ?? '', 'a.machine.json').machine?.config.states['products']?.meta?.greeting?.[
    'en'
  ];
}

export function greetingOf(store: DocumentStore): string | undefined {
  return store.getSnapshot().document?.config.states['products']?.meta?.greeting?.['en'];
}
