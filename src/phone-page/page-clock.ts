/** The page's clocks: what people do is measured here, and nowhere else. */
import type { Clock } from '../phone/index.ts';

export const pageClock: Clock = {
  now: () => performance.now() / 1000,
  after: (seconds, act) => {
    const timer = setTimeout(act, seconds * 1000);
    return () => clearTimeout(timer);
  },
};

/** Milliseconds since 1970, UTC. */
export function readWallClock(): number {
  return Date.now();
}
