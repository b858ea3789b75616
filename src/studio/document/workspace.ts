/** The documents of a project that are open, and what happens to their files. */
import { kindOfPath, layoutPathOf, type ProjectFileKind } from '../../util/project-path.ts';
import type { DraftStore, Failed, ProjectStore, StoreEvent } from '../storage/index.ts';
import type { MachineDocument } from '../../chart/index.ts';
import { createDocumentStore } from './document-store.ts';
import { MACHINE_KIND } from './machine-kind.ts';
import type { DocumentKind, ScenarioDocument } from './kinds.ts';
import { SCENARIO_KIND } from './scenario-kind.ts';
import type { AnyStore } from './any-store.ts';
import { createPuttingBack } from './put-back.ts';
import { tellAll } from './tell-all.ts';
import type { DocumentStore, Workspace, WorkspaceState } from './types.ts';

export interface WorkspaceOptions {
  readonly project: ProjectStore;
  readonly drafts: DraftStore;
}

export function createWorkspace({ project, drafts }: WorkspaceOptions): Workspace {
  const open = new Map<string, { readonly store: AnyStore; readonly stop: () => void }>();
  const listeners = new Set<() => void>();
  let facts: Pick<
    WorkspaceState,
    'status' | 'failure' | 'name' | 'files' | 'connection' | 'drafts' | 'aside'
  > = {
    status: 'loading',
    failure: undefined as Failed['reason'] | undefined,
    name: '',
    files: [],
    connection: 'connecting',
    drafts: [],
    aside: [],
  };
  let snapshot: WorkspaceState | undefined;
  let refreshing: Promise<void> | undefined;

  const listDirty = (): string[] =>
    [...open.values()].filter(({ store }) => store.getSnapshot().isDirty).map(({ store }) => store.path);
  let lastDirty = '';
  const emit = (changes: Partial<typeof facts> = {}): void => {
    facts = { ...facts, ...changes };
    snapshot = undefined;
    tellAll(listeners);
  };
  const refresh = async (): Promise<void> => {
    const [outcome, kept] = await Promise.all([project.describe(), drafts.list().catch(() => [])]);
    // After the drafts: what is none was set aside on the way.
    const aside = await drafts.aside.list().catch(() => []);
    if (outcome.status === 'ok')
      emit({
        status: 'ready',
        failure: undefined,
        name: outcome.project.name,
        files: outcome.project.files,
        drafts: kept,
        aside,
      });
    // A list that was shown stays: no connection is no reason to take it away.
    else if (facts.status !== 'ready') emit({ status: 'failed', failure: outcome.reason });
  };
  let isStale = false;
  const refreshOnce = (): Promise<void> => {
    // The list under way may be older than what was just heard of: it is fetched once more.
    isStale = true;
    refreshing ??= (async () => {
      try {
        while (isStale) {
          isStale = false;
          await refresh();
        }
      } finally {
        // In the same turn in which the loop saw that nothing is stale: what is heard after that begins anew.
        refreshing = undefined;
      }
    })();
    return refreshing;
  };
  const checkDisk = async (): Promise<void> => {
    await refreshOnce();
    await Promise.all([...open.values()].map(({ store }) => store.checkDisk()));
  };
  const onEvent = (event: StoreEvent): void => {
    if (event.type === 'connection') {
      const wasLive = facts.connection === 'live';
      emit({ connection: event.state });
      // Whatever happened while nobody listened.
      if (event.state === 'live' && !wasLive) void checkDisk();
      return;
    }
    void refreshOnce();
    for (const { store } of open.values())
      if (event.path === store.path || event.path === layoutPathOf(store.path)) void store.checkDisk();
  };
  const showAside = async (): Promise<void> =>
    emit({ aside: await drafts.aside.list().catch(() => []), drafts: await drafts.list().catch(() => []) });
  const keep = (store: AnyStore): void => {
    let spoilt: unknown;
    const stop = store.subscribe(() => {
      const now = store.getSnapshot().spoilt;
      if (now !== spoilt && (spoilt = now)) void showAside();
      const dirty = listDirty().join('\n');
      // Typing goes on in one document; the others need not hear of every key.
      if (dirty === lastDirty) return;
      lastDirty = dirty;
      emit();
    });
    open.set(store.path, { store, stop });
    lastDirty = listDirty().join('\n');
    emit();
  };
  /** One store for one path for as long as it is open. */
  const createShelf = <Content>(
    kind: DocumentKind<Content>,
  ): ((path: string, created?: Content) => DocumentStore<Content>) => {
    const stores = new Map<string, DocumentStore<Content>>();
    return (path, created) => {
      const known = open.has(path) ? stores.get(path) : undefined;
      if (known) return known;
      const store = createDocumentStore({
        kind,
        path,
        project,
        drafts,
        ...(created === undefined ? {} : { created }),
      });
      stores.set(path, store);
      keep(store);
      return store;
    };
  };
  const openMachine = createShelf<MachineDocument>(MACHINE_KIND);
  const openScenario = createShelf<ScenarioDocument>(SCENARIO_KIND);
  const takeSnapshot = (): WorkspaceState => {
    const paths = [...new Set([...facts.files.map(({ path }) => path), ...facts.drafts, ...open.keys()])];
    const ofKind = (kind: ProjectFileKind): string[] => paths.filter((path) => kindOfPath(path) === kind);
    return {
      ...facts,
      machines: ofKind('machine'),
      scenarios: ofKind('scenario'),
      open: [...open.keys()],
      dirty: listDirty(),
    };
  };
  const openAny = (path: string): AnyStore =>
    kindOfPath(path) === 'scenario' ? openScenario(path) : openMachine(path);
  const stopWatching = project.watch(onEvent);
  void refreshOnce();

  const workspace: Workspace = {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => (snapshot ??= takeSnapshot()),
    jobs: project.jobs,
    open: (path) => openMachine(path),
    openScenario: (path) => openScenario(path),
    create: openMachine,
    read: async (path) => {
      const outcome = await project.read(path);
      return outcome.status === 'ok' ? outcome : undefined;
    },
    freePath: (name) => {
      const taken = new Set([...facts.files.map(({ path }) => path), ...open.keys()]);
      for (let i = 1; ; i++) if (!taken.has(name(i))) return name(i);
    },
    close: (path) => {
      const entry = open.get(path);
      if (!entry) return;
      entry.stop();
      entry.store.end();
      open.delete(path);
      lastDirty = listDirty().join('\n');
      emit();
    },
    remove: async (path) => {
      const here = await project.read(path);
      if (here.status !== 'ok') return false;
      const outcome = await project.remove(path, here.version);
      if (outcome.status !== 'removed') return false;
      const layout = await project.read(layoutPathOf(path));
      if (layout.status === 'ok') await project.remove(layoutPathOf(path), layout.version);
      workspace.close(path);
      await drafts.forget(path);
      await refreshOnce();
      return true;
    },
    saveAll: () => Promise.all([...open.values()].map(({ store }) => store.save())),
    setAside: async (path) => {
      const isDone = (await open.get(path)?.store.setAside()) ?? false;
      await showAside();
      return isDone;
    },
    ...createPuttingBack({ drafts, open: openAny, show: showAside }),
    refresh: refreshOnce,
    checkDisk,
    keepDraftsNow: () => [...open.values()].map(({ store }) => store.keepDraftNow()).every(Boolean),
    end: () => {
      stopWatching();
      for (const path of open.keys()) workspace.close(path);
    },
  };
  return workspace;
}
