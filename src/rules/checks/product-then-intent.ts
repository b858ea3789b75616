/** Layer 1 is the product, layer 2 is what the caller wants to do. */
import { inheritedMeta } from '../../chart/index.ts';
import { NOBODY } from '../caller-sets.ts';
import type { CallerSet } from '../caller-sets.ts';
import { layerAt, type Inspection } from '../inspection.ts';
import type { Finding, Rule } from '../types.ts';
import { say } from '../../util/said.ts';

export const productThenIntent: Rule<never> = {
  id: 'product-then-intent',
  title: say('The product is asked first, then the intent', '先问产品，再问来意'),
  severity: 'error',
  reason: say(
    'Callers know what they hold before they can name what they want; asked the other way round, every intent menu has to ask for the product again. Menus without meta.layer are not judged.',
    '来电者说得出手里是什么产品，未必说得清要办什么；倒过来问，每个来意菜单都得再问一次产品。未注明 meta.layer 的菜单不检查。',
  ),
  source: 'the case this project starts from',
  limits: {},
  *check(inspection) {
    yield* findIntentFirst(inspection);
    yield* findProductLater(inspection);
  },
};

/** First menus that ask for an intent when the product is still open. */
function* findIntentFirst({ menus, config, firsts, sets }: Inspection): Iterable<Finding> {
  const products = new Set((config.meta.needs ?? []).map((need) => need.split('.')[0]));
  if (products.size < 2) return;
  for (const menu of menus) {
    const first = menu.nodes.reduce<CallerSet>(
      (all, node) => sets.either(all, firsts[node] as CallerSet),
      NOBODY,
    );
    if (
      first === NOBODY ||
      menu.state.config.meta?.layer !== 'intent' ||
      inheritedMeta(menu.state, 'product') !== undefined
    )
      continue;
    yield {
      message: say(
        `The first menu "${menu.state.path}" asks what to do before it is known for which product.`,
        `首层菜单“${menu.state.path}”还不知道是哪种产品，就先问来意。`,
      ),
      hint: say(
        'Ask for the product first, or set meta.product on the group when it is known already.',
        '先问产品；产品已知时，在所属分组上设置 meta.product。',
      ),
      path: menu.state.jsonPath,
      menu: menu.state.path,
      shows: { nodes: menu.nodes, callers: first },
    };
  }
}

/**
 * Choices that lead from a product or an intent to a product again. A shortcut menu may offer "another
 * product".
 */
function* findProductLater({ menus, land, sets, firsts, chart, automaton }: Inspection): Iterable<Finding> {
  for (const menu of menus) {
    const layer = menu.state.config.meta?.layer;
    if (layer !== 'product' && layer !== 'intent') continue;
    for (const option of menu.choices) {
      for (const { node, callers } of land(option.next, option.callers)) {
        if (layerAt(chart, automaton, node) !== 'product') continue;
        const asked =
          layer === 'intent'
            ? menu.nodes.reduce((left, here) => sets.without(left, firsts[here] as CallerSet), callers)
            : callers;
        if (asked === NOBODY) continue;
        yield {
          message: say(
            `A choice in the ${layer} menu "${menu.state.path}" leads to the product menu "${automaton.nodes[node]?.state}".`,
            `${layer === 'product' ? '产品' : '来意'}菜单“${menu.state.path}”中的一个选项又通向产品菜单“${automaton.nodes[node]?.state}”。`,
          ),
          hint: say(
            'Let product options lead to intents and intent options to desks; for the way back use the role "back".',
            '让产品选项通向来意，来意选项通向坐席组；需要返回时使用 role 为 "back" 的按键。',
          ),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: asked, next: [option.edge.event] },
        };
      }
    }
  }
}
