/** Repairs are on the same key whatever the product. */
import { keySymbol } from '../../chart/index.ts';
import type { Inspection, Menu, MenuOption } from '../inspection.ts';
import { findDissenters } from '../majority.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const sameIntentSameKey: Rule<never> = {
  id: 'same-intent-same-key',
  title: say(rulesWords, (words) => words.sameIntentSameKey.title),
  severity: 'warning',
  reason: say(rulesWords, (words) => words.sameIntentSameKey.reason),
  source: 'consistency (ISO 9241-110)',
  limits: {},
  *check(inspection) {
    const byIntent = new Map<string, { menu: Menu; option: MenuOption }[]>();
    for (const menu of inspection.menus) {
      if (menu.state.config.meta?.layer !== 'intent') continue;
      const intents = menu.choices.map((option) => intentOf(option, inspection));
      for (const [i, option] of menu.choices.entries()) {
        const intent = intents[i];
        // A menu that splits an intent over several keys has no one key to compare.
        if (intent !== undefined && intents.indexOf(intent) === intents.lastIndexOf(intent))
          byIntent.set(intent, [...(byIntent.get(intent) ?? []), { menu, option }]);
      }
    }
    for (const [intent, uses] of byIntent) {
      const found = findDissenters(uses, ({ option }) => keySymbol(option.key));
      if (!found) continue;
      for (const { menu, option } of found.dissenters) {
        yield {
          message: say(rulesWords, (words) =>
            words.sameIntentSameKey.message({
              state: menu.state.path,
              intent,
              optionKey: keySymbol(option.key),
              usual: found.usual,
            }),
          ),
          hint: say(rulesWords, (words) => words.sameIntentSameKey.hint),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: option.callers },
        };
      }
    }
  },
};

/**
 * The one intent of everything an option ends at; undefined when it leads on to a menu or serves several
 * intents.
 */
function intentOf(option: MenuOption, { automaton, land }: Inspection): string | undefined {
  const intents = new Set<string | undefined>();
  for (const { node } of land(option.next, option.callers)) {
    const destination = automaton.nodes[node]?.destination;
    if (!destination || destination.goesTo === 'hang-up') intents.add(undefined);
    else for (const need of destination.serves) intents.add(need.split('.')[1]);
  }
  return intents.size === 1 ? [...intents][0] : undefined;
}
