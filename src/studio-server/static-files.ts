/** The built studio: a fixed list of files, read when asked for. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

export interface StaticFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** The bundler puts the content's hash into the names of these. */
  readonly isLasting: boolean;
}

/** Only what is in the folder by name can be asked for: there is no path to climb out by. */
export function createStaticFiles(
  folder: string | undefined,
): (path: string) => Promise<StaticFile | undefined> {
  const list = async (): Promise<ReadonlySet<string>> => {
    const entries =
      folder === undefined
        ? []
        : await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return new Set(
      entries
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice((folder ?? '').length)
            .split(sep)
            .join('/')
            .replace(/^\/*/, '/'),
        ),
    );
  };
  return async (path) => {
    const wanted = path === '/' ? '/index.html' : path;
    // Listed anew each time: the studio may be built again while the server runs.
    if (folder === undefined || !(await list()).has(wanted)) return undefined;
    const body = new Uint8Array(await readFile(join(folder, wanted)));
    return {
      body,
      type: TYPES[extname(wanted)] ?? 'application/octet-stream',
      isLasting: wanted.startsWith('/assets/'),
    };
  };
}
