/**
 * What commands of evidence read: logs, mappings, files of calls, results of phone tests; all in the folder `calls`.
 *
 *     GET  /api/evidence                        -> 200 { files: ShelvedFile[] }
 *     POST /api/evidence/file?name=NAME  bytes  -> 201 { name }: under that name, or with a number in it
 *                                                  (content-type: application/octet-stream)
 *     GET  /api/evidence/proposal?name=NAME     -> 200 { mapping, sure, columns, text } or { mapping: null }: no table
 *                                                  422 { error: 'refused', message, problems: Problem[] }
 *     GET  /api/evidence/mapping?name=NAME      -> 200 { text, version }; 204: there is none
 *     PUT  /api/evidence/mapping  { name, text, baseVersion }
 *                                               -> 200 { version }; 409 { version, text }: as it is now
 *                                                  422 { error: 'refused', message, problems: Problem[] }, with paths
 */
import { basename } from 'node:path';
import { Hono } from 'hono';
import { BadLog, problemOfLog, proposeFor } from '../call-files/index.ts';
import { parseMapping, printMapping } from '../calls/index.ts';
import { hasErrors } from '../util/problem.ts';
import { TooLargeLog, type CallShelf } from './call-shelf.ts';

/** Bytes. What is larger is read where it lies, by the command. */
const MAX_LOG = 1024 ** 3;

export const EVIDENCE_METHODS: Readonly<Record<string, string>> = {
  '/api/evidence': 'GET, HEAD',
  '/api/evidence/file': 'POST',
  '/api/evidence/proposal': 'GET, HEAD',
  '/api/evidence/mapping': 'GET, HEAD, PUT',
};

type ReadBody = (request: Request) => Promise<Readonly<Record<string, unknown>> | undefined>;

export function evidenceRoutes(shelf: CallShelf, readBody: ReadBody): Hono {
  const app = new Hono();

  app.get('/', async (c) => c.json({ files: await shelf.list() }));

  app.post('/file', async (c) => {
    // A form of another page cannot send this kind without asking first.
    if (c.req.header('content-type') !== 'application/octet-stream' || !c.req.raw.body)
      return c.json({ error: 'bad-request', message: 'A file is sent as application/octet-stream.' }, 415);
    if (Number(c.req.header('content-length') ?? 0) > MAX_LOG)
      return c.json({ error: 'too-large', message: tooLarge() }, 413);
    return c.json({ name: await shelf.keep(c.req.query('name') ?? '', c.req.raw.body, MAX_LOG) }, 201);
  });

  app.get('/proposal', async (c) => {
    const name = c.req.query('name') ?? '';
    const path = await shelf.find(name);
    if (path === undefined) return c.json({ error: 'missing', message: `There is no file "${name}".` }, 404);
    try {
      const found = await proposeFor(path);
      return c.json(found ? { ...found, text: printMapping(found.mapping) } : { mapping: null });
    } catch (cause) {
      if (!(cause instanceof BadLog)) throw cause;
      const problem = problemOfLog(cause, (each) => basename(each));
      return c.json({ error: 'refused', message: problem.message, problems: [problem] }, 422);
    }
  });

  app.get('/mapping', async (c) => {
    const name = c.req.query('name') ?? '';
    const found = isMapping(name) ? await shelf.read(name) : undefined;
    return found ? c.json(found) : c.body(null, 204);
  });

  app.put('/mapping', async (c) => {
    const { name, text, baseVersion } = (await readBody(c.req.raw)) ?? {};
    if (
      typeof name !== 'string' ||
      !isMapping(name) ||
      typeof text !== 'string' ||
      !(typeof baseVersion === 'string' || baseVersion === null)
    )
      return c.json(
        { error: 'bad-request', message: 'name (*.mapping.json), text and baseVersion are needed.' },
        400,
      );
    const { problems } = parseMapping(text, name);
    if (hasErrors(problems))
      return c.json({ error: 'refused', message: problems[0]?.message ?? '', problems }, 422);
    const result = await shelf.write(name, text, baseVersion);
    return result.status === 'saved'
      ? c.json({ version: result.version })
      : c.json({ version: result.found?.version ?? null, text: result.found?.text ?? null }, 409);
  });

  app.onError((error, c) => {
    if (error instanceof TooLargeLog) return c.json({ error: 'too-large', message: error.message }, 413);
    throw error;
  });
  return app;
}

function isMapping(name: string): boolean {
  return name.endsWith('.mapping.json');
}

function tooLarge(): string {
  return `A log of more than ${MAX_LOG / 1024 ** 2} MB is imported where it lies: dialtree import-calls.`;
}
