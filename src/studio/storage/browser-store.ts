/** The project in the browser itself, for a studio that is only hosted somewhere. */
import { kindOfPath } from '../../util/project-path.ts';
import { readChange } from './answers.ts';
import type { Table } from './table.ts';
import type { Conflicting, ProjectFile, ProjectStore, StoreEvent, WriteOutcome } from './types.ts';

/** Tabs tell each other what they wrote. */
export interface Channel {
  send(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

export interface BrowserStoreOptions {
  readonly table: Table;
  readonly name?: string;
  /** Files for a first visit, by path. */
  readonly sample?: () => Promise<Readonly<Record<string, string>>>;
  readonly openChannel?: () => Channel | undefined;
}

const PREFIX = 'file:';
/** Kept when the sample was put in, so that somebody who deletes every file is left alone. */
const WELCOMED = 'welcomed';
const MAX_BYTES = 5_000_000;

export function createBrowserStore(options: BrowserStoreOptions): ProjectStore {
  const { table } = options;
  const listeners = new Set<(event: StoreEvent) => void>();
  const channel = (options.openChannel ?? openChannel)();
  // Whatever another tab, of whichever version, has to say.
  channel?.listen((message) => {
    const change = readChange(message);
    if (change) for (const listener of listeners) listener(change);
  });
  const tell = (path: string, version: string | null): void => {
    channel?.send({ path, version });
    for (const listener of listeners) listener({ type: 'change', path, version });
  };

  const change = async (
    path: string,
    next: string | undefined,
    baseVersion: string | null,
  ): Promise<WriteOutcome> => {
    try {
      const outcome = await table.update(
        PREFIX + path,
        (old): { next: string | undefined; result: WriteOutcome } => {
          const version = old === undefined ? null : versionOf(old);
          if (version !== baseVersion)
            return { next: old, result: { status: 'conflict', text: old, version } satisfies Conflicting };
          return { next, result: { status: 'saved', version: next === undefined ? '' : versionOf(next) } };
        },
      );
      if (outcome.status === 'saved') tell(path, next === undefined ? null : outcome.version);
      return outcome;
    } catch {
      return { status: 'failed', reason: 'full' };
    }
  };

  let welcome: Promise<void> | undefined;
  return {
    kind: 'browser',
    describe: async () => {
      await (welcome ??= putSample(table, options.sample));
      const rows = await table.entries(PREFIX);
      const files = rows.flatMap(([key, text]): ProjectFile[] => {
        const path = key.slice(PREFIX.length);
        const kind = kindOfPath(path);
        return kind ? [{ path, kind, version: versionOf(text), size: text.length }] : [];
      });
      return {
        status: 'ok',
        project: {
          name: options.name ?? '',
          id: 'browser',
          files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
        },
      };
    },
    read: async (path) => {
      const text = await table.get(PREFIX + path);
      return text === undefined ? { status: 'missing' } : { status: 'ok', text, version: versionOf(text) };
    },
    write: async (path, text, baseVersion) => {
      if (kindOfPath(path) === undefined) return { status: 'failed', reason: 'refused' };
      if (text.length > MAX_BYTES) return { status: 'failed', reason: 'too-large' };
      return change(path, text, baseVersion);
    },
    remove: async (path, baseVersion) => {
      const outcome = await change(path, undefined, baseVersion);
      return outcome.status === 'saved' ? { status: 'removed' } : outcome;
    },
    watch: (listener) => {
      listeners.add(listener);
      listener({ type: 'connection', state: 'live' });
      return () => void listeners.delete(listener);
    },
  };
}

async function putSample(table: Table, sample: BrowserStoreOptions['sample']): Promise<void> {
  if (!sample || (await table.get(WELCOMED)) !== undefined || (await table.entries(PREFIX)).length > 0)
    return;
  for (const [path, text] of Object.entries(await sample()))
    await table.update(PREFIX + path, (old) => ({ next: old ?? text, result: undefined }));
  await table.update(WELCOMED, () => ({ next: 'yes', result: undefined }));
}

/**
 * FNV-1a over both bytes of every code unit, twice with different bases, and the length: tells contents
 * apart, proves nothing.
 */
export function versionOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ (code & 0xff), 0x01000193);
    a = Math.imul(a ^ (code >>> 8), 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return [a, b, text.length].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

function openChannel(): Channel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  const channel = new BroadcastChannel('dialtree-files');
  return {
    // A window's method of the same name takes an origin; a channel has none but its own.
    send: (message) => channel.postMessage(message),
    listen: (listener) => channel.addEventListener('message', ({ data }) => listener(data)),
  };
}
