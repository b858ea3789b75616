/**
 * Which files belong to a project, and how their paths are written: relative, with forward slashes, in any
 * language.
 */

export type ProjectFileKind = 'machine' | 'layout' | 'scenario' | 'config';

const SUFFIXES: Readonly<Record<string, ProjectFileKind>> = {
  '.machine.json': 'machine',
  '.layout.json': 'layout',
  '.scenario.json': 'scenario',
};
const CONFIG_NAME = 'dialtree.config.json';
const MAX_LENGTH = 1000;
const MAX_NAME = 200;

/**
 * Undefined for everything that is not a file of the project, and for every path that could lead out of its
 * folder.
 */
export function kindOfPath(path: string): ProjectFileKind | undefined {
  if (path.length > MAX_LENGTH) return undefined;
  const names = path.split('/');
  if (!names.every(isPlainName)) return undefined;
  const name = names.at(-1) ?? '';
  if (path === CONFIG_NAME) return 'config';
  const suffix = Object.keys(SUFFIXES).find((each) => name.endsWith(each) && name.length > each.length);
  return suffix === undefined ? undefined : SUFFIXES[suffix];
}

/**
 * No hidden files, no `..`, no drive letters or streams, nothing a terminal or another system reads
 * differently.
 */
export function isPlainName(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= MAX_NAME &&
    !name.startsWith('.') &&
    name === name.trim() &&
    !name.endsWith('.') &&
    !/[\\:*?"<>|]|\p{Cc}/u.test(name)
  );
}

/** `machines/merged.machine.json` -> `machines/merged.layout.json`. */
export function layoutPathOf(machinePath: string): string {
  return machinePath.replace(/\.machine\.json$/, '.layout.json');
}
