import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HttpBindings } from '@hono/node-server';
import { dirname } from 'node:path';
import type { CallShelf } from './call-shelf.ts';
import type { DraftShelf } from './draft-shelf.ts';
import { EVIDENCE_METHODS, evidenceRoutes } from './evidence-routes.ts';
import type { EventStreams } from './event-streams.ts';
import { guardRequests } from './guard-requests.ts';
import { JOB_METHODS, jobRoutes } from './job-routes.ts';
import type { JobRunner } from './job-runner.ts';
import type { RunShelf } from './run-shelf.ts';
import { isNoRoom, LockHeld, OutsideProject } from '../disk/index.ts';
import { TooLargeFile, type FileOnDisk, type ProjectFolder } from './project-folder.ts';
import { JSON_LIMITS } from '../util/json-limits.ts';
import { guardToken } from './guard-token.ts';
import { isTabName } from './living-tabs.ts';
import { createStaticFiles } from './static-files.ts';

export interface RouteOptions {
  readonly folder: ProjectFolder;
  readonly shelf: DraftShelf;
  /** The built studio. */
  readonly assets: string | undefined;
  readonly readPort: () => number;
  readonly streams: EventStreams;
  /** Undefined: whoever reaches the port may come in. */
  readonly token: string | undefined;
  readonly calls: CallShelf;
  readonly runs: RunShelf;
  readonly runner: JobRunner | undefined;
}

/** No permission, or a disk that is only read. */
const NO_ACCESS: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);
/** What each route takes. */
const METHODS: Readonly<Record<string, string>> = {
  '/api/project': 'GET, HEAD',
  '/api/file': 'GET, HEAD, PUT, DELETE',
  '/api/drafts': 'GET, HEAD',
  '/api/draft': 'PUT',
  '/api/events': 'GET',
  ...EVIDENCE_METHODS,
  ...JOB_METHODS,
};
const MAX_BODY = 5 * 1024 * 1024;
/** A thousand names of files. */
const MAX_ORDER = 300_000;
/** The largest file that is read, were it all written in escapes. */
const MAX_FILE_BODY = 6 * JSON_LIMITS.maxSize + 10_000;
const MAX_KEY = 2000;
const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><title>Dialtree</title><p>The studio is not built. Run <code>npm run build</code> and reload this page.</p>';

type Bindings = { readonly Bindings: HttpBindings };

export function createRoutes(options: RouteOptions): Hono<Bindings> {
  const { folder, shelf, assets, readPort, streams, token, calls, runs, runner } = options;
  const app = new Hono<Bindings>();
  const readStatic = createStaticFiles(assets);
  app.use('*', guardRequests(readPort));
  if (token !== undefined) app.use('*', guardToken({ id: folder.id, token, readPort }));
  app.use('/api/*', async (c, next) => {
    c.header('cache-control', 'no-store');
    await next();
  });
  for (const [path, maxSize] of [
    ['/api/file', MAX_FILE_BODY],
    ['/api/draft', MAX_BODY],
    ['/api/evidence/mapping', MAX_BODY],
    ['/api/evidence/proposal', MAX_BODY],
    ['/api/jobs', MAX_ORDER],
  ] as const)
    app.use(
      path,
      bodyLimit({
        maxSize,
        onError: (c) => c.json({ error: 'too-large', message: 'This is too much at once.' }, 413),
      }),
    );

  app.get('/api/project', async (c) => {
    const listed = await folder.list();
    const files = await Promise.all(
      listed.map(async ({ path, kind, size }) => ({
        path,
        kind,
        size,
        version: (await folder.version(path).catch(() => undefined)) ?? '',
      })),
    );
    return c.json({ name: folder.name, id: folder.id, files });
  });

  app.get('/api/file', async (c) => {
    const path = c.req.query('path') ?? '';
    const found = await folder.read(path);
    // A machine without a layout is nothing wrong: browsers write a 404 into their consoles.
    return found ? c.json({ path, ...found }) : c.body(null, 204);
  });

  app.put('/api/file', async (c) => {
    const body = await readBody(c.req.raw);
    const { path, text, baseVersion } = body ?? {};
    if (
      typeof path !== 'string' ||
      typeof text !== 'string' ||
      !(typeof baseVersion === 'string' || baseVersion === null)
    )
      return c.json({ error: 'bad-request', message: 'path, text and baseVersion are needed.' }, 400);
    const result = await folder.write(path, text, baseVersion);
    return result.status === 'saved'
      ? c.json({ version: result.version })
      : c.json(conflictBody(result.found), 409);
  });

  app.delete('/api/file', async (c) => {
    const { path, baseVersion } = (await readBody(c.req.raw)) ?? {};
    if (typeof path !== 'string' || typeof baseVersion !== 'string')
      return c.json({ error: 'bad-request', message: 'path and baseVersion are needed.' }, 400);
    const result = await folder.remove(path, baseVersion);
    if (!result) return c.json({ error: 'missing', message: `There is no file "${path}".` }, 404);
    return result.status === 'saved'
      ? c.json({ version: result.version })
      : c.json(conflictBody(result.found), 409);
  });

  app.get('/api/drafts', async (c) => {
    const tab = c.req.query('tab');
    return isTabName(tab)
      ? c.json({ drafts: await shelf.list(tab) })
      : c.json({ error: 'bad-request', message: 'tab is needed.' }, 400);
  });

  app.put('/api/draft', async (c) => {
    const { tab, key, text } = (await readBody(c.req.raw)) ?? {};
    if (
      !isTabName(tab) ||
      typeof key !== 'string' ||
      key.length > MAX_KEY ||
      !(typeof text === 'string' || text === null)
    )
      return c.json({ error: 'bad-request', message: 'tab, key and text are needed.' }, 400);
    if (text !== null) await shelf.keep(tab, { key, text });
    else if (!(await shelf.drop(tab, key)))
      return c.json({ error: 'held', message: 'Another page is at work on this draft.' }, 409);
    return c.json({});
  });

  app.get('/api/events', (c) => {
    // The body of an answer to HEAD is never read, nor ended.
    if (c.req.method === 'HEAD') return refuseMethod(c, 'GET');
    const tab = c.req.query('tab');
    const stream = streams.open({
      hold: () => (isTabName(tab) ? shelf.hold(tab) : undefined),
      cut: () => c.env.outgoing.destroy(),
    });
    if (!stream) {
      c.header('retry-after', '5');
      return c.json({ error: 'too-many', message: 'Too many pages listen already.' }, 503);
    }
    return c.body(stream, 200, { 'content-type': 'text/event-stream', 'transfer-encoding': 'chunked' });
  });

  app.route('/api/evidence', evidenceRoutes(calls, readBody));
  app.route('/api/jobs', jobRoutes({ folder, calls, runs, runner, readBody }));

  for (const [path, methods] of Object.entries(METHODS)) app.all(path, (c) => refuseMethod(c, methods));
  app.all('/api/*', (c) => c.json({ error: 'missing', message: 'There is nothing here.' }, 404));

  app.get('*', async (c) => {
    const path = decodePath(c.req.path);
    const file = path === undefined ? undefined : await readStatic(path);
    if (file)
      return c.body(file.body, 200, {
        'content-type': file.type,
        'cache-control': file.isLasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
    if (path === '/') return c.html(NOT_BUILT, 503);
    return c.text('There is nothing here.', 404);
  });
  app.all('*', (c) => refuseMethod(c, 'GET, HEAD'));
  app.onError((error, c) => {
    if (error instanceof OutsideProject) return c.json({ error: 'refused', message: error.message }, 403);
    if (error instanceof TooLargeFile) return c.json({ error: 'too-large', message: error.message }, 413);
    if (error instanceof LockHeld) return c.json({ error: 'busy', message: error.message }, 423);
    const { code, path } = error as NodeJS.ErrnoException;
    if (code !== undefined && NO_ACCESS.has(code)) {
      const message = `The system does not allow this (${code}).`;
      return c.json({ error: 'no-access', message, place: path && dirname(path) }, 403);
    }
    if (isNoRoom(error)) return c.json({ error: 'full', message: 'There is no room left on the disk.' }, 507);
    return c.json({ error: 'failed', message: `This did not work (${code ?? error.message}).` }, 500);
  });
  return app;
}

function refuseMethod(c: Context, allowed: string): Response {
  c.header('allow', allowed);
  return c.json({ error: 'method', message: `This takes ${allowed} only.` }, 405);
}

function conflictBody(found: FileOnDisk | undefined): { version: string | null; text: string | null } {
  return { version: found?.version ?? null, text: found?.text ?? null };
}

/** Only JSON that says it is: a form of another page cannot send that without asking first. */
async function readBody(request: Request): Promise<Record<string, unknown> | undefined> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return undefined;
  try {
    const value: unknown = await request.json();
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
