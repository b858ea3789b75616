import type { Layout } from '../../../chart/index.ts';
import { ownValue } from '../../../util/own-value.ts';

/** State paths whose cards stand elsewhere, or whose place is written down on one side only. */
export function movedCards(before: Layout, after: Layout): string[] {
  return [...new Set([...Object.keys(before.positions), ...Object.keys(after.positions)])].filter((path) => {
    const [from, to] = [ownValue(before.positions, path), ownValue(after.positions, path)];
    return from?.x !== to?.x || from?.y !== to?.y;
  });
}
