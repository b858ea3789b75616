/** Folders that the system does not let one write, and disks that are full. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import writeFileAtomic from 'write-file-atomic';
import { createServerStore } from '../../src/studio/storage/index.ts';
import { A, hash, useServer } from './use-server.ts';

// Tests may run as somebody whom no permission stops.
vi.mock('write-file-atomic', { spy: true });
afterEach(() => void vi.mocked(writeFileAtomic).mockReset());

const studio = useServer();

function failWith(code: string): void {
  const error = Object.assign(new Error(`${code}: refused by the system`), {
    code,
    path: `${studio.root}/machines/a.machine.json.123`,
  });
  vi.mocked(writeFileAtomic).mockRejectedValue(error);
}

describe('a save that the system refuses', () => {
  it.each(['EACCES', 'EPERM', 'EROFS'])('(%s) is told as such, with the folder', async (code) => {
    failWith(code);
    const store = createServerStore({ baseUrl: `http://127.0.0.1:${studio.server.port}` });
    expect(await store.write(A, '{}', hash('{"a":1}'))).toEqual({
      status: 'failed',
      reason: 'no-access',
      place: `${studio.root}/machines`,
    });
  });

  it.each(['ENOSPC', 'EDQUOT'])('(%s) for want of room is told as such', async (code) => {
    failWith(code);
    const store = createServerStore({ baseUrl: `http://127.0.0.1:${studio.server.port}` });
    expect(await store.write(A, '{}', hash('{"a":1}'))).toEqual({ status: 'failed', reason: 'full' });
  });
});
