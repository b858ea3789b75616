/**
 * From wherever a caller stands, some way leads to somebody or something that can help; and no choice is a
 * trap door.
 */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { moveOf, type Inspection } from '../inspection.ts';
import { canGetTo } from '../spread.ts';
import type { Finding, Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const everyWayEnds: Rule<never> = {
  id: 'every-way-ends',
  title: say(
    'Every way ends at a desk, a number or a self-service',
    '每条路径都能到达坐席组、外部号码或自助服务',
  ),
  severity: 'error',
  reason: say(
    'A choice that only hangs up, or a menu without a way out, loses a caller who did everything right. A hang-up that says the line is closed counts as an end.',
    '只会挂断的选项、没有出路的菜单，会让操作完全正确的来电者掉线。告知“非服务时间”后的挂断算作终点。',
  ),
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
    const { state } = automaton.nodes[node] as (typeof automaton.nodes)[number];
    yield {
      message: say(
        `From "${state}" no way leads to a desk, a number or a self-service.`,
        `从“${state}”出发，没有任何路径能到达坐席组、外部号码或自助服务。`,
      ),
      hint: say(
        'Add an option that ends at a desk, or an operator key on the machine.',
        '增加一个通向坐席组的选项，或在整套菜单的顶层设置转人工键。',
      ),
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
      const { state } = automaton.nodes[node] as (typeof automaton.nodes)[number];
      yield {
        message: say(
          `The call is cut off at "${state}" before any menu.`,
          `来电还没听到任何菜单，就在“${state}”被挂断。`,
        ),
        hint: say(
          'Say that the line is closed (reason "closed"), or lead to a menu.',
          '说明当前为非服务时间（reason 为 "closed"），或转入菜单。',
        ),
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
          message: say(
            `Key ${key} of "${menu.state.path}" ends in a hang-up at "${automaton.nodes[node]?.state}".`,
            `在“${menu.state.path}”中按 ${key}，结果是在“${automaton.nodes[node]?.state}”被挂断。`,
          ),
          hint: say(
            'Let it end at a desk, a number or a self-service; callers can hang up by themselves.',
            '让它通向坐席组、外部号码或自助服务；来电者自己会挂断。',
          ),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers, next: [option.edge.event] },
        };
      }
    }
  }
}
