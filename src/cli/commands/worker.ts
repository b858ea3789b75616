import { availableParallelism } from 'node:os';
import { say, saidIn, type Said } from '../../util/said.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';
import { withCluster } from '../cluster/cluster-line.ts';
import type { Io } from '../process/io.ts';
import { limitChunks, MOST_SECONDS } from '../../runner/index.ts';
import { readWhole } from '../options/read-options.ts';
import { CHUNK_LIMIT } from '../options/work-options.ts';
import type { Declaration } from '../options/declaration.ts';
import { defineCommand } from './types.ts';

/** The exit code of a program ended by Ctrl-C. */
const INTERRUPTED = 130;

const declare = (command: Declaration) =>
  command
    .readOr(
      '--redis <url>',
      say('the Redis or Valkey where the work is handed in', '交付工作的 Redis 或 Valkey 的地址'),
      (url) => url,
      'redis://127.0.0.1:6379',
    )
    .readOr(
      '--concurrency <n>',
      say('chunks worked on at once, each on a thread', '同时处理的工作份数，每份占一个线程'),
      readWhole({ from: 1, to: 256 }),
      availableParallelism(),
    )
    .read('--chunk-limit <seconds>', CHUNK_LIMIT, readWhole({ from: 1, to: MOST_SECONDS }))
    .read(
      '--leave-idle <seconds>',
      say('end after so long without work (default: stay)', '空闲这么多秒后结束（默认：一直运行）'),
      readWhole({ from: 1, to: 86_400 }),
    )
    .option('-q, --quiet', say('say nothing about each chunk', '不逐份报告'));

export const worker = defineCommand({
  name: 'worker',
  summary: say(
    'do the work of studies that others start with simulate --redis, on this machine',
    '在本机完成他人以 simulate --redis 发起的研究',
  ),
  declare,
  run: async (io, _args, { redis, concurrency, leaveIdle, chunkLimit, quiet }) => {
    const tell = (what: Said): void => io.err(`${saidIn(what, chooseUiLanguage(io))}\n`);
    await withCluster(async ({ serveChunks, showUrl }, version) => {
      const server = await serveChunks({
        url: redis,
        version,
        concurrency,
        limit: limitChunks(chunkLimit),
        ...(leaveIdle === undefined ? {} : { idleSeconds: leaveIdle }),
        onDone: (chunks) => quiet || tell(say(`done: ${chunks}`, `完成：${chunks}`)),
        onFailed: (chunks, reason) => tell(say(`failed: ${chunks}: ${reason}`, `失败：${chunks}：${reason}`)),
        onLink: (isUp) =>
          tell(
            isUp
              ? say('Redis is back.', 'Redis 已恢复。')
              : say(
                  `Redis at ${showUrl(redis)} is away; trying until it is back.`,
                  `位于 ${showUrl(redis)} 的 Redis 离线；将一直重试到它恢复。`,
                ),
          ),
      });
      const stop = endWhenAsked(io, () => void server.end());
      tell(
        say(
          `Dialtree ${version} works for ${showUrl(redis)}, ${concurrency} ${concurrency === 1 ? 'chunk' : 'chunks'} at a time. Press Ctrl-C to end it.`,
          `Dialtree ${version} 为 ${showUrl(redis)} 工作，每次 ${concurrency} 份。按 Ctrl-C 结束。`,
        ),
      );
      await server.ended;
      stop();
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
    io.err(
      saidIn(
        say(
          '\nEnding when the chunks under way are done; once more to leave at once.\n',
          '\n完成手头的工作后结束；再按一次立即退出。\n',
        ),
        chooseUiLanguage(io),
      ),
    );
    end();
  };
  const stop = io.onInterrupt(handle);
  process.on('SIGTERM', handle);
  return () => {
    stop();
    process.off('SIGTERM', handle);
  };
}
