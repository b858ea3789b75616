/** Which browser tab this is, so that two tabs do not take each other's unsaved work for their own. */
import type { SyncStorage } from './types.ts';

/** What is used of the Web Locks API: a lock held for as long as the tab lives. */
interface Locks {
  request(
    name: string,
    options: { ifAvailable: true },
    callback: (lock: unknown) => Promise<void> | undefined,
  ): Promise<unknown>;
  query(): Promise<{ held?: { name?: string }[] }>;
}

export interface Tab {
  readonly id: string;
  /** False for tabs that were closed or crashed; their work may be taken over. */
  isAlive(id: string): Promise<boolean>;
}

/** Absent: the browser's own. */
export interface TabOptions {
  /** Survives a reload of this tab. */
  readonly session?: SyncStorage | undefined;
  readonly locks?: Locks | undefined;
  readonly makeId?: () => string;
}

const KEY = 'dialtree:tab';
const LOCK = 'dialtree:tab:';

export async function createTab(options: TabOptions = {}): Promise<Tab> {
  const session = 'session' in options ? options.session : ownSession();
  const locks =
    'locks' in options ? options.locks : (globalThis as { navigator?: { locks?: Locks } }).navigator?.locks;
  const makeId = options.makeId ?? randomId;
  let id = readSession(session) ?? makeId();
  // A duplicated tab brings a copy of the session with it: the second one to come gets a name of its own.
  while (locks && !(await holdLock(locks, LOCK + id))) id = makeId();
  try {
    session?.setItem(KEY, id);
  } catch {
    // Without it a reload is taken for a new tab, which adopts the work of the old one.
  }
  return {
    id,
    isAlive: async (other) => {
      if (other === id) return true;
      const held = (await locks?.query())?.held ?? [];
      return held.some(({ name }) => name === LOCK + other);
    },
  };
}

function holdLock(locks: Locks, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    void locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      // Never let go while the tab lives.
      return lock === null ? undefined : new Promise<void>(() => undefined);
    });
  });
}

function readSession(session: SyncStorage | undefined): string | undefined {
  try {
    return session?.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function ownSession(): SyncStorage | undefined {
  try {
    return (globalThis as { sessionStorage?: SyncStorage }).sessionStorage;
  } catch {
    return undefined;
  }
}

function randomId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');
}
