/**
 * A chunk that no worker could do, for the person who asked: what was asked, what became of it, and what to
 * do.
 */
import type { RunnerQuestion, Work } from '../study/index.ts';
import { say, commonWords, runnerWords, joinSaid, type Said } from '../words/index.ts';

export class ChunkFailure extends Error {
  readonly said: Said;
  readonly hint: Said;
  constructor(said: Said, hint: Said, options?: ErrorOptions) {
    super(said.en, options);
    this.said = said;
    this.hint = hint;
  }
}

/** The worker was ended because it had been at its chunk for too long. */
export class ChunkLate extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super(`A chunk was not done within ${seconds} s.`);
    this.seconds = seconds;
  }
}

/** What a chunk's answer depends on; replications are counted from 0, as in the names of jobs. */
export function nameChunk(
  { seed }: RunnerQuestion,
  { world, from, count, overrides, days, without = [] }: Work,
  designHash: string,
): Said {
  const to = from + count - 1;
  const changes = Object.entries(overrides)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  const parts = [
    say(runnerWords, (words) => words.chunkFailure.parts({ designHash })),
    say(runnerWords, (words) => words.chunkFailure.partsSeed({ seed })),
    say(runnerWords, (words) =>
      words.chunkFailure.partsFromReplicationToGivenSelect({
        world,
        from,
        toGiven: to > from ? 'yes' : 'other',
        to,
      }),
    ),
    ...(changes === '' ? [] : [say(runnerWords, (words) => words.chunkFailure.partsWith({ changes }))]),
    ...(without.length === 0
      ? []
      : [say(runnerWords, (words) => words.chunkFailure.partsWithout({ rules: without.join(' ') }))]),
    ...(days === undefined ? [] : [say(runnerWords, (words) => words.chunkFailure.partsFirstDays({ days }))]),
  ];
  return say(commonWords, ({ comma }, language) => parts.map((part) => part[language]).join(comma));
}

export function failLate(chunk: Said, late: ChunkLate, tries: number, replay: string): ChunkFailure {
  const shown = Number(late.seconds.toPrecision(3));
  return new ChunkFailure(
    say(runnerWords, (words, language) =>
      words.chunkFailure.chunkWasNotDone({ shown, tries, chunk: chunk[language] }),
    ),
    joinSaid(
      say(runnerWords, (words) => words.chunkFailure.ifMachineSlowOr),
      ...sayReplay(replay),
    ),
    { cause: late },
  );
}

export function failLost(chunk: Said, cause: unknown, tries: number, replay: string): ChunkFailure {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ChunkFailure(
    say(runnerWords, (words, language) =>
      words.chunkFailure.workersWereLostOn({ tries, chunk: chunk[language], why }),
    ),
    joinSaid(
      say(runnerWords, (words) => words.chunkFailure.oftenMemoryRanOut),
      ...sayReplay(replay),
    ),
    { cause },
  );
}

/** A study's answers depend on its command alone: given again, it comes to the same chunk. */
function sayReplay(replay: string): Said[] {
  return replay === '' ? [] : [say(runnerWords, (words) => words.chunkFailure.sameAgain({ replay }))];
}
