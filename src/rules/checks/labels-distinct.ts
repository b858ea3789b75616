/** Options of one menu sound different from one another, in every language. */
import { keySymbol } from '../../chart/index.ts';
import { findByLocale } from '../../speech/index.ts';
import { NOBODY } from '../caller-sets.ts';
import type { MenuOption } from '../inspection.ts';
import { compareLabels } from '../near-labels.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

const HOW = {
  same: say(rulesWords, (words) => words.labelsDistinct.same),
  inside: say(rulesWords, (words) => words.labelsDistinct.inside),
  near: say(rulesWords, (words) => words.labelsDistinct.near),
} as const;

export const labelsDistinct: Rule<'similarity'> = {
  id: 'labels-distinct',
  title: say(rulesWords, (words) => words.labelsDistinct.title),
  severity: 'warning',
  reason: say(rulesWords, (words) => words.labelsDistinct.reason),
  source: 'Association for Conversational Interaction Design; the case this project starts from',
  limits: {
    similarity: {
      value: 0.8,
      low: 0.5,
      high: 1,
      unit: say(rulesWords, (words) => words.labelsDistinct.similarityUnit),
      source: 'set by eye on a few pairs',
      status: 'assumption',
    },
  },
  *check({ menus, locales, sets }, { similarity }) {
    for (const menu of menus) {
      for (const [i, second] of menu.options.entries()) {
        for (const first of menu.options.slice(0, i)) {
          for (const locale of locales) {
            const [firstLabel, secondLabel] = [labelIn(first, locale), labelIn(second, locale)];
            const how = compareLabels(firstLabel, secondLabel, similarity);
            if (!how) continue;
            const callers = sets.both(first.callers, second.callers);
            if (callers === NOBODY) continue;
            yield {
              message: say(rulesWords, (words, language) =>
                words.labelsDistinct.message({
                  firstKey: keySymbol(first.key),
                  secondKey: keySymbol(second.key),
                  how: HOW[how][language],
                  firstLabel,
                  secondLabel,
                }),
              ),
              hint: say(rulesWords, (words) => words.labelsDistinct.hint),
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

function labelIn({ edge }: MenuOption, locale: string): string {
  return findByLocale(edge.transition.meta?.label, locale) ?? '';
}
