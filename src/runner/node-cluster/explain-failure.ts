/** Why a chunk could not be done by workers, for the person who asked. */
import type { RunnerQuestion } from '../../study/index.ts';
import { say, runnerWords, asSaid, joinSaid, type Said } from '../../words/index.ts';
import { describeChunks, type ChunkJob } from './chunk-job.ts';
import { ClusterFailure } from './cluster-failure.ts';

export function describeFailure(design: RunnerQuestion, job: ChunkJob, reason: string): ClusterFailure {
  const name = nameOf(design, job);
  const why = explainReason(reason);
  return new ClusterFailure(
    say(runnerWords, (words, language) =>
      words.clusterStudy.chunkFailedOnWorkers({ name, why: why[language] }),
    ),
    joinSaid(
      say(runnerWords, (words) => words.clusterStudy.allOtherAnswersAre),
      ...sayReplay(design),
    ),
  );
}

/** The answer is none to the question: made with another secret, for another question, or by somebody else. */
export function describeWrong(
  design: RunnerQuestion,
  job: ChunkJob,
  count: number,
): { readonly said: Said; readonly hint: Said } {
  const name = nameOf(design, job);
  return {
    said: say(runnerWords, (words) => words.clusterStudy.wrongAnswer({ name, count })),
    hint: joinSaid(
      say(runnerWords, (words) => words.clusterStudy.wrongAnswerHint),
      ...sayReplay(design),
    ),
  };
}

function nameOf({ seed }: RunnerQuestion, { design, chunks }: ChunkJob): string {
  return `design ${design.slice(0, 12)}, seed ${seed}, ${chunks.map((chunk) => describeChunks([chunk])).join('; ')}`;
}

function sayReplay({ replay }: RunnerQuestion): Said[] {
  return replay === '' ? [] : [say(runnerWords, (words) => words.clusterStudy.sameAgain({ replay }))];
}

/** A worker's reason is a sentence in English; those that are no defect are known by it. */
function explainReason(reason: string): Said {
  if (/stalled/.test(reason)) return say(runnerWords, (words) => words.clusterStudy.everyWorkerTriedWas);
  const late = /not done within ([\d.]+) s/.exec(reason)?.[1];
  return late === undefined
    ? asSaid(reason)
    : say(runnerWords, (words) => words.clusterStudy.wasNotDoneWithin({ late }));
}
