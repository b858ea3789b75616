/**
 * THIRD-PARTY-NOTICES.txt: whose code the bundler has put into a folder of `dist`, and on which terms.
 *
 * It is written from the modules of the chunks themselves, so no list can be out of date; and the build fails for
 * a package whose licence is unknown, is not allowed (licences.ts) or has no text.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { isAllowed, licenceOf } from './licences.ts';

export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt';

export interface Bundled {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly licence: string;
  /** The package’s own files, licence first; then its NOTICE, which Apache-2.0 wants to be passed on. */
  readonly texts: readonly string[];
}

const NODE_MODULES = fileURLToPath(new URL('../node_modules', import.meta.url));

/** Modules without a file, which the tools of the build write into chunks: their code is that of these packages. */
const HELPERS: readonly (readonly [RegExp, string])[] = [
  [/^\0rolldown\//, 'rolldown'],
  [/^\0vite\//, 'vite'],
  // What AssemblyScript compiles holds its standard library.
  [/\?assembly$/, 'assemblyscript'],
];

const RULE = '='.repeat(80);

/**
 * Two plugins that share what they find. `collect` is for the builds of workers, which end before the page’s own;
 * `write` is for the build to whose folder the notices go.
 */
export function createNotices(): { readonly collect: Plugin; readonly write: Plugin } {
  const ids = new Set<string>();
  const collect: Plugin = {
    name: 'collect-notices',
    enforce: 'pre',
    async transform(code, id) {
      if (!/\.css(\?|$)/.test(id)) return;
      // A sheet leaves no module in a chunk, and one that it imports was never any.
      ids.add(id);
      for (const [, name = ''] of code.matchAll(/@import\s+(?:url\()?['"]([^'"]+)/g)) {
        const found = /^\w+:/.test(name) ? undefined : await this.resolve(name, id);
        if (found) ids.add(found.id);
      }
    },
    generateBundle(_, bundle) {
      const { root } = this.environment.config;
      for (const output of Object.values(bundle)) {
        const from =
          output.type === 'chunk'
            ? output.moduleIds
            : output.originalFileNames.map((name) => resolve(root, name));
        for (const id of from) ids.add(id);
      }
    },
  };
  const write: Plugin = {
    ...collect,
    name: 'write-notices',
    // By hand: a build for Node drops assets that a plugin emits.
    writeBundle({ dir }) {
      writeFileSync(join(dir ?? '', NOTICES_FILE), printNotices(listBundled(ids)));
    },
  };
  return { collect, write };
}

/**
 * The packages that modules come from, sorted by name.
 * @throws with every package whose notice cannot be given, and why.
 */
export function listBundled(ids: Iterable<string>, nodeModules = NODE_MODULES): Bundled[] {
  const folders = new Map<string, 'code' | 'font'>();
  const mistakes: string[] = [];
  for (const id of ids) {
    const helper = HELPERS.find(([pattern]) => pattern.test(id))?.[1];
    const folder = helper === undefined ? folderOf(id) : join(nodeModules, helper);
    if (folder !== undefined) {
      const use = /\.(woff2?|ttf|otf)(\?|$)/.test(id) ? 'font' : 'code';
      if (use === 'code' || !folders.has(folder)) folders.set(folder, use);
    } else if (id.startsWith('\0'))
      mistakes.push(
        `${id.slice(1)}: nobody knows whose code this is; say it in HELPERS of packaging/notices.ts`,
      );
  }
  const all = new Map<string, Bundled>();
  for (const [folder, use] of folders) {
    const found = readPackage(folder, use);
    if (typeof found === 'string') mistakes.push(found);
    else all.set(`${found.name} ${found.version}`, found);
  }
  if (mistakes.length > 0)
    throw new Error(`What is bundled may not be passed on:\n  ${mistakes.toSorted().join('\n  ')}`);
  return [...all.values()].toSorted((a, b) =>
    a.name < b.name || (a.name === b.name && a.version < b.version) ? -1 : 1,
  );
}

/** `/x/node_modules/a/node_modules/@b/c/lib/d.js?e` -> `/x/node_modules/a/node_modules/@b/c`. */
function folderOf(id: string): string | undefined {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/?]+)/.exec(id)?.[1];
}

function readPackage(folder: string, use: 'code' | 'font'): Bundled | string {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return `${folder}: a package without package.json`;
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const { name, version } = manifest;
  const licence = licenceOf(manifest);
  if (licence === undefined) return `${name} ${version}: its package.json names no licence`;
  if (!isAllowed(licence, use))
    return `${name} ${version}: ${licence} is not allowed by packaging/licences.ts`;
  const named = (pattern: RegExp): string[] =>
    readdirSync(folder)
      .filter((each) => pattern.test(each))
      .toSorted()
      .map((each) => readLicence(name, readFileSync(join(folder, each), 'utf8')));
  const licences = named(/^(licen[cs]e|copying|unlicense|ofl)([.-]|$)/i);
  if (licences.length === 0)
    return `${name} ${version}: it has no file with the text of its licence (${licence})`;
  return { name, version, licence, texts: [...licences, ...named(/^notice([.-]|$)/i)] };
}

/** Vite lists the licences of what it bundles itself; none of that is in a page. */
function readLicence(name: string, text: string): string {
  const own = name === 'vite' ? text.split(/^# Licenses of bundled dependencies$/m)[0] : text;
  return (own ?? text).replaceAll('\r\n', '\n').trim();
}

export function printNotices(bundled: readonly Bundled[]): string {
  const head = `This folder holds code of the ${bundled.length} packages below, each under its own licence. It was listed by the
build from what the bundler has put in. Dialtree itself: see LICENSE.`;
  const sections = bundled.map(
    ({ name, version, licence, texts }) =>
      `${RULE}\n${name} ${version} (${licence})\n${RULE}\n\n${texts.join('\n\n')}`,
  );
  return `${[head, ...sections].join('\n\n')}\n`;
}

/** What printNotices has written, without the texts. */
export function readNotices(text: string): Pick<Bundled, 'name' | 'version' | 'licence'>[] {
  const heading = new RegExp(`^${RULE}\n(\\S+) (\\S+) \\((.+)\\)\n${RULE}$`, 'gm');
  return [...text.matchAll(heading)].map(([, name = '', version = '', licence = '']) => ({
    name,
    version,
    licence,
  }));
}
