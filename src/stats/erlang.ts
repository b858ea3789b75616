/**
 * Erlang's formulas: exact answers for one desk with steady Poisson arrivals and exponential handling. Rates
 * per second, times in seconds. Used by tests and as the start of a staffing search.
 */
export interface ErlangResult {
  readonly waitProbability: number;
  /** Seconds, over all callers, those who did not wait and those who gave up included. */
  readonly meanWait: number;
  readonly abandonProbability: number;
  /** Share of all callers answered within the asked number of seconds. */
  readonly withinShare: number;
}

/** Erlang-B: share blocked when `agents` are offered `load` erlangs and nobody waits. Stable recursion. */
function computeErlangB(load: number, agents: number): number {
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/**
 * Erlang-C: everyone waits as long as it takes. Needs rate * handling < agents, otherwise everyone waits for
 * ever.
 */
export function computeErlangC(
  rate: number,
  handling: number,
  agents: number,
  withinSeconds = 20,
): ErlangResult {
  const load = rate * handling;
  if (load >= agents)
    return { waitProbability: 1, meanWait: Infinity, abandonProbability: 0, withinShare: 0 };
  const blocked = computeErlangB(load, agents);
  const waitProbability = (agents * blocked) / (agents - load * (1 - blocked));
  const drain = (agents - load) / handling;
  return {
    waitProbability,
    meanWait: waitProbability / drain,
    abandonProbability: 0,
    withinShare: 1 - waitProbability * Math.exp(-drain * withinSeconds),
  };
}

/**
 * Erlang-A: callers give up after an exponential patience. Source: Palm 1957; the answered share from the
 * density of the offered wait, v(x) = rate * P(agents - 1 busy) * exp(rate * integral of the patience
 * survival - agents * x / handling) (Baccelli & Hebuterne 1981; Zeltyn & Mandelbaum 2005).
 */
export function computeErlangA(
  rate: number,
  handling: number,
  patience: number,
  agents: number,
  withinSeconds = 20,
): ErlangResult {
  // Weights relative to "all agents busy, nobody waiting"; times Erlang-B's share they cannot overflow.
  const blocked = computeErlangB(rate * handling, agents);
  let waiting = 0;
  let queue = 0;
  let weight = blocked;
  for (let k = 0; weight > 1e-18 * waiting; k++) {
    waiting += weight;
    queue += k * weight;
    weight *= rate / (agents / handling + (k + 1) / patience);
  }
  const below = 1 - blocked;
  const total = below + waiting;
  const oneFree = (blocked * agents) / (rate * handling);
  const meanWait = queue / total / rate;
  const density = (x: number): number =>
    rate *
    (oneFree / total) *
    Math.exp(rate * patience * -Math.expm1(-x / patience) - (agents * x) / handling);
  return {
    waitProbability: waiting / total,
    meanWait,
    abandonProbability: meanWait / patience,
    withinShare:
      below / total +
      integrate((x) => density(x) * Math.exp(-x / patience), withinSeconds, rate + agents / handling),
  };
}

/**
 * Fewest agents that answer `share` of the callers within `withinSeconds` (Erlang-C, or Erlang-A when
 * `patience` is given).
 */
export function findErlangAgents(
  rate: number,
  handling: number,
  share: number,
  withinSeconds: number,
  patience?: number,
): number {
  for (let agents = patience === undefined ? Math.floor(rate * handling) + 1 : 1; ; agents++) {
    const result =
      patience === undefined
        ? computeErlangC(rate, handling, agents, withinSeconds)
        : computeErlangA(rate, handling, patience, agents, withinSeconds);
    if (result.withinShare >= share) return agents;
  }
}

/**
 * Simpson's rule from 0 to `end`, at least four steps in the time (1 / `speed`) in which the integrand can
 * change by a factor e.
 */
function integrate(f: (x: number) => number, end: number, speed: number): number {
  const steps = 2 * Math.ceil(Math.max(100, 2 * end * speed));
  const h = end / steps;
  let sum = f(0) + f(end);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * f(i * h);
  return (sum * h) / 3;
}
