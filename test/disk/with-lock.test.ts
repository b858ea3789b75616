import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withLock } from '../../src/disk/index.ts';
import { disk, mendDisk } from './faulty-disk.ts';

vi.mock('node:fs/promises', async (original) => {
  const { breakFiles } = await import('./faulty-disk.ts');
  return breakFiles(await original());
});

const place = { folder: '', lock: '' };
beforeEach(() => {
  place.folder = mkdtempSync(join(tmpdir(), 'dialtree-lock-'));
  place.lock = join(place.folder, 'a.lock');
});
afterEach(() => {
  mendDisk();
  rmSync(place.folder, { recursive: true, force: true });
});

const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

/** How many were at work at once, at most, and how many had their turn. */
async function contend(count: number): Promise<{ most: number; done: number }> {
  const seen = { now: 0, most: 0, done: 0 };
  await Promise.all(
    Array.from({ length: count }, () =>
      withLock(
        place.lock,
        async () => {
          seen.most = Math.max(seen.most, ++seen.now);
          await sleep(1);
          seen.now -= 1;
          seen.done += 1;
        },
        { patience: 60_000 },
      ),
    ),
  );
  return { most: seen.most, done: seen.done };
}

describe('a lock', () => {
  it('is held by one at a time, and everybody gets it', async () => {
    expect(await contend(20)).toEqual({ most: 1, done: 20 });
    expect(readdirSync(place.folder)).toEqual([]);
  });

  it('of a process that has died is taken over by one only, however many want it', async () => {
    for (let round = 0; round < 25; round++) {
      writeFileSync(place.lock, `${hostname()} ${deadPid()} - - ${round}\n`);
      expect(await contend(8)).toEqual({ most: 1, done: 8 });
      expect(readdirSync(place.folder)).toEqual([]);
    }
  });

  it('is taken over also when the one that was taking it over has died too', async () => {
    const dead = deadPid();
    // What a claim is called is known from a first try, which is stopped by a claim that seems to live.
    writeFileSync(place.lock, `${hostname()} ${dead} - - first\n`);
    const living = spawn('sleep', ['60'], { stdio: 'ignore' });
    const stopped = withLock(place.lock, async () => undefined, { patience: 0 });
    await stopped;
    writeFileSync(place.lock, `${hostname()} ${dead} - - first\n`);
    const { createHash } = await import('node:crypto');
    const id = createHash('sha256').update(`${hostname()} ${dead} - - first\n`).digest('hex').slice(0, 20);
    const claim = `${place.lock}.after-${id}`;
    writeFileSync(claim, `${hostname()} ${living.pid} - - second\n`);
    await expect(withLock(place.lock, async () => undefined, { patience: 50 })).rejects.toMatchObject({
      name: 'Error',
      path: place.lock,
    });
    living.kill();
    await new Promise((done) => living.on('exit', done));
    expect(await contend(6)).toEqual({ most: 1, done: 6 });
    expect(readdirSync(place.folder)).toEqual([]);
  });

  it('of a living process is waited for, and then said to be held by it', async () => {
    const living = spawn('sleep', ['60'], { stdio: 'ignore' });
    try {
      writeFileSync(place.lock, `${hostname()} ${living.pid} - - token\n`);
      await expect(withLock(place.lock, async () => 1, { patience: 40 })).rejects.toMatchObject({
        path: place.lock,
        owner: `${hostname()} ${living.pid}`,
      });
      setTimeout(() => rmSync(place.lock), 60);
      expect(await withLock(place.lock, async () => 2, { patience: 10_000 })).toBe(2);
    } finally {
      living.kill();
    }
  });

  it('of another machine is respected; a brief one for a minute', async () => {
    writeFileSync(place.lock, 'another-machine 1 - - token\n');
    for (const isBrief of [false, true])
      await expect(withLock(place.lock, async () => 1, { patience: 0, isBrief })).rejects.toThrow('held');
    utimesSync(place.lock, Date.now() / 1000 - 61, Date.now() / 1000 - 61);
    await expect(withLock(place.lock, async () => 1, { patience: 0 })).rejects.toThrow('held');
    expect(await withLock(place.lock, async () => 1, { patience: 0, isBrief: true })).toBe(1);
  });

  it('is one on a disk without links too, also where its owner has died', async () => {
    disk.noLinks = 'EPERM';
    expect(await contend(10)).toEqual({ most: 1, done: 10 });
    for (let round = 0; round < 5; round++) {
      writeFileSync(place.lock, `${hostname()} ${deadPid()} - - ${round}\n`);
      expect(await contend(6)).toEqual({ most: 1, done: 6 });
    }
    expect(readdirSync(place.folder)).toEqual([]);
  });

  it('that was killed before it said whose it is, is left behind after a minute', async () => {
    writeFileSync(place.lock, '');
    await expect(withLock(place.lock, async () => 1, { patience: 0 })).rejects.toThrow('held');
    utimesSync(place.lock, Date.now() / 1000 - 61, Date.now() / 1000 - 61);
    expect(await contend(6)).toEqual({ most: 1, done: 6 });
  });

  it('cannot be had where nothing can be made by one alone: the system’s reason is given', async () => {
    Object.assign(disk, { noLinks: 'ENOTSUP', noCopies: 'ENOTSUP' });
    await expect(withLock(place.lock, async () => 1)).rejects.toMatchObject({ code: 'ENOTSUP' });
    expect(readdirSync(place.folder)).toEqual([]);
  });

  it('is let go when the work fails', async () => {
    await expect(withLock(place.lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(place.lock)).toBe(false);
  });

  // Nothing is forbidden to the administrator.
  it.skipIf(process.getuid?.() === 0)('cannot be had in a folder that is read only', async () => {
    chmodSync(place.folder, 0o500);
    await expect(withLock(place.lock, async () => 1)).rejects.toMatchObject({ code: 'EACCES' });
    chmodSync(place.folder, 0o700);
  });
});
