/** What simulate, sweep and staff have in common: which luck, whose words, and where the work is done. */
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { ChunkFailure, limitChunks, MOST_SECONDS } from '../runner/index.ts';
import { createPoolHere } from '../runner/node-threads.ts';
import { DEFAULT_SEED, type RunnerPool, type StudyDesign } from '../study/index.ts';
import { chooseUiLanguage, UI_LANGUAGES, type UiLanguage } from './choose-ui-language.ts';
import { withCluster } from './cluster-line.ts';
import { designStudy } from './design-study.ts';
import { Misuse } from './failures.ts';
import type { Interruption } from './interrupt.ts';
import type { Io } from './io.ts';
import type { Project } from './load-project.ts';
import { readChoice, readLocale, readWhole } from './read-options.ts';
import { saidIn } from '../util/said.ts';

export interface WorkOptions {
  readonly seed: number;
  readonly locale?: string;
  readonly language?: UiLanguage;
  readonly machines?: string;
  readonly threads: number;
  readonly redis?: string;
  readonly chunkLimit?: number;
  readonly quiet?: boolean;
}

export const CHUNK_LIMIT = 'a chunk of work that takes longer is ended and tried once more, then fails (default: a minute, and a hundred times what its callers usually cost)';

export function declareWorkOptions(command: Command): Command {
  return command
    .option('--seed <n>', 'whole number that fixes all luck', readWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }), DEFAULT_SEED)
    .option('--locale <tag>', 'language the callers hear (default: the scenario’s)', readLocale)
    .option('--language <language>', `language of the report: ${UI_LANGUAGES.join(', ')} (default: the terminal’s)`, readChoice(UI_LANGUAGES))
    .option('--machines <folder>', 'where the machine files are (default: the folder "machines" beside the scenario’s folder)')
    .option('--threads <n>', 'worker threads', readWhole({ from: 1, to: 256 }), availableParallelism())
    .option('--chunk-limit <seconds>', CHUNK_LIMIT, readWhole({ from: 1, to: MOST_SECONDS }))
    .option('--redis <url>', 'let `dialtree worker` do the work, on any number of machines: the Redis or Valkey between them')
    .option('-q, --quiet', 'no progress, and nothing printed that is written to files');
}

export interface WorldOptions extends WorkOptions {
  readonly worlds?: readonly string[];
  readonly replications: number;
}

/** The worlds asked for, or the two that the scenario compares, with nothing beside them. @throws as `designStudy` */
export function designWorlds(project: Project, { worlds, locale, seed, replications }: WorldOptions, replay: string): StudyDesign {
  const { before, after } = project.scenario.compare;
  return designStudy(project, { worlds: worlds ?? [before, after], locale, seed, replications, precision: undefined, sensitivityReplications: 0, hasControl: false, replay });
}

/** One pool for the whole command, ended whatever happens. @throws Misuse when Redis cannot be reached, or a chunk fails on the workers. */
export async function withPool<T>(io: Io, options: WorkOptions, { signal }: Interruption, work: (pool: RunnerPool) => Promise<T>): Promise<T> {
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
  return withCluster(async ({ createClusterPool }, version) => run(await createClusterPool({ url: redis, version, signal, limit, onNotice: (text) => io.err(`${saidIn(text, chooseUiLanguage(io, options.language))}\n`) })));
}
