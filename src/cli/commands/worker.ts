import { availableParallelism } from 'node:os';
import { withCluster } from '../cluster-line.ts';
import type { Io } from '../io.ts';
import { limitChunks, MOST_SECONDS } from '../../runner/index.ts';
import { readWhole } from '../read-options.ts';
import { CHUNK_LIMIT } from '../work-options.ts';
import type { CliCommand } from './types.ts';

interface Options {
  readonly redis: string;
  readonly concurrency: number;
  readonly leaveIdle?: number;
  readonly chunkLimit?: number;
  readonly quiet?: boolean;
}

/** The exit code of a program ended by Ctrl-C. */
const INTERRUPTED = 130;

export const worker: CliCommand = {
  name: 'worker',
  summary: 'do the work of studies that others start with simulate --redis, on this machine',
  declare: (command) =>
    command
      .option('--redis <url>', 'the Redis or Valkey where the work is handed in', 'redis://127.0.0.1:6379')
      .option('--concurrency <n>', 'chunks worked on at once, each on a thread', readWhole({ from: 1, to: 256 }), availableParallelism())
      .option('--chunk-limit <seconds>', CHUNK_LIMIT, readWhole({ from: 1, to: MOST_SECONDS }))
      .option('--leave-idle <seconds>', 'end after so long without work (default: stay)', readWhole({ from: 1, to: 86_400 }))
      .option('-q, --quiet', 'say nothing about each chunk'),
  run: async (io, _args, given) => {
    const { redis, concurrency, leaveIdle, chunkLimit, quiet } = given as unknown as Options;
    await withCluster(async ({ serveChunks, showUrl }, version) => {
      const server = await serveChunks({
        url: redis,
        version,
        concurrency,
        limit: limitChunks(chunkLimit),
        ...(leaveIdle === undefined ? {} : { idleSeconds: leaveIdle }),
        onDone: (chunks) => quiet || io.err(`done: ${chunks}\n`),
        onFailed: (chunks, reason) => io.err(`failed: ${chunks}: ${reason}\n`),
        onLink: (isUp) => io.err(isUp ? 'Redis is back.\n' : `Redis at ${showUrl(redis)} is away; trying until it is back.\n`),
      });
      const stop = endWhenAsked(io, () => void server.end());
      io.err(`Dialtree ${version} works for ${showUrl(redis)}, ${concurrency} ${concurrency === 1 ? 'chunk' : 'chunks'} at a time. Press Ctrl-C to end it.\n`);
      await server.ended;
      stop();
    });
    return 0;
  },
};

/** Ctrl-C, or the polite signal of whatever runs services: what is begun is finished. The second time it leaves at once; another worker redoes it. */
function endWhenAsked(io: Io, end: () => void): () => void {
  let isAsked = false;
  const handle = (): void => {
    if (isAsked) process.exit(INTERRUPTED);
    isAsked = true;
    io.err('\nEnding when the chunks under way are done; once more to leave at once.\n');
    end();
  };
  const stop = io.onInterrupt(handle);
  process.on('SIGTERM', handle);
  return () => {
    stop();
    process.off('SIGTERM', handle);
  };
}
