/**
 * Half-hours covered by shifts of a least length, with the fewest agent hours: exact, as a flow of least cost.
 *
 * Between two half-hours agents come or go. What comes must stay for the least length and may stay longer; more than
 * is needed may be there, fewer not. In a network with a place for each edge of the week that is: supply where the
 * need rises, demand where it falls; "a shift of the least length" leads so many places on, "one half-hour more" one
 * place on, both cost the hours they take; "more than needed" leads one place back for nothing. (Covering constraints
 * whose ones stand side by side, subtracted from each other, are a flow: Ahuja, Magnanti & Orlin, Network Flows, 9.6.)
 * The week is cut where the need is least: no shift goes on over that edge.
 */

interface Arc {
  readonly to: number;
  readonly cost: number;
  room: number;
  /** Index of the arc back, in the list of `to`. */
  readonly back: number;
}

/** Of a half-hour in which nobody can be served, a thousandth more: where there is a choice, shifts lie in open hours. */
const CLOSED_COST = 1.001;

/**
 * Agents on duty by half-hour, at least `need` in each.
 * @param need by half-hour of the week
 * @param least length of a shift in half-hours, 1 or more
 * @param isOpen 1 where an agent more would be of some use
 */
export function coverWithShifts(need: Int32Array, least: number, isOpen: ArrayLike<number>): Int32Array {
  const length = need.length;
  if (least <= 1 || need.every((agents) => agents === 0)) return need.slice();
  const cut = need.reduce((best, agents, t) => (agents < (need[best] as number) ? t : best), 0);
  const at = (t: number): number => (t + cut) % length;
  const cost = (t: number): number => (isOpen[at(t)] === 1 ? 1 : CLOSED_COST);
  const stay = Math.min(least, length);
  const nodes = 2 * (length + 1);
  const duty = length + 1;
  const arcs: Arc[][] = Array.from({ length: nodes }, () => []);
  const connect = (from: number, to: number, price: number): Arc => {
    const forth: Arc = { to, cost: price, room: Number.POSITIVE_INFINITY, back: arcs[to]!.length };
    arcs[to]!.push({ to: from, cost: -price, room: 0, back: arcs[from]!.length });
    arcs[from]!.push(forth);
    return forth;
  };
  let ahead = 0;
  for (let t = 0; t < stay; t++) ahead += cost(t);
  const tooMany: Arc[] = [];
  for (let t = 0; t <= length; t++) {
    if (t + stay <= length) {
      connect(t, duty + t + stay, ahead);
      ahead += (t + stay < length ? cost(t + stay) : 0) - cost(t);
    }
    if (t < length) {
      connect(duty + t, duty + t + 1, cost(t));
      tooMany.push(connect(t + 1, t, 0));
    }
    connect(duty + t, t, 0);
  }
  const supply = Array.from(
    { length: length + 1 },
    (_, t) => (t < length ? (need[at(t)] as number) : 0) - (t > 0 ? (need[at(t - 1)] as number) : 0),
  );
  for (let t = 0; t <= length; t++) while ((supply[t] as number) > 0) sendFrom(t, supply, arcs);
  const covered = new Int32Array(length);
  tooMany.forEach((arc, t) => {
    // Room of the arc back is what flows on an arc.
    covered[at(t)] = (need[at(t)] as number) + (arcs[arc.to]?.[arc.back]?.room ?? 0);
  });
  return covered;
}

/** Along the cheapest way to some demand, as much as goes (Bellman & Ford with a queue: costs back are negative). */
function sendFrom(source: number, supply: number[], arcs: readonly (readonly Arc[])[]): void {
  const distance = new Float64Array(arcs.length).fill(Number.POSITIVE_INFINITY);
  const by: (readonly [number, Arc] | undefined)[] = new Array(arcs.length).fill(undefined);
  const isQueued = new Uint8Array(arcs.length);
  const queue = [source];
  distance[source] = 0;
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] as number;
    isQueued[node] = 0;
    for (const arc of arcs[node] as readonly Arc[]) {
      const far = (distance[node] as number) + arc.cost;
      // Sums of decimals: a way that is no cheaper must not go in circles.
      if (arc.room <= 0 || far >= (distance[arc.to] as number) - 1e-9) continue;
      distance[arc.to] = far;
      by[arc.to] = [node, arc];
      if (isQueued[arc.to] === 1) continue;
      isQueued[arc.to] = 1;
      queue.push(arc.to);
    }
  }
  let target = -1;
  supply.forEach((each, t) => {
    if (each < 0 && (target < 0 || (distance[t] as number) < (distance[target] as number))) target = t;
  });
  if (target < 0 || !Number.isFinite(distance[target]))
    throw new Error('Shifts that cover a week were not found.');
  let most = Math.min(supply[source] as number, -(supply[target] as number));
  for (let node = target; node !== source; node = (by[node] as readonly [number, Arc])[0])
    most = Math.min(most, (by[node] as readonly [number, Arc])[1].room);
  for (let node = target; node !== source; node = (by[node] as readonly [number, Arc])[0]) {
    const [, arc] = by[node] as readonly [number, Arc];
    arc.room -= most;
    ((arcs[arc.to] as readonly Arc[])[arc.back] as Arc).room += most;
  }
  supply[source]! -= most;
  supply[target]! += most;
}
