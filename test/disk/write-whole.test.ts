import { fc } from '@fast-check/vitest';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeWhole } from '../../src/disk/index.ts';
import { disk, mendDisk, type Fault } from './faulty-disk.ts';

vi.mock('node:fs/promises', async (original) => {
  const { breakFiles } = await import('./faulty-disk.ts');
  return breakFiles(await original());
});

const place = { folder: '' };
beforeEach(() => void (place.folder = realpathSync(mkdtempSync(join(tmpdir(), 'dialtree-disk-')))));
afterEach(() => {
  mendDisk();
  rmSync(place.folder, { recursive: true, force: true });
});

const codes = fc.constantFrom('ENOSPC', 'EIO', 'EDQUOT', 'EFBIG');
const faults: fc.Arbitrary<Fault | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({
    code: codes,
    step: fc.constant('write' as const),
    room: fc.oneof(fc.nat(40), fc.nat(40_000)),
  }),
  fc.record({
    code: codes,
    step: fc.constantFrom(
      'open' as const,
      'chmod' as const,
      'sync' as const,
      'stat' as const,
      'read' as const,
      'close' as const,
      'rename' as const,
    ),
  }),
);
const contents = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }), fc.nat(4000))
    .map(([text, n]) => text.repeat(n)),
);

/** A file with `old` in it, and whether it is as it shall be after `next` was written to it. */
async function tryWrite(old: string | undefined, next: string): Promise<void> {
  const path = join(place.folder, 'a.json');
  rmSync(path, { force: true });
  if (old !== undefined) writeFileSync(path, old);
  const failure = await writeWhole(path, next).then(
    () => undefined,
    (cause: unknown) => cause as NodeJS.ErrnoException,
  );
  const found = existsSync(path) ? readFileSync(path) : undefined;
  const wanted = failure ? old : next;
  expect(found?.equals(Buffer.from(wanted ?? '', 'utf8')) ?? wanted === undefined).toBe(true);
  expect(readdirSync(place.folder)).toEqual(found ? ['a.json'] : []);
  if (failure) expect(['EIO', disk.fault?.code]).toContain(failure.code);
  // What fitted was not refused.
  if (!disk.fault && disk.lies === 0 && disk.most > 0) expect(failure).toBeUndefined();
}

describe('a write', () => {
  it('leaves the new content whole or the old, says which, and leaves nothing beside it', async () => {
    const old = fc.option(contents, { nil: undefined });
    const most = fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 5000 }));
    await fc.assert(
      fc.asyncProperty(
        old,
        contents,
        faults,
        most,
        fc.constantFrom(0, 0, 0, 1, 7),
        async (before, next, fault, most, lies) => {
          Object.assign(disk, { fault, lies, most: most < 200 && next.length > 2000 ? 200 : most });
          try {
            await tryWrite(before, next);
          } finally {
            mendDisk();
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('writes every byte when each write takes a few only', async () => {
    disk.most = 7;
    await writeWhole(join(place.folder, 'a.txt'), '一二三'.repeat(500));
    expect(readFileSync(join(place.folder, 'a.txt'), 'utf8')).toBe('一二三'.repeat(500));
    expect(disk.shortWrites).toBeGreaterThan(600);
  });

  it('is given up when the last look says so: what somebody else has written meanwhile stands', async () => {
    const path = join(place.folder, 'a.txt');
    writeFileSync(path, 'old');
    const check = async (): Promise<void> => {
      writeFileSync(path, 'of an editor');
      throw new Error('changed');
    };
    await expect(writeWhole(path, 'new', { check })).rejects.toThrow('changed');
    expect(readFileSync(path, 'utf8')).toBe('of an editor');
    expect(readdirSync(place.folder)).toEqual(['a.txt']);
  });

  it('ends when writes take nothing any more', async () => {
    disk.most = 0;
    await expect(writeWhole(join(place.folder, 'a.txt'), 'a')).rejects.toMatchObject({ code: 'EIO' });
  });

  it('finds out when the system has said it wrote what it did not', async () => {
    disk.lies = 1;
    await expect(writeWhole(join(place.folder, 'a.txt'), 'abc')).rejects.toMatchObject({ code: 'EIO' });
    expect(readdirSync(place.folder)).toEqual([]);
  });
});

describe('the file', () => {
  it('keeps its permissions, and gets those it is given', async () => {
    const path = join(place.folder, 'a');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    await writeWhole(path, 'new');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    await writeWhole(path, 'new', { mode: 0o600 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is the one at the end of links, also when that is not there yet', async () => {
    mkdirSync(join(place.folder, 'real'));
    symlinkSync('real/a.txt', join(place.folder, 'near'));
    symlinkSync('near', join(place.folder, 'far'));
    for (const content of ['first', 'second']) {
      await writeWhole(join(place.folder, 'far'), content);
      expect(readFileSync(join(place.folder, 'real/a.txt'), 'utf8')).toBe(content);
      expect(readlinkSync(join(place.folder, 'far'))).toBe('near');
    }
  });

  it('may have the longest name there is, in any language', async () => {
    for (const name of ['a'.repeat(255), '菜'.repeat(85)]) {
      await writeWhole(join(place.folder, name), name);
      expect(readFileSync(join(place.folder, name), 'utf8')).toBe(name);
    }
  });

  it('is refused with the system’s reason where it cannot be', async () => {
    writeFileSync(join(place.folder, 'file'), '');
    await expect(writeWhole(place.folder, 'a')).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(writeWhole(join(place.folder, 'file/a'), 'a')).rejects.toMatchObject({ code: 'ENOTDIR' });
    await expect(writeWhole(join(place.folder, 'x'.repeat(300)), 'a')).rejects.toMatchObject({
      code: 'ENAMETOOLONG',
    });
  });
});

describe.runIf(process.platform === 'linux')('what is no file', () => {
  it('is written to: a device, a pipe', async () => {
    await expect(writeWhole('/dev/full', 'a')).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
    const pipe = join(place.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [, read] = await Promise.all([
      writeWhole(pipe, 'through'),
      import('node:fs/promises').then(({ readFile }) => readFile(pipe, 'utf8')),
    ]);
    expect(read).toBe('through');
    expect(statSync(pipe).isFIFO()).toBe(true);
  });
});
