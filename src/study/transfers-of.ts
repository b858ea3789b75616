/** Which desks of a world pass callers on to which. */
import type { Automaton } from '../automaton/index.ts';
import type { WorldConfig } from '../scenario/index.ts';

/**
 * Desks behind one number can pass callers on among themselves, unless nobody ever does; beyond that it is the world's
 * rule.
 */
export function transfersOf(
  config: WorldConfig,
  desks: readonly { readonly members: readonly string[] }[],
  automata: readonly Automaton[],
  deskIndex: ReadonlyMap<string, number>,
): Uint8Array {
  const count = desks.length;
  const transfer = new Uint8Array(count * count);
  const connect = (group: readonly number[]): void => {
    for (const a of group) for (const b of group) if (a !== b) transfer[a * count + b] = 1;
  };
  for (const automaton of automata) {
    const behind = new Set<number>();
    for (const { destination } of automaton.nodes) {
      const desk = destination?.goesTo === 'desk' ? deskIndex.get(destination.desk) : undefined;
      if (desk !== undefined) behind.add(desk);
    }
    connect([...behind]);
  }
  if (config.transfers === 'never') return transfer.fill(0);
  if (config.transfers === 'all') connect(desks.map((_, d) => d));
  else if (config.transfers !== 'none') connect(config.transfers.flatMap((id) => deskIndex.get(id) ?? []));
  return transfer;
}
