/**
 * Which licences the things we pass on may have, and who brought one that may not be passed on.
 *
 * A package is passed on in two ways: npm installs it beside ours (`dependencies` and all below them), or the
 * bundler puts it into `dist` (notices.ts).
 */
import satisfies from 'spdx-satisfies';

/** Kept by passing on the notice. Nothing here asks that a program be given away in source. */
const ALLOWED: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unicode-3.0',
  'Unicode-DFS-2016',
  'Unlicense',
];

/** For fonts alone: a program under it could not be passed on by itself. */
const ALLOWED_FOR_FONTS: readonly string[] = [...ALLOWED, 'OFL-1.1'];

/** What package-lock.json says of an installed package. */
interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

export interface Lock {
  /** By path, `node_modules/a/node_modules/b`; '' is the project. */
  readonly packages: Readonly<Record<string, Locked>>;
}

export interface RuntimePackage {
  /** `node_modules/a/node_modules/b`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string | undefined;
  /** Names from the project down to this package, the shortest way. */
  readonly broughtBy: readonly string[];
}

/** Takes an SPDX expression: of `(GPL-2.0-only OR MIT)` one is enough, of `MIT AND GPL-2.0-only` both are needed. */
export function isAllowed(licence: string | undefined, use: 'code' | 'font' = 'code'): boolean {
  if (!licence) return false;
  try {
    return satisfies(licence, use === 'font' ? ALLOWED_FOR_FONTS : ALLOWED);
  } catch {
    // `SEE LICENSE IN ...`, `MIT/X11`: no expression, so somebody has to look.
    return false;
  }
}

/** A package’s licence as its package.json says it; old ones have a list. */
export function licenceOf(manifest: {
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}): string | undefined {
  const { license, licenses } = manifest;
  if (typeof license === 'string') return license;
  if (license?.type) return license.type;
  const all = licenses?.flatMap(({ type }) => type ?? []) ?? [];
  return all.length > 0 ? all.join(' OR ') : undefined;
}

/** Everything npm installs for who uses the package, on any platform. Breadth first, so the way to each is the shortest. */
export function listRuntimePackages(lock: Lock): RuntimePackage[] {
  const found = new Map<string, RuntimePackage>();
  const queue: { path: string; broughtBy: readonly string[] }[] = [{ path: '', broughtBy: ['dialtree'] }];
  for (const { path, broughtBy } of queue) {
    const from = lock.packages[path];
    if (!from) continue;
    for (const name of namesBelow(from)) {
      const at = resolve(lock, path, name);
      // Optional packages of other platforms, and peers that the user brings along, may be absent.
      const to = at === undefined ? undefined : lock.packages[at];
      if (at === undefined || !to || found.has(at)) continue;
      const way = [...broughtBy, name];
      found.set(at, { path: at, name, version: to.version ?? '', licence: to.license, broughtBy: way });
      queue.push({ path: at, broughtBy: way });
    }
  }
  return [...found.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function namesBelow(from: Locked): string[] {
  const peers = Object.keys(from.peerDependencies ?? {}).filter(
    (name) => from.peerDependenciesMeta?.[name]?.optional !== true,
  );
  return [
    ...Object.keys(from.dependencies ?? {}),
    ...Object.keys(from.optionalDependencies ?? {}),
    ...peers,
  ].toSorted();
}

/** Where Node would find a package: beside the one that asks, then one folder up, and so on. */
function resolve(lock: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules') - 1))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (Object.hasOwn(lock.packages, path)) return path;
    if (folder === '') return undefined;
  }
}
