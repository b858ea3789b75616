/** Commands that the local server runs for the page, and the logs that they read: `src/jobs` as the page hears of it. */
import type { Job as AnyJob, JobKind, ShelvedFile as AnyShelvedFile } from '../../jobs/index.ts';
import type { Failed } from './failed.ts';

export type { JobFile, JobKind, JobProgress, JobState, Undecided } from '../../jobs/index.ts';
/** The server may be of another version than the page: a kind that the page does not know is called as it is. */
export type Job = AnyJob<string>;
export type ShelvedFile = AnyShelvedFile<string>;

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
  readonly kind: JobKind;
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
