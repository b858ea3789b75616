/** Product options say what belongs to them: "for computers, for example laptops and desktops". */
import { keySymbol } from '../../chart/index.ts';
import { findByLocale } from '../../speech/index.ts';
import type { Rule } from '../types.ts';

export const examplesOnFirstLayer: Rule<never> = {
  id: 'examples-on-first-layer',
  title: 'Options of the product layer give examples',
  severity: 'warning',
  reason: 'Callers know the thing they hold, not the category it is sold under; examples help most on the top layer.',
  source: 'the case this project starts from; Lee et al. 1984 (videotex, direction only)',
  limits: {},
  *check({ menus, locales }) {
    for (const menu of menus) {
      if (menu.state.config.meta?.layer !== 'product') continue;
      for (const option of menu.choices) {
        const missing = locales.filter((locale) => (findByLocale(option.edge.transition.meta?.examples, locale) ?? []).length === 0);
        if (missing.length === 0) continue;
        yield {
          message: `Key ${keySymbol(option.key)} of the product layer gives no examples in ${missing.join(', ')}.`,
          hint: 'Add meta.examples with two or three things callers would name.',
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: option.callers },
        };
      }
    }
  },
};
