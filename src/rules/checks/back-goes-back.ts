/** The back key leads to a menu from which one can have come. */
import { keySymbol } from '../../chart/index.ts';
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { layerAt, moveOf, type Inspection } from '../inspection.ts';
import { spread } from '../spread.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const backGoesBack: Rule<never> = {
  id: 'back-goes-back',
  title: say('The back key leads back', '返回键确实返回'),
  severity: 'error',
  reason: say(
    'A caller who took a wrong turn wants to stand where the turn was, not somewhere new.',
    '走错一步的来电者想回到刚才选择的地方，而不是别处。',
  ),
  source: 'AS/NZS 4263',
  limits: {},
  *check(inspection) {
    const { menus, automaton, land, sets, firsts, chart } = inspection;
    const forward = createForward(inspection);
    for (const menu of menus) {
      for (const option of menu.options) {
        if (option.role !== 'back') continue;
        for (const { node, callers } of land(option.next, option.callers)) {
          const { state } = automaton.nodes[node] as (typeof automaton.nodes)[number];
          let astray = sets.without(callers, firsts[node] as CallerSet);
          // In a first menu there is nothing to go back to: it is spoken again, or a personal shortcut is
          // left for the products.
          const isStart =
            menu.nodes.some((here) => firsts[here] !== NOBODY) &&
            (state === menu.state.path || layerAt(chart, automaton, node) === 'product');
          if (astray === NOBODY || isStart) continue;
          const from = forward(node);
          for (const here of menu.nodes) astray = sets.without(astray, from[here] as CallerSet);
          if (astray === NOBODY) continue;
          yield {
            message: say(
              `The back key ${keySymbol(option.key)} leads to "${state}", from which no choice leads to the menu it is pressed in.`,
              `返回键 ${keySymbol(option.key)} 通向“${state}”，但从那里没有任何选项能来到当前菜单。`,
            ),
            hint: say(
              'Let it lead to the menu before this one, or to the first menu.',
              '让它通向上一级菜单或首层菜单。',
            ),
            path: option.edge.path,
            menu: menu.state.path,
            shows: { nodes: menu.nodes, callers: astray, next: [option.edge.event] },
          };
        }
      }
    }
  },
};

/** Callers who get from a node to others by choices, by node; each start is worked out once. */
function createForward({ walk }: Inspection): (node: number) => readonly CallerSet[] {
  const known = new Map<number, readonly CallerSet[]>();
  return (node) => {
    let found = known.get(node);
    if (!found) {
      const choices = spread(
        walk,
        [{ node, callers: walk.sets.everybody }],
        (arc) => (moveOf(arc) === 'choice' || moveOf(arc) === 'listen' ? 0 : undefined),
        0,
      )[0] as CallerSet[];
      // Being there is not having come from there.
      found = choices.map((callers, at) => (at === node ? NOBODY : callers));
      known.set(node, found);
    }
    return found;
  };
}
