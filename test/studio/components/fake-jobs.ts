/** The commands of a server that is none: what was asked of it is kept, and what it tells is said by the test. */
import { composeMapping, readDraft, printMapping, MEANINGS_OF } from '../../../src/calls/index.ts';
import type {
  Job,
  JobOrder,
  JobStore,
  LogSample,
  ShelvedFile,
  TakenColumns,
} from '../../../src/studio/storage/index.ts';

export interface FakeJobs {
  readonly store: JobStore;
  readonly orders: JobOrder[];
  readonly stopped: string[];
  /** Columns as they were taken. */
  readonly asked: TakenColumns[];
  readonly mappings: Map<string, string>;
  /** News of the last job. */
  tell(change: Partial<Job>): void;
}

interface Given {
  readonly jobs?: readonly Partial<Job>[];
  readonly files?: readonly ShelvedFile[];
  /** By the name of a job's file. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly sample?: LogSample;
  readonly proposal?: object;
}

export function createFakeJobs(given: Given = {}): FakeJobs {
  const { texts = {}, sample, proposal } = given;
  const listeners = new Set<(job: Job) => void>();
  const orders: JobOrder[] = [];
  const stopped: string[] = [];
  const asked: TakenColumns[] = [];
  const mappings = new Map<string, string>();
  const make = (part: Partial<Job>, i: number): Job => ({
    id: `job-${i}`,
    kind: 'calibrate',
    options: {},
    command: `dialtree ${part.kind ?? 'calibrate'}`,
    startedAt: '2026-03-02T10:00:00Z',
    state: 'running',
    said: '',
    files: [],
    made: [],
    ...part,
  });
  let jobs: readonly Job[] = (given.jobs ?? []).map(make);
  const missing = { status: 'refused', message: 'There is nothing here.' } as const;
  return {
    orders,
    stopped,
    asked,
    mappings,
    tell: (change) => {
      const [first, ...rest] = jobs;
      if (!first) throw new Error('No job was ordered.');
      const next = { ...first, ...change };
      jobs = [next, ...rest];
      listeners.forEach((listener) => listener(next));
    },
    store: {
      list: async () => ({ status: 'ok', jobs }),
      order: async (order) => {
        orders.push(order);
        const job = make({ kind: order.kind, options: order.options }, 100 + orders.length);
        jobs = [job, ...jobs];
        return { status: 'ok', job };
      },
      stop: async (id) => {
        stopped.push(id);
        return { status: 'ok' };
      },
      read: async (_, file) => texts[file],
      addressOf: (id, file) => `/api/jobs/${id}/files/${file}`,
      listFiles: async () => ({ status: 'ok', files: given.files ?? [] }),
      upload: async () => ({ status: 'ok' }),
      remove: async () => ({ status: 'ok' }),
      sample: async () => (sample ? { status: 'ok', sample } : missing),
      propose: async (_, taken) => {
        if (!sample) return missing;
        if (!taken) return { status: 'ok', text: JSON.stringify(proposal), version: null };
        asked.push(taken);
        const columns = new Map(
          MEANINGS_OF[taken.rows].flatMap((each) => {
            const column = taken.columns[each];
            return column === undefined ? [] : [[each, column] as const];
          }),
        );
        const table = { header: sample.header, rows: sample.rows, delimiter: ',' };
        const before = readDraft(taken.before);
        const mapping = composeMapping({ rows: taken.rows, columns, numbers: taken.numbers }, table, before);
        return { status: 'ok', text: printMapping(mapping), version: null };
      },
      readMapping: async (name) => {
        const text = mappings.get(name);
        return text === undefined ? missing : { status: 'ok', text, version: 'v' };
      },
      writeMapping: async (name, text) => {
        mappings.set(name, text);
        return { status: 'ok', text, version: 'v' };
      },
      watch: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  };
}
