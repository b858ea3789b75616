/**
 * A menu from a few numbers: the base of arbitraries and of tests that break one thing. It keeps every rule
 * with up to three products (two when it knows business customers) and three intents; more make the first
 * prompt long.
 */
import type {
  Destination,
  Guard,
  MachineConfig,
  NeedId,
  StateConfig,
  Text,
  TextList,
  Transition,
} from '../chart/index.ts';
import { LANGUAGES, say, vitestWords, type Said } from '../words/index.ts';

/** What a menu of `buildMenu` is like. */
export interface MenuPlan {
  /** 1 to 4; one product has no product layer. */
  readonly products: number;
  /** 1 to 4. */
  readonly intents: number;
  /** Times a menu is heard at most, 1 to 3. */
  readonly attempts: number;
  /** Seconds of silence before NO_INPUT. */
  readonly noInputSeconds: number;
  /** Whether an announcement comes before the first menu. */
  readonly hasWelcome: boolean;
  /** Owners of a product's device begin in its menu. */
  readonly knowsDevices: boolean;
  /** Business customers have a key of their own in the product menu. */
  readonly knowsBusiness: boolean;
  /** Outside these hours callers are told that the line is closed. */
  readonly keepsHours: boolean;
}

interface Item {
  readonly id: string;
  readonly label: Text;
}
interface Product extends Item {
  readonly examples: TextList;
}

/** The first is the one that callers hear who speak none of them. */
const LOCALES = LANGUAGES.toReversed();

const PRODUCTS: readonly Product[] = (['pc', 'phone', 'tv', 'print'] as const).map((id) => ({
  id,
  label: say(vitestWords, (words) => words.products[id]),
  examples: list(say(vitestWords, (words) => words.examples[id])),
}));
const INTENTS: readonly Item[] = (['ask', 'buy', 'repair', 'centre'] as const).map((id) => ({
  id,
  label: say(vitestWords, (words) => words.intents[id]),
}));
const OPEN: Guard = { type: 'hoursOpen', params: { days: [1, 2, 3, 4, 5, 6], from: 8, to: 20 } };

/**
 * A machine that speaks every language of Dialtree, with desks called `product-intent`. More products or
 * intents than there are words for are left out.
 */
export function buildMenu(plan: MenuPlan): MachineConfig {
  const products = PRODUCTS.slice(0, Math.max(1, plan.products));
  const intents = INTENTS.slice(0, Math.max(1, plan.intents));
  const hasLayers = products.length > 1;
  const top = hasLayers ? 'products' : `${(products[0] as Product).id}-menu`;
  const retry: readonly Transition[] = [
    ...(plan.attempts > 1
      ? [
          {
            guard: { type: 'attemptsLeft', params: { max: plan.attempts } },
            actions: { type: 'countAttempt' },
          } as const,
        ]
      : []),
    { target: '#operator' },
  ];
  const needs = products.flatMap(({ id }) => intents.map((intent): NeedId => `${id}.${intent.id}`));
  return {
    id: 'built',
    context: { attempts: 0 },
    meta: {
      title: say(vitestWords, (words) => words.title),
      locales: LOCALES,
      noInputSeconds: plan.noInputSeconds,
      needs,
      retry: {
        noInput: say(vitestWords, (words) => words.noInput),
        noMatch: say(vitestWords, (words) => words.noMatch),
      },
    },
    initial: plan.hasWelcome ? 'welcome' : 'route',
    on: {
      HANGUP: { target: '#hung-up' },
      NO_INPUT: retry,
      NO_MATCH: retry,
      'DTMF.0': {
        target: '#operator',
        meta: { role: 'operator', label: say(vitestWords, (words) => words.agent) },
      },
      'DTMF.9': { meta: { role: 'repeat', label: say(vitestWords, (words) => words.again) } },
    },
    states: {
      ...(plan.hasWelcome
        ? {
            welcome: {
              tags: ['announcement'],
              meta: { greeting: say(vitestWords, (words) => words.greeting) },
              on: { DONE: { target: 'route' } },
            } as const,
          }
        : {}),
      route: { always: routes(plan, products, hasLayers, top) },
      ...(hasLayers ? { products: productMenu(plan, products) } : {}),
      ...Object.fromEntries(
        products.map((product) => [product.id, productGroup(product, intents, hasLayers)]),
      ),
      ...(hasLayers && plan.knowsBusiness
        ? { business: final('business', { goesTo: 'desk', desk: 'business', serves: needs }) }
        : {}),
      operator: final('operator', { goesTo: 'desk', desk: 'operator', serves: [] }),
      ...(plan.keepsHours ? { closed: final('closed', { goesTo: 'hang-up', reason: 'closed' }) } : {}),
      'hung-up': final('hung-up', { goesTo: 'hang-up', reason: 'caller' }),
    },
  };
}

function final(id: string, destination: Destination): StateConfig {
  return { id, type: 'final', meta: { destination } };
}

function routes(
  { keepsHours, knowsDevices }: MenuPlan,
  products: readonly Product[],
  hasLayers: boolean,
  top: string,
): Transition[] {
  const closed: readonly Transition[] = keepsHours
    ? [{ guard: { type: 'when', params: { not: OPEN } }, target: '#closed' }]
    : [];
  const owners =
    hasLayers && knowsDevices
      ? products.map(({ id }): Transition => ({
          guard: { type: 'ownsDevice', params: { device: id } },
          target: `#${id}-menu`,
        }))
      : [];
  return [...closed, ...owners, { target: `#${top}` }];
}

function productMenu({ knowsBusiness }: MenuPlan, products: readonly Product[]): StateConfig {
  const business: Transition = {
    target: '#business',
    guard: { type: 'identityIs', params: { identity: 'business' } },
    meta: {
      label: say(vitestWords, (words) => words.products.business),
      examples: list(say(vitestWords, (words) => words.examples.business)),
    },
  };
  const options = products.map(({ id, label, examples }): Transition => ({
    target: `#${id}-menu`,
    meta: { label, examples },
  }));
  return {
    id: 'products',
    tags: ['menu'],
    entry: { type: 'resetAttempts' },
    meta: { layer: 'product' },
    on: onKeys([...options, ...(knowsBusiness ? [business] : [])]),
  };
}

function productGroup(product: Product, intents: readonly Item[], hasLayers: boolean): StateConfig {
  return {
    initial: 'menu',
    meta: { product: product.id },
    ...(hasLayers
      ? ({
          on: {
            'DTMF.star': {
              target: '#products',
              meta: { role: 'back', label: say(vitestWords, (words) => words.back) },
            },
          },
        } as const)
      : {}),
    states: {
      menu: {
        id: `${product.id}-menu`,
        tags: ['menu'],
        entry: { type: 'resetAttempts' },
        meta: { layer: 'intent' },
        on: onKeys(intents.map(({ id, label }) => ({ target: id, meta: { label } }))),
      },
      ...Object.fromEntries(
        intents.map(({ id }) => [
          id,
          {
            type: 'final',
            meta: {
              destination: { goesTo: 'desk', desk: `${product.id}-${id}`, serves: [`${product.id}.${id}`] },
            },
          } satisfies StateConfig,
        ]),
      ),
    },
  };
}

function onKeys(options: readonly Transition[]): NonNullable<StateConfig['on']> {
  return Object.fromEntries(options.map((option, i) => [`DTMF.${i + 1}`, option]));
}

function list(said: Said): TextList {
  return Object.fromEntries(Object.entries(said).map(([locale, text]) => [locale, [text]]));
}
