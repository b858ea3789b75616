/** Layer 1 is the product, layer 2 is what the caller wants to do. */
import { inheritedMeta } from '../../chart/index.ts';
import { NOBODY } from '../caller-sets.ts';
import type { CallerSet } from '../caller-sets.ts';
import { type Inspection, layerAt, nodeAt } from '../inspection.ts';
import type { Finding, Rule } from '../types.ts';
import { say, rulesWords } from '../../words/index.ts';

export const productThenIntent: Rule<never> = {
  id: 'product-then-intent',
  title: say(rulesWords, (words) => words.productThenIntent.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.productThenIntent.reason),
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
      message: say(rulesWords, (words) => words.productThenIntent.message({ state: menu.state.path })),
      hint: say(rulesWords, (words) => words.productThenIntent.hint),
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
          message: say(rulesWords, (words) =>
            words.productThenIntent.leadsToProduct({
              layer,
              state: menu.state.path,
              target: nodeAt(automaton, node).state,
            }),
          ),
          hint: say(rulesWords, (words) => words.productThenIntent.leadsToProductHint),
          path: option.edge.path,
          menu: menu.state.path,
          shows: { nodes: menu.nodes, callers: asked, next: [option.edge.event] },
        };
      }
    }
  }
}
