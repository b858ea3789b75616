/** No menu lies deeper than callers have patience for. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { moveOf } from '../inspection.ts';
import { spread } from '../spread.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const depth: Rule<'menus'> = {
  id: 'depth',
  title: say(rulesWords, (words) => words.depth.title),
  severity: 'warning',
  reason: say(rulesWords, (words) => words.depth.reason),
  source: 'vendor blogs (weak); direction: Commarford 2008, Virzi & Huitema 1997, Huguenard 1997',
  limits: {
    menus: {
      value: 3,
      low: 1,
      high: 20,
      unit: say(rulesWords, (words) => words.depth.menusUnit),
      source: 'vendor blogs',
      status: 'vendor',
    },
  },
  *check({ menus, walk, sets }, limits) {
    const near = spread(
      walk,
      walk.starts,
      (arc) => (moveOf(arc) === 'listen' ? 0 : moveOf(arc) === 'choice' ? 1 : undefined),
      50,
    );
    const within = near[Math.min(limits.menus, near.length) - 1] as CallerSet[];
    const byChoice = near.at(-1) as CallerSet[];
    for (const menu of menus) {
      const nodes = menu.nodes.filter((node) => byChoice[node] !== NOBODY);
      for (const node of nodes) {
        const far = sets.without(byChoice[node] as CallerSet, within[node] as CallerSet);
        if (far === NOBODY) continue;
        yield {
          message: say(rulesWords, (words) =>
            words.depth.message({ state: menu.state.path, menus: limits.menus }),
          ),
          hint: say(rulesWords, (words) => words.depth.hint),
          path: menu.state.jsonPath,
          menu: menu.state.path,
          shows: { nodes: [node], callers: far },
        };
        break;
      }
    }
  },
};
