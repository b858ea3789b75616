/** How many callers come for what: product share x intent share, except where the scenario says otherwise. */
import type { NeedId } from '../chart/index.ts';
import type { ScenarioConfig, Topic } from './types.ts';
import { ownValue } from '../util/own-value.ts';

export interface NeedShare {
  readonly need: NeedId;
  readonly product: Topic;
  readonly intent: Topic;
  /** Of all callers; the shares of a scenario sum to 1. */
  readonly share: number;
}

/**
 * Every product x intent, product-major, in the scenario's order. What `needs` sets is taken; the rest is
 * shared by the others.
 */
export function needShares(scenario: Pick<ScenarioConfig, 'products' | 'intents' | 'needs'>): NeedShare[] {
  const set = scenario.needs ?? {};
  const pairs = scenario.products.flatMap((product) =>
    scenario.intents.map((intent) => {
      const need: NeedId = `${product.id}.${intent.id}`;
      return {
        need,
        product,
        intent,
        own: ownValue<number>(set, need),
        weight: product.share * intent.share,
      };
    }),
  );
  const fixed = pairs.reduce((sum, { own }) => sum + (own ?? 0), 0);
  const free = pairs.reduce((sum, { own, weight }) => sum + (own === undefined ? weight : 0), 0);
  // With every need set, or no weight left to share by, what was set is scaled to the whole.
  const whole = free > 0 ? 1 : fixed;
  const rest = Math.max(0, 1 - fixed);
  const part = (amount: number, of: number): number => (of > 0 ? amount / of : 0);
  return pairs.map(({ need, product, intent, own, weight }) => ({
    need,
    product,
    intent,
    share: own === undefined ? rest * part(weight, free) : part(own, whole),
  }));
}
