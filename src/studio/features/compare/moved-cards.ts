import type { Layout } from '../../../chart/index.ts';

/** State paths whose cards stand elsewhere, or whose place is written down on one side only. */
export function movedCards(before: Layout, after: Layout): string[] {
  return [...new Set([...Object.keys(before.positions), ...Object.keys(after.positions)])].filter((path) => {
    const [from, to] = [before.positions[path], after.positions[path]];
    return from?.x !== to?.x || from?.y !== to?.y;
  });
}
