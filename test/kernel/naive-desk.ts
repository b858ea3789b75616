/**
 * One desk as an event list with a queue in memory, written as plainly as possible: the yardstick for the
 * recursion in desk-queues.ts. Costs agents x callers; for small cases only.
 */
export interface Join {
  readonly at: number;
  readonly patience: number;
  readonly service: number;
}

/** Seconds waited, and whether an agent answered. */
export interface Answer {
  readonly wait: number;
  readonly answered: boolean;
}

/** `agents(shift)` are on duty in that half-hour of the month. Joins are in order of time. */
export function simulateDesk(joins: readonly Join[], agents: (shift: number) => number): Answer[] {
  const answers: (Answer | undefined)[] = joins.map(() => undefined);
  const lastShift =
    joins.reduce((latest, join) => Math.max(latest, join.at + Math.min(join.patience, 604_800)), 0) / 1800 +
    1;
  let most = 0;
  for (let shift = 0; shift <= lastShift; shift++) most = Math.max(most, agents(shift));
  const busyUntil = new Array<number | undefined>(most).fill(undefined);
  const idleSince = Array.from({ length: most }, (_, k) => k - most);
  const queue: number[] = [];

  let onDuty = agents(0);
  let next = 0;
  for (let shift = 0; ;) {
    const finish = Math.min(...busyUntil.map((moment) => moment ?? Infinity), Infinity);
    const giveUp = Math.min(...queue.map((i) => joins[i]!.at + joins[i]!.patience), Infinity);
    const join = joins[next]?.at ?? Infinity;
    const change = queue.length > 0 || next < joins.length ? (shift + 1) * 1800 : Infinity;
    const now = Math.min(finish, giveUp, join, change);
    if (now === Infinity) break;
    if (now === change) onDuty = agents(++shift);
    else if (now === finish) {
      const agent = busyUntil.indexOf(now);
      busyUntil[agent] = undefined;
      idleSince[agent] = now;
    } else if (now === join) queue.push(next++);
    else {
      const at = queue.findIndex((i) => joins[i]!.at + joins[i]!.patience === now);
      const i = queue.splice(at, 1)[0]!;
      answers[i] = { wait: joins[i]!.patience, answered: false };
    }
    for (;;) {
      let longest = -1;
      for (let k = 0; k < onDuty; k++)
        if (busyUntil[k] === undefined && (longest < 0 || idleSince[k]! < idleSince[longest]!)) longest = k;
      if (longest < 0 || queue.length === 0) break;
      const i = queue.shift()!;
      answers[i] = { wait: now - joins[i]!.at, answered: true };
      busyUntil[longest] = now + joins[i]!.service;
    }
  }
  return answers.map((answer, i) => {
    if (answer === undefined) throw new Error(`Caller ${i} is still in the queue.`);
    return answer;
  });
}
