/**
 * From wherever a caller stands, some way leads to somebody or something that can help; and no choice is a
 * trap door.
 */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { type Inspection, moveOf, nodeAt } from '../inspection.ts';
import { canGetTo } from '../spread.ts';
import type { Finding, Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const everyWayEnds: Rule<never> = {
  id: 'every-way-ends',
  title: say(rulesWords, (words) => words.everyWayEnds.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.everyWayEnds.reason),
  source: 'AWS, Amazon Connect best practices',
  limits: {},
  *check(inspection) {
    yield* findTraps(inspection);
    yield* findTrapDoors(inspection);
  },
};

function isHangUp({ automaton }: Inspection, node: number): boolean {
  const destination = automaton.nodes[node]?.destination;
  return destination?.goesTo === 'hang-up' && destination.reason !== 'closed';
}

/** Menus from which nothing useful can be reached; only the first one on each way. */
function* findTraps(inspection: Inspection): Iterable<Finding> {
  const { walk, automaton, sets, chart } = inspection;
  const goal = automaton.nodes.map(({ index, kind }): CallerSet => {
    if (kind === 'final') return isHangUp(inspection, index) ? NOBODY : (walk.reach[index] as CallerSet);
    // States where nothing goes on at all are reported by the rules for unwired and stuck states.
    if (kind === 'stuck') return walk.reach[index] as CallerSet;
    return (walk.arcs[index] ?? []).reduce<CallerSet>(
      (unwired, arc) => (arc.event === 'DONE' && !arc.edge ? sets.either(unwired, arc.callers) : unwired),
      NOBODY,
    );
  });
  const saved = canGetTo(walk, goal, (arc) => moveOf(arc) !== 'hang-up');
  // Only menus trap: an announcement on the way to a hang-up is seen from where it was chosen.
  const trapped = automaton.nodes.map(({ index, kind }) =>
    kind === 'menu' ? sets.without(walk.reach[index] as CallerSet, saved[index] as CallerSet) : NOBODY,
  );
  const entered = new Map<number, CallerSet>();
  const enter = (node: number, callers: CallerSet): void => {
    const who = sets.both(callers, trapped[node] as CallerSet);
    if (who !== NOBODY) entered.set(node, sets.either(entered.get(node) ?? NOBODY, who));
  };
  for (const { node, callers } of walk.starts) enter(node, callers);
  for (const arc of walk.arcs.flat())
    enter(arc.to, sets.without(arc.callers, trapped[arc.from] as CallerSet));
  for (const [node, callers] of entered) {
    const { state } = nodeAt(automaton, node);
    yield {
      message: say(rulesWords, (words) => words.everyWayEnds.message({ state })),
      hint: say(rulesWords, (words) => words.everyWayEnds.hint),
      path: chart.stateAt(state)?.jsonPath ?? [],
      menu: state,
      shows: { nodes: [node], callers },
    };
  }
}

/** Choices (and the very start of a call) that end in a hang-up. */
function* findTrapDoors(inspection: Inspection): Iterable<Finding> {
  const { walk, automaton, land, menus } = inspection;
  for (const { node, callers } of walk.starts.flatMap((start) => land(start.node, start.callers))) {
    if (isHangUp(inspection, node)) {
      const { state } = nodeAt(automaton, node);
      yield {
        message: say(rulesWords, (words) => words.everyWayEnds.cutOff({ state })),
        hint: say(rulesWords, (words) => words.everyWayEnds.cutOffHint),
        path: [],
        menu: state,
        shows: { nodes: [node], callers },
      };
    }
  }
  for (const menu of menus) {
    for (const option of menu.options) {
      if (option.role === 'operator') continue;
      for (const { node, callers } of land(option.next, option.callers)) {
        if (!isHangUp(inspection, node)) continue;
        const key = option.edge.event.replace('DTMF.', '');
        yield {
          message: say(rulesWords, (words) =>
            words.everyWayEnds.trapDoor({
              key,
              state: menu.state.path,
              end: nodeAt(automaton, node).state,
            }),
          ),
          hint: say(rulesWords, (words) => words.everyWayEnds.trapDoorHint),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers, next: [option.edge.event] },
        };
      }
    }
  }
}
