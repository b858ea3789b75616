/** The figures of DESIGN.md section 6 for the menu part of a call: lines weighed by who dials them. */
import type { Destination, NeedId } from '../chart/index.ts';
import type { LineAnswer } from './solve-line.ts';

/** Shares are of all calls that entered a line; all of them 0 when nobody does. */
export interface WorldFigures {
  /** Mass of the calls. */
  readonly entered: number;
  readonly lostRate: number;
  /** Told by a menu that the line is closed. */
  readonly closedRate: number;
  /** Reached a destination that serves other needs than this one. */
  readonly misroutedRate: number;
  /**
   * Reached a desk that serves no need itself but passes callers on: by the operator key, or after failures.
   * Not a misroute.
   */
  readonly operatorRate: number;
  readonly servedRate: number;
  /** Mean seconds in menus per call. */
  readonly menuSeconds: number;
  readonly unresolved: number;
}

/** Needs by desk: what its agents serve, whatever an option that leads there is meant for. */
export type DeskServes = ReadonlyMap<string, readonly NeedId[]>;

/**
 * What is served where a call arrives: by the desk's agents, or, for a desk nobody has described, as the
 * menu's file says.
 */
export function servedAt(destination: Destination, desks?: DeskServes): readonly NeedId[] {
  const own = destination.goesTo === 'desk' ? desks?.get(destination.desk) : undefined;
  return own ?? ('serves' in destination ? destination.serves : []);
}

/**
 * @param dial probability that a caller with a need dials a line, `dial[need * lines + line]`
 * @param desks without them, a desk serves what the menu's file says of each option
 * @param counts the needs that are counted; absent: all
 */
export function addUp(
  answers: readonly LineAnswer[],
  dial: ArrayLike<number>,
  desks?: DeskServes,
  counts: (need: string) => boolean = () => true,
): WorldFigures {
  const total = {
    entered: 0,
    lost: 0,
    closed: 0,
    misrouted: 0,
    operator: 0,
    served: 0,
    menuSeconds: 0,
    unresolved: 0,
  };
  answers.forEach((answer, line) => {
    const { needs } = answer;
    const shares = needs.map((need, n) => (counts(need) ? (dial[n * answers.length + line] ?? 0) : 0));
    const weigh = (masses: Float64Array, from = 0): number =>
      shares.reduce((sum, share, n) => sum + share * (masses[from + n] as number), 0);
    total.entered += weigh(answer.entered);
    total.lost += weigh(answer.lost);
    total.menuSeconds += weigh(answer.menuSeconds);
    total.unresolved += weigh(answer.unresolved);
    answer.automaton.nodes.forEach(({ destination }, node) => {
      if (!destination) return;
      const from = node * needs.length;
      if (destination.goesTo === 'hang-up') {
        if (destination.reason === 'closed') total.closed += weigh(answer.arrived, from);
        return;
      }
      const served: readonly string[] = servedAt(destination, desks);
      if (served.length === 0) total.operator += weigh(answer.arrived, from);
      else
        shares.forEach((share, n) => {
          const mass = share * (answer.arrived[from + n] as number);
          if (served.includes(needs[n] as string)) total.served += mass;
          else total.misrouted += mass;
        });
    });
  });
  const per = (sum: number): number => (total.entered > 0 ? sum / total.entered : 0);
  return {
    entered: total.entered,
    lostRate: per(total.lost),
    closedRate: per(total.closed),
    misroutedRate: per(total.misrouted),
    operatorRate: per(total.operator),
    servedRate: per(total.served),
    menuSeconds: per(total.menuSeconds),
    unresolved: per(total.unresolved),
  };
}

/** Everybody dials the only line. */
export function dialOneLine(needs: number): Float64Array {
  return new Float64Array(needs).fill(1);
}
