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

export interface MenuPlan {
  /** 1 to 4; one product has no product layer. */
  readonly products: number;
  /** 1 to 4. */
  readonly intents: number;
  /** Times a menu is heard at most, 1 to 3. */
  readonly attempts: number;
  readonly noInputSeconds: number;
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
  readonly examples: TextList;
}

const PRODUCTS: readonly Item[] = [
  {
    id: 'pc',
    label: { en: 'computers', 'zh-CN': '电脑' },
    examples: { en: ['laptops'], 'zh-CN': ['笔记本'] },
  },
  {
    id: 'phone',
    label: { en: 'phones', 'zh-CN': '手机' },
    examples: { en: ['chargers'], 'zh-CN': ['充电器'] },
  },
  { id: 'tv', label: { en: 'screens', 'zh-CN': '屏幕' }, examples: { en: ['TVs'], 'zh-CN': ['电视'] } },
  { id: 'print', label: { en: 'printing', 'zh-CN': '打印' }, examples: { en: ['ink'], 'zh-CN': ['墨盒'] } },
];
const INTENTS: readonly Omit<Item, 'examples'>[] = [
  { id: 'ask', label: { en: 'advice', 'zh-CN': '咨询' } },
  { id: 'buy', label: { en: 'orders', 'zh-CN': '购买' } },
  { id: 'repair', label: { en: 'repairs', 'zh-CN': '维修' } },
  { id: 'centre', label: { en: 'shops near you', 'zh-CN': '附近门店' } },
];
const OPEN: Guard = { type: 'hoursOpen', params: { days: [1, 2, 3, 4, 5, 6], from: 8, to: 20 } };

export function buildMenu(plan: MenuPlan): MachineConfig {
  const products = PRODUCTS.slice(0, Math.max(1, plan.products));
  const intents = INTENTS.slice(0, Math.max(1, plan.intents));
  const hasLayers = products.length > 1;
  const top = hasLayers ? 'products' : `${(products[0] as Item).id}-menu`;
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
      title: { en: 'Built', 'zh-CN': '生成的菜单' },
      locales: ['zh-CN', 'en'],
      noInputSeconds: plan.noInputSeconds,
      needs,
      retry: {
        noInput: { en: 'Sorry, nothing was pressed.', 'zh-CN': '没有收到按键。' },
        noMatch: { en: 'That key is not in use.', 'zh-CN': '按键无效。' },
      },
    },
    initial: plan.hasWelcome ? 'welcome' : 'route',
    on: {
      HANGUP: { target: '#hung-up' },
      NO_INPUT: retry,
      NO_MATCH: retry,
      'DTMF.0': {
        target: '#operator',
        meta: { role: 'operator', label: { en: 'an agent', 'zh-CN': '人工' } },
      },
      'DTMF.9': { meta: { role: 'repeat', label: { en: 'a repeat', 'zh-CN': '重听' } } },
    },
    states: {
      ...(plan.hasWelcome
        ? {
            welcome: {
              tags: ['announcement'],
              meta: { greeting: { en: 'Welcome.', 'zh-CN': '您好。' } },
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
  products: readonly Item[],
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

function productMenu({ knowsBusiness }: MenuPlan, products: readonly Item[]): StateConfig {
  const business: Transition = {
    target: '#business',
    guard: { type: 'identityIs', params: { identity: 'business' } },
    meta: { label: { en: 'firms', 'zh-CN': '企业' }, examples: { en: ['schools'], 'zh-CN': ['学校'] } },
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

function productGroup(
  product: Item,
  intents: readonly Omit<Item, 'examples'>[],
  hasLayers: boolean,
): StateConfig {
  return {
    initial: 'menu',
    meta: { product: product.id },
    ...(hasLayers
      ? ({
          on: {
            'DTMF.star': {
              target: '#products',
              meta: { role: 'back', label: { en: 'the start', 'zh-CN': '返回' } },
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
