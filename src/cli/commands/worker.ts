import { availableParallelism } from 'node:os';
import { say, cliWords, type Said } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';
import { redisOf, withCluster } from '../cluster/cluster-line.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import { limitChunks, MOST_SECONDS } from '../../runner/index.ts';
import { readWhole } from '../options/read-options.ts';
import { CHUNK_LIMIT } from '../options/work-options.ts';
import type { Declaration } from '../options/declaration.ts';
import { defineCommand } from './types.ts';

/** The exit code of a program ended by Ctrl-C. */
const INTERRUPTED = 130;

const REDIS_HERE = 'redis://127.0.0.1:6379';

const declare = (command: Declaration) =>
  command
    .option(
      '--redis <url>',
      say(cliWords, (words) => words.worker.redisOrValkeyWhere({ here: REDIS_HERE })),
    )
    .readOr(
      '--concurrency <n>',
      say(cliWords, (words) => words.worker.chunksWorkedOnAt),
      readWhole({ from: 1, to: 256 }),
      availableParallelism(),
    )
    .read('--chunk-limit <seconds>', CHUNK_LIMIT, readWhole({ from: 1, to: MOST_SECONDS }))
    .read(
      '--leave-idle <seconds>',
      say(cliWords, (words) => words.worker.endAfterSoLong),
      readWhole({ from: 1, to: 86_400 }),
    )
    .option(
      '-q, --quiet',
      say(cliWords, (words) => words.worker.sayNothingAboutEach),
    );

export const worker = defineCommand({
  name: 'worker',
  summary: say(cliWords, (words) => words.worker.summary),
  declare,
  run: async (io, _args, { redis, concurrency, leaveIdle, chunkLimit, quiet }) => {
    const tell = (what: Said): void => printLine(io.err, what[languageOf(io)]);
    const url = redisOf(io, redis) ?? REDIS_HERE;
    await withCluster(io, async ({ serveChunks, showUrl }, line) => {
      const server = await serveChunks({
        url,
        ...line,
        concurrency,
        limit: limitChunks(chunkLimit),
        ...(leaveIdle === undefined ? {} : { idleSeconds: leaveIdle }),
        onDone: (chunks) => quiet || tell(say(cliWords, (words) => words.worker.done({ chunks }))),
        onFailed: (chunks, reason) => tell(say(cliWords, (words) => words.worker.failed({ chunks, reason }))),
        onLink: (isUp) =>
          tell(
            isUp
              ? say(cliWords, (words) => words.worker.redisBack)
              : say(cliWords, (words) => words.worker.redisAtAwayTrying({ url: showUrl(url) })),
          ),
      });
      const stop = endWhenAsked(io, () => void server.end());
      tell(
        say(cliWords, (words) =>
          words.worker.dialtreeWorksForConcurrency({
            version: line.version,
            url: server.shown,
            concurrency,
            secretGiven: server.fingerprint === undefined ? 'other' : 'yes',
            fingerprint: server.fingerprint ?? '',
          }),
        ),
      );
      const { isOrderly } = await server.ended;
      stop();
      if (isOrderly) return;
      tell(say(cliWords, (words) => words.worker.endedWithoutRedis));
      process.exit(0);
    });
    return 0;
  },
});

/**
 * Ctrl-C, or the polite signal of whatever runs services: what is begun is finished. The second time it
 * leaves at once; another worker redoes it.
 */
function endWhenAsked(io: Io, end: () => void): () => void {
  let isAsked = false;
  const handle = (): void => {
    if (isAsked) process.exit(INTERRUPTED);
    isAsked = true;
    io.err('\n');
    printLine(io.err, cliWords[languageOf(io)].worker.endingWhenChunksUnder);
    end();
  };
  return io.onInterrupt(handle);
}
