/**
 * Stationary distributions of small Markov chains in continuous time, to hold the kernel against systems that
 * have no formula. Queues without end are cut off where a test can show that next to nobody would come.
 */

export type State = readonly number[];

export interface Solution {
  /** Sum over all states of their probability times a value. */
  readonly mean: (value: (state: State) => number) => number;
  readonly share: (holds: (state: State) => boolean) => number;
}

/**
 * Gauss and Seidel's iteration, forwards and backwards in turn, until no probability moves by more than a
 * trillionth.
 * @param leave rate and aim of every way out of a state
 */
export function solveChain(start: State, leave: (state: State) => (readonly [number, State])[]): Solution {
  const number = new Map<string, number>([[start.join(), 0]]);
  const states: State[] = [start];
  const out: number[] = [];
  const into: { from: number; rate: number }[][] = [[]];
  for (let from = 0; from < states.length; from++) {
    out[from] = 0;
    for (const [rate, aim] of leave(states[from]!)) {
      if (rate <= 0) continue;
      let to = number.get(aim.join());
      if (to === undefined) {
        to = states.length;
        number.set(aim.join(), to);
        states.push(aim);
        into.push([]);
      }
      out[from] = out[from]! + rate;
      into[to]!.push({ from, rate });
    }
  }
  const p = states.map(() => 1 / states.length);
  for (let sweep = 0; ; sweep++) {
    let moved = 0;
    for (let i = 0; i < states.length; i++) {
      const to = sweep % 2 === 0 ? i : states.length - 1 - i;
      let flow = 0;
      for (const { from, rate } of into[to]!) flow += p[from]! * rate;
      moved = Math.max(moved, Math.abs(flow / out[to]! - p[to]!));
      p[to] = flow / out[to]!;
    }
    const sum = p.reduce((total, each) => total + each, 0);
    p.forEach((each, i) => (p[i] = each / sum));
    if (moved < 1e-12) break;
    if (sweep > 20_000) throw new Error(`A chain of ${states.length} states does not settle: ${moved}.`);
  }
  const mean = (value: (state: State) => number): number =>
    states.reduce((total, state, i) => total + p[i]! * value(state), 0);
  return { mean, share: (holds) => mean((state) => Number(holds(state))) };
}
