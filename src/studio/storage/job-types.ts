/** Commands that the local server runs for the page, and the logs that they read. */
import type { Failed } from './failed.ts';

export type JobState = 'running' | 'done' | 'stopped' | 'failed';

export interface JobFile {
  readonly name: string;
  readonly bytes: number;
  /** Media type. */
  readonly type: string;
}

export interface JobProgress {
  readonly done: number;
  readonly total: number;
  /** In words. */
  readonly stage: string;
  readonly leftSeconds?: number | undefined;
}

export interface Job {
  readonly id: string;
  readonly kind: string;
  /** With which it was ordered. */
  readonly options: Readonly<Record<string, unknown>>;
  /** As a person would type it. */
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt?: string | undefined;
  readonly state: JobState;
  readonly exitCode?: number | undefined;
  readonly progress?: JobProgress | undefined;
  /** Why a calibration has not begun: nobody has said yet what becomes of these calls. */
  readonly undecided?: readonly Undecided[] | undefined;
  /** The last of what it printed. */
  readonly said: string;
  /** Where a phone test is open. */
  readonly addresses?: readonly string[] | undefined;
  readonly files: readonly JobFile[];
  /** Paths in the project of what it wrote. */
  readonly made: readonly string[];
}

export interface Undecided {
  readonly id: string;
  readonly message: string;
  readonly hint: string;
}

/** Something in the project's folder of calls. */
export interface ShelvedFile {
  readonly name: string;
  readonly kind: string;
  /** 0 for a folder. */
  readonly bytes: number;
}

/** The beginning of a log. */
export interface LogSample {
  /** Id of the platform whose log it is. */
  readonly format: string;
  readonly header: readonly string[];
  /** What could tell somebody's number is masked. */
  readonly rows: readonly (readonly string[])[];
}

export type SampleOutcome = { readonly status: 'ok'; readonly sample: LogSample } | Refused | Failed;
/** A mapping file's text, and which version of it this is; null: it is not there yet. */
export type MappingOutcome =
  | { readonly status: 'ok'; readonly text: string; readonly version: string | null }
  | Refused
  | Failed;

export interface JobOrder {
  readonly kind: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** In which the command speaks. */
  readonly language: string;
}

/** What somebody took the columns of a table for, by meaning; and the mapping as it was before. */
export interface TakenColumns {
  readonly rows: 'call' | 'event';
  readonly columns: Readonly<Record<string, string>>;
  readonly numbers: readonly number[];
  readonly before: string;
}

/** `refused`: with the server's own reason. */
export type Refused = { readonly status: 'refused'; readonly message: string };
export type OrderOutcome = { readonly status: 'ok'; readonly job: Job } | Refused | Failed;
export type ShelfOutcome = { readonly status: 'ok' } | Refused | Failed;

export interface JobStore {
  /** Newest first. */
  list(): Promise<{ readonly status: 'ok'; readonly jobs: readonly Job[] } | Failed>;
  order(order: JobOrder): Promise<OrderOutcome>;
  stop(id: string): Promise<ShelfOutcome>;
  /** Undefined: it is not there, or cannot be reached. */
  read(id: string, file: string): Promise<string | undefined>;
  /** Where a file is downloaded. */
  addressOf(id: string, file: string): string;
  listFiles(): Promise<{ readonly status: 'ok'; readonly files: readonly ShelvedFile[] } | Failed>;
  /** @param onProgress told a share */
  upload(file: Blob, name: string, onProgress: (share: number) => void): Promise<ShelfOutcome>;
  remove(name: string): Promise<ShelfOutcome>;
  sample(name: string): Promise<SampleOutcome>;
  /** A mapping for a table: as its columns are called, or as somebody took them. */
  propose(name: string, taken?: TakenColumns): Promise<MappingOutcome>;
  readMapping(name: string): Promise<MappingOutcome>;
  /** @param baseVersion null: the file must not be there */
  writeMapping(name: string, text: string, baseVersion: string | null): Promise<MappingOutcome>;
  /** Calls back on every change of a job. Returns the way to stop. */
  watch(listener: (job: Job) => void): () => void;
}
