/**
 * The oracle of `exact`: the chain that the kernel samples, solved as it stands, outcome by outcome. Slow and
 * plain, and it knows nothing of plans, ways or needs apart.
 */
import { servedAt, type DeskServes } from '../../src/exact/index.ts';
import { valueAt, WEEK_SECONDS } from '../../src/util/steps.ts';
import type { RowPlace, Visits } from '../../src/visits/index.ts';

export interface ChainQuestion {
  /** Probability that a type dials a line, `dial[type * lines + line]`; absent: everybody the first. */
  readonly dial?: ArrayLike<number>;
  readonly weights?: ArrayLike<number>;
  readonly hours?: ArrayLike<number>;
  readonly desks?: DeskServes;
}

export interface ChainFigures {
  readonly entered: number;
  readonly lostRate: number;
  readonly closedRate: number;
  readonly misroutedRate: number;
  readonly operatorRate: number;
  readonly servedRate: number;
  readonly menuSeconds: number;
  readonly unresolved: number;
  /** By `line node` and by `line edge`, per call. */
  readonly heard: ReadonlyMap<string, number>;
  readonly lost: ReadonlyMap<string, number>;
  readonly taken: ReadonlyMap<string, number>;
}

export function solveChain(visits: Visits, question: ChainQuestion = {}): ChainFigures {
  const { chain, types, exits, lineIds, clockCount, clocks: steps } = visits;
  const sums = { lost: 0, closed: 0, misrouted: 0, operator: 0, served: 0, seconds: 0 };
  const heard = new Map<string, number>();
  const lost = new Map<string, number>();
  const taken = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, mass: number): void =>
    void map.set(key, (map.get(key) ?? 0) + mass);
  const leave = (target: number, need: string, mass: number, from?: string): void => {
    const { destination } = exits[-1 - target] as Visits['exits'][number];
    if (destination.goesTo === 'hung-up' || destination.goesTo === 'hang-up') {
      if (destination.goesTo === 'hang-up' && destination.reason === 'closed') {
        sums.closed += mass;
        return;
      }
      sums.lost += mass;
      if (from !== undefined) add(lost, from, mass);
      return;
    }
    const served: readonly string[] = servedAt(destination, question.desks);
    sums[served.length === 0 ? 'operator' : served.includes(need) ? 'served' : 'misrouted'] += mass;
  };

  // Minute by minute of the week that audiences without a scenario have.
  const clocks = new Float64Array(clockCount);
  for (let minute = 0; minute < WEEK_SECONDS / 60; minute++) {
    const clock = valueAt(steps, WEEK_SECONDS, minute * 60);
    clocks[clock] = (clocks[clock] ?? 0) + (question.hours?.[Math.floor(minute / 60)] ?? 1);
  }
  const allHours = clocks.reduce((sum, hours) => sum + hours, 0);
  const pending = new Float64Array(visits.places.rows);
  let entered = 0;
  clocks.forEach((hours, clock) =>
    lineIds.forEach((_, line) =>
      types.forEach(({ need, weight }, type) => {
        const dialled = question.dial?.[type * lineIds.length + line] ?? Number(line === 0);
        const mass = ((question.weights?.[type] ?? weight) * dialled * hours) / allHours;
        if (mass === 0) return;
        entered += mass;
        const at = visits.entry[(clock * lineIds.length + line) * types.length + type] as number;
        if (at >= 0) pending[at] = (pending[at] as number) + mass;
        else leave(at, need, mass);
      }),
    ),
  );

  let rest = entered;
  for (let round = 0; round < 4000 && rest > entered * 1e-13; round++) {
    rest = 0;
    for (let row = 0; row < visits.places.rows; row++) {
      const mass = pending[row] as number;
      if (mass === 0) continue;
      const { line, node, type } = visits.places.at(row) as RowPlace;
      pending[row] = 0;
      const place = `${line} ${node}`;
      add(heard, place, mass);
      for (let i = chain.rowStart[row] as number; i < (chain.rowStart[row + 1] as number); i++) {
        const moved = mass * (chain.probability[i] as number);
        const target = chain.target[i] as number;
        sums.seconds += moved * (chain.seconds[i] as number);
        if ((visits.edges[i] as number) >= 0) add(taken, `${line} ${visits.edges[i]}`, moved);
        if (target < 0) leave(target, types[type]?.need ?? '', moved, place);
        else {
          pending[target] = (pending[target] as number) + moved;
          rest += moved;
        }
      }
    }
  }
  const per = (sum: number): number => (entered > 0 ? sum / entered : 0);
  const perCall = (map: Map<string, number>): Map<string, number> =>
    new Map([...map].map(([key, mass]) => [key, per(mass)]));
  return {
    entered,
    lostRate: per(sums.lost),
    closedRate: per(sums.closed),
    misroutedRate: per(sums.misrouted),
    operatorRate: per(sums.operator),
    servedRate: per(sums.served),
    menuSeconds: per(sums.seconds),
    unresolved: per(rest),
    heard: perCall(heard),
    lost: perCall(lost),
    taken: perCall(taken),
  };
}
