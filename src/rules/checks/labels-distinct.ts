/** Options of one menu sound different from one another, in every language. */
import { keySymbol } from '../../chart/index.ts';
import { NOBODY } from '../caller-sets.ts';
import { compareLabels } from '../near-labels.ts';
import type { Rule } from '../types.ts';

const HOW = { same: 'have the same label', inside: 'overlap: one label contains the other', near: 'sound nearly alike' } as const;

export const labelsDistinct: Rule<'similarity'> = {
  id: 'labels-distinct',
  title: 'Labels of one menu are distinct in every language',
  severity: 'warning',
  reason: 'Callers take the first option that sounds right; one label inside another catches those who wanted the longer one.',
  source: 'Association for Conversational Interaction Design; the case this project starts from',
  limits: { similarity: { value: 0.8, low: 0.5, high: 1, unit: 'share of equal letters from which labels are alike', source: 'set by eye on a few pairs', status: 'assumption' } },
  *check({ menus, locales, sets }, { similarity }) {
    for (const menu of menus) {
      for (const [i, second] of menu.options.entries()) {
        for (const first of menu.options.slice(0, i)) {
          for (const locale of locales) {
            const labels = [first, second].map(({ edge }) => edge.transition.meta?.label?.[locale] ?? '');
            const how = compareLabels(labels[0] as string, labels[1] as string, similarity);
            if (!how) continue;
            const callers = sets.both(first.callers, second.callers);
            if (callers === NOBODY) continue;
            yield {
              message: `Keys ${keySymbol(first.key)} and ${keySymbol(second.key)} ${HOW[how]} ("${labels[0]}", "${labels[1]}").`,
              hint: 'Name each by what only it is for, in the words callers use.',
              path: [...second.edge.path, 'meta', 'label', locale],
              menu: menu.state.path,
              shows: { nodes: menu.nodes, callers },
            };
          }
        }
      }
    }
  },
};
