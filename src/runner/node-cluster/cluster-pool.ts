/** Runners that hand their chunks in to Redis, and the one connection and clock they share. */
import { runnerOf, type RunnerPool } from '../../study/index.ts';
import { say, runnerWords } from '../../words/index.ts';
import { limitByCost } from '../chunk-limit.ts';
import { createPoolHere } from '../node-threads.ts';
import { ClusterFailure } from './cluster-failure.ts';
import type { ClusterLink, ClusterOptions } from './cluster-link.ts';
import { ClusterStudy } from './cluster-study.ts';
import { connect, showUrl } from './connect.ts';
import { StudyFlows } from './study-flows.ts';

/** All questions of a stage come at once, and become one flow. */
export const WIDTH = 1024;
const POLL_MILLISECONDS = 150;
/** Flows are looked at, whether they failed or were forgotten, every so many polls. */
const POLLS_BETWEEN_CHECKS = 14;
const DEFAULT_PATIENCE_SECONDS = 60;

/**
 * `end` takes back what nobody has begun, and lets go of Redis.
 * @throws ClusterFailure when Redis cannot be reached. `run` rejects with one when a chunk fails or Redis
 *   stays away.
 */
export async function createClusterPool(options: ClusterOptions): Promise<RunnerPool> {
  const redis = await connect(options.url);
  const flows = new StudyFlows(redis, options.version);
  const studies = new Set<ClusterStudy>();
  const patience = options.patienceSeconds ?? DEFAULT_PATIENCE_SECONDS;
  let isEnded = false;
  let isStopped = false;
  let polling: Promise<void> | undefined;
  let polls = 0;
  let awayPolls = 0;

  const explain = (cause: unknown): ClusterFailure => {
    if (cause instanceof ClusterFailure) return cause;
    const url = showUrl(options.url);
    return new ClusterFailure(
      cause instanceof Error
        ? say(runnerWords, (words) => words.clusterPool.redisAtAnswered({ url, causeMessage: cause.message }))
        : say(runnerWords, (words) => words.clusterPool.redisAtHasBeen({ url, patience })),
      say(runnerWords, (words) => words.clusterPool.startAgainThenGive),
    );
  };
  const failAll = (cause: unknown): void => {
    for (const study of studies) study.fail(explain(cause));
  };
  const tellNoWorker = async (): Promise<void> => {
    if ((await flows.countWorkers()) !== 0) return;
    const url = showUrl(options.url);
    options.onNotice?.(
      say(runnerWords, (words) =>
        words.clusterPool.waitingNoWorkerDialtree({ version: options.version, url }),
      ),
    );
  };

  const poll = async (waiting: readonly ClusterStudy[]): Promise<void> => {
    for (const study of waiting) await study.takeAnswers();
    if (++polls % POLLS_BETWEEN_CHECKS !== 0 || isStopped) return;
    for (const study of waiting) await study.checkFlows();
    if (polls === POLLS_BETWEEN_CHECKS && waiting.some((study) => study.isWaiting)) await tellNoWorker();
  };
  /** Every now and then: has the person stopped it, is Redis there, what has come in? */
  const look = (): void => {
    if (options.signal?.aborted === true && !isStopped) {
      isStopped = true;
      for (const study of studies) study.stop();
    }
    if (redis.status === 'ready') awayPolls = 0;
    else if (++awayPolls * POLL_MILLISECONDS > 1000 * patience) failAll(undefined);
    const waiting = [...studies].filter((study) => study.isWaiting);
    if (polling || redis.status !== 'ready' || waiting.length === 0) return;
    polling = poll(waiting)
      .catch((cause: unknown) => redis.status === 'ready' && failAll(cause))
      .then(() => (polling = undefined));
  };
  const watch = setInterval(look, POLL_MILLISECONDS);
  let here: RunnerPool | undefined;
  const openHere = (): RunnerPool => (here ??= createPoolHere(1, options.limit ?? limitByCost));
  const link: ClusterLink = { redis, flows, options, isOver: () => isEnded || isStopped, explain, openHere };

  return {
    width: WIDTH,
    openRunner: (design) => {
      const study = new ClusterStudy(design, link);
      studies.add(study);
      return runnerOf(WIDTH, (work) => study.answer(work));
    },
    end: async () => {
      isEnded = true;
      clearInterval(watch);
      await here?.end();
      if (redis.status === 'ready') {
        const limit = new Promise((resolve) => setTimeout(resolve, 2000).unref());
        await Promise.race([
          Promise.allSettled([...[...studies].map((study) => study.takeBack()), polling]).then(() =>
            flows.close(),
          ),
          limit,
        ]);
      }
      redis.disconnect();
    },
  };
}
