/** Everything that writes, on a disk that takes a few bytes at a time and on one that fails. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deliverReports, REPORT_FORMATS, rendererOf } from '../../src/cli/print/deliver-reports.ts';
import { Misuse } from '../../src/cli/process/failures.ts';
import type { Io } from '../../src/cli/process/io.ts';
import { printScenario } from '../../src/scenario/index.ts';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { SMALL, smallProject } from '../cli/small-project.ts';
import { tenthProject } from '../cli/tenth-project.ts';
import { buildStudy } from '../report/study-fixture.ts';
import { smallScenario } from '../scenario/small-scenario.ts';
import { disk, mendDisk, type Fault } from './faulty-disk.ts';

vi.mock('node:fs/promises', async (original) => {
  const { breakFiles } = await import('./faulty-disk.ts');
  return breakFiles(await original());
});
afterEach(mendDisk);

const OLD = 'what was there before';
const FAULTS: readonly Fault[] = [
  { code: 'ENOSPC', step: 'open' },
  { code: 'ENOSPC', step: 'write', room: 0 },
  { code: 'ENOSPC', step: 'write', room: 30 },
  { code: 'EDQUOT', step: 'sync' },
  { code: 'EIO', step: 'read' },
  { code: 'EIO', step: 'close' },
  { code: 'ENOSPC', step: 'rename' },
];
const SENTENCES: Readonly<Record<string, string>> = {
  ENOSPC: 'cannot be written: the disk is full',
  EDQUOT: 'cannot be written: the disk quota is used up',
  EIO: 'cannot be written: the disk or device reports an error',
};

const put = (folder: string, path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const listTemporary = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('dialtree-tmp'));

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** What is written; absent at first unless it is among `files`. */
  readonly target: string;
  /** What the command refuses to write over. */
  readonly isNew?: boolean;
  /** Takes long before it writes: one fault is enough. */
  readonly isSlow?: boolean;
}
/** The room gives out in the middle. */
const ONE_FAULT = FAULTS.slice(2, 3);

const quick = ['--replications', '1', '--threads', '1', '--no-draws', '--no-sensitivity', '--quiet'];
const machine = 'machines/small.machine.json';
const agents = `group,weekday,from,to,agents\n${smallScenario.desks[0]?.id},1,08:00,12:00,4\n`;
const holidays =
  'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
const dated = printScenario({
  ...smallScenario,
  starts: '2026-12-21',
  timeZone: 'Europe/Berlin',
  calendars: [{ id: 'office', week: [{ days: [1], open: ['08:30-17:30'] }] }],
});
const lines =
  'number,name,product,intent,desk\n800 1,Repairs,Phones,Repair,Workshop\n800 2,Shop,Phones,Buy,Shop\n';
const CASES: readonly Case[] = [
  {
    name: 'simulate --out',
    args: ['simulate', SMALL, ...quick, '--format', 'json', '--out', 'o/report.json'],
    files: smallProject,
    target: 'o/report.json',
    isSlow: true,
  },
  {
    name: 'diagram --out',
    args: ['diagram', machine, '--format', 'mermaid', '--out', 'o/menu.mmd'],
    files: smallProject,
    target: 'o/menu.mmd',
  },
  {
    name: 'schema --out',
    args: ['schema', 'machine', '--out', 'o/machine.schema.json'],
    files: {},
    target: 'o/machine.schema.json',
  },
  {
    name: 'check --out',
    args: ['check', 'machines', '--format', 'json', '--out', 'o/problems.json'],
    files: smallProject,
    target: 'o/problems.json',
  },
  {
    name: 'roster --write',
    args: ['roster', 'r.csv', '--scenario', 's.json', '--write'],
    files: { 'r.csv': agents, 's.json': printScenario(smallScenario) },
    target: 's.json',
  },
  {
    name: 'calendar --write',
    args: ['calendar', 'h.ics', '--scenario', 's.json', '--write'],
    files: { 'h.ics': holidays, 's.json': dated },
    target: 's.json',
  },
  {
    name: 'init, its last file',
    args: ['init', 'new', '--from', 'lines.csv'],
    files: { 'lines.csv': lines },
    target: 'new/README.md',
    isNew: true,
  },
];

describe.each(CASES)('$name', ({ args, files, target, isNew = false, isSlow = false }) => {
  const about = new RegExp(`${target.split('/').at(-1)?.replaceAll('.', '\\.')}`);
  const prepare = (): { cwd: string; before: string | undefined } => {
    const cwd = makeFolder(files);
    if (files[target] === undefined && !isNew) put(cwd, target, OLD);
    return { cwd, before: isNew ? undefined : (files[target] ?? OLD) };
  };

  it('writes every byte when each write takes a few only', async () => {
    const [whole, short] = [prepare(), prepare()];
    expect((await runCli(args, whole.cwd)).exitCode).toBe(0);
    Object.assign(disk, { most: 50, about });
    expect((await runCli(args, short.cwd)).exitCode).toBe(0);
    mendDisk();
    const written = readFileSync(join(short.cwd, target), 'utf8');
    expect(written).toBe(readFileSync(join(whole.cwd, target), 'utf8'));
    expect(written).not.toBe(whole.before);
  });

  it('leaves what was there and says so when the disk fails', async () => {
    for (const fault of isSlow ? ONE_FAULT : FAULTS) {
      const { cwd, before } = prepare();
      const there = readdirSync(cwd, { recursive: true }).length;
      Object.assign(disk, { fault, about });
      const { exitCode, err } = await runCli([...args, '--language', 'en'], cwd);
      mendDisk();
      expect([exitCode, err]).toEqual([2, expect.stringContaining(SENTENCES[fault.code] ?? '')]);
      expect(existsSync(join(cwd, target)) ? readFileSync(join(cwd, target), 'utf8') : undefined).toBe(
        before,
      );
      expect(listTemporary(cwd)).toEqual([]);
      // Nor half of a project: folders may have been made.
      if (isNew)
        expect(
          readdirSync(join(cwd, 'new'), { recursive: true }).filter((name) => String(name).includes('.')),
        ).toEqual([]);
      else expect(readdirSync(cwd, { recursive: true })).toHaveLength(there);
    }
  });
});

describe.each(REPORT_FORMATS)('a report as %s', (format) => {
  const renderer = rendererOf(format);
  const deliver = async (cwd: string): Promise<void> => {
    const io = { cwd, out: () => undefined, env: {}, columns: 100 } as Partial<Io> as Io;
    const delivery = { renderers: [renderer], out: 'o', stem: 'case', isQuiet: true, isFolder: true };
    await deliverReports(io, delivery, buildStudy(), { language: 'en', version: '0' });
  };

  it('is written whole or not at all', async () => {
    const cwd = makeFolder();
    const path = join(cwd, `o/case.${renderer.extension}`);
    put(cwd, `o/case.${renderer.extension}`, OLD);
    for (const fault of ONE_FAULT) {
      Object.assign(disk, { fault });
      await expect(deliver(cwd)).rejects.toBeInstanceOf(Misuse);
      expect(readFileSync(path, 'utf8')).toBe(OLD);
    }
    Object.assign(disk, { fault: undefined, most: 1000 });
    await deliver(cwd);
    mendDisk();
    const short = readFileSync(path, 'utf8');
    await deliver(cwd);
    expect(short).toBe(readFileSync(path, 'utf8'));
    expect(readdirSync(join(cwd, 'o'))).toEqual([`case.${renderer.extension}`]);
  });
});

describe('a sweep', () => {
  const sweep = ['sweep', SMALL, '--vary', 'wrongNumber=0.05,0.3', '--replications', '1', '--threads', '1'];
  const args = [...sweep, '--out', 'o', '--quiet', '--language', 'en'];
  const FILES = ['replications', 'points'].flatMap((name) => [`${name}.parquet`, `${name}.csv`]);
  const RESULTS = [...FILES, 'sweep.json', 'sweep.html'];

  it('writes each of its files whole or not at all, and goes on from what it has', async () => {
    const cwd = makeFolder(tenthProject);
    for (const name of RESULTS) put(cwd, `o/${name}`, OLD);
    // The journal: its beginning, and a line of it.
    for (const [fault, about] of [
      [{ code: 'ENOSPC', step: 'write', room: 20 }, /\.sweep\.journal\.jsonl\./],
      [{ code: 'ENOSPC', step: 'write', room: 20 }, /\/sweep\.journal\.jsonl$/],
    ] as const) {
      Object.assign(disk, { fault, about });
      const { exitCode, err } = await runCli(args, cwd);
      expect([exitCode, err]).toEqual([2, expect.stringContaining('sweep.journal.jsonl" cannot be written')]);
      mendDisk();
    }
    const lines = readFileSync(join(cwd, 'o/sweep.journal.jsonl'), 'utf8').split('\n');
    expect(lines.slice(0, -1).map((line) => JSON.parse(line) as unknown)).toHaveLength(1);
    expect(lines.at(-1)).toBe('');
    for (const name of RESULTS) {
      const about = new RegExp(`\\.${name.replace('.', '\\.')}\\.`);
      Object.assign(disk, { fault: { code: 'ENOSPC', step: 'write', room: 30 }, about });
      const { exitCode, err } = await runCli(args, cwd);
      expect([exitCode, err]).toEqual([2, expect.stringContaining(`${name}" cannot be written`)]);
      expect(readFileSync(join(cwd, 'o', name), 'utf8')).toBe(OLD);
      mendDisk();
    }
    disk.most = 500;
    expect((await runCli(args, cwd)).exitCode).toBe(0);
    mendDisk();
    const short = RESULTS.map((name) => readFileSync(join(cwd, 'o', name), 'base64'));
    expect((await runCli(args, cwd)).exitCode).toBe(0);
    expect(short).toEqual(RESULTS.map((name) => readFileSync(join(cwd, 'o', name), 'base64')));
    expect(readdirSync(join(cwd, 'o')).toSorted()).toEqual([...RESULTS, 'sweep.journal.jsonl'].toSorted());
  });
});
