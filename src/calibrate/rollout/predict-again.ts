/**
 * Who calls again within a day of a first call. No closed form knows it, since it hangs on waits and talks: the kernel makes
 * some days of each world, and they are counted as the log is.
 */
import { WORDS } from '../../scenario/index.ts';
import type { Overrides, StudyQuestion } from '../../study/index.ts';
import { logCalls } from '../simulated/log-calls.ts';
import { tallyRollout } from './tally-rollout.ts';

/** Two days of first calls, and one more in which they call again. */
const DAYS = 3;

/** Share of callers of one world, under one set of parameters. Cost: a second for eighteen lines. */
export async function predictAgain(
  question: StudyQuestion,
  world: string,
  setting: Overrides,
  replication: number,
): Promise<number> {
  const overrides = Object.fromEntries(Object.entries(setting).filter(([name]) => name !== WORDS));
  const calls = logCalls(
    question,
    { world, overrides, replication, days: DAYS },
    { kind: 'times', withheld: 0 },
  );
  const { days } = await tallyRollout(inTurn(calls), () => false, question.scenario.timeZone ?? 'UTC');
  let [known, again] = [0, 0];
  for (const lines of days.values())
    for (const tally of lines.values()) {
      known += tally.known;
      again += tally.again;
    }
  return known > 0 ? again / known : 0;
}

async function* inTurn<T>(batches: Iterable<T>): AsyncGenerator<T> {
  yield* batches;
}
