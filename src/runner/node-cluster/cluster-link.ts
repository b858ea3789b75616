/** What a pool is given, and what its studies need of it. */
import type { Redis } from 'ioredis';
import type { RunnerPool } from '../../study/index.ts';
import type { Said } from '../../words/index.ts';
import type { ChunkLimit } from '../chunk-limit.ts';
import type { ClusterFailure } from './cluster-failure.ts';
import type { Seal } from './seal.ts';
import type { StudyFlows } from './study-flows.ts';

export interface ClusterOptions {
  readonly url: string;
  readonly version: string;
  /** Shared with the workers: then nobody else's jobs are done, and nobody else's answers believed. */
  readonly secret?: string;
  /** Once aborted, jobs are taken back; of a study's course, what is under way is done here. */
  readonly signal?: { readonly aborted: boolean };
  /** Something the person who waits should know. */
  readonly onNotice?: (text: Said) => void;
  /** How long Redis may stay away; a minute by default. */
  readonly patienceSeconds?: number;
  /** After how long without a word from here others take the jobs back; a minute by default. */
  readonly awaySeconds?: number;
  /**
   * Least work in a job, in estimated seconds; one by default, since handing a job over costs milliseconds.
   */
  readonly jobSeconds?: number;
  /** For what is done here after a stop. Workers have limits of their own. */
  readonly limit?: ChunkLimit;
}

/** What studies need of their pool. */
export interface ClusterLink {
  readonly redis: Redis;
  readonly seal: Seal;
  readonly flows: StudyFlows;
  readonly options: ClusterOptions;
  isOver(): boolean;
  explain(cause: unknown): ClusterFailure;
  /** A thread on this machine, begun when first asked for. */
  openHere(): RunnerPool;
}
