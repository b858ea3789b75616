/** What the studio's server tells the page of commands that run for it, and of the files that they read. */
import type { JobKind } from './kinds.ts';

/**
 * `done`: it came to its end; with the exit code 1 it found problems on the way, and there is something to look at.
 * `stopped`: somebody asked for that, or the studio ended meanwhile. `failed`: see `said` and `exitCode`.
 */
export type JobState = 'running' | 'done' | 'stopped' | 'failed';

/** A command that the studio's server runs, or has run, for the page. A page may hear of kinds that it does not know. */
export interface Job<Kind extends string = JobKind> {
  readonly id: string;
  readonly kind: Kind;
  /** What it was ordered with. */
  readonly options: Readonly<Record<string, unknown>>;
  /** As a person would type it in the project's folder. */
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Absent while it runs, and where the studio ended without seeing the end. */
  readonly endedAt?: string | undefined;
  readonly state: JobState;
  /** 0 fine, 1 problems found (there may be results all the same), 2 misuse. */
  readonly exitCode?: number | undefined;
  readonly progress?: JobProgress | undefined;
  /** Why a calibration has not begun: nobody has said yet what becomes of these calls. */
  readonly undecided?: readonly Undecided[] | undefined;
  /** The last of what it printed, in the order in which it came. */
  readonly said: string;
  /** Where people open a phone test that is served, each with its token. */
  readonly addresses?: readonly string[] | undefined;
  /** Reports, by `/api/jobs/<id>/files/<name>`. */
  readonly files: readonly JobFile[];
  /** What it wrote into the project: paths of files and folders, such as `scenarios/a-calibrated.scenario.json`. */
  readonly made: readonly string[];
}

/** Something odd about a log that somebody has to decide about before anything is learnt. */
export interface Undecided {
  /** For the options `exclude` and `keep`, such as `outage-day:1999-02-03`. */
  readonly id: string;
  /** In the language in which the command speaks. */
  readonly message: string;
  /** What it would do if kept. */
  readonly hint: string;
}

export interface JobProgress {
  readonly done: number;
  readonly total: number;
  /** In the language in which the command speaks. */
  readonly stage: string;
  /** Seconds, as far as can be told. */
  readonly leftSeconds?: number | undefined;
}

export interface JobFile {
  readonly name: string;
  readonly bytes: number;
  /** Media type. */
  readonly type: string;
}

/** `results`: of one participant of a phone test; `folder`: of several. */
export type ShelvedKind = 'calls' | 'mapping' | 'log' | 'results' | 'folder';

/** Something in the project's folder `calls`. */
export interface ShelvedFile<Kind extends string = ShelvedKind> {
  readonly name: string;
  readonly kind: Kind;
  /** 0 for a folder. */
  readonly bytes: number;
}
