/** The figures of DESIGN.md section 6 for the menu part of a call, from solved flows. */
import { EVENTS, type EventName, type NeedId } from '../chart/index.ts';
import { FAILURE, OPERATOR_PRESS } from '../util/chain.ts';
import type { VisitExit, Visits } from '../visits/index.ts';
import type { MenuFlows } from './solve-visits.ts';

/**
 * Figures of a group of callers. Shares are of the group's calls that entered; all of them 0 for an empty
 * group.
 */
export interface GroupFigures {
  /** Mass of the group. */
  readonly calls: number;
  readonly lost: number;
  readonly lostHungUp: number;
  readonly lostAttempts: number;
  readonly lostClosed: number;
  /** Reached a destination that serves other needs than this one. */
  readonly misrouted: number;
  /**
   * Reached a desk that serves no need itself but passes callers on: by the operator key, or after failures.
   * Not a misroute.
   */
  readonly operator: number;
  readonly served: number;
  /** Mean seconds in menus per call. */
  readonly menuSeconds: number;
  /** Mean presses of the operator key per call. */
  readonly operatorPresses: number;
  /** Mean no-inputs and no-matches per call. */
  readonly failures: number;
}

/** How often something happens in a menu, per call of everybody who entered. */
export interface EdgeFlow {
  readonly event: EventName;
  /** Edge of the line's automaton, -1 when nothing took the event or the caller hung up. */
  readonly edge: number;
  readonly perCall: number;
}

export interface MenuFigures {
  readonly line: number;
  readonly state: string;
  /** Times heard, per call of everybody who entered. */
  readonly heard: number;
  /** Lost here, per call of everybody who entered. */
  readonly lostHungUp: number;
  readonly lostAttempts: number;
  readonly lostClosed: number;
  /** Mean seconds per hearing. */
  readonly seconds: number;
  /** Mean seconds heard before a key, over hearings that end with one; undefined when none does. */
  readonly secondsBeforeKey: number | undefined;
  readonly operatorPresses: number;
  readonly failures: number;
  /** By event and edge, likeliest first. */
  readonly flows: readonly EdgeFlow[];
}

export interface MenuMeasures {
  readonly overall: GroupFigures;
  readonly byNeed: ReadonlyMap<string, GroupFigures>;
  /** Most heard first. */
  readonly byMenu: readonly MenuFigures[];
  readonly unresolved: number;
}

type Loss = 'lostHungUp' | 'lostAttempts' | 'lostClosed';

export function lossOf({ destination }: VisitExit): Loss | undefined {
  if (destination.goesTo === 'hung-up') return 'lostHungUp';
  if (destination.goesTo !== 'hang-up') return undefined;
  return destination.reason === 'attempts'
    ? 'lostAttempts'
    : destination.reason === 'closed'
      ? 'lostClosed'
      : 'lostHungUp';
}

/** Needs by desk: what its agents serve, whatever an option that leads there is meant for. */
export type DeskServes = ReadonlyMap<string, readonly NeedId[]>;

/**
 * What is served where a call arrives: by the desk's agents, or, for a desk nobody has described, as the
 * menu's file says.
 */
export function servedAt(destination: VisitExit['destination'], desks?: DeskServes): readonly NeedId[] {
  const own = destination.goesTo === 'desk' ? desks?.get(destination.desk) : undefined;
  return own ?? ('serves' in destination ? destination.serves : []);
}

/**
 * @param stateOf names the menu of a row: the node's state path in the line's automaton
 * @param desks without them, a desk serves what the menu's file says of each option
 * Cost: one pass over outcomes.
 */
export function measureMenus(
  visits: Visits,
  flows: MenuFlows,
  stateOf: (line: number, node: number) => string,
  desks?: DeskServes,
): MenuMeasures {
  const { needs, entered } = flows;
  const served = visits.exits.map(({ destination }) => servedAt(destination, desks) as readonly string[]);
  const sums = needs.map((_, n) => emptySums(flows.enteredByNeed[n] as number));
  needs.forEach((need, n) => {
    const sum = sums[n] as Sums;
    visits.exits.forEach((exit, e) => {
      const mass = flows.exits[n * visits.exits.length + e] as number;
      const loss = lossOf(exit);
      sum[
        loss ?? (served[e]?.includes(need) ? 'served' : served[e]?.length === 0 ? 'operator' : 'misrouted')
      ] += mass;
    });
  });
  const menus = new Map<string, MenuSums>();
  visits.places.forEach(({ line, node, type }, row) => {
    const heard = flows.rowVisits[row] as number;
    if (heard === 0) return;
    const state = stateOf(line, node);
    const key = `${line}|${state}`;
    let menu = menus.get(key);
    if (!menu) menus.set(key, (menu = emptyMenu(line, state)));
    addRow(visits, row, heard, menu, sums[flows.needOfType[type] as number] as Sums);
  });
  const overall = emptySums(entered);
  for (const sum of sums) for (const name of SUMMED) overall[name] += sum[name];
  return {
    overall: figuresOf(overall),
    byNeed: new Map(needs.map((need, n) => [need, figuresOf(sums[n] as Sums)])),
    byMenu: [...menus.values()]
      .map((menu) => finishMenu(menu, entered))
      .toSorted((a, b) => b.heard - a.heard),
    unresolved: flows.unresolved,
  };
}

const SUMMED = [
  'lostHungUp',
  'lostAttempts',
  'lostClosed',
  'misrouted',
  'operator',
  'served',
  'menuSeconds',
  'operatorPresses',
  'failures',
] as const;
type Sums = Record<(typeof SUMMED)[number] | 'calls', number>;

function emptySums(calls: number): Sums {
  return {
    calls,
    lostHungUp: 0,
    lostAttempts: 0,
    lostClosed: 0,
    misrouted: 0,
    operator: 0,
    served: 0,
    menuSeconds: 0,
    operatorPresses: 0,
    failures: 0,
  };
}

function figuresOf(sums: Sums): GroupFigures {
  const per = (sum: number): number => (sums.calls > 0 ? sum / sums.calls : 0);
  const { calls, lostHungUp, lostAttempts, lostClosed } = sums;
  return {
    calls,
    lost: per(lostHungUp + lostAttempts + lostClosed),
    lostHungUp: per(lostHungUp),
    lostAttempts: per(lostAttempts),
    lostClosed: per(lostClosed),
    misrouted: per(sums.misrouted),
    operator: per(sums.operator),
    served: per(sums.served),
    menuSeconds: per(sums.menuSeconds),
    operatorPresses: per(sums.operatorPresses),
    failures: per(sums.failures),
  };
}

interface MenuSums extends Record<
  Loss | 'heard' | 'seconds' | 'keys' | 'keySeconds' | 'operatorPresses' | 'failures',
  number
> {
  readonly line: number;
  readonly state: string;
  /** Mass by `event + EVENTS.length * (edge + 1)`. */
  readonly flows: Map<number, number>;
}

function emptyMenu(line: number, state: string): MenuSums {
  return {
    line,
    state,
    flows: new Map(),
    heard: 0,
    seconds: 0,
    keys: 0,
    keySeconds: 0,
    operatorPresses: 0,
    failures: 0,
    lostHungUp: 0,
    lostAttempts: 0,
    lostClosed: 0,
  };
}

const NO_INPUT = EVENTS.indexOf('NO_INPUT');

function addRow(
  { chain, events, edges, exits }: Visits,
  row: number,
  heard: number,
  menu: MenuSums,
  sums: Sums,
): void {
  menu.heard += heard;
  for (let i = chain.rowStart[row] as number; i < (chain.rowStart[row + 1] as number); i++) {
    const mass = heard * (chain.probability[i] as number);
    const event = events[i] as number;
    const time = mass * (chain.seconds[i] as number);
    const flags = chain.flags[i] as number;
    const target = chain.target[i] as number;
    menu.seconds += time;
    sums.menuSeconds += time;
    // Columns before NO_INPUT are keys.
    if (event < NO_INPUT) {
      menu.keys += mass;
      menu.keySeconds += time;
    }
    if (flags & OPERATOR_PRESS) {
      menu.operatorPresses += mass;
      sums.operatorPresses += mass;
    }
    if (flags & FAILURE) {
      menu.failures += mass;
      sums.failures += mass;
    }
    if (target < 0) {
      const exit = exits[-1 - target] as VisitExit;
      const loss = lossOf(exit);
      if (loss) menu[loss] += mass;
    }
    const key = event + EVENTS.length * ((edges[i] as number) + 1);
    menu.flows.set(key, (menu.flows.get(key) ?? 0) + mass);
  }
}

function finishMenu(menu: MenuSums, entered: number): MenuFigures {
  const per = (sum: number): number => sum / entered;
  return {
    line: menu.line,
    state: menu.state,
    heard: per(menu.heard),
    lostHungUp: per(menu.lostHungUp),
    lostAttempts: per(menu.lostAttempts),
    lostClosed: per(menu.lostClosed),
    seconds: menu.seconds / menu.heard,
    secondsBeforeKey: menu.keys > 0 ? menu.keySeconds / menu.keys : undefined,
    operatorPresses: per(menu.operatorPresses),
    failures: per(menu.failures),
    flows: [...menu.flows]
      .map(([key, mass]): EdgeFlow => ({
        event: EVENTS[key % EVENTS.length] as EventName,
        edge: Math.floor(key / EVENTS.length) - 1,
        perCall: per(mass),
      }))
      .toSorted((a, b) => b.perCall - a.perCall),
  };
}
