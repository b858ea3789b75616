/** No menu lies deeper than callers have patience for. */
import { NOBODY, type CallerSet } from '../caller-sets.ts';
import { moveOf } from '../inspection.ts';
import { spread } from '../spread.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const depth: Rule<'menus'> = {
  id: 'depth',
  title: say('Callers go through at most three menus', '来电者最多经过三层菜单'),
  severity: 'warning',
  reason: say(
    'Every further menu is one more place to go wrong; broad menus beat deep ones.',
    '每多一层菜单，就多一个出错的地方；宽而浅的菜单优于窄而深的菜单。',
  ),
  source: 'vendor blogs (weak); direction: Commarford 2008, Virzi & Huitema 1997, Huguenard 1997',
  limits: {
    menus: {
      value: 3,
      low: 1,
      high: 20,
      unit: say('menus on the shortest way', '最短路径上的菜单数'),
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
          message: say(
            `The menu "${menu.state.path}" is more than ${limits.menus} menus deep.`,
            `菜单“${menu.state.path}”的层级超过 ${limits.menus} 层。`,
          ),
          hint: say(
            'Merge layers: a broader menu above costs less than one more below.',
            '合并层级：上层菜单多几个选项，好过下面再多一层。',
          ),
          path: menu.state.jsonPath,
          menu: menu.state.path,
          shows: { nodes: [node], callers: far },
        };
        break;
      }
    }
  },
};
