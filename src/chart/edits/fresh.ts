/** Keys and ids that nobody has yet. */
import type { Chart } from '../chart.ts';
import type { MachineConfig } from '../types.ts';
import { keyOf, parentOf } from './draft.ts';

const MAX_LENGTH = 64;

/** Letters, digits, - and _, beginning with a letter; text in other scripts falls back. */
export function toKey(words: string, fallback: string): string {
  const key = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, MAX_LENGTH - 8);
  // The parser refuses these as keys of objects.
  return key === '' || ['constructor', 'prototype', '__proto__'].includes(key) ? fallback : key;
}

export function freshName(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted;
  for (let i = 2; isTaken(name); i++) name = `${wanted.slice(0, MAX_LENGTH - 6).replace(/-\d+$/, '')}-${i}`;
  return name;
}

export function freshKey(chart: Chart, parent: string, wanted: string): string {
  const siblings = chart.stateAt(parent)?.config.states ?? {};
  return freshName(wanted, (key) => Object.hasOwn(siblings, key));
}

/** Named after its place: `products.pc.menu` becomes `pc-menu`. */
export function freshId(ids: ReadonlySet<string>, path: string): string {
  const key = keyOf(path);
  const parent = keyOf(parentOf(path));
  const wanted = ids.has(key) && parent !== '' ? `${parent}-${key}`.slice(0, MAX_LENGTH) : key;
  return freshName(wanted, (id) => ids.has(id));
}

export function idsIn(config: MachineConfig, chart: Chart): Set<string> {
  return new Set([
    config.id,
    ...chart.states.flatMap(({ config: { id } }) => (id === undefined ? [] : [id])),
  ]);
}
