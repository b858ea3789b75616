/** A folder of many large files: its list needs their versions, and not their bytes all at once. */
import type * as Files from 'node:fs/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useServer } from './use-server.ts';

const reads = vi.hoisted(() => ({ now: 0, most: 0 }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Files>();
  const readFile = async (...args: Parameters<typeof real.readFile>): Promise<unknown> => {
    reads.most = Math.max(reads.most, ++reads.now);
    try {
      return await real.readFile(...args);
    } finally {
      reads.now--;
    }
  };
  return { ...real, readFile };
});
beforeEach(() => void (reads.most = 0));

const studio = useServer();

describe('the list of many files', () => {
  it('has the bytes of a few in memory at once, however many ask for it', async () => {
    for (let i = 0; i < 60; i++) studio.put(`machines/${i}.machine.json`, `{"a":${i}}`);
    const answers = await Promise.all(Array.from({ length: 5 }, () => studio.ask('GET', '/api/project')));
    for (const { body } of answers) expect(body['files']).toHaveLength(62);
    expect(reads.most).toBeLessThanOrEqual(5);
  });
});
