/** Runners that hand their chunks in to Redis, and the one connection and clock they share. */
import { runnerOf, type RunnerPool } from '../../study/index.ts';
import { say, runnerWords } from '../../words/index.ts';
import { limitByCost } from '../chunk-limit.ts';
import { createPoolHere } from '../node-threads.ts';
import { ClusterFailure } from './cluster-failure.ts';
import type { ClusterLink, ClusterOptions } from './cluster-link.ts';
import { ClusterStudy } from './cluster-study.ts';
import { connect } from './connect.ts';
import { createSeal } from './seal.ts';
import { AWAY_SECONDS, BEATS_PER_AWAY, StudyFlows } from './study-flows.ts';

/** All questions of a stage come at once, and become one flow. */
export const WIDTH = 1024;
const POLL_MILLISECONDS = 150;
/** Flows are looked at, whether they failed or were forgotten, every so many polls. */
const POLLS_BETWEEN_CHECKS = 14;
const DEFAULT_PATIENCE_SECONDS = 60;
/** For taking jobs back at the end, when Redis may have gone. */
const LEAVE_MILLISECONDS = 2000;

/**
 * `end` takes back what nobody has begun, and lets go of Redis.
 * @throws ClusterFailure when Redis cannot be reached, `RunStopped` when it was stopped before. `run` rejects
 *   with a ClusterFailure when a chunk fails or Redis stays away.
 */
export async function createClusterPool(options: ClusterOptions): Promise<RunnerPool> {
  const { redis, shown: url, cut } = await connect(options.url, options.signal);
  const seal = createSeal(options.version, options.secret);
  const flows = new StudyFlows(redis, seal.space, options);
  const studies = new Set<ClusterStudy>();
  const patience = options.patienceSeconds ?? DEFAULT_PATIENCE_SECONDS;
  let isEnded = false;
  let isStopped = false;
  let polling: Promise<void> | undefined;
  let polls = 0;
  let awayPolls = 0;

  const explain = (cause: unknown): ClusterFailure => {
    if (cause instanceof ClusterFailure) return cause;
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
    const { version, onNotice } = options;
    const { fingerprint } = seal;
    onNotice?.(
      say(runnerWords, (words) =>
        fingerprint === undefined
          ? words.clusterPool.waitingNoWorkerDialtree({ version, url })
          : words.clusterPool.waitingNoWorkerWithSecret({ version, url, fingerprint }),
      ),
    );
  };

  const poll = async (waiting: readonly ClusterStudy[]): Promise<void> => {
    for (const study of waiting) await study.takeAnswers();
    if (++polls % POLLS_BETWEEN_CHECKS !== 0 || isStopped) return;
    for (const study of waiting) await study.checkFlows();
    await flows.sweep();
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
  const beat = (): void => {
    if (redis.status !== 'ready') return;
    for (const study of studies) void study.keep().catch(() => undefined);
  };
  const beats = setInterval(beat, (1000 * (options.awaySeconds ?? AWAY_SECONDS)) / BEATS_PER_AWAY);
  let here: RunnerPool | undefined;
  const openHere = (): RunnerPool => (here ??= createPoolHere(1, options.limit ?? limitByCost));
  const link: ClusterLink = {
    redis,
    seal,
    flows,
    options,
    isOver: () => isEnded || isStopped,
    explain,
    openHere,
  };

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
      clearInterval(beats);
      await here?.end();
      if (redis.status === 'ready') {
        const limit = new Promise((resolve) => setTimeout(resolve, LEAVE_MILLISECONDS));
        await Promise.race([
          Promise.allSettled([...[...studies].map((study) => study.takeBack()), polling]).then(() =>
            flows.close(),
          ),
          limit,
        ]);
      }
      cut();
    },
  };
}
