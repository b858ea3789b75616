/** The back key leads to a menu from which one can have come. */
import { keySymbol } from '../../chart/index.ts';
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { layerAt, moveOf, type Inspection } from '../inspection.ts';
import { spread } from '../spread.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const backGoesBack: Rule<never> = {
  id: 'back-goes-back',
  title: say(rulesWords, (words) => words.backGoesBack.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.backGoesBack.reason),
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
            message: say(rulesWords, (words) =>
              words.backGoesBack.message({ optionKey: keySymbol(option.key), state }),
            ),
            hint: say(rulesWords, (words) => words.backGoesBack.hint),
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
