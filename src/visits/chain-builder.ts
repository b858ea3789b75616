/** Grows a chain row by row in typed arrays that double when full. */
import type { Chain } from '../util/chain.ts';

export interface ChainBuilder {
  readonly rows: number;
  add(probability: number, seconds: number, target: number, flags: number, event: number, edge: number): void;
  endRow(): void;
  finish(): { chain: Chain; events: Uint8Array; edges: Int32Array };
}

export function createChainBuilder(): ChainBuilder {
  let capacity = 1024;
  let count = 0;
  const rowStart = [0];
  let probability = new Float64Array(capacity);
  let seconds = new Float64Array(capacity);
  let target = new Int32Array(capacity);
  let flags = new Uint8Array(capacity);
  let events = new Uint8Array(capacity);
  let edges = new Int32Array(capacity);

  const grow = (): void => {
    capacity *= 2;
    const widen = <T extends { set(from: T): void }>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    probability = widen(probability, new Float64Array(capacity));
    seconds = widen(seconds, new Float64Array(capacity));
    target = widen(target, new Int32Array(capacity));
    flags = widen(flags, new Uint8Array(capacity));
    events = widen(events, new Uint8Array(capacity));
    edges = widen(edges, new Int32Array(capacity));
  };
  return {
    get rows() {
      return rowStart.length - 1;
    },
    add(p, s, to, flag, event, edge) {
      if (count === capacity) grow();
      probability[count] = p;
      seconds[count] = s;
      target[count] = to;
      flags[count] = flag;
      events[count] = event;
      edges[count] = edge;
      count++;
    },
    endRow: () => void rowStart.push(count),
    finish: () => ({
      chain: {
        rowStart: Int32Array.from(rowStart),
        probability: probability.slice(0, count),
        seconds: seconds.slice(0, count),
        target: target.slice(0, count),
        flags: flags.slice(0, count),
      },
      events: events.slice(0, count),
      edges: edges.slice(0, count),
    }),
  };
}
