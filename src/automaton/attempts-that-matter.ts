/** How many failures some guard of a machine can tell apart. */
import type { Chart, Guard } from '../chart/index.ts';

/**
 * More attempts than this change nothing: no guard tells them apart. Without this bound, a retry that counts
 * but is never refused would make a new node for ever. At least 1: after a failure a menu speaks its retry
 * text.
 */
export function attemptsThatMatter(chart: Chart): number {
  const highest = (guard: Guard | undefined): number => {
    if (guard?.type === 'attemptsLeft') return guard.params.max;
    if (guard?.type !== 'when') return 1;
    const { params } = guard;
    return Math.max(
      1,
      ...('not' in params ? [params.not] : 'all' in params ? params.all : params.any).map(highest),
    );
  };
  return chart.transitions.reduce((most, { transition }) => Math.max(most, highest(transition.guard)), 1);
}
