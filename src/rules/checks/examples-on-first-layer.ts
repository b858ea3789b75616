/** Product options say what belongs to them: "for computers, for example laptops and desktops". */
import { keySymbol } from '../../chart/index.ts';
import { findByLocale } from '../../speech/index.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const examplesOnFirstLayer: Rule<never> = {
  id: 'examples-on-first-layer',
  title: say('Options of the product layer give examples', '产品层的选项都举例说明'),
  severity: 'warning',
  reason: say(
    'Callers know the thing they hold, not the category it is sold under; examples help most on the top layer.',
    '来电者知道手里的东西叫什么，却不知道它在公司里归哪一类；举例在首层菜单最有帮助。',
  ),
  source: 'the case this project starts from; Lee et al. 1984 (videotex, direction only)',
  limits: {},
  *check({ menus, locales }) {
    for (const menu of menus) {
      if (menu.state.config.meta?.layer !== 'product') continue;
      for (const option of menu.choices) {
        const missing = locales.filter(
          (locale) => (findByLocale(option.edge.transition.meta?.examples, locale) ?? []).length === 0,
        );
        if (missing.length === 0) continue;
        yield {
          message: say(
            `Key ${keySymbol(option.key)} of the product layer gives no examples in ${missing.join(', ')}.`,
            `产品层的按键 ${keySymbol(option.key)} 没有 ${missing.join('、')} 的举例。`,
          ),
          hint: say(
            'Add meta.examples with two or three things callers would name.',
            '在 meta.examples 中加入两三个来电者会说的名称。',
          ),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: option.callers },
        };
      }
    }
  },
};
