/** Options of one menu sound different from one another, in every language. */
import { keySymbol } from '../../chart/index.ts';
import { NOBODY } from '../caller-sets.ts';
import { compareLabels } from '../near-labels.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

const HOW = {
  same: say('have the same label', '文字相同'),
  inside: say('overlap: one label contains the other', '互有包含'),
  near: say('sound nearly alike', '听起来几乎一样'),
} as const;

export const labelsDistinct: Rule<'similarity'> = {
  id: 'labels-distinct',
  title: say('Labels of one menu are distinct in every language', '同一菜单的选项文字互不混淆，各语言皆然'),
  severity: 'warning',
  reason: say(
    'Callers take the first option that sounds right; one label inside another catches those who wanted the longer one.',
    '来电者会选第一个听着对的选项；一个选项的文字包含在另一个里面，就会截走要选后者的人。',
  ),
  source: 'Association for Conversational Interaction Design; the case this project starts from',
  limits: {
    similarity: {
      value: 0.8,
      low: 0.5,
      high: 1,
      unit: say('share of equal letters from which labels are alike', '相同字符所占比例，达到即视为相近'),
      source: 'set by eye on a few pairs',
      status: 'assumption',
    },
  },
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
              message: say(
                `Keys ${keySymbol(first.key)} and ${keySymbol(second.key)} ${HOW[how].en} ("${labels[0]}", "${labels[1]}").`,
                `按键 ${keySymbol(first.key)} 和 ${keySymbol(second.key)} 的选项${HOW[how]['zh-CN']}（“${labels[0]}”与“${labels[1]}”）。`,
              ),
              hint: say(
                'Name each by what only it is for, in the words callers use.',
                '用来电者的说法，点明每个选项独有的用途。',
              ),
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
