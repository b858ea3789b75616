/** Commands that run on this machine for the page, over HTTP: `src/jobs` has what goes to and fro. */
import { z } from 'zod';
import { readFailure, type Answer } from './answers.ts';
import type { Job, JobStore, LogSample, Refused, ShelvedFile } from './job-types.ts';
import type { Failed } from './failed.ts';

/** Asks the server; undefined: no answer. */
export type Ask = (method: string, path: string, body?: unknown) => Promise<Answer | undefined>;

const jobSchema = z.object({
  id: z.string().min(1),
  kind: z.string(),
  options: z.record(z.string(), z.unknown()).catch({}),
  command: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  exitCode: z.number().optional(),
  progress: z
    .object({
      done: z.number(),
      total: z.number(),
      stage: z.string(),
      leftSeconds: z.number().optional(),
    })
    .optional(),
  undecided: z
    .array(z.object({ id: z.string().min(1), message: z.string(), hint: z.string() }))
    .optional()
    .catch(undefined),
  said: z.string(),
  addresses: z.array(z.string()).optional(),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), type: z.string() })),
  made: z.array(z.string()),
});
const jobsSchema = z.object({ jobs: z.array(z.unknown()) });
const startedSchema = z.object({ job: jobSchema });
const filesSchema = z.object({
  files: z.array(z.object({ name: z.string(), kind: z.string(), bytes: z.number() })),
});
const sampleSchema = z.object({
  format: z.string(),
  header: z.array(z.string()),
  rows: z.array(z.array(z.string())),
});
const mappingSchema = z.object({ text: z.string().nullish(), version: z.string().nullish() });
const versionSchema = z.object({ version: z.string() });
const messageSchema = z.object({ message: z.string().min(1) });

export interface JobStoreParts {
  readonly base: string;
  readonly ask: Ask;
  /** Calls back with the text of every event about a job. */
  readonly watch: (listener: (text: unknown) => void) => () => void;
  readonly send: typeof globalThis.fetch;
  /** Absent: the browser's own way to send a file, which tells how far it is. */
  readonly upload?: typeof sendFile;
}

export function createJobStore({ base, ask, watch, send, upload = sendFile }: JobStoreParts): JobStore {
  const named = (path: string, name: string): string => `${path}?name=${encodeURIComponent(name)}`;
  const addressOf = (id: string, file: string): string =>
    `${base}/api/jobs/${encodeURIComponent(id)}/files/${encodeURIComponent(file)}`;
  return {
    addressOf,
    list: async () => {
      const answer = await ask('GET', '/api/jobs');
      const found = answer?.status === 200 ? jobsSchema.safeParse(answer.body).data : undefined;
      return found
        ? { status: 'ok', jobs: found.jobs.flatMap((each) => readJob(each) ?? []) }
        : readFailure(answer);
    },
    order: async (order) => {
      const answer = await ask('POST', '/api/jobs', order);
      const found = answer?.status === 201 ? startedSchema.safeParse(answer.body).data : undefined;
      return found ? { status: 'ok', job: found.job } : refusalOf(answer);
    },
    stop: async (id) => shelved(await ask('DELETE', `/api/jobs/${encodeURIComponent(id)}`)),
    read: async (id, file) => {
      try {
        const answer = await send(addressOf(id, file), { cache: 'no-store' });
        return answer.ok ? await answer.text() : undefined;
      } catch {
        return undefined;
      }
    },
    listFiles: async () => {
      const answer = await ask('GET', '/api/evidence');
      const found: readonly ShelvedFile[] | undefined =
        answer?.status === 200 ? filesSchema.safeParse(answer.body).data?.files : undefined;
      return found ? { status: 'ok', files: found } : readFailure(answer);
    },
    upload: async (file, name, onProgress) =>
      shelved(await upload(`${base}${named('/api/evidence/file', name)}`, file, onProgress)),
    remove: async (name) => shelved(await ask('DELETE', named('/api/evidence/file', name))),
    sample: async (name) => {
      const answer = await ask('GET', named('/api/evidence/sample', name));
      const sample: LogSample | undefined =
        answer?.status === 200 ? sampleSchema.safeParse(answer.body).data : undefined;
      return sample ? { status: 'ok', sample } : refusalOf(answer);
    },
    propose: async (name, taken) => {
      const answer = taken
        ? await ask('POST', '/api/evidence/proposal', { name, ...taken })
        : await ask('GET', named('/api/evidence/proposal', name));
      const text = answer?.status === 200 ? mappingSchema.safeParse(answer.body).data?.text : undefined;
      return typeof text === 'string' ? { status: 'ok', text, version: null } : refusalOf(answer);
    },
    readMapping: async (name) => {
      const answer = await ask('GET', named('/api/evidence/mapping', name));
      const found = answer?.status === 200 ? mappingSchema.safeParse(answer.body).data : undefined;
      return typeof found?.text === 'string'
        ? { status: 'ok', text: found.text, version: found.version ?? null }
        : refusalOf(answer);
    },
    writeMapping: async (name, text, baseVersion) => {
      const answer = await ask('PUT', '/api/evidence/mapping', { name, text, baseVersion });
      const found = answer?.status === 200 ? versionSchema.safeParse(answer.body).data : undefined;
      return found ? { status: 'ok', text, version: found.version } : refusalOf(answer);
    },
    watch: (listener) =>
      watch((text) => {
        const job = readJob(typeof text === 'string' ? readJsonText(text) : text);
        if (job) listener(job);
      }),
  };
}

function readJob(value: unknown): Job | undefined {
  return jobSchema.safeParse(value).data;
}

function shelved(answer: Answer | undefined): { readonly status: 'ok' } | Refused | Failed {
  return answer !== undefined && answer.status >= 200 && answer.status < 300
    ? { status: 'ok' }
    : refusalOf(answer);
}

/** In the server's own words, where it has any. */
function refusalOf(answer: Answer | undefined): Refused | Failed {
  const said = answer && answer.status >= 400 ? messageSchema.safeParse(answer.body).data : undefined;
  return said && answer?.status !== 401 ? { status: 'refused', message: said.message } : readFailure(answer);
}

function readJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `fetch` does not tell how much has been sent. */
function sendFile(url: string, file: Blob, onProgress: (share: number) => void): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener(
      'progress',
      ({ loaded, total }) => total > 0 && onProgress(loaded / total),
    );
    request.addEventListener('load', () =>
      resolve({ status: request.status, body: readJsonText(request.responseText) }),
    );
    for (const event of ['error', 'abort', 'timeout'] as const)
      request.addEventListener(event, () => resolve(undefined));
    request.send(file);
  });
}
