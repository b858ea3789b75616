/** What a log taught that is no parameter with a name of its own. */
import type { ScenarioConfig } from '../../scenario/index.ts';
import type { Put } from '../../util/put-at.ts';
import type { CalibrationResult } from '../types.ts';
import { sdOn } from './learnt-rows.ts';
import { round, rowOf } from './row-of.ts';

/** Together with a factor by topic it cannot be told from them: fits hold it at 1, and so does what is written. */
export function putConviction(unit: string, source: string): Put {
  const value = { value: 1, low: 1, high: 1, unit, source, status: 'calibrated' };
  return { path: ['parameters', 'conviction'], value };
}

/** Handling times of single desks, which are no parameter of their own. */
export function putDesks(config: ScenarioConfig, { direct }: CalibrationResult, source: string): Put[] {
  return (direct?.rows ?? []).flatMap(({ parameter, at, estimate, bound, unit }): Put[] => {
    const { desk, ...rest } = at;
    const i = config.desks.findIndex(({ id }) => id === desk);
    if (parameter !== 'handlingSeconds' || i < 0 || !estimate || bound !== 'exact') return [];
    if (Object.keys(rest).length > 0) return [];
    const own = config.desks[i]?.handlingSeconds;
    const narrowed = own && sdOn('log', own) > 0 ? sdOn('log', estimate) / sdOn('log', own) : 0;
    const base = { ...estimate, unit: own?.unit ?? unit, source, status: 'calibrated' as const };
    return [
      {
        path: ['desks', i, 'handlingSeconds'],
        value: rowOf('handlingSeconds', config, base, estimate, estimate.value, { ...base, narrowed }),
      },
    ];
  });
}

export function putWeek({ direct }: CalibrationResult, source: string): Put[] {
  const shares = direct?.profile.weekShares;
  if (!shares || shares.length !== 168 || !shares.some((share) => share > 0)) return [];
  return [{ path: ['weekShares'], value: { shares: shares.map(round), source, status: 'calibrated' } }];
}
