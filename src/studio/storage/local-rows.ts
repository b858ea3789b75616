/** Rows in the browser's quick storage, which may be full or forbidden at any time. */
import type { SyncStorage } from './types.ts';

export function readLocal(local: SyncStorage | undefined, prefix: string): [string, string][] {
  try {
    const keys = Array.from({ length: local?.length ?? 0 }, (_, i) => local?.key(i) ?? '').filter((key) =>
      key.startsWith(prefix),
    );
    return keys.map((key) => [key, local?.getItem(key) ?? '']);
  } catch {
    return [];
  }
}

export function writeLocal(local: SyncStorage | undefined, key: string, text: string): boolean {
  try {
    local?.setItem(key, text);
    return local !== undefined;
  } catch {
    return false;
  }
}

/** @param only removes nothing else than this text */
export function removeLocal(local: SyncStorage | undefined, key: string, only?: string): void {
  try {
    if (only === undefined || local?.getItem(key) === only) local?.removeItem(key);
  } catch {
    // Storage that is forbidden holds nothing.
  }
}
