/** "For repairs, press 3", not "press 3 for repairs": the key is forgotten while the label is heard. */
import { normaliseLabel } from '../near-labels.ts';
import { findKeyMentions } from '../key-mentions.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const labelBeforeKey: Rule<'options'> = {
  id: 'label-before-key',
  title: say(rulesWords, (words) => words.labelBeforeKey.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.labelBeforeKey.reason),
  source: 'Weinschenk & Barker, Designing Effective Speech Interfaces',
  limits: {
    options: {
      value: 2,
      low: 0,
      high: 12,
      unit: say(rulesWords, (words) => words.labelBeforeKey.optionsUnit),
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
        hint: say(rulesWords, (words) => words.labelBeforeKey.hint),
        shows: { nodes: menu.nodes, callers: long.callers },
      };
      if (meta.phrasing === 'key-first') {
        yield {
          ...found,
          message: say(rulesWords, (words) => words.labelBeforeKey.message({ state: menu.state.path })),
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
          message: say(rulesWords, (words) =>
            words.labelBeforeKey.recordingSaysKeyFirst({ state: menu.state.path, locale }),
          ),
          path: [...menu.state.jsonPath, 'meta', 'recordings', locale],
        };
      }
    }
  },
};
