/** The project behind `dialtree studio`, over HTTP. */
import {
  readChange,
  readConflict,
  readFailure,
  readProject,
  readSaved,
  readText,
  type Answer,
} from './answers.ts';
import { createJobStore } from './job-store.ts';
import type { ProjectStore, StoreEvent } from './types.ts';

/** What is used of the browser's EventSource. */
interface Events {
  addEventListener(
    type: 'open' | 'error' | 'message' | 'job',
    listener: (event: { readonly data?: unknown }) => void,
  ): void;
  readonly readyState: number;
  close(): void;
}

export interface ServerStoreOptions {
  /** Absent: where the page came from. */
  readonly baseUrl?: string;
  /** Name of this tab: while it listens, its unsaved work is its own. */
  readonly tab?: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly openEvents?: (url: string) => Events;
}

const CLOSED = 2;
/** Milliseconds. */
const ANSWER_WITHIN = 20_000;
const RETRY_AFTER = { first: 500, last: 5_000 };

export function createServerStore(options: ServerStoreOptions = {}): ProjectStore {
  const base = options.baseUrl ?? '';
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  const openEvents = options.openEvents ?? ((url: string) => new EventSource(url));

  const ask = async (method: string, path: string, body?: unknown): Promise<Answer | undefined> => {
    try {
      const answer = await send(`${base}${path}`, {
        method,
        signal: AbortSignal.timeout(ANSWER_WITHIN),
        cache: 'no-store',
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json().catch(() => undefined) };
    } catch {
      return undefined;
    }
  };

  const jobListeners = new Set<(text: unknown) => void>();
  return {
    kind: 'server',
    jobs: createJobStore({
      base,
      ask,
      send,
      watch: (listener) => {
        jobListeners.add(listener);
        return () => void jobListeners.delete(listener);
      },
    }),
    describe: async () => {
      const answer = await ask('GET', '/api/project');
      const project = answer?.status === 200 ? readProject(answer.body) : undefined;
      return project ? { status: 'ok', project } : readFailure(answer);
    },
    read: async (path) => {
      const answer = await ask('GET', `/api/file?path=${encodeURIComponent(path)}`);
      const found = answer?.status === 200 ? readText(answer.body) : undefined;
      if (found) return { status: 'ok', ...found };
      return answer?.status === 204 ? { status: 'missing' } : readFailure(answer);
    },
    write: async (path, text, baseVersion) => {
      const answer = await ask('PUT', '/api/file', { path, text, baseVersion });
      const saved = answer?.status === 200 ? readSaved(answer.body) : undefined;
      if (saved) return { status: 'saved', version: saved.version };
      return (answer?.status === 409 && readConflict(answer.body)) || readFailure(answer);
    },
    remove: async (path, baseVersion) => {
      const answer = await ask('DELETE', '/api/file', { path, baseVersion });
      if (answer?.status === 200 || answer?.status === 404) return { status: 'removed' };
      return (answer?.status === 409 && readConflict(answer.body)) || readFailure(answer);
    },
    watch: (listener) =>
      watchServer(
        () =>
          openEvents(
            `${base}/api/events${options.tab === undefined ? '' : `?tab=${encodeURIComponent(options.tab)}`}`,
          ),
        async () => (await ask('HEAD', '/api/events'))?.status === 401,
        listener,
        (text) => jobListeners.forEach((each) => each(text)),
      ),
  };
}

function watchServer(
  open: () => Events,
  isLocked: () => Promise<boolean>,
  listener: (event: StoreEvent) => void,
  onJob: (text: unknown) => void,
): () => void {
  let events: Events | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = RETRY_AFTER.first;
  let isStopped = false;
  const connect = (): void => {
    const source = open();
    events = source;
    source.addEventListener('open', () => {
      wait = RETRY_AFTER.first;
      listener({ type: 'connection', state: 'live' });
    });
    source.addEventListener('message', ({ data }) => {
      const change = readChange(data);
      if (change) listener(change);
    });
    source.addEventListener('job', ({ data }) => onJob(data));
    source.addEventListener('error', () => {
      listener({ type: 'connection', state: 'reconnecting' });
      // Some browsers reconnect by themselves and some give up when the server is gone: those start anew.
      if (source.readyState !== CLOSED || isStopped || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        connect();
      }, wait);
      wait = Math.min(RETRY_AFTER.last, wait * 2);
      // A stream of events does not tell why it was refused.
      void isLocked().then(
        (is) => is && !isStopped && events === source && listener({ type: 'connection', state: 'locked' }),
      );
    });
  };
  connect();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    events?.close();
  };
}
