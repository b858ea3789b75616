/** Who dials which line of a world. */
import type { Automaton } from '../automaton/index.ts';
import type { CallerType } from '../behaviour/index.ts';
import type { NeedId } from '../chart/index.ts';
import type { ScenarioConfig, WorldConfig } from '../scenario/index.ts';
import { confusionAmong, dialProbabilities, lineServes } from './line-routes.ts';
import { servesByDesk } from './pool-desks.ts';
import { ownValue } from '../util/own-value.ts';

export interface DialledLines {
  /** `serves[line * needs + need]`, as `lineServes` has it. */
  readonly serves: Uint8Array;
  /** Probability that callers of a type dial a line: `dial[type * lines + line]`; the need alone decides. */
  readonly dial: Float64Array;
}

/**
 * @param automata of the world's lines, in its order
 * @param wrongNumber share of callers who dial a wrong line among as many as there were before
 * @param isConfusion false: as many dial a wrong one among however few, and any wrong line is as likely
 */
export function dialLines(
  scenario: ScenarioConfig,
  world: WorldConfig,
  automata: readonly Automaton[],
  types: readonly CallerType[],
  needs: readonly NeedId[],
  wrongNumber: number,
  isConfusion = true,
): DialledLines {
  const desks = servesByDesk(scenario.desks, world.pooled ?? false);
  const serves = lineServes(automata, needs, (desk, need) => desks.get(desk)?.includes(need) ?? false);
  const fullCount =
    scenario.worlds.find(({ id }) => id === scenario.compare.before)?.lines.length ?? automata.length;
  const dial = dialProbabilities(serves, types, needs, {
    wrong: wrongNumber * (isConfusion ? confusionAmong(automata.length, fullCount) : 1),
    isAnyWrong: !isConfusion,
    popularity: world.lines.map((id) => scenario.lines.find((line) => line.id === id)?.popularity),
    fixed: (need) => {
      const line = ownValue(world.dial, need.slice(0, need.indexOf('.')));
      return line === undefined ? undefined : world.lines.indexOf(line);
    },
  });
  return { serves, dial };
}

/** The same by need, `[need * lines + line]`, for the needs that are asked for; 0 where nobody has one. */
export function dialByNeed(
  dial: Float64Array,
  types: readonly CallerType[],
  needs: readonly string[],
): Float64Array {
  const lines = dial.length / types.length;
  const indexOf = new Map(needs.map((need, n) => [need, n]));
  const byNeed = new Float64Array(needs.length * lines);
  types.forEach(({ need }, type) => {
    const n = indexOf.get(need);
    if (n !== undefined) byNeed.set(dial.subarray(type * lines, (type + 1) * lines), n * lines);
  });
  return byNeed;
}
