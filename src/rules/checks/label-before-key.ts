/** "For repairs, press 3", not "press 3 for repairs": the key is forgotten while the label is heard. */
import { readKeyMentions } from '../../wording/index.ts';
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
        const mentions = readKeyMentions(text, [locale]).filter(({ phrasing }) => phrasing !== undefined);
        const keyFirst = mentions.filter(({ phrasing }) => phrasing === 'key-first').length;
        if (keyFirst === 0 || keyFirst < mentions.length / 2) continue;
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
