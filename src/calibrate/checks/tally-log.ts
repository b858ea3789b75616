/** What can be counted in any log, real or simulated, cell by cell: the two are laid side by side. */
import type { LoggedCall } from '../../calls/index.ts';
import { createLogClock } from '../paths/log-clock.ts';
import type { CellKind, PredictedCell } from './types.ts';

/** Of shares `sum` counts hits; of seconds it adds them up, and their squares. */
export interface Tally extends Pick<PredictedCell, 'kind' | 'line' | 'menu' | 'what' | 'unit'> {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}
export type LogTally = ReadonlyMap<string, Tally>;

const DAY = 86_400_000;
/** Seconds since a menu began. */
const BANDS = [0, 5, 10, 20, 30, 60] as const;
/** Days after a first call on which calling again is looked at. */
const AGAIN = 7;

/** @param zone IANA name of the clock of hours; calls of a caller in the order of their times */
export async function tallyLog(
  batches: AsyncIterable<readonly LoggedCall[]> | Iterable<readonly LoggedCall[]>,
  zone: string,
): Promise<LogTally> {
  const tally = new Tallies();
  const clock = createLogClock(zone);
  const firstOf = new Map<string, { readonly t: number; readonly days: Set<number> }>();
  let last = 0;
  for await (const batch of batches)
    for (const call of batch) {
      const t = call.events[0]?.t ?? 0;
      last = Math.max(last, t);
      tally.hit('line-hour', call.line, '', String(Math.floor(clock(t).minute / 60)));
      tally.hear('line-hour', call.line, '');
      tallyMenus(tally, call);
      if (call.caller === '') continue;
      const first = firstOf.get(call.caller);
      if (!first) firstOf.set(call.caller, { t, days: new Set() });
      else if (t > first.t) first.days.add(Math.floor((t - first.t) / DAY));
    }
  for (const { t, days } of firstOf.values()) {
    // Whoever called first near the end of the log had no time to call again.
    if (t + AGAIN * DAY > last) continue;
    tally.hear('repeat-day', '', '');
    for (const day of days) if (day < AGAIN) tally.hit('repeat-day', '', '', String(day + 1));
  }
  return tally.finish();
}

function tallyMenus(tally: Tallies, { line, events, precision }: LoggedCall): void {
  const hasTimes = precision === 'ms' || precision === 's';
  let heard: { readonly menu: string; readonly t: number } | undefined;
  for (const { event, where, value, t } of events) {
    if (event === 'menu') heard = { menu: where, t };
    else if (heard && (event === 'key' || event === 'no-input' || event === 'no-match')) {
      const what = event === 'key' ? value : event;
      tally.hear('key', line, heard.menu);
      tally.hit('key', line, heard.menu, what);
      if (event === 'key' && hasTimes) tally.time(line, heard.menu, what, (t - heard.t) / 1000);
      heard = undefined;
    } else if (heard && event === 'end' && value === 'caller') {
      tally.hear('key', line, heard.menu);
      tally.hit('hang-up', line, heard.menu, '');
      if (hasTimes) {
        const seconds = (t - heard.t) / 1000;
        const from = BANDS.findLast((band) => band <= seconds) ?? 0;
        const to = BANDS.find((band) => band > seconds);
        tally.hear('hang-up-time', line, heard.menu);
        tally.hit('hang-up-time', line, heard.menu, to === undefined ? `${from}+` : `${from}-${to}`);
      }
      heard = undefined;
    }
  }
}

class Tallies {
  readonly #cells = new Map<string, Tally & { sum: number; squares: number; n: number }>();
  readonly #heard = new Map<string, number>();

  hear(kind: CellKind, line: string, menu: string): void {
    const name = base(kind, line, menu);
    this.#heard.set(name, (this.#heard.get(name) ?? 0) + 1);
  }

  hit(kind: CellKind, line: string, menu: string, what: string): void {
    this.#at(kind, line, menu, what, 'share').sum += 1;
  }

  time(line: string, menu: string, what: string, seconds: number): void {
    const cell = this.#at('key-time', line, menu, what, 'seconds');
    cell.n += 1;
    cell.sum += seconds;
    cell.squares += seconds ** 2;
  }

  finish(): LogTally {
    for (const cell of this.#cells.values())
      if (cell.unit === 'share') cell.n = this.#heard.get(base(cell.kind, cell.line, cell.menu)) ?? 0;
    return this.#cells;
  }

  #at(kind: CellKind, line: string, menu: string, what: string, unit: Tally['unit']) {
    const name = JSON.stringify([kind, line, menu, what]);
    let cell = this.#cells.get(name);
    if (!cell) this.#cells.set(name, (cell = { kind, line, menu, what, unit, n: 0, sum: 0, squares: 0 }));
    return cell;
  }
}

/** Hang-ups are a share of all hearings, as keys are. */
function base(kind: CellKind, line: string, menu: string): string {
  return JSON.stringify([kind === 'hang-up' ? 'key' : kind, line, menu]);
}
