/** A two-product menu with every feature of the profile, small enough to hold in the head. */
import type { MachineConfig } from '../../src/chart/index.ts';

export const smallMachine: MachineConfig = {
  id: 'small',
  context: { attempts: 0 },
  meta: {
    title: { en: 'Small' },
    locales: ['en', 'zh-CN'],
    noInputSeconds: 5,
    needs: ['pc.repair', 'pc.buy', 'phone.repair', 'phone.buy'],
  },
  initial: 'welcome',
  on: {
    HANGUP: { target: '#hung-up' },
    NO_INPUT: [
      { guard: { type: 'attemptsLeft', params: { max: 3 } }, actions: { type: 'countAttempt' } },
      { target: '#operator' },
    ],
    NO_MATCH: [
      { guard: { type: 'attemptsLeft', params: { max: 3 } }, actions: { type: 'countAttempt' } },
      { target: '#operator' },
    ],
    'DTMF.0': {
      target: '#operator',
      meta: { role: 'operator', label: { en: 'an agent', 'zh-CN': '人工服务' } },
    },
    'DTMF.9': { meta: { role: 'repeat', label: { en: 'hear this again', 'zh-CN': '重听' } } },
    'DTMF.star': { target: '#products', meta: { role: 'back', label: { en: 'go back', 'zh-CN': '返回' } } },
  },
  states: {
    welcome: {
      tags: ['announcement'],
      meta: { greeting: { en: 'Welcome.', 'zh-CN': '您好。' } },
      on: { DONE: { target: 'route' } },
    },
    route: {
      always: [
        { guard: { type: 'ownsDevice', params: { device: 'pc' } }, target: '#pc-menu' },
        { target: 'products' },
      ],
    },
    products: {
      id: 'products',
      tags: ['menu'],
      entry: { type: 'resetAttempts' },
      meta: { layer: 'product', greeting: { en: 'Which product?', 'zh-CN': '请选择产品。' } },
      on: {
        'DTMF.1': {
          target: '#pc-menu',
          meta: {
            label: { en: 'computers', 'zh-CN': '电脑' },
            examples: { en: ['laptops', 'desktops'], 'zh-CN': ['笔记本', '台式机'] },
          },
        },
        'DTMF.2': { target: '#phone-menu', meta: { label: { en: 'phones', 'zh-CN': '手机' } } },
        'DTMF.3': {
          target: '#business',
          guard: { type: 'identityIs', params: { identity: 'business' } },
          meta: { label: { en: 'business customers', 'zh-CN': '企业客户' } },
        },
      },
    },
    pc: {
      initial: 'menu',
      meta: { product: 'pc' },
      states: {
        menu: {
          id: 'pc-menu',
          tags: ['menu'],
          entry: { type: 'resetAttempts' },
          meta: { layer: 'intent' },
          on: {
            'DTMF.1': { target: 'repair', meta: { label: { en: 'repairs', 'zh-CN': '维修' } } },
            'DTMF.2': { target: 'buy', meta: { label: { en: 'buying', 'zh-CN': '购买' } } },
          },
        },
        repair: {
          type: 'final',
          meta: { destination: { goesTo: 'desk', desk: 'pc-repair', serves: ['pc.repair'] } },
        },
        buy: { type: 'final', meta: { destination: { goesTo: 'desk', desk: 'pc-buy', serves: ['pc.buy'] } } },
      },
    },
    phone: {
      initial: 'menu',
      meta: { product: 'phone' },
      states: {
        menu: {
          id: 'phone-menu',
          tags: ['menu'],
          entry: { type: 'resetAttempts' },
          meta: { layer: 'intent' },
          on: {
            'DTMF.1': { target: 'repair', meta: { label: { en: 'repairs', 'zh-CN': '维修' } } },
            'DTMF.2': { target: 'buy', meta: { label: { en: 'buying', 'zh-CN': '购买' } } },
          },
        },
        repair: {
          type: 'final',
          meta: { destination: { goesTo: 'desk', desk: 'phone-repair', serves: ['phone.repair'] } },
        },
        buy: {
          type: 'final',
          meta: { destination: { goesTo: 'desk', desk: 'phone-buy', serves: ['phone.buy'] } },
        },
      },
    },
    business: {
      id: 'business',
      type: 'final',
      meta: { destination: { goesTo: 'desk', desk: 'business', serves: ['pc.buy', 'phone.buy'] } },
    },
    operator: {
      id: 'operator',
      type: 'final',
      meta: { destination: { goesTo: 'desk', desk: 'operator', serves: [] } },
    },
    'hung-up': {
      id: 'hung-up',
      type: 'final',
      meta: { destination: { goesTo: 'hang-up', reason: 'caller' } },
    },
  },
};
