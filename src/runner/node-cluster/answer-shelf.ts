/** Answers as they stand in Redis: put there by workers, and looked at twice before anybody counts on them. */
import type { Redis } from 'ioredis';
import { createAnswerShaper, type Answer, type RunnerQuestion } from '../../study/index.ts';
import { aboutJob, answerKey, KEEP_SECONDS, type ChunkJob, type SealedJob } from './chunk-job.ts';
import { mostPackedBytes, packAnswers, unpackAnswers } from './pack-answers.ts';
import { DIGEST_BYTES, type Seal } from './seal.ts';

/** For one design, of whoever asks. */
export class AnswerShelf {
  private readonly redis: Redis;
  private readonly seal: Seal;
  private readonly shapeOf: ReturnType<typeof createAnswerShaper>;

  constructor(redis: Redis, seal: Seal, design: RunnerQuestion) {
    this.redis = redis;
    this.seal = seal;
    this.shapeOf = createAnswerShaper(design);
  }

  sealJob({ id, design, chunks }: ChunkJob): SealedJob {
    const job = { id, design, chunks };
    return { ...job, digest: this.seal.digest('job', aboutJob(job)).toString('hex') };
  }

  /**
   * In the order of the jobs: the answers, undefined where there is none yet, an error where there is a wrong
   * one, which is removed. @throws what Redis answers when it does not let us look
   */
  async take(jobs: readonly ChunkJob[]): Promise<(readonly Answer[] | Error | undefined)[]> {
    const shapes = jobs.map((job) => this.shapesOf(job));
    const line = this.redis.pipeline();
    // No more is fetched than the answer may take.
    for (const [i, job] of jobs.entries())
      line.getrangeBuffer(this.keyOf(job), 0, DIGEST_BYTES + mostPackedBytes(shapes[i] ?? []));
    const fetched = (await line.exec()) ?? [];
    const answers = jobs.map((job, i) => {
      const [error, bytes] = fetched[i] ?? [];
      if (error && isBroken(error)) return undefined;
      // Something else stands there, such as a list.
      if (error?.message.startsWith('WRONGTYPE')) return error;
      // Redis cannot say: that is no answer of anybody.
      if (error) throw error;
      if (!Buffer.isBuffer(bytes) || bytes.length === 0) return undefined;
      try {
        return this.open(job, bytes, shapes[i] ?? []);
      } catch (cause) {
        return cause instanceof Error ? cause : new Error(String(cause));
      }
    });
    const wrong = jobs.filter((_, i) => answers[i] instanceof Error).map((job) => this.keyOf(job));
    if (wrong.length > 0) await this.redis.del(...wrong);
    return answers;
  }

  private open(job: ChunkJob, bytes: Buffer, shapes: Parameters<typeof unpackAnswers>[1]): Answer[] {
    const packed = bytes.subarray(DIGEST_BYTES);
    if (packed.length > mostPackedBytes(shapes))
      throw new Error('The answer is larger than what was asked for.');
    if (!this.seal.isRight(bytes.subarray(0, DIGEST_BYTES), 'answer', aboutJob(job), packed))
      throw new Error('The answer was made by somebody else, or for another question.');
    return unpackAnswers(packed, shapes);
  }

  /** Of work that cannot be done there is no answer, hence no shape of one. */
  private shapesOf({ chunks }: ChunkJob): Parameters<typeof unpackAnswers>[1] {
    try {
      return chunks.map((chunk) => this.shapeOf(chunk));
    } catch {
      return [];
    }
  }

  private keyOf({ id }: ChunkJob): string {
    return answerKey(this.seal.space, id);
  }
}

/** The link broke while Redis was being asked: it is asked again when it is back. */
function isBroken({ message }: Error): boolean {
  return /aborted due to connection close|Connection is closed/.test(message);
}

/** A worker's side of it. */
export async function putAnswer(
  redis: Redis,
  seal: Seal,
  job: ChunkJob,
  answers: readonly Answer[],
): Promise<void> {
  const packed = packAnswers(answers);
  const digest = seal.digest('answer', aboutJob(job), packed);
  await redis.set(answerKey(seal.space, job.id), Buffer.concat([digest, packed]), 'EX', KEEP_SECONDS);
}
