/** "For repairs, press 3", not "press 3 for repairs": the key is forgotten while the label is heard. */
import { normaliseLabel } from '../near-labels.ts';
import { findKeyMentions } from '../key-mentions.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const labelBeforeKey: Rule<'options'> = {
  id: 'label-before-key',
  title: say('An option says what it is before it says its key', '先说选项内容，再说按键'),
  severity: 'error',
  reason: say(
    'Callers listen for what they want and only then for the key; a key heard first has to be kept in mind for every option.',
    '来电者先听要办的事，再听按哪个键；先报键号，就得把每个键号都记在心里。',
  ),
  source: 'Weinschenk & Barker, Designing Effective Speech Interfaces',
  limits: {
    options: {
      value: 2,
      low: 0,
      high: 12,
      unit: say('options a menu may have before the rule applies', '选项数，不超过此数的菜单不检查'),
      source: 'Weinschenk & Barker',
      status: 'published',
    },
  },
  *check(inspection, limits) {
    for (const menu of inspection.menus) {
      if (menu.choices.length <= limits.options) continue;
      const long = inspection
        .hearings(menu)
        .find(({ options }) => options.filter(({ role }) => role === 'choice').length > limits.options);
      if (!long) continue;
      const meta = menu.state.config.meta ?? {};
      const found = {
        menu: menu.state.path,
        hint: say('Put the label first: "for repairs, press 3".', '先说内容：“维修请按 3”。'),
        shows: { nodes: menu.nodes, callers: long.callers },
      };
      if (meta.phrasing === 'key-first') {
        yield {
          ...found,
          message: say(
            `The menu "${menu.state.path}" says the key before the label.`,
            `菜单“${menu.state.path}”先报键号，后说内容。`,
          ),
          path: [...menu.state.jsonPath, 'meta', 'phrasing'],
        };
      }
      for (const [locale, { text }] of Object.entries(meta.recordings ?? {})) {
        const spoken = text.normalize('NFKC').toLowerCase();
        const firstKey = findKeyMentions(spoken)[0]?.at;
        const labels = menu.choices.map(({ edge }) =>
          spoken.indexOf(normaliseLabel(edge.transition.meta?.label?.[locale] ?? '\0')),
        );
        const known = labels.filter((at) => at >= 0);
        if (firstKey === undefined || known.length === 0 || Math.min(...known) < firstKey) continue;
        yield {
          ...found,
          message: say(
            `The recording of "${menu.state.path}" in ${locale} says the key before the label.`,
            `“${menu.state.path}”的 ${locale} 录音先报键号，后说内容。`,
          ),
          path: [...menu.state.jsonPath, 'meta', 'recordings', locale],
        };
      }
    }
  },
};
