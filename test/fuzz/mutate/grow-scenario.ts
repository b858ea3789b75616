/** Scenarios with much of one thing: each row with an id of its own, so that nothing but their number is odd. */
import type { Luck } from '../luck.ts';
import { copyTree, textOf, treeOf, type Tree } from './json-tree.ts';

function multiply(key: string, most: number): (luck: Luck, sample: Tree) => Tree {
  return (luck, sample) => {
    const list = sample.kind === 'object' ? sample.entries.find(([name]) => name === key)?.[1] : undefined;
    if (list?.kind !== 'array' || list.items.length === 0) return sample;
    const times = luck.small(most);
    for (let i = 0; i < times; i++) {
      const copy = copyTree(luck.pick(list.items));
      const id = copy.kind === 'object' ? copy.entries.find(([name]) => name === 'id') : undefined;
      if (id) id[1] = textOf(`${key}-${i}`);
      list.items.push(copy);
    }
    return sample;
  };
}

function set(key: string, make: (luck: Luck) => unknown): (luck: Luck, sample: Tree) => Tree {
  return (luck, sample) => {
    if (sample.kind !== 'object') return sample;
    sample.entries = [...sample.entries.filter(([name]) => name !== key), [key, treeOf(make(luck))]];
    return sample;
  };
}

export const GROW_SCENARIO: readonly ((luck: Luck, sample: Tree) => Tree)[] = [
  ...['products', 'intents', 'segments', 'desks', 'lines', 'worlds', 'agentGroups', 'calendars'].map((key) =>
    multiply(key, 60),
  ),
  ...['products', 'segments', 'desks', 'worlds'].map((key) => multiply(key, 600)),
  set('calendars', (luck) =>
    Array.from({ length: luck.small(20) }, (_, i) => ({
      id: `calendar-${i}`,
      timeZone: luck.pick(['Europe/Berlin', 'Asia/Shanghai', 'Australia/Lord_Howe', 'UTC', 'Mars/Base']),
      hours: Object.fromEntries(
        ['monday', 'tuesday', 'sunday'].map((day) => [
          day,
          luck.pick([['08:00-18:00'], ['22:00-06:00'], ['00:00-24:00'], ['08:00-12:00', '11:00-13:00'], []]),
        ]),
      ),
      specialDays: Array.from({ length: luck.small(400) }, (_, d) => ({
        date: `2026-${String(1 + (d % 12)).padStart(2, '0')}-${String(1 + (d % 28)).padStart(2, '0')}`,
        open: [],
      })),
    })),
  ),
  set('days', (luck) => luck.pick([1, 7, 28, 365, 1e6, 1e12])),
];
