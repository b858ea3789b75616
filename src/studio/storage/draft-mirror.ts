/**
 * Drafts beside the project, behind the local server: found again when this browser does not have them,
 * because the server came back on another port or the browser is another one.
 */

import { readDrafts } from './answers.ts';

/** What was put is there soon, and again after the server was away; the latest text of a key counts. */
export interface DraftMirror {
  /** Of this tab, and of tabs that are gone. Nothing when there is no answer. */
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
      const isMissed = (await store(key, text)) === 'again';
      if (isMissed && !waiting.has(key)) waiting.set(key, text);
      await new Promise((resolve) => setTimeout(resolve, isMissed ? RETRY_AFTER : BETWEEN));
    }
  };

  return {
    entries: async (prefix) => {
      try {
        const answer = await send(`${baseUrl}/api/drafts?tab=${encodeURIComponent(tab)}`, {
          cache: 'no-store',
          signal: AbortSignal.timeout(ANSWER_WITHIN),
        });
        return readDrafts(await answer.json()).filter(([key]) => key.startsWith(prefix));
      } catch {
        return [];
      }
    },
    put: (key, text) => {
      waiting.set(key, text);
      if (isSending) return;
      isSending = true;
      void sendAll().finally(() => void (isSending = false));
    },
    putNow: async (key, text) => {
      waiting.delete(key);
      return (await store(key, text, true)) === 'kept';
    },
  };
}
