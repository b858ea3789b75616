/** What simulate, sweep and staff have in common: which luck, whose words, and where the work is done. */
import { availableParallelism } from 'node:os';
import { ChunkFailure, limitChunks, MOST_SECONDS } from '../../runner/index.ts';
import { createPoolHere } from '../../runner/node-threads.ts';
import { DEFAULT_SEED, type RunnerPool, type RepeatedQuestion } from '../../study/index.ts';
import { languageOf } from '../language/choose-language.ts';
import { redisOf, withCluster } from '../cluster/cluster-line.ts';
import type { Declaration, OptionsOf } from './declaration.ts';
import { askStudy } from '../project/ask-study.ts';
import { Misuse } from '../process/failures.ts';
import type { Interruption } from '../process/interrupt.ts';
import { printLine } from '../process/gate.ts';
import type { Io } from '../process/io.ts';
import type { Project } from '../project/load-project.ts';
import { readColumns } from '../project/read-rosters.ts';
import { readLocale, readWhole } from './read-options.ts';
import { say, cliWords } from '../../words/index.ts';

/** Shared with other commands, so that one thing is described in one way. */
export const SCENARIO_FILE = say(cliWords, (words) => words.workOptions.scenarioFile);
export const MACHINES_FOLDER = say(cliWords, (words) => words.workOptions.machinesFolder);
export const CALLERS_LOCALE = say(cliWords, (words) => words.workOptions.callersLocale);
export const ROSTER_COLUMNS = say(cliWords, (words) => words.workOptions.columns);
export const CHUNK_LIMIT = say(cliWords, (words) => words.workOptions.chunkLimit);

export const declareWorkOptions = (command: Declaration) =>
  command
    .readOr(
      '--seed <n>',
      say(cliWords, (words) => words.workOptions.wholeNumberFixesAll),
      readWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }),
      DEFAULT_SEED,
    )
    .read('--locale <tag>', CALLERS_LOCALE, readLocale)
    .option('--machines <folder>', MACHINES_FOLDER)
    .option(
      '--roster <file>',
      say(cliWords, (words) => words.workOptions.roster),
    )
    .read('--columns <names>', ROSTER_COLUMNS, readColumns)
    .readOr(
      '--threads <n>',
      say(cliWords, (words) => words.workOptions.workerThreads),
      readWhole({ from: 1, to: 256 }),
      availableParallelism(),
    )
    .read('--chunk-limit <seconds>', CHUNK_LIMIT, readWhole({ from: 1, to: MOST_SECONDS }))
    .option(
      '--redis <url>',
      say(cliWords, (words) => words.workOptions.letDialtreeWorkerDo),
    )
    .option(
      '-q, --quiet',
      say(cliWords, (words) => words.workOptions.noProgressAndNothing),
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
  const redis = redisOf(io, options.redis);
  const { threads } = options;
  const limit = limitChunks(options.chunkLimit);
  if (redis === undefined) {
    return run(createPoolHere(threads, limit)).catch((cause: unknown) => {
      throw cause instanceof ChunkFailure ? new Misuse(cause.said, cause.hint) : cause;
    });
  }
  return withCluster(io, async ({ createClusterPool }, line) =>
    run(
      await createClusterPool({
        url: redis,
        ...line,
        signal,
        limit,
        onNotice: (text) => printLine(io.err, text[languageOf(io)]),
      }),
    ),
  );
}
