import type { StudyQuestion } from '../study/index.ts';

/**
 * The first 12 hex digits of the SHA-256 of what chunks depend on: files, seed and language; not of how much
 * was asked for.
 */
export async function hashDesign({ scenario, machines, locale, seed }: StudyQuestion): Promise<string> {
  const digest = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(JSON.stringify([scenario, machines, locale, seed])),
  );
  return Array.from(new Uint8Array(digest).slice(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}
