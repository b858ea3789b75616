/**
 * The share answered in time that Erlang promises for a load and a number of agents, when the load itself varies
 * from day to day and hour to hour: Erlang-A (Erlang-C where nobody gives up) averaged over a gamma factor of the
 * load, each value weighted by the callers who meet it. Busy days bring more callers than quiet ones, and they wait
 * longer: plain Erlang staffs for a day that never varies.
 *
 * Loads stand on a grid of equal ratios, so that what is computed once is used for all half-hours and all desks, and
 * a load that is some per cent larger is a number of places further on.
 */
import { computeErlangA, computeErlangC } from '../../stats/index.ts';

/** Ratio of neighbouring loads on the grid. */
export const LOAD_STEP = 0.01;
/** Of patience and handling: what differs less is one curve. */
const COARSE_STEP = 0.05;
/** Places of the load factor, in standard deviations; beyond the last a part in a thousand of the days lies. */
const NODES = [-3, -2.4, -1.8, -1.2, -0.6, 0, 0.6, 1.2, 1.8, 2.4, 3] as const;

export interface LevelCurve {
  /** @param place of the load on the grid, `placeOf(erlangs)` */
  share(place: number, agents: number): number;
}

export interface LevelModel {
  /**
   * @param handling mean seconds of a call
   * @param patience mean seconds, undefined where nobody gives up
   */
  curve(handling: number, patience: number | undefined): LevelCurve;
}

/** @param erlangs load: callers a second times seconds each; above 0 */
export function placeOf(erlangs: number): number {
  return Math.round(Math.log(erlangs) / Math.log1p(LOAD_STEP));
}

/** @param cv coefficient of variation of the load about what is expected */
export function createLevelModel(withinSeconds: number, cv: number): LevelModel {
  const nodes = spreadLoad(cv);
  const curves = new Map<string, LevelCurve>();
  return {
    curve: (handling, patience) => {
      const [h, p] = [roundRatio(handling), patience === undefined ? undefined : roundRatio(patience)];
      const key = `${h} ${p}`;
      const known = curves.get(key);
      if (known) return known;
      const curve = createCurve(h, p, withinSeconds, nodes);
      curves.set(key, curve);
      return curve;
    },
  };
}

interface Node {
  readonly shift: number;
  readonly weight: number;
}

function createCurve(
  handling: number,
  patience: number | undefined,
  withinSeconds: number,
  nodes: readonly Node[],
): LevelCurve {
  const steady = remember((place, agents) => {
    const rate = Math.exp(place * Math.log1p(LOAD_STEP)) / handling;
    const { withinShare } =
      patience === undefined
        ? computeErlangC(rate, handling, agents, withinSeconds)
        : computeErlangA(rate, handling, patience, agents, withinSeconds);
    return Math.min(1, Math.max(0, withinShare));
  });
  return {
    share: remember((place, agents) =>
      agents <= 0
        ? 0
        : nodes.reduce((sum, { shift, weight }) => sum + weight * steady(place + shift, agents), 0),
    ),
  };
}

/** A gamma factor of mean 1 by its density at equal distances, each weighted by its callers. */
function spreadLoad(cv: number): Node[] {
  // Less is no more than a place of the grid.
  if (!(cv > LOAD_STEP)) return [{ shift: 0, weight: 1 }];
  const shape = 1 / cv ** 2;
  const raw = NODES.map((deviations) => 1 + deviations * cv)
    .filter((factor) => factor > 0)
    .map((factor) => ({
      factor,
      // Of the density of calls, not of days: one more power of the factor.
      weight: Math.exp(shape * (Math.log(factor) - factor + 1)),
    }));
  const total = raw.reduce((sum, { weight }) => sum + weight, 0);
  return raw.map(({ factor, weight }) => ({ shift: placeOf(factor), weight: weight / total }));
}

function roundRatio(value: number): number {
  const step = Math.log1p(COARSE_STEP);
  return Math.exp(Math.round(Math.log(value) / step) * step);
}

/** Places lie within some thousands of zero, agents below some thousands. */
function remember(
  compute: (place: number, agents: number) => number,
): (place: number, agents: number) => number {
  const known = new Map<number, number>();
  return (place, agents) => {
    const key = (place + 50_000) * 65_536 + agents;
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(place, agents);
    known.set(key, value);
    return value;
  };
}
