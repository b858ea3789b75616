/** What the mapping says about a whole call: which menus were in force, and whether it counts. */
import { checkCall } from '../check-call.ts';
import { zoneClock, wallOf } from '../mapping/zone.ts';
import type { Mapping } from '../mapping/types.ts';
import type { Fate } from '../sources/reasons.ts';
import type { LoggedCall } from '../types.ts';

export interface Finished {
  readonly call: LoggedCall;
  readonly fate?: undefined;
}
export interface Unfinished {
  readonly call?: undefined;
  readonly fate: Fate;
  /** The mapping's own words for it. */
  readonly because?: string;
}

const HOUR_MS = 3_600_000;

/** @param excludedBy index in `exclude` of callers that are left out by their number */
export function callFinisher(
  mapping: Mapping,
  excludedBy: (caller: string) => number | undefined,
): (call: LoggedCall) => Finished | Unfinished {
  const { exclude = [], open = {}, time } = mapping;
  const zone = time?.zone ?? 'UTC';
  const clock = zoneClock(zone);
  const wall = wallOf(zone);
  const periods = exclude
    .filter(({ from, to }) => (from ?? to) !== undefined)
    .map(({ from, to, because }) => ({
      from: from === undefined ? -Infinity : momentOf(from, clock),
      to: to === undefined ? Infinity : momentOf(to, clock),
      because,
    }));
  const versions = (mapping.versions ?? []).map(({ from, version }) => ({
    from: momentOf(from, clock),
    version,
  }));
  const isOpen = (line: string, t: number): boolean => {
    if (!Object.hasOwn(open, line)) return true;
    const hours = open[line];
    const at = wall(t);
    return (
      hours === undefined ||
      (hours.days.includes(at.weekday) && at.ms >= hours.from * HOUR_MS && at.ms < hours.to * HOUR_MS)
    );
  };
  return (given) => {
    const events = isSorted(given) ? given.events : given.events.toSorted((a, b) => a.t - b.t);
    const t = events[0]?.t ?? 0;
    const version = given.version || (versions.findLast(({ from }) => from <= t)?.version ?? '');
    const call = { ...given, events, version };
    const prefix = call.caller === '' ? undefined : excludedBy(call.caller);
    if (prefix !== undefined) return leaveOut('prefix', exclude[prefix]?.because);
    const period = periods.find(({ from, to }) => t >= from && t < to);
    if (period) return leaveOut('period', period.because);
    const reason = checkCall(call);
    if (reason) return { fate: { fate: 'refused', reason } };
    if (!isOpen(call.line, t)) return { fate: { fate: 'excluded', reason: 'closed' } };
    return { call };
  };
}

function leaveOut(reason: 'prefix' | 'period', because: string | undefined): Unfinished {
  return { fate: { fate: 'excluded', reason }, ...(because !== undefined && { because }) };
}

/** Rows may be shuffled; ties stay in the order of the log. */
function isSorted({ events }: LoggedCall): boolean {
  return events.every(({ t }, i) => i === 0 || t >= (events[i - 1]?.t ?? t));
}

/** Of a moment as mappings write it; in an hour that the clock skipped, the moment after it. */
function momentOf(text: string, clock: ReturnType<typeof zoneClock>): number {
  const [, year, month, day, hour = '0', minute = '0', second = '0'] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
  const ms = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  const at = (extra: number) =>
    clock({ year: Number(year), month: Number(month), day: Number(day), ms: ms + extra });
  const found = at(0);
  const moment = found === 'gap' ? at(HOUR_MS) : found;
  return typeof moment === 'number' ? moment : moment === 'gap' ? 0 : moment[0];
}
