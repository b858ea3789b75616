import { type Counts, OUTCOMES, REPEAT_WINDOWS, type WorldProgram } from './types.ts';

export function createCounts(program: WorldProgram): Counts {
  const desks = (): Float64Array => new Float64Array(program.desks.length);
  const groups = (): Float64Array => new Float64Array(program.groups.length);
  return {
    callers: 0,
    needs: 0,
    calls: 0,
    flow: new Float64Array(program.needCount * program.lineCount * OUTCOMES.length),
    exits: new Float64Array(program.exits.length),
    entered: 0,
    menuSeconds: 0,
    lostSeconds: 0,
    operatorPresses: 0,
    failures: 0,
    transfers: 0,
    transfersFailed: 0,
    transfersWrong: 0,
    advised: 0,
    rightFirst: 0,
    resolvedFirst: 0,
    resolved: 0,
    needsServed: 0,
    needsNeverServed: 0,
    repeats: new Float64Array(REPEAT_WINDOWS.length),
    secondNeedCalls: 0,
    offered: desks(),
    served: desks(),
    abandoned: desks(),
    waited: desks(),
    within20: desks(),
    cutOff: desks(),
    promised: desks(),
    turnedAway: desks(),
    overflowed: desks(),
    calledBack: desks(),
    missed: desks(),
    waitSeconds: desks(),
    busySeconds: desks(),
    misrouteSeconds: desks(),
    passSeconds: desks(),
    groupBusySeconds: groups(),
    staffedSeconds: groups(),
  };
}

/**
 * Adds `more` to `into`. Seconds are floating point: add replications in their order to get the same bytes.
 */
export function addCounts(into: Counts, more: Counts): void {
  for (const key of Object.keys(into) as (keyof Counts)[]) addField(into, more, key);
}

function addField<K extends keyof Counts>(into: Counts, more: Counts, key: K): void {
  const sum = into[key];
  const term = more[key];
  if (typeof sum === 'number' && typeof term === 'number') {
    into[key] = (sum + term) as Counts[K];
  } else if (sum instanceof Float64Array && term instanceof Float64Array) {
    if (sum.length !== term.length)
      throw new Error(`Counts of different worlds: ${key} holds ${sum.length} and ${term.length} values.`);
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + term[i]!;
  }
}
