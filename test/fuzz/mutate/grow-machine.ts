/** Machines that are small to write and hard to walk: each is valid, or nearly. */
import type { Luck } from '../luck.ts';
import { treeOf, type Tree } from './json-tree.ts';

type Plain = Record<string, unknown>;

const device = (n: number): Plain => ({ type: 'ownsDevice', params: { device: `d${n}` } });
const menuTo = (targets: readonly string[], more: Plain = {}): Plain => ({
  tags: ['menu'],
  meta: { greeting: { en: 'Hello.' } },
  on: {
    ...Object.fromEntries(
      targets.map((target, i) => [`DTMF.${i % 10}`, { target, meta: { label: { en: `option ${i}` } } }]),
    ),
    ...more,
  },
});
const end = { type: 'final', meta: { destination: { goesTo: 'hang-up' } } };

function machine(initial: string, states: Plain, more: Plain = {}): Tree {
  const { meta = {}, ...rest } = more as { meta?: Plain };
  return treeOf({
    id: 'grown',
    meta: { title: { en: 'Grown' }, locales: ['en'], needs: ['pc.buy'], ...meta },
    initial,
    ...rest,
    states: { ...states, end },
  });
}

export const GROW_MACHINE: readonly ((luck: Luck, sample: Tree) => Tree)[] = [
  // Decisions one after another, each about something else: 2^k ways through k of them.
  (luck) => {
    const length = 2 + luck.small(60);
    const isForked = luck.once(2);
    const states = Object.fromEntries(
      Array.from({ length }, (_, i) => {
        const next = i + 1 < length ? `s${i + 1}` : 'menu';
        return [
          `s${i}`,
          { always: [{ guard: device(i), target: isForked ? `t${i}` : next }, { target: next }] },
        ];
      }),
    );
    const forks = isForked
      ? Object.fromEntries(
          Array.from({ length }, (_, i) => [
            `t${i}`,
            { always: { target: i + 1 < length ? `s${i + 1}` : 'menu' } },
          ]),
        )
      : {};
    return machine('s0', { ...states, ...forks, menu: menuTo(['end']) });
  },
  // One decision about everything.
  (luck) => {
    const width = 2 + luck.small(40);
    const isAll = luck.once(2);
    const conditions = Array.from({ length: width }, (_, i) => device(i));
    const guard = { type: 'when', params: { [isAll ? 'all' : 'any']: conditions } };
    return machine('menu', {
      menu: menuTo([], { 'DTMF.1': [{ guard, target: 'end' }, { target: 'menu' }] }),
    });
  },
  // Conditions in conditions in conditions.
  (luck) => {
    let guard: Plain = device(0);
    const depth = luck.small(24);
    for (let i = 1; i <= depth; i++)
      guard = {
        type: 'when',
        params: luck.pick<Plain>([{ not: guard }, { all: [guard, device(i)] }, { any: [guard, device(i)] }]),
      };
    return machine('menu', {
      menu: menuTo([], { 'DTMF.1': [{ guard, target: 'end' }, { target: 'menu' }] }),
    });
  },
  // Every option guarded apart.
  (luck) => {
    const more = Object.fromEntries(
      Array.from({ length: luck.small(10) }, (_, i) => [
        `DTMF.${i}`,
        [{ guard: device(i), target: 'end', meta: { label: { en: `own ${i}` } } }],
      ]),
    );
    return machine('menu', { menu: menuTo([], more), other: menuTo(['menu'], more) });
  },
  // Many menus: a chain, a star, all to all.
  (luck) => {
    const count = 1 + luck.small(300);
    const shape = luck.below(3);
    const states = Object.fromEntries(
      Array.from({ length: count }, (_, i) => {
        const targets =
          shape === 0
            ? [`m${(i + 1) % count}`, 'end']
            : Array.from({ length: 10 }, (_, k) => `m${(shape === 1 ? i * 10 + k + 1 : i + k) % count}`);
        return [`m${i}`, menuTo(targets)];
      }),
    );
    return machine('m0', states);
  },
  // Groups in groups.
  (luck) => {
    let inner: Plain = { initial: 'menu', states: { menu: menuTo(['#end']) } };
    const depth = luck.small(28);
    for (let i = 0; i < depth; i++) inner = { initial: 'g', states: { g: inner } };
    return machine('g', { g: inner, end: { id: 'end', ...end } });
  },
  // Decisions in a circle, and one that leads to itself.
  (luck) => {
    const count = luck.small(40);
    const states = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `s${i}`,
        { always: [{ guard: device(i), target: 'menu' }, { target: `s${(i + 1) % count}` }] },
      ]),
    );
    return machine(
      's0',
      { ...states, menu: menuTo(['s0', 'end']) },
      { options: { maxIterations: luck.pick([1, 10, 100, 1000]) } },
    );
  },
  // Attempts that count very far.
  (luck) => {
    const max = luck.pick([1, 3, 50, 1000, 100_000, 1e9]);
    const retry = [
      { guard: { type: 'attemptsLeft', params: { max } }, actions: { type: 'countAttempt' } },
      { target: 'end' },
    ];
    return machine(
      'menu',
      {
        menu: menuTo(['menu', 'second'], { NO_INPUT: retry }),
        second: menuTo(['menu'], { NO_MATCH: retry }),
      },
      { context: { attempts: 0 } },
    );
  },
  // Many languages.
  (luck) => {
    const locales = Array.from(
      { length: luck.small(200) },
      (_, i) => `x${String.fromCharCode(97 + (i % 26))}-${i + 10}`,
    );
    const texts = Object.fromEntries(locales.map((locale) => [locale, `Press 1 for ${locale}.`]));
    const option = { target: 'end', meta: { label: texts, examples: texts } };
    return machine(
      'menu',
      { menu: { tags: ['menu'], meta: { greeting: texts, closing: texts }, on: { 'DTMF.1': option } } },
      { meta: { title: texts, locales } },
    );
  },
  // Hours that all differ, or never come.
  (luck) => {
    const count = luck.small(40);
    const states = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `s${i}`,
        {
          always: [
            {
              guard: {
                type: 'hoursOpen',
                params: {
                  days: [1 + (i % 7)],
                  from: (i * 0.25) % 24,
                  to: ((i * 0.25) % 24) + luck.pick([0.01, 1, 8]),
                },
              },
              target: 'menu',
            },
            { target: i + 1 < count ? `s${i + 1}` : 'menu' },
          ],
        },
      ]),
    );
    return machine('s0', { ...states, menu: menuTo(['end']) });
  },
  // Long texts, as read aloud and as looked through for keys.
  (luck) => {
    const piece = luck.pick([
      'Press 1 for one, ',
      '按1转人工，',
      '1 2 3 4 5 6 7 8 9 ',
      'for sales press ',
      'a',
      '\u0301',
      '(((',
    ]);
    const text = piece.repeat(luck.small(4000));
    return machine('menu', {
      menu: { ...menuTo(['end']), meta: { greeting: { en: text }, prompt: { en: text } } },
    });
  },
];
