/** What simulate, sweep and staff have in common: which luck, whose words, and where the work is done. */
import { availableParallelism } from 'node:os';
import { ChunkFailure, limitChunks, MOST_SECONDS } from '../../runner/index.ts';
import { createPoolHere } from '../../runner/node-threads.ts';
import { DEFAULT_SEED, type RunnerPool, type RepeatedQuestion } from '../../study/index.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';
import { withCluster } from '../cluster/cluster-line.ts';
import type { Declaration, OptionsOf } from './declaration.ts';
import { askStudy } from '../project/ask-study.ts';
import { Misuse } from '../process/failures.ts';
import type { Interruption } from '../process/interrupt.ts';
import type { Io } from '../process/io.ts';
import type { Project } from '../project/load-project.ts';
import { readLocale, readWhole } from './read-options.ts';
import { say, saidIn } from '../../util/said.ts';

/** Shared with other commands, so that one thing is described in one way. */
export const SCENARIO_FILE = say('a *.scenario.json file', '一个 *.scenario.json 文件');
export const MACHINES_FOLDER = say(
  'where the machine files are (default: the folder "machines" beside the scenario’s folder)',
  '菜单文件所在的文件夹（默认：场景文件夹旁的 machines 文件夹）',
);
export const CALLERS_LOCALE = say(
  'language the callers hear (default: the scenario’s)',
  '来电者听到的语言（默认：场景中指定的语言）',
);
export const CHUNK_LIMIT = say(
  'a chunk of work that takes longer is ended and tried once more, then fails (default: a minute, and a hundred times what its callers usually cost)',
  '一份工作超过此秒数即被终止，重试一次，仍超时则失败（默认：一分钟，另加其来电者通常所需时间的一百倍）',
);

export const declareWorkOptions = (command: Declaration) =>
  command
    .readOr(
      '--seed <n>',
      say('whole number that fixes all luck', '决定全部随机性的整数'),
      readWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }),
      DEFAULT_SEED,
    )
    .read('--locale <tag>', CALLERS_LOCALE, readLocale)
    .option('--machines <folder>', MACHINES_FOLDER)
    .readOr(
      '--threads <n>',
      say('worker threads', '工作线程数'),
      readWhole({ from: 1, to: 256 }),
      availableParallelism(),
    )
    .read('--chunk-limit <seconds>', CHUNK_LIMIT, readWhole({ from: 1, to: MOST_SECONDS }))
    .option(
      '--redis <url>',
      say(
        'let `dialtree worker` do the work, on any number of machines: the Redis or Valkey between them',
        '由任意多台机器上的 `dialtree worker` 完成工作：它们之间的 Redis 或 Valkey 的地址',
      ),
    )
    .option(
      '-q, --quiet',
      say(
        'no progress, and nothing printed that is written to files',
        '不显示进度，写入文件的内容也不再显示',
      ),
    );

export type WorkOptions = OptionsOf<typeof declareWorkOptions>;

/** What a command that looks at worlds without controls asks of them. */
export type WorldOptions = Pick<WorkOptions, 'locale' | 'seed'> & {
  readonly worlds?: readonly string[];
  readonly replications: number;
};

/**
 * The worlds asked for, or the two that the scenario compares, with nothing beside them. @throws as
 * `askStudy`
 */
export function designWorlds(
  project: Project,
  { worlds, locale, seed, replications }: WorldOptions,
  replay: string,
): RepeatedQuestion {
  const { before, after } = project.scenario.compare;
  return { ...askStudy(project, { worlds: worlds ?? [before, after], locale, seed, replay }), replications };
}

/**
 * One pool for the whole command, ended whatever happens. @throws Misuse when Redis cannot be reached, or a
 * chunk fails on the workers.
 */
export async function withPool<T>(
  io: Io,
  options: WorkOptions,
  { signal }: Interruption,
  work: (pool: RunnerPool) => Promise<T>,
): Promise<T> {
  const run = async (pool: RunnerPool): Promise<T> => {
    try {
      return await work(pool);
    } finally {
      await pool.end();
    }
  };
  const { redis, threads } = options;
  const limit = limitChunks(options.chunkLimit);
  if (redis === undefined) {
    return run(createPoolHere(threads, limit)).catch((cause: unknown) => {
      throw cause instanceof ChunkFailure ? new Misuse(cause.said, cause.hint) : cause;
    });
  }
  return withCluster(async ({ createClusterPool }, version) =>
    run(
      await createClusterPool({
        url: redis,
        version,
        signal,
        limit,
        onNotice: (text) => io.err(`${saidIn(text, chooseUiLanguage(io))}\n`),
      }),
    ),
  );
}
