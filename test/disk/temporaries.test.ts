import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweepTemporaries } from '../../src/disk/index.ts';
import { nameTemporary } from '../../src/disk/temporaries.ts';

const place = { folder: '', trash: '' };
beforeEach(() => {
  place.folder = mkdtempSync(join(tmpdir(), 'dialtree-sweep-'));
  place.trash = join(place.folder, 'trash');
});
afterEach(() => rmSync(place.folder, { recursive: true, force: true }));

const prepareTrash = async (): Promise<string> => {
  mkdirSync(place.trash, { recursive: true });
  return place.trash;
};
/** As another process names it. */
const nameOf = (file: string, pid: number): string =>
  nameTemporary(file).replace(`.${process.pid}-`, `.${pid}-`);
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;
const put = (name: string, text = 'half', secondsAgo = 0): string => {
  writeFileSync(join(place.folder, name), text);
  const at = Date.now() / 1000 - secondsAgo;
  utimesSync(join(place.folder, name), at, at);
  return name;
};

describe('what a process that was killed has left', () => {
  it('is removed, unless it may hold somebody’s work: that goes to the trash', async () => {
    const report = put(nameOf('sweep.csv', deadPid()));
    const machine = put(nameOf('a.machine.json', deadPid()), '{"half');
    const empty = put(nameOf('b.machine.json', deadPid()), '');
    put('sweep.csv', 'whole');
    expect(await sweepTemporaries(place.folder, { prepareTrash })).toEqual(
      [report, machine, empty].toSorted((a, b) => (a < b ? -1 : 1)),
    );
    expect(readdirSync(place.folder).toSorted()).toEqual(['sweep.csv', 'trash']);
    const [kept = ''] = readdirSync(place.trash);
    expect(kept).toMatch(/^a\.machine\.json\.\d+-.*\.unfinished$/);
    expect(readFileSync(join(place.trash, kept), 'utf8')).toBe('{"half');
  });

  it('stays where there is no trash to put work into', async () => {
    const machine = put(nameOf('a.machine.json', deadPid()));
    put(nameOf('report.html', deadPid()));
    await sweepTemporaries(place.folder);
    expect(readdirSync(place.folder)).toEqual([machine]);
  });

  it('is known for work also when its name is too long to be kept whole', async () => {
    put(nameOf(`${'菜'.repeat(75)}.machine.json`, deadPid()));
    await sweepTemporaries(place.folder, { prepareTrash });
    expect(readdirSync(place.trash)[0]).toMatch(/菜\.machine\.json\./);
  });
});

describe('what a living process is at', () => {
  it('is left alone until no write can take so long', async () => {
    const own = put(nameTemporary('a.csv'));
    const elsewhere = put(nameOf('b.csv', deadPid()).replace(/-[0-9a-f]{8}-/, '-00000000-'));
    const strangers = [put('c.csv.123'), put('d.tmp'), put('.e.dialtree-tmp')];
    expect(await sweepTemporaries(place.folder)).toEqual([]);
    for (const name of [own, elsewhere]) put(name, 'half', 3700);
    expect((await sweepTemporaries(place.folder)).toSorted()).toEqual([own, elsewhere].toSorted());
    expect(readdirSync(place.folder).toSorted()).toEqual(strangers.toSorted());
  });
});
