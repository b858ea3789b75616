/** The source as text: files, their imports, their code without comments and strings. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export interface Import {
  /** As written. */
  readonly name: string;
  /** Path under the repository for relative imports. */
  readonly file: string | undefined;
  readonly isType: boolean;
}

export interface SourceFile {
  /** Path under the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** What it takes from Node's files, by its own name there; `*` for all of them. */
  readonly files: readonly string[];
  /** Comments and the contents of strings are blanked. */
  readonly code: string;
}

const IMPORT =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

export function readSources(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) =>
      readSource(posix.join(...entry.parentPath.slice(ROOT.length + 1).split(/[\\/]/), entry.name)),
    )
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return { path, text, imports: importsOf(path, text), files: filesOf(text), code: blank(text) };
}

export function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[2] ?? match[3] ?? '';
    return {
      name,
      file: name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), name)) : undefined,
      isType: match[1] !== undefined,
    };
  });
}

const FILES =
  /\b(?:import|export)\s+([^'";]*?)\s+from\s+'(?:node:)?fs(?:\/promises)?'|'(?:node:)?fs(?:\/promises)?'/g;

/** A list in braces gives its names; whatever else reaches Node's files may do everything. */
export function filesOf(text: string): string[] {
  return [...text.matchAll(FILES)].flatMap(([, clause]) => {
    const list = /^(?:type\s+)?\{([^}]*)\}$/.exec(clause ?? '')?.[1];
    if (list === undefined) return ['*'];
    return list
      .split(',')
      .map((each) => each.trim().replace(/^type\s+/, ''))
      .filter((each) => each !== '')
      .map((each) => each.split(/\s+as\s+/)[0] ?? each);
  });
}

/**
 * Blanks comments, strings and the fixed parts of templates; regular expressions are short enough to be left
 * alone.
 */
export function blank(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{))*`/g,
    (found) => found.replace(/[^\n]/g, ' '),
  );
}

/** `src/chart/schema.ts` -> `chart`; files directly in src belong to no room. */
export function roomOf(path: string): string | undefined {
  const [, room, rest] = path.split('/');
  return rest === undefined ? undefined : room;
}
