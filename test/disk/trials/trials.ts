/** What may not be lost, tried on real processes and disks. Each gives figures; what must be 0 is named so. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FILE, save, startStudio, versionOf, type Saved, type StudioProcess } from './studio-process.ts';

export type Figures = Readonly<Record<string, number>>;

const LOCK = `.dialtree/locks/${versionOf(FILE).slice(0, 40)}.lock`;

/** A text that shows a mixture with any other, of about so many bytes. */
const textOf = (round: number | string, size: number): string =>
  JSON.stringify(
    Array.from({ length: Math.max(1, Math.round(size / 24)) }, (_, i) => `round ${round} line ${i}`),
  );
const listTemporary = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dialtree-tmp'));

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dialtree-trial-')));
  mkdirSync(join(folder, 'machines'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Two studios on one folder save at once, so many times; every third time over the lock of a third one that
 * was killed.
 */
export function saveAtOnce(rounds: number): Promise<Figures> {
  return inFolder(async (folder) => {
    let onDisk = textOf('start', 30_000);
    writeFileSync(join(folder, FILE), onDisk);
    const studios = await Promise.all([startStudio(folder), startStudio(folder)]);
    const figures = { rounds, oneWon: 0, bothWon: 0, noneWon: 0, lost: 0 };
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    for (let round = 0; round < rounds; round++) {
      if (round % 3 === 2) writeFileSync(join(folder, LOCK), `${hostname()} ${dead} - - ${round}\n`);
      const texts = studios.map((_, i) => textOf(`${round} of ${i}`, 30_000));
      const answers = await Promise.all(studios.map((studio, i) => save(studio, texts[i] ?? '', onDisk)));
      const won = texts.filter((_, i) => answers[i]?.status === 200);
      if (won.length === 1) figures.oneWon += 1;
      else if (won.length === 0) figures.noneWon += 1;
      else figures.bothWon += 1;
      const found = readFileSync(join(folder, FILE), 'utf8');
      // Whoever lost is shown what has won.
      const isShown = answers.every(
        ({ status, text }) => status === 200 || (status === 409 && text === found),
      );
      if (found !== won[0] || !isShown) figures.lost += 1;
      onDisk = found;
    }
    await Promise.all(studios.map((studio) => studio.kill()));
    return figures;
  });
}

/** A studio is killed in the middle of a save; the next one starts, and is killed in turn. */
export function killWhileSaving(kills: number): Promise<Figures> {
  return inFolder(async (folder) => {
    let onDisk = textOf('start', 400_000);
    writeFileSync(join(folder, FILE), onDisk);
    const figures = {
      kills,
      inTheMiddle: 0,
      answered: 0,
      torn: 0,
      lost: 0,
      leftAfterStart: 0,
      refusedAfterwards: 0,
    };
    for (let round = 0; round < kills; round++) {
      const studio = await startStudio(folder);
      figures.leftAfterStart += listTemporary(folder).filter(
        (name) => !name.startsWith('.dialtree/trash'),
      ).length;
      const next = textOf(round, 400_000);
      const saving = save(studio, next, onDisk);
      const state = { isOver: false };
      void saving.finally(() => void (state.isOver = true));
      if (round % 2 === 0) await seeTemporary(join(folder, 'machines'), () => state.isOver);
      else await sleep((round * 7) % 40);
      await studio.kill();
      const { status } = await saving;
      const found = readFileSync(join(folder, FILE), 'utf8');
      if (listTemporary(folder).length > 0) figures.inTheMiddle += 1;
      if (status === 200) figures.answered += 1;
      // A lock that was left must not make anybody wait for ever.
      else if (status !== 0) figures.refusedAfterwards += 1;
      if (found !== onDisk && found !== next) figures.torn += 1;
      if (status === 200 && found !== next) figures.lost += 1;
      onDisk = found;
    }
    return figures;
  });
}

async function seeTemporary(folder: string, isOver: () => boolean): Promise<void> {
  while (!isOver() && !readdirSync(folder).some((name) => name.endsWith('.dialtree-tmp')))
    await new Promise((resolve) => setImmediate(resolve));
}

/** The system lets no file grow beyond a limit: the write that reaches it is short, the next one fails. */
export function writeShort(shortWrites: number): Promise<Figures> {
  return inFolder(async (folder) => {
    const figures = { writes: 0, short: 0, saved: 0, refused: 0, torn: 0, falselyAnswered: 0, left: 0 };
    let onDisk = textOf('start', 6000);
    writeFileSync(join(folder, FILE), onDisk);
    for (let series = 0; figures.short < shortWrites; series++) {
      const limit = 512 * (9 + ((series * 13) % 60));
      const studio = await startStudio(folder, limit);
      for (let i = 0; i < 50 && figures.short < shortWrites; i++) {
        const next = textOf(`${series} ${i}`, limit * (0.3 + (i % 10) / 5));
        const answer = await save(studio, next, onDisk);
        onDisk = judge(figures, folder, onDisk, next, answer);
        if (next.length > limit) figures.short += 1;
      }
      await studio.kill();
      figures.left += listTemporary(folder).length;
    }
    return figures;
  });
}

interface Judged {
  writes: number;
  saved: number;
  refused: number;
  torn: number;
  falselyAnswered: number;
}

/** @returns what is on the disk now */
function judge(figures: Judged, folder: string, before: string, next: string, { status }: Saved): string {
  const found = readFileSync(join(folder, FILE), 'utf8');
  figures.writes += 1;
  if (status === 200) figures.saved += 1;
  else if (status === 507) figures.refused += 1;
  if (found !== before && found !== next) figures.torn += 1;
  if (status === 200 ? found !== next : status !== 507 || found !== before) figures.falselyAnswered += 1;
  return found;
}

const PAGE = 4096;
const DISK = 64 * PAGE;

/**
 * A disk with room for nothing, then for a page more each time, up to enough; files, drafts and what commands
 * write. Runs where it may mount: see `fullDiskCommand`.
 *
 * @param commandLine the built program
 */
export function fillDisk(step: number, commandLine: string): Promise<Figures> {
  return inFolder(async (outside) => {
    const folder = join(outside, 'disk');
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder]);
    mkdirSync(join(folder, 'machines'));
    const [old, next] = [textOf('old', 29_700), textOf('new', 29_900)];
    let onDisk = old;
    writeFileSync(join(folder, FILE), old);
    const figures = {
      rooms: 0,
      writes: 0,
      saved: 0,
      refused: 0,
      torn: 0,
      falselyAnswered: 0,
      left: 0,
      draftsTorn: 0,
      commandsTorn: 0,
    };
    const studio = await startStudio(folder);
    await save(studio, next, onDisk);
    onDisk = next;
    const report = join(folder, 'schema.json');
    const whole =
      (await runSchema(commandLine, join(outside, 'schema.json'))) === 0
        ? readFileSync(join(outside, 'schema.json'), 'utf8')
        : '';
    for (let room = 0; room <= 60_000 + PAGE; room += step * PAGE) {
      figures.rooms += 1;
      writeFileSync(report, 'old report');
      leaveRoom(folder, room);
      onDisk = judge(
        figures,
        folder,
        onDisk,
        onDisk === old ? next : old,
        await save(studio, onDisk === old ? next : old, onDisk),
      );
      const drafts = await keepDraft(studio, `round ${room} `.repeat(2000));
      if (drafts !== undefined) figures.draftsTorn += Number(!drafts);
      const code = await runSchema(commandLine, report);
      const written = readFileSync(report, 'utf8');
      if (code === 0 ? written !== whole : code !== 2 || written !== 'old report') figures.commandsTorn += 1;
      figures.left += listTemporary(folder).length;
    }
    await studio.kill();
    execFileSync('umount', [folder]);
    return figures;
  });
}

/** Not waited for in one piece: a connection that the server closes meanwhile must be seen to be closed. */
function runSchema(commandLine: string, out: string): Promise<number | null> {
  const child = spawn(process.execPath, [commandLine, 'schema', 'scenario', '--out', out], {
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.on('close', resolve));
}

/** So many bytes are left; pages, as tmpfs counts. */
function leaveRoom(folder: string, bytes: number): void {
  const ballast = join(folder, 'ballast');
  rmSync(ballast, { force: true });
  const [, free = '0'] = execFileSync('df', ['-B1', '--output=avail', folder], { encoding: 'utf8' })
    .trim()
    .split('\n');
  const pages = Math.floor((Number(free) - bytes) / PAGE);
  if (pages > 0) writeFileSync(ballast, Buffer.alloc(pages * PAGE));
}

/** Whether what is kept then is whole: the new one or the one before. Undefined: neither was kept. */
async function keepDraft({ url, fetch }: StudioProcess, text: string): Promise<boolean | undefined> {
  const answer = await fetch(`${url}api/draft`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tab: 'one', key: 'k', text }),
  });
  const listed = (await (await fetch(`${url}api/drafts?tab=one`)).json()) as { drafts: { text: string }[] };
  const kept = listed.drafts[0]?.text;
  if (kept === undefined) return answer.status === 507 ? undefined : false;
  return answer.status === 200 ? kept === text : answer.status === 507 && /^(round \d+ )\1*$/.test(kept);
}
