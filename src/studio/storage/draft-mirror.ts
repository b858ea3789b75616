/**
 * Drafts beside the project, behind the local server: found again when this browser does not have them,
 * because the server came back on another port or the browser is another one.
 */

import { readDrafts } from './answers.ts';

/** What was put is there soon, and again after the server was away; the latest text of a key counts. */
export interface DraftMirror {
  /**
   * Of this tab, and of tabs that are gone; what was put and is still on its way counts as there. Nothing else when
   * there is no answer.
   */
  entries(prefix: string): Promise<readonly (readonly [string, string])[]>;
  /** Undefined removes. */
  put(key: string, text: string | undefined): void;
  /** At once, also when the page is about to go. False when it did not get there. */
  putNow(key: string, text: string): Promise<boolean>;
}

export interface ServerMirrorOptions {
  /** Name of this tab. */
  readonly tab: string;
  readonly baseUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
}

/** Milliseconds. Typing goes into the browser's own storage at once; this is the copy. */
const BETWEEN = 400;
const RETRY_AFTER = 2_000;
const ANSWER_WITHIN = 5_000;
/** Bytes a browser still sends when the page is gone. */
const LAST_WORDS = 60_000;

export function createServerMirror({ tab, baseUrl = '', fetch: given }: ServerMirrorOptions): DraftMirror {
  const send = given ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  const waiting = new Map<string, string | undefined>();
  /** What was put last and is not known to be there: the server may still answer with what was before. */
  const unsure = new Map<string, { readonly text: string | undefined }>();
  let isSending = false;

  /** `again`: no answer, or none that means the draft itself. */
  const store = async (
    key: string,
    text: string | undefined,
    isLast = false,
  ): Promise<'kept' | 'refused' | 'again'> => {
    const body = JSON.stringify({ tab, key, text: text ?? null });
    try {
      const keepalive = isLast && body.length < LAST_WORDS;
      const { status } = await send(`${baseUrl}/api/draft`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body,
        keepalive,
        signal: AbortSignal.timeout(ANSWER_WITHIN),
      });
      if (status === 200) return 'kept';
      // 401: until somebody opens the address with the token.
      return status === 401 || (status >= 500 && status !== 507) ? 'again' : 'refused';
    } catch {
      return 'again';
    }
  };
  const sendAll = async (): Promise<void> => {
    for (let next = waiting.entries().next(); !next.done; next = waiting.entries().next()) {
      const [key, text] = next.value;
      waiting.delete(key);
      const put = unsure.get(key);
      const isMissed = (await store(key, text)) === 'again';
      if (!isMissed && unsure.get(key) === put) unsure.delete(key);
      if (isMissed && !waiting.has(key)) waiting.set(key, text);
      await new Promise((resolve) => setTimeout(resolve, isMissed ? RETRY_AFTER : BETWEEN));
    }
  };

  const fetchRows = async (): Promise<readonly (readonly [string, string])[]> => {
    try {
      const answer = await send(`${baseUrl}/api/drafts?tab=${encodeURIComponent(tab)}`, {
        cache: 'no-store',
        signal: AbortSignal.timeout(ANSWER_WITHIN),
      });
      return readDrafts(await answer.json());
    } catch {
      return [];
    }
  };

  return {
    entries: async (prefix) => {
      const before = [...unsure];
      const rows = new Map(await fetchRows());
      for (const [key, { text }] of [...before, ...unsure])
        if (text === undefined) rows.delete(key);
        else rows.set(key, text);
      return [...rows].filter(([key]) => key.startsWith(prefix));
    },
    put: (key, text) => {
      unsure.set(key, { text });
      waiting.set(key, text);
      if (isSending) return;
      isSending = true;
      void sendAll().finally(() => void (isSending = false));
    },
    putNow: async (key, text) => {
      waiting.delete(key);
      unsure.delete(key);
      return (await store(key, text, true)) === 'kept';
    },
  };
}
