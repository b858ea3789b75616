/**
 * Whether two machines are versions of one menu, or two menus of which a list of differences would say
 * nothing.
 */
import { indexChart, toList, type ChartState, type MachineConfig } from '../../../chart/index.ts';
import { matchStates } from './match-states.ts';
import { isKeyEvent } from '../../view/index.ts';

export interface Relation {
  /** Menus that offer at least half of the same options. */
  readonly shared: number;
  readonly before: number;
  readonly after: number;
  /** Fewer than a third of the larger one's menus are shared. */
  readonly isDistant: boolean;
}

const ALIKE = 0.5;
const DISTANT = 1 / 3;

export function relateMachines(before: MachineConfig, after: MachineConfig): Relation {
  const [one, other] = [indexChart(before), indexChart(after)];
  const isMenu = ({ isMenu: is }: ChartState): boolean => is;
  const shared = matchStates(one, other).pairs.filter(
    (pair) => isMenu(pair.before) && likenessOf(pair.before, pair.after) >= ALIKE,
  ).length;
  const [was, is] = [one.states.filter(isMenu).length, other.states.filter(isMenu).length];
  return { shared, before: was, after: is, isDistant: shared < DISTANT * Math.max(was, is) };
}

/** Share of the labels of both; menus without any are alike. */
function likenessOf(one: ChartState, other: ChartState): number {
  const [a, b] = [labelsOf(one), labelsOf(other)];
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 1 : [...all].filter((label) => a.has(label) && b.has(label)).length / all.size;
}

/** In any language: a label that was reworded in one of them is still the same option. */
function labelsOf({ config }: ChartState): Set<string> {
  return new Set(
    Object.entries(config.on ?? {}).flatMap(([event, transitions]) =>
      isKeyEvent(event) ? toList(transitions).flatMap(({ meta }) => Object.values(meta?.label ?? {})) : [],
    ),
  );
}
