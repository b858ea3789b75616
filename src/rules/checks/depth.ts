/** No menu lies deeper than callers have patience for. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { moveOf } from '../inspection.ts';
import { spread } from '../spread.ts';
import type { Rule } from '../types.ts';

export const depth: Rule<'menus'> = {
  id: 'depth',
  title: 'Callers go through at most three menus',
  severity: 'warning',
  reason: 'Every further menu is one more place to go wrong; broad menus beat deep ones.',
  source: 'vendor blogs (weak); direction: Commarford 2008, Virzi & Huitema 1997, Huguenard 1997',
  limits: { menus: { value: 3, low: 1, high: 20, unit: 'menus on the shortest way', source: 'vendor blogs', status: 'vendor' } },
  *check({ menus, walk, sets }, limits) {
    const near = spread(walk, walk.starts, (arc) => (moveOf(arc) === 'listen' ? 0 : moveOf(arc) === 'choice' ? 1 : undefined), 50);
    const within = near[Math.min(limits.menus, near.length) - 1] as CallerSet[];
    const byChoice = near.at(-1) as CallerSet[];
    for (const menu of menus) {
      const nodes = menu.nodes.filter((node) => byChoice[node] !== NOBODY);
      for (const node of nodes) {
        const far = sets.without(byChoice[node] as CallerSet, within[node] as CallerSet);
        if (far === NOBODY) continue;
        yield {
          message: `The menu "${menu.state.path}" is more than ${limits.menus} menus deep.`,
          hint: 'Merge layers: a broader menu above costs less than one more below.',
          path: menu.state.jsonPath,
          menu: menu.state.path,
          shows: { nodes: [node], callers: far },
        };
        break;
      }
    }
  },
};
