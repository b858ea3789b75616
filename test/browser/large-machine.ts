/**
 * A machine of any size: products of ten menus each, below one first menu, with shared keys and conditions.
 */
import type { MachineConfig, StateConfig } from '../../src/chart/index.ts';

const MENUS_A_PRODUCT = 10;
const KEYS_A_MENU = 6;
const WORDS = [
  'repair',
  'invoice',
  'delivery',
  'battery',
  'contract',
  'screen',
  'refund',
  'network',
  'password',
  'printer',
  'warranty',
  'upgrade',
  'address',
];
const ZH = [
  '维修',
  '发票',
  '配送',
  '电池',
  '合同',
  '屏幕',
  '退款',
  '网络',
  '密码',
  '打印机',
  '保修',
  '升级',
  '地址',
];

export function largeMachine(menus: number): MachineConfig {
  const products = Math.ceil(menus / MENUS_A_PRODUCT);
  const retry = [
    {
      guard: { type: 'attemptsLeft' as const, params: { max: 3 } },
      actions: { type: 'countAttempt' as const },
    },
    { target: '#agent' },
  ];
  return {
    id: `large-${menus}`,
    meta: { title: { en: `A machine of ${menus} menus` }, locales: ['en', 'zh-CN'] },
    initial: 'front',
    on: {
      NO_INPUT: retry,
      NO_MATCH: retry,
      HANGUP: { target: '#hung-up' },
      'DTMF.0': { target: '#agent', meta: { role: 'operator', label: { en: 'an agent', 'zh-CN': '人工' } } },
    },
    states: {
      front: {
        id: 'front',
        tags: ['menu'],
        entry: { type: 'resetAttempts' },
        meta: { layer: 'product', greeting: { en: 'Hello and welcome.', 'zh-CN': '您好，欢迎致电。' } },
        on: Object.fromEntries(
          Array.from({ length: Math.min(9, products) }, (_, p) => [
            `DTMF.${p + 1}`,
            { target: `#p${p}-m0`, meta: { label: { en: `product ${p}`, 'zh-CN': `产品${p}` } } },
          ]),
        ),
      },
      ...Object.fromEntries(
        Array.from({ length: products }, (_, p) => [
          `p${p}`,
          productOf(p, Math.min(MENUS_A_PRODUCT, menus - p * MENUS_A_PRODUCT), products),
        ]),
      ),
      agent: {
        id: 'agent',
        type: 'final',
        meta: { destination: { goesTo: 'desk', desk: 'agents', serves: [] } },
      },
      'hung-up': {
        id: 'hung-up',
        type: 'final',
        meta: { destination: { goesTo: 'hang-up', reason: 'caller' } },
      },
    },
  };
}

/** Labels that differ within a menu. */
function wordsFor(seed: number): Record<string, string> {
  const first = seed % WORDS.length;
  const second = (seed * 5 + 3) % WORDS.length;
  return { en: `${WORDS[first]} and ${WORDS[second]}`, 'zh-CN': `${ZH[first]}和${ZH[second]}` };
}

function productOf(product: number, menus: number, products: number): StateConfig {
  const states: Record<string, StateConfig> = {};
  for (let m = 0; m < menus; m++) {
    const on: Record<
      string,
      { target: string; meta: { label: Record<string, string>; examples: Record<string, string[]> } }
    > = {};
    for (let key = 1; key <= KEYS_A_MENU; key++) {
      const child = m * 3 + key;
      const isMenu = key <= 3 && child < menus;
      // Beyond nine products the ninth key of a first menu leads on.
      const isBridge = m === 0 && key === KEYS_A_MENU && product + 9 < products;
      on[`DTMF.${key}`] = {
        target: isBridge ? `#p${product + 9}-m0` : isMenu ? `m${child}` : `d${m}-${key}`,
        meta: {
          label: wordsFor(product * 100 + m * 10 + key),
          examples: {
            en: [`${WORDS[(m + key) % WORDS.length]} case`],
            'zh-CN': [`${ZH[(m + key) % ZH.length]}情况`],
          },
        },
      };
      if (!isMenu && !isBridge)
        states[`d${m}-${key}`] = {
          type: 'final',
          meta: { destination: { goesTo: 'desk', desk: `desk-${product}`, serves: [] } },
        };
    }
    states[`m${m}`] = {
      id: `p${product}-m${m}`,
      tags: ['menu'],
      entry: { type: 'resetAttempts' },
      meta: { title: { en: `Product ${product}, menu ${m}`, 'zh-CN': `产品${product}菜单${m}` } },
      on,
    };
  }
  return {
    initial: 'm0',
    meta: { title: { en: `Product ${product}`, 'zh-CN': `产品${product}` }, product: `p${product}` },
    on: { 'DTMF.9': { meta: { role: 'repeat', label: { en: 'hearing this again', 'zh-CN': '重听' } } } },
    states,
  };
}
