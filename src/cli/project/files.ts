/**
 * The project's files, as the command line sees them.
 *
 * Laws: nothing is read before its size is known to be sane; every reason why a file cannot be read is a
 * Problem; folders are walked in code-unit order, so that output is the same on every machine; results are
 * written whole or not at all.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parseMachine, type MachineFile } from '../../chart/index.ts';
import { checkWritable, codeOf, isNoRoom, sweepTemporaries, writeWhole } from '../../disk/index.ts';
import { compareText, sortProblems, wordProblem, type Problem } from '../../util/problem.ts';
import { JSON_LIMITS } from '../../util/json-limits.ts';
import { say, cliWords, type Said } from '../../words/index.ts';
import { Misuse } from '../process/failures.ts';
import type { Io } from '../process/io.ts';

export const MACHINE_SUFFIX = '.machine.json';
export const SCENARIO_SUFFIX = '.scenario.json';

/** Four bytes are the most one character takes in UTF-8. */
const MAX_BYTES = JSON_LIMITS.maxSize * 4;
const MAX_FILES = 10_000;
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'out']);

/**
 * A path as people read it: relative to where they stand, unless that leads outside; always with forward
 * slashes.
 */
export function showPath(io: Io, path: string): string {
  const from = relative(io.cwd, resolve(io.cwd, path));
  return (from === '' ? '.' : from.startsWith('..') && isAbsolute(path) ? path : from).split(sep).join('/');
}

export type TextReading =
  | { readonly text: string; readonly problem?: undefined }
  | { readonly text?: undefined; readonly problem: Problem };

export async function readText(io: Io, path: string): Promise<TextReading> {
  const file = showPath(io, path);
  const refuse = (code: string, message: Said, hint: Said): TextReading => ({
    problem: { code, severity: 'error', ...wordProblem(message, hint), file },
  });
  try {
    const full = resolve(io.cwd, path);
    const entry = await stat(full);
    if (!entry.isFile())
      return refuse(
        'file-unreadable',
        say(cliWords, (words) => words.files.fileUnreadable),
        say(cliWords, (words) => words.files.fileUnreadableHint),
      );
    if (entry.size > MAX_BYTES) {
      return refuse(
        'file-too-large',
        say(cliWords, (words) => words.files.fileTooLarge({ count: entry.size, maxBytes: MAX_BYTES })),
        say(cliWords, (words) => words.files.fileTooLargeHint),
      );
    }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(full)) };
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR')
      return refuse(
        'file-missing',
        say(cliWords, (words) => words.files.fileMissing),
        say(cliWords, (words) => words.files.fileMissingHint),
      );
    if (codeOf(cause) === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return refuse(
        'file-encoding',
        say(cliWords, (words) => words.files.fileEncoding),
        say(cliWords, (words) => words.files.fileEncodingHint),
      );
    return refuse(
      'file-unreadable',
      say(cliWords, ({ files }) => files.fileCannotBeRead({ why: codeOf(cause) ?? files.unknownReason })),
      say(cliWords, (words) => words.files.fileUnreadableHintCheckItsPermissions),
    );
  }
}

/**
 * Files under the given files and folders whose name ends with `suffix`; a file named outright is taken
 * whatever its name.
 */
export async function findFiles(io: Io, paths: readonly string[], suffix: string): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const full = resolve(io.cwd, path);
    const entry = await stat(full).catch(() => undefined);
    if (!entry)
      throw new Misuse(
        say(cliWords, (words) => words.files.thereNoFileOr({ path })),
        say(cliWords, (words) => words.files.checkPathAndIts),
      );
    if (!entry.isDirectory()) found.add(full);
    else await walk(full, suffix, found);
  }
  return [...found];
}

async function walk(folder: string, suffix: string, found: Set<string>): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => compareText(a.name, b.name))) {
    const path = join(folder, entry.name);
    // Links to folders are not followed: they may lead in a circle.
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && !SKIPPED_FOLDERS.has(entry.name)) await walk(path, suffix, found);
    } else if (entry.name.endsWith(suffix)) {
      found.add(path);
      if (found.size > MAX_FILES)
        throw new Misuse(
          say(cliWords, (words) => words.files.moreThanFilesEnd({ maxFiles: MAX_FILES, suffix, folder })),
          say(cliWords, (words) => words.files.nameSmallerFolder),
        );
    }
  }
}

export interface MachineFolder {
  readonly machines: readonly MachineFile[];
  /** Of files that cannot be used, and of ids that stand in two files. */
  readonly problems: readonly Problem[];
  readonly fileCount: number;
}

export async function readMachines(io: Io, paths: readonly string[]): Promise<MachineFolder> {
  const files = await findFiles(io, paths, MACHINE_SUFFIX);
  const machines: MachineFile[] = [];
  const problems: Problem[] = [];
  const fileOf = new Map<string, string>();
  for (const path of files) {
    const reading = await readText(io, path);
    if (reading.problem) {
      problems.push(reading.problem);
      continue;
    }
    const { machine, problems: found } = parseMachine(reading.text, showPath(io, path));
    problems.push(...found);
    if (!machine) continue;
    const earlier = fileOf.get(machine.config.id);
    if (earlier) problems.push(takenId(machine, earlier));
    else fileOf.set(machine.config.id, machine.file);
    machines.push(machine);
  }
  return { machines, problems: sortProblems(problems), fileCount: files.length };
}

function takenId(machine: MachineFile, earlier: string): Problem {
  return {
    code: 'duplicate-machine',
    severity: 'error',
    ...wordProblem(
      say(cliWords, (words) => words.files.idAlreadyTakenBy({ configId: machine.config.id, earlier })),
      say(cliWords, (words) => words.files.giveEachMachineId),
    ),
    file: machine.file,
    path: ['id'],
    ...machine.document.placeOf(['id']),
  };
}

/** Where machines are looked for when nobody says: beside the folder of the scenario. */
export function machinesBeside(io: Io, scenario: string): string {
  const folder = dirname(scenario);
  const beside = ['..', '../..'].map((up) => join(folder, up, 'machines'));
  return beside.find((path) => existsSync(resolve(io.cwd, path))) ?? join(folder, '..', 'machines');
}

/** `scenarios/eighteen-lines.scenario.json` -> `eighteen-lines`. */
export function stemOf(path: string): string {
  return basename(path).replace(/\.(scenario|machine)?\.?json$/, '');
}

/**
 * Writes a whole file or leaves the old one; makes the folders on the way. @throws Misuse when that is not
 * possible
 */
export async function writeOutput(io: Io, path: string, content: string | Uint8Array): Promise<string> {
  const full = resolve(io.cwd, path);
  return inWords(path, async () => {
    // What a run that was killed has left may be what fills the disk.
    await sweepTemporaries(dirname(full));
    await writeWhole(full, content);
    return showPath(io, full);
  });
}

/** Asked before long work, so that its result does not end in nothing. @throws Misuse */
export async function prepareOutput(io: Io, folder: string): Promise<void> {
  await inWords(folder, () => checkWritable(resolve(io.cwd, folder)));
}

const REASONS: ReadonlyMap<string, Said> = new Map([
  ['EACCES', say(cliWords, (words) => words.files.eacces)],
  ['EPERM', say(cliWords, (words) => words.files.eperm)],
  ['EROFS', say(cliWords, (words) => words.files.erofs)],
  ['ENOSPC', say(cliWords, (words) => words.files.enospc)],
  ['EDQUOT', say(cliWords, (words) => words.files.edquot)],
  ['EFBIG', say(cliWords, (words) => words.files.efbig)],
  ['EIO', say(cliWords, (words) => words.files.eio)],
  ['ENOTSUP', say(cliWords, (words) => words.files.unsupported)],
  ['EOPNOTSUPP', say(cliWords, (words) => words.files.unsupported)],
  ['ENOSYS', say(cliWords, (words) => words.files.unsupported)],
  ['EISDIR', say(cliWords, (words) => words.files.eisdir)],
  ['EEXIST', say(cliWords, (words) => words.files.eexist)],
  ['ENOTDIR', say(cliWords, (words) => words.files.enotdir)],
  ['ENOENT', say(cliWords, (words) => words.files.enoent)],
  ['ENAMETOOLONG', say(cliWords, (words) => words.files.enametoolong)],
]);

/** @throws Misuse in the place of what the system says when `path` cannot be written */
export async function inWords<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    const code = codeOf(cause);
    if (code === undefined) throw cause;
    const why = REASONS.get(code) ?? say(cliWords, () => code);
    throw new Misuse(
      say(cliWords, (words, language) => words.files.cannotBeWritten({ path, why: why[language] })),
      isNoRoom(cause)
        ? say(cliWords, (words) => words.files.makeRoom)
        : say(cliWords, (words) => words.files.chooseAnotherPlaceWith),
    );
  }
}
