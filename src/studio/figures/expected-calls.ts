/**
 * Calls that a desk may expect, half-hour by half-hour of an ordinary week, in closed form: fresh callers with a
 * need this desk is the first to serve. Calls that are dialled again, sent wrong or given up in a menu are not in it;
 * those take a simulation.
 */
import { callersOfWeek, needShares, type DeskConfig, type ScenarioConfig } from '../../scenario/index.ts';
import { resolveParameters } from '../../study/index.ts';

export const HALF_HOURS_A_WEEK = 336;

export interface DeskCalls {
  /** By half-hour of the week, Monday 0:00 first. */
  readonly calls: readonly number[];
  /** Mean seconds of a talk. */
  readonly handlingSeconds: number;
}

/** In the scenario's order. */
export function expectedCalls(config: ScenarioConfig): DeskCalls[] {
  const { world } = resolveParameters(config, {});
  const week = callersOfWeek(config, world);
  const shares = needShares(config);
  return config.desks.map((desk, d) => {
    const share = shares
      .filter(({ need }) => config.desks.findIndex(({ serves }) => serves.includes(need)) === d)
      .reduce((sum, each) => sum + each.share, 0);
    return {
      // Callers are expected by the hour: both its halves are alike.
      calls: Array.from({ length: HALF_HOURS_A_WEEK }, (_, half) => ((week[half >> 1] ?? 0) * share) / 2),
      handlingSeconds: handlingOf(desk, world['handlingSeconds']?.value ?? 0),
    };
  });
}

function handlingOf({ handlingSeconds }: DeskConfig, otherwise: number): number {
  return handlingSeconds?.value ?? otherwise;
}
