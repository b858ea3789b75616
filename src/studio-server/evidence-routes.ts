/**
 * What commands of evidence read: logs, mappings, files of calls, results of phone tests; all in the folder `calls`.
 *
 *     GET  /api/evidence                        -> 200 { files: ShelvedFile[] }
 *     POST /api/evidence/file?name=NAME  bytes  -> 201 { name }: under that name, or with a number in it
 *                                                  (content-type: application/octet-stream)
 *     DELETE /api/evidence/file?name=NAME       -> 200 {}: gone for good, since it may hold callers' numbers; 404
 *     GET  /api/evidence/sample?name=NAME       -> 200 LogSample (src/call-files): its first twenty rows, with what could tell
 *          [&mapping=NAME]                         a person masked; columns that the mapping takes are shown as far as they may be
 *     GET  /api/evidence/proposal?name=NAME     -> 200 { mapping, sure, columns, text } or { mapping: null }: no table
 *     POST /api/evidence/proposal               -> 200 { text } or { text: null }: no table
 *          { name, rows, columns, numbers, before? }   what somebody takes the columns for (TableReading), and a mapping's text
 *                                                  each of the three: 422 { error: 'refused', message, problems: Problem[] }
 *     GET  /api/evidence/mapping?name=NAME      -> 200 { text, version }; 204: there is none
 *     PUT  /api/evidence/mapping  { name, text, baseVersion }
 *                                               -> 200 { version }; 409 { version, text }: as it is now
 *                                                  422 { error: 'refused', message, problems: Problem[] }, with paths
 */
import { basename } from 'node:path';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { BadLog, composeFor, problemOfLog, proposeFor, sampleLog } from '../call-files/index.ts';
import { MEANINGS_OF, parseMapping, printMapping, readDraft, type Meaning } from '../calls/index.ts';
import { hasErrors } from '../util/problem.ts';
import { MAX_MAPPING, TooLargeLog, type CallShelf } from './call-shelf.ts';

/** Bytes. What is larger is read where it lies, by the command. */
const MAX_LOG = 1024 ** 3;

export const EVIDENCE_METHODS: Readonly<Record<string, string>> = {
  '/api/evidence': 'GET, HEAD',
  '/api/evidence/file': 'POST, DELETE',
  '/api/evidence/sample': 'GET, HEAD',
  '/api/evidence/proposal': 'GET, HEAD, POST',
  '/api/evidence/mapping': 'GET, HEAD, PUT',
};

/** What somebody takes the columns of a table for. */
const takenSchema = z.object({
  name: z.string(),
  rows: z.enum(['call', 'event']),
  columns: z.partialRecord(z.enum([...MEANINGS_OF.call, ...MEANINGS_OF.event]), z.string().min(1).max(200)),
  numbers: z.array(z.int().min(0).max(99)).max(100),
  before: z.string().max(MAX_MAPPING).optional(),
});

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

  app.delete('/file', async (c) => {
    const name = c.req.query('name') ?? '';
    return (await shelf.remove(name)) ? c.json({}) : missing(c, name);
  });

  app.get('/sample', async (c) => {
    const name = c.req.query('name') ?? '';
    const path = await shelf.find(name);
    if (path === undefined) return missing(c, name);
    const mapping = c.req.query('mapping');
    const text = mapping === undefined ? undefined : (await shelf.read(mapping))?.text;
    return c.json(await sampleLog(path, text === undefined ? undefined : readDraft(text)));
  });

  app.get('/proposal', async (c) => {
    const name = c.req.query('name') ?? '';
    const path = await shelf.find(name);
    if (path === undefined) return missing(c, name);
    const found = await proposeFor(path);
    return c.json(found ? { ...found, text: printMapping(found.mapping) } : { mapping: null });
  });

  app.post('/proposal', async (c) => {
    const taken = takenSchema.safeParse(await readBody(c.req.raw)).data;
    if (!taken)
      return c.json({ error: 'bad-request', message: 'name, rows, columns and numbers are needed.' }, 400);
    const { name, rows, columns, numbers, before } = taken;
    const path = await shelf.find(name);
    if (path === undefined) return missing(c, name);
    const reading = { rows, numbers, columns: new Map(Object.entries(columns) as [Meaning, string][]) };
    const found = await composeFor(path, reading, before === undefined ? undefined : readDraft(before));
    return c.json({ text: found ? printMapping(found) : null });
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
    if (error instanceof BadLog) {
      const problem = problemOfLog(error, (each) => basename(each));
      return c.json({ error: 'refused', message: problem.message, problems: [problem] }, 422);
    }
    if (error instanceof TooLargeLog) return c.json({ error: 'too-large', message: error.message }, 413);
    throw error;
  });
  return app;
}

function missing(c: Context, name: string): Response {
  return c.json({ error: 'missing', message: `There is no file "${name}".` }, 404);
}

function isMapping(name: string): boolean {
  return name.endsWith('.mapping.json');
}

function tooLarge(): string {
  return `A log of more than ${MAX_LOG / 1024 ** 2} MB is imported where it lies: dialtree import-calls.`;
}
