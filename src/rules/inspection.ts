/** What rules look at: one machine, walked once for all callers; every rule shares the walk. */
import type { Automaton, Edge, SpokenOption } from '../automaton/index.ts';
import {
  KEYS,
  layerOf,
  lineage,
  type Chart,
  type ChartState,
  type Locale,
  type MachineConfig,
  type NeedId,
} from '../chart/index.ts';
import { BoundReached, NOBODY, type CallerSet, type CallerSets } from './caller-sets.ts';
import type { NeverOpen } from './never-open.ts';
import { spread, type Standing } from './spread.ts';
import type { RuleOptions } from './rule-options.ts';
import { walkAll, type Arc, type Walk } from './walk.ts';
import { say, rulesWords } from '../words/index.ts';

/** Groups of callers who hear different options in one menu: ten independent guards. */
const MAX_HEARINGS = 1024;

/** An option with the callers to whom it is spoken. */
export interface MenuOption extends SpokenOption {
  readonly callers: CallerSet;
}

/** A menu as its callers meet it. A menu whose options change with the attempts counts as several. */
export interface Menu {
  readonly state: ChartState;
  /** Nodes at which it is heard, nearest first. */
  readonly nodes: readonly number[];
  readonly callers: CallerSet;
  /** In spoken order; those with the same key exclude each other. */
  readonly options: readonly MenuOption[];
  /** The options whose role is `choice`. */
  readonly choices: readonly MenuOption[];
}

/** Callers who hear exactly these options. */
export interface Hearing {
  readonly callers: CallerSet;
  readonly options: readonly MenuOption[];
}

export interface Inspection {
  readonly config: MachineConfig;
  readonly chart: Chart;
  readonly automaton: Automaton;
  /** Hours that never hold in the file; here they keep nobody out. */
  readonly neverOpen: readonly NeverOpen[];
  readonly walk: Walk;
  readonly sets: CallerSets;
  readonly menus: readonly Menu[];
  readonly locales: readonly Locale[];
  readonly today: string | undefined;
  readonly needShares: Readonly<Record<NeedId, number>> | undefined;
  /** By node: callers for whom this is the first menu, or the first after choosing a language. */
  readonly firsts: readonly CallerSet[];
  /** Callers who can get to an agent at all: outside opening hours there may be none. */
  readonly withAgent: CallerSet;
  /** What a menu sounds like to each group of its callers. @throws BoundReached */
  hearings(menu: Menu): readonly Hearing[];
  /** Where callers come to rest: through announcements to a menu or an end. */
  land(node: number, callers: CallerSet): readonly Standing[];
}

export type Move = 'choice' | 'operator' | 'repeat' | 'back' | 'failure' | 'listen' | 'hang-up' | 'nothing';

/** What a caller does by a step; `failure` is silence or a key that means nothing. */
export function moveOf({ edge }: Arc): Move {
  if (!edge) return 'nothing';
  if (edge.event === 'NO_INPUT' || edge.event === 'NO_MATCH') return 'failure';
  if (edge.event === 'DONE') return 'listen';
  if (edge.event === 'HANGUP') return 'hang-up';
  return edge.role ?? 'choice';
}

/** @throws BoundReached when there are too many kinds of callers. */
export function inspect(
  chart: Chart,
  automaton: Automaton,
  options: RuleOptions,
  neverOpen: readonly NeverOpen[],
): Inspection {
  const { config } = chart;
  const walk = walkAll(automaton);
  const { sets, reach } = walk;
  const isLanguage = (node: number): boolean => layerAt(chart, automaton, node) === 'language';
  const firsts = spread(
    walk,
    walk.starts,
    (arc) => (moveOf(arc) === 'listen' || (moveOf(arc) === 'choice' && isLanguage(arc.from)) ? 0 : undefined),
    0,
  )[0];

  let withAgent: CallerSet = NOBODY;
  for (const { index, destination } of automaton.nodes) {
    if (destination?.goesTo === 'desk' || destination?.goesTo === 'number')
      withAgent = sets.either(withAgent, reach[index] as CallerSet);
  }

  const heard = new Map<Menu, readonly Hearing[]>();
  return {
    config,
    chart,
    automaton,
    neverOpen,
    walk,
    sets,
    menus: findMenus(chart, walk),
    locales: localesToCheck(config.meta.locales, options.locales),
    today: options.today,
    needShares: options.needShares,
    firsts: (firsts as CallerSet[]).map((callers, node) =>
      automaton.nodes[node]?.kind === 'menu' ? callers : NOBODY,
    ),
    withAgent,
    hearings: (menu) => {
      let found = heard.get(menu);
      if (!found) heard.set(menu, (found = tellHearingsApart(menu, sets)));
      return found;
    },
    land: (node, callers) => {
      if (automaton.nodes[node]?.kind !== 'announcement') return [{ node, callers }];
      const at = spread(
        walk,
        [{ node, callers }],
        (arc) => (automaton.nodes[arc.from]?.kind === 'announcement' && arc.event === 'DONE' ? 0 : undefined),
        0,
      )[0];
      return (at as CallerSet[]).flatMap((who, n) =>
        who === NOBODY || automaton.nodes[n]?.kind === 'announcement' ? [] : [{ node: n, callers: who }],
      );
    },
  };
}

/**
 * A machine that speaks none of the languages asked for is checked in its own: silence would look like a
 * pass.
 */
function localesToCheck(
  declared: readonly Locale[],
  asked: readonly Locale[] | undefined,
): readonly Locale[] {
  const wanted = asked ? declared.filter((locale) => asked.includes(locale)) : declared;
  return wanted.length > 0 ? wanted : declared;
}

/** @throws for a number that is no node's. */
export function nodeAt({ nodes }: Automaton, index: number): Automaton['nodes'][number] {
  const node = nodes[index];
  if (!node) throw new Error(`no node ${index} among ${nodes.length}`);
  return node;
}

export function layerAt(chart: Chart, automaton: Automaton, node: number): string | undefined {
  const state = chart.stateAt(automaton.nodes[node]?.state ?? '');
  return state && layerOf(state);
}

/** One menu per state and set of options; retries that offer the same are the same menu. */
function findMenus(chart: Chart, walk: Walk): Menu[] {
  const { automaton, sets, reach } = walk;
  const found = new Map<
    string,
    { state: ChartState; nodes: number[]; callers: CallerSet; options: MenuOption[] }
  >();
  for (const { index, state: path, kind } of automaton.nodes) {
    const state = chart.stateAt(path);
    if (kind !== 'menu' || reach[index] === NOBODY || !state) continue;
    const options = optionsAt(walk, state, index);
    const key = `${path} ${options.map(({ key: pad, edge, callers }) => `${pad}:${edge.index}:${callers}`).join(' ')}`;
    const same = found.get(key);
    if (same) {
      same.nodes.push(index);
      same.callers = sets.either(same.callers, reach[index] as CallerSet);
    } else found.set(key, { state, nodes: [index], callers: reach[index] as CallerSet, options });
  }
  return [...found.values()].map((menu) => ({
    ...menu,
    choices: menu.options.filter(({ role }) => role === 'choice'),
  }));
}

/**
 * The same order as the automaton's `spokenOptions`: the menu's own in file order, then the nearest
 * ancestor's.
 */
function optionsAt({ arcs, sets }: Walk, state: ChartState, node: number): MenuOption[] {
  const byName = new Map<string, MenuOption>();
  for (const { event, edge, to, callers } of arcs[node] as readonly Arc[]) {
    if (!edge || edge.event !== event || !event.startsWith('DTMF.')) continue;
    const name = `${edge.index} ${to}`;
    const same = byName.get(name);
    const key = KEYS.find((pad) => event === `DTMF.${pad}`);
    if (same) byName.set(name, { ...same, callers: sets.either(same.callers, callers) });
    else if (key)
      byName.set(name, {
        key,
        edge,
        role: edge.role ?? 'choice',
        isInherited: edge.source !== state.path,
        next: to,
        callers,
      });
  }
  const order = lineage(state).flatMap(({ path, config }) =>
    Object.keys(config.on ?? {}).map((event) => `${path} ${event}`),
  );
  const rank = ({ source, event }: Edge): number => order.indexOf(`${source} ${event}`);
  return [...byName.values()].toSorted((a, b) => rank(a.edge) - rank(b.edge));
}

function tellHearingsApart(menu: Menu, sets: CallerSets): readonly Hearing[] {
  let groups: Hearing[] = [{ callers: menu.callers, options: [] }];
  for (const option of menu.options) {
    groups = groups.flatMap(({ callers, options }) => {
      const hear = sets.both(callers, option.callers);
      const others = sets.without(callers, option.callers);
      return [
        ...(hear === NOBODY ? [] : [{ callers: hear, options: [...options, option] }]),
        ...(others === NOBODY ? [] : [{ callers: others, options }]),
      ];
    });
    if (groups.length > MAX_HEARINGS)
      throw new BoundReached(
        say(rulesWords, (words) =>
          words.inspection.tooManyHearings({ state: menu.state.path, maxHearings: MAX_HEARINGS }),
        ),
      );
  }
  return groups;
}
