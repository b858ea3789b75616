/**
 * A chunk that no worker could do, for the person who asked: what was asked, what became of it, and what to
 * do.
 */
import type { RunnerQuestion, Work } from '../study/index.ts';
import { joinSaid, say, type Said } from '../util/said.ts';

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
  { world, from, count, overrides, days }: Work,
  designHash: string,
): Said {
  const to = from + count - 1;
  const changes = Object.entries(overrides)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  const parts = [
    say(`design ${designHash}`, `设计 ${designHash}`),
    say(`seed ${seed}`, `种子 ${seed}`),
    say(
      `${world} from replication ${from}${to > from ? ` to ${to}` : ''}`,
      `情形 ${world} 第 ${from}${to > from ? ` 至 ${to}` : ''} 次重复`,
    ),
    ...(changes === '' ? [] : [say(`with ${changes}`, `其中 ${changes}`)]),
    ...(days === undefined ? [] : [say(`first ${days} days`, `前 ${days} 天`)]),
  ];
  return say(parts.map(({ en }) => en).join(', '), parts.map((part) => part['zh-CN']).join('，'));
}

export function failLate(chunk: Said, late: ChunkLate, tries: number, replay: string): ChunkFailure {
  const shown = Number(late.seconds.toPrecision(3));
  return new ChunkFailure(
    say(
      `A chunk was not done within ${shown} s, ${tries} times over (${chunk.en}).`,
      `一份工作 ${tries} 次都未能在 ${shown} 秒内完成（${chunk['zh-CN']}）。`,
    ),
    joinSaid(
      say(
        'If this machine is slow or the scenario very large, give it more time with --chunk-limit SECONDS; otherwise it never ends, which is a defect to report.',
        '如果机器较慢或场景很大，请用 --chunk-limit 秒数 放宽时限；否则它永远不会结束，属于程序缺陷，请报告。',
      ),
      ...sayReplay(replay),
    ),
    { cause: late },
  );
}

export function failLost(chunk: Said, cause: unknown, tries: number, replay: string): ChunkFailure {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ChunkFailure(
    say(
      `${tries} workers were lost on the same chunk (${chunk.en}): ${why}`,
      `同一份工作（${chunk['zh-CN']}）接连失去 ${tries} 个工作线程：${why}`,
    ),
    joinSaid(
      say('Often memory ran out: try fewer --threads.', '多半是内存不足：请减少 --threads。'),
      ...sayReplay(replay),
    ),
    { cause },
  );
}

/** A study's answers depend on its command alone: given again, it comes to the same chunk. */
function sayReplay(replay: string): Said[] {
  return replay === '' ? [] : [say(`The same again: ${replay}`, `重现：${replay}`)];
}
