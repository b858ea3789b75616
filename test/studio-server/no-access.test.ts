/** Folders that the system does not let one write, and disks that are full. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createServerStore, type ProjectStore } from '../../src/studio/storage/index.ts';
import { disk, mendDisk } from '../disk/faulty-disk.ts';
import { A, hash, useServer } from './use-server.ts';

// Tests may run as somebody whom no permission stops.
vi.mock('node:fs/promises', async (original) => {
  const { breakFiles } = await import('../disk/faulty-disk.ts');
  return breakFiles(await original());
});
afterEach(mendDisk);

const studio = useServer();

async function openStore(): Promise<ProjectStore> {
  const { url, fetch } = await studio.visitor();
  return createServerStore({ baseUrl: url.slice(0, -1), fetch });
}

describe('a save that the system refuses', () => {
  it.each(['EACCES', 'EPERM', 'EROFS'])('(%s) is told as such, with the folder', async (code) => {
    Object.assign(disk, { fault: { code, step: 'open' }, about: /a\.machine\.json/ });
    const store = await openStore();
    expect(await store.write(A, '{}', hash('{"a":1}'))).toEqual({
      status: 'failed',
      reason: 'no-access',
      place: `${studio.root}/machines`,
    });
  });

  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('(%s) for want of room is told as such', async (code) => {
    Object.assign(disk, { fault: { code, step: 'write', room: 1 }, about: /a\.machine\.json/ });
    const store = await openStore();
    expect(await store.write(A, '{}', hash('{"a":1}'))).toEqual({ status: 'failed', reason: 'full' });
  });
});
