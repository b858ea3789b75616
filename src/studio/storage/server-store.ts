/** The project behind `dialtree studio`, over HTTP. */
import type { Failed, Project, ProjectStore, StoreEvent } from './types.ts';

/** What is used of the browser's EventSource. */
interface Events {
  addEventListener(
    type: 'open' | 'error' | 'message',
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

  const ask = async (
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> } | undefined> => {
    try {
      const answer = await send(`${base}${path}`, {
        method,
        signal: AbortSignal.timeout(ANSWER_WITHIN),
        cache: 'no-store',
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      return {
        status: answer.status,
        body: (await answer.json().catch(() => ({}))) as Record<string, unknown>,
      };
    } catch {
      return undefined;
    }
  };

  return {
    kind: 'server',
    describe: async () => {
      const answer = await ask('GET', '/api/project');
      return answer?.status === 200
        ? { status: 'ok', project: answer.body as unknown as Project }
        : failed(answer);
    },
    read: async (path) => {
      const answer = await ask('GET', `/api/file?path=${encodeURIComponent(path)}`);
      if (answer?.status === 200)
        return { status: 'ok', text: String(answer.body['text']), version: String(answer.body['version']) };
      return answer?.status === 204 ? { status: 'missing' } : failed(answer);
    },
    write: async (path, text, baseVersion) => {
      const answer = await ask('PUT', '/api/file', { path, text, baseVersion });
      if (answer?.status === 200) return { status: 'saved', version: String(answer.body['version']) };
      return answer?.status === 409 ? conflicting(answer.body) : failed(answer);
    },
    remove: async (path, baseVersion) => {
      const answer = await ask('DELETE', '/api/file', { path, baseVersion });
      if (answer?.status === 200 || answer?.status === 404) return { status: 'removed' };
      return answer?.status === 409 ? conflicting(answer.body) : failed(answer);
    },
    watch: (listener) =>
      watchServer(
        () =>
          openEvents(
            `${base}/api/events${options.tab === undefined ? '' : `?tab=${encodeURIComponent(options.tab)}`}`,
          ),
        async () => (await ask('HEAD', '/api/events'))?.status === 401,
        listener,
      ),
  };
}

function watchServer(
  open: () => Events,
  isLocked: () => Promise<boolean>,
  listener: (event: StoreEvent) => void,
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
      const change = readChange(String(data));
      if (change) listener(change);
    });
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

function readChange(data: string): StoreEvent | undefined {
  try {
    const { path, version } = JSON.parse(data) as { path?: unknown; version?: unknown };
    return typeof path === 'string'
      ? { type: 'change', path, version: typeof version === 'string' ? version : null }
      : undefined;
  } catch {
    return undefined;
  }
}

function conflicting(body: Record<string, unknown>): {
  status: 'conflict';
  text: string | undefined;
  version: string | null;
} {
  const { text, version } = body;
  return {
    status: 'conflict',
    text: typeof text === 'string' ? text : undefined,
    version: typeof version === 'string' ? version : null,
  };
}

function failed(
  answer: { readonly status: number; readonly body: Record<string, unknown> } | undefined,
): Failed {
  const { status, body } = answer ?? {};
  const reason =
    status === undefined
      ? 'unreachable'
      : status === 401
        ? 'locked'
        : body?.['error'] === 'no-access'
          ? 'no-access'
          : status === 403 || status === 400
            ? 'refused'
            : status === 413
              ? 'too-large'
              : status === 507
                ? 'full'
                : 'unknown';
  const place = body?.['place'];
  return { status: 'failed', reason, ...(typeof place === 'string' ? { place } : {}) };
}
