/**
 * A menu before the agents, and a limited number of trunks that both share: product form.
 * Source: Khudyakov, Feigin & Mandelbaum, "Designing a call center with an IVR" (2010). The menu time may
 * have any distribution with its mean (an infinite-server station is insensitive); handling is exponential;
 * nobody gives up.
 */
export interface MenuQueue {
  /** Arrivals per second. */
  readonly rate: number;
  readonly menuSeconds: number;
  /** Share of callers who want an agent after the menu. */
  readonly wantsAgent: number;
  readonly handling: number;
  readonly agents: number;
  readonly trunks: number;
}

export interface MenuQueueResult {
  readonly blockedProbability: number;
  /** Of callers who want an agent: must wait, and mean wait in seconds over all of them. */
  readonly waitProbability: number;
  readonly meanWait: number;
}

export function computeMenuQueue(system: MenuQueue): MenuQueueResult {
  const { handling, agents, trunks } = system;
  const { menu, atAgents } = computeWeights(system);
  const busy = sumStates(trunks, (i, j) => (i + j === trunks ? menu[i]! * atAgents[j]! : 0));
  const all = sumStates(trunks, (i, j) => menu[i]! * atAgents[j]!);
  // A caller who leaves the menu sees the system as if they had never been in it: one trunk fewer (arrival
  // theorem).
  const seen = sumStates(trunks - 1, (i, j) => menu[i]! * atAgents[j]!);
  const waiting = sumStates(trunks - 1, (i, j) => (j >= agents ? menu[i]! * atAgents[j]! : 0));
  const ahead = sumStates(trunks - 1, (i, j) =>
    j >= agents ? menu[i]! * atAgents[j]! * (j - agents + 1) : 0,
  );
  return {
    blockedProbability: busy / all,
    waitProbability: waiting / seen,
    meanWait: ((ahead / seen) * handling) / agents,
  };
}

/** Unnormalised weights of i calls in the menu and j at the agents. */
function computeWeights({ rate, menuSeconds, wantsAgent, handling, agents, trunks }: MenuQueue): {
  menu: Float64Array;
  atAgents: Float64Array;
} {
  const menu = new Float64Array(trunks + 1).fill(1);
  const atAgents = new Float64Array(trunks + 1).fill(1);
  for (let n = 1; n <= trunks; n++) {
    menu[n] = (menu[n - 1]! * rate * menuSeconds) / n;
    atAgents[n] = (atAgents[n - 1]! * rate * wantsAgent * handling) / Math.min(n, agents);
  }
  return { menu, atAgents };
}

function sumStates(trunks: number, weigh: (inMenu: number, atAgents: number) => number): number {
  let sum = 0;
  for (let i = 0; i <= trunks; i++) for (let j = 0; i + j <= trunks; j++) sum += weigh(i, j);
  return sum;
}
