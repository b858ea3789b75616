/** "For repairs, press 3", not "press 3 for repairs": the key is forgotten while the label is heard. */
import { normaliseLabel } from '../near-labels.ts';
import { findKeyMentions } from '../key-mentions.ts';
import type { Rule } from '../types.ts';

export const labelBeforeKey: Rule<'options'> = {
  id: 'label-before-key',
  title: 'An option says what it is before it says its key',
  severity: 'error',
  reason: 'Callers listen for what they want and only then for the key; a key heard first has to be kept in mind for every option.',
  source: 'Weinschenk & Barker, Designing Effective Speech Interfaces',
  limits: { options: { value: 2, low: 0, high: 12, unit: 'options a menu may have before the rule applies', source: 'Weinschenk & Barker', status: 'published' } },
  *check(inspection, limits) {
    for (const menu of inspection.menus) {
      if (menu.choices.length <= limits.options) continue;
      const long = inspection.hearings(menu).find(({ options }) => options.filter(({ role }) => role === 'choice').length > limits.options);
      if (!long) continue;
      const meta = menu.state.config.meta ?? {};
      const found = { menu: menu.state.path, hint: 'Put the label first: "for repairs, press 3".', shows: { nodes: menu.nodes, callers: long.callers } };
      if (meta.phrasing === 'key-first') {
        yield { ...found, message: `The menu "${menu.state.path}" says the key before the label.`, path: [...menu.state.jsonPath, 'meta', 'phrasing'] };
      }
      for (const [locale, { text }] of Object.entries(meta.recordings ?? {})) {
        const spoken = text.normalize('NFKC').toLowerCase();
        const firstKey = findKeyMentions(spoken)[0]?.at;
        const labels = menu.choices.map(({ edge }) => spoken.indexOf(normaliseLabel(edge.transition.meta?.label?.[locale] ?? '\0')));
        const known = labels.filter((at) => at >= 0);
        if (firstKey === undefined || known.length === 0 || Math.min(...known) < firstKey) continue;
        yield { ...found, message: `The recording of "${menu.state.path}" in ${locale} says the key before the label.`, path: [...menu.state.jsonPath, 'meta', 'recordings', locale] };
      }
    }
  },
};
