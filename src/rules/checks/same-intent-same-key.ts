/** Repairs are on the same key whatever the product. */
import { keySymbol } from '../../chart/index.ts';
import type { Inspection, Menu, MenuOption } from '../inspection.ts';
import { findDissenters } from '../majority.ts';
import type { Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const sameIntentSameKey: Rule<never> = {
  id: 'same-intent-same-key',
  title: say('The same intent has the same key in every product menu', '同一来意在各产品菜单中按键相同'),
  severity: 'warning',
  reason: say(
    'A caller who calls about a second product can use what they learnt with the first.',
    '来电者为第二种产品来电时，可以沿用上次记住的按键。',
  ),
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
      for (const { menu, option } of found?.dissenters ?? []) {
        yield {
          message: say(
            `In "${menu.state.path}" the intent "${intent}" is on key ${keySymbol(option.key)}; elsewhere on ${found?.usual}.`,
            `在“${menu.state.path}”中，来意“${intent}”是按键 ${keySymbol(option.key)}，其他菜单是 ${found?.usual}。`,
          ),
          hint: say('Keep one order of intents in all product menus.', '各产品菜单中的来意保持同一顺序。'),
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
