/**
 * The project's files, as the command line sees them.
 *
 * Laws: nothing is read before its size is known to be sane; every reason why a file cannot be read is a
 * Problem; folders are walked in code-unit order, so that output is the same on every machine; results are
 * written whole or not at all.
 */
import { constants, existsSync, type Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parseMachine, type MachineFile } from '../../chart/index.ts';
import { checkWritable, codeOf, isNoRoom, sweepTemporaries, writeWhole } from '../../disk/index.ts';
import { compareText, sortProblems, wordProblem, type Problem } from '../../util/problem.ts';
import { JSON_LIMITS } from '../../util/json-limits.ts';
import { showLines } from '../../util/show-text.ts';
import { say, cliWords, type Said } from '../../words/index.ts';
import { Misuse } from '../process/failures.ts';
import type { Io } from '../process/io.ts';
import { isSystemError, sayReason, sayRemedy } from '../process/system-errors.ts';

export const MACHINE_SUFFIX = '.machine.json';
export const SCENARIO_SUFFIX = '.scenario.json';
export const FOLDER_UNREADABLE = 'folder-unreadable';

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
  const full = resolve(io.cwd, path);
  const refuse = (code: string, message: Said, hint: Said): TextReading => ({
    problem: { code, severity: 'error', ...wordProblem(message, hint), file: showPath(io, path) },
  });
  try {
    const entry = await stat(full);
    if (!entry.isFile())
      return refuse(
        'file-unreadable',
        say(cliWords, ({ files }) => (entry.isDirectory() ? files.folder : files.pipe)),
        say(cliWords, ({ files }) => (entry.isDirectory() ? files.fileUnreadableHint : files.pipeHint)),
      );
    if (entry.size > MAX_BYTES) {
      return refuse(
        'file-too-large',
        say(cliWords, (words) => words.files.fileTooLarge({ count: entry.size, maxBytes: MAX_BYTES })),
        say(cliWords, (words) => words.files.fileTooLargeHint),
      );
    }
    // Should somebody put a pipe in its place meanwhile, nobody waits for what it may say.
    const bytes = await readFile(full, { flag: constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) });
    if (isUtf16(bytes))
      return refuse(
        'file-encoding',
        say(cliWords, (words) => words.files.fileUtf16),
        say(cliWords, (words) => words.files.fileUtf16Hint),
      );
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (cause) {
    if (isMissing(cause))
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
    const why = sayReason(cause);
    return refuse(
      'file-unreadable',
      say(cliWords, ({ files }, language) => files.fileCannotBeRead({ why: why[language] })),
      sayRemedy(cause),
    );
  }
}

/** By its mark, or by the empty half of a first letter that is ASCII. (UTF-32 passes for it: the advice is the same.) */
function isUtf16([first, second]: Uint8Array): boolean {
  const pair = `${first} ${second}`;
  return pair === '255 254' || pair === '254 255' || first === 0 || second === 0;
}

function isMissing(cause: unknown): boolean {
  return codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR';
}

export interface FoundFiles {
  /** Absolute. */
  readonly files: readonly string[];
  /** Of folders that cannot be looked into: the rest is there all the same. */
  readonly problems: readonly Problem[];
}

/**
 * Files under the given files and folders whose name ends with `suffix`; a file named outright is taken
 * whatever its name. @throws Misuse for a path that leads nowhere
 */
export async function findFiles(io: Io, paths: readonly string[], suffix: string): Promise<FoundFiles> {
  const found = new Set<string>();
  const problems: Problem[] = [];
  for (const path of paths) {
    const full = resolve(io.cwd, path);
    try {
      if ((await stat(full)).isDirectory()) await walk(io, full, suffix, { found, problems });
      else found.add(full);
    } catch (cause) {
      if (isMissing(cause))
        throw new Misuse(
          say(cliWords, (words) => words.files.thereNoFileOr({ path })),
          say(cliWords, (words) => words.files.checkPathAndIts),
        );
      if (!isSystemError(cause)) throw cause;
      // The file itself says what is wrong with it when it is read.
      found.add(full);
    }
  }
  return { files: [...found], problems };
}

interface Walk {
  readonly found: Set<string>;
  readonly problems: Problem[];
}

async function walk(io: Io, folder: string, suffix: string, { found, problems }: Walk): Promise<void> {
  for (const entry of await listFolder(io, folder, problems)) {
    const path = join(folder, entry.name);
    // Links to folders are not followed: they may lead in a circle.
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && !SKIPPED_FOLDERS.has(entry.name))
        await walk(io, path, suffix, { found, problems });
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

async function listFolder(io: Io, folder: string, problems: Problem[]): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.toSorted((a, b) => compareText(a.name, b.name));
  } catch (cause) {
    // Removed since its name was read: nothing is in it.
    if (isMissing(cause)) return [];
    if (!isSystemError(cause)) throw cause;
    const why = sayReason(cause);
    problems.push({
      code: FOLDER_UNREADABLE,
      severity: 'error',
      ...wordProblem(
        say(cliWords, ({ files }, language) => files.folderCannotBeRead({ why: why[language] })),
        sayRemedy(cause),
      ),
      file: showPath(io, folder),
    });
    return [];
  }
}

export interface MachineFolder {
  readonly machines: readonly MachineFile[];
  /** Of folders and files that cannot be used, and of ids that stand in two files. */
  readonly problems: readonly Problem[];
  readonly fileCount: number;
}

export async function readMachines(io: Io, paths: readonly string[]): Promise<MachineFolder> {
  const { files, problems: unreadable } = await findFiles(io, paths, MACHINE_SUFFIX);
  const machines: MachineFile[] = [];
  const problems: Problem[] = [...unreadable];
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
    // What is no file, such as /dev/stdout, may be a terminal or a log.
    const entry = await stat(full).catch(() => undefined);
    const isLog = typeof content === 'string' && entry !== undefined && !entry.isFile();
    await writeWhole(full, isLog ? showLines(content) : content);
    return showPath(io, full);
  });
}

/** Asked before long work, so that its result does not end in nothing. @throws Misuse */
export async function prepareOutput(io: Io, folder: string): Promise<void> {
  await inWords(folder, () => checkWritable(resolve(io.cwd, folder)));
}

/** Where something is to be written these mean what they do not mean where something is read. */
const IN_THE_WAY: ReadonlyMap<string, Said> = new Map([
  ['EISDIR', say(cliWords, (words) => words.files.eisdir)],
  ['EEXIST', say(cliWords, (words) => words.files.eexist)],
  ['ENOENT', say(cliWords, (words) => words.files.enoent)],
]);

/** @throws Misuse in the place of what the system says when `path` cannot be written */
export async function inWords<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    const code = codeOf(cause);
    if (code === undefined) throw cause;
    const why = IN_THE_WAY.get(code) ?? sayReason(cause);
    throw new Misuse(
      say(cliWords, (words, language) => words.files.cannotBeWritten({ path, why: why[language] })),
      isNoRoom(cause)
        ? say(cliWords, (words) => words.files.makeRoom)
        : say(cliWords, (words) => words.files.chooseAnotherPlaceWith),
    );
  }
}
