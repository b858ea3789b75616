/** Days and hours that are unlike the others, told by how far they lie from what is usual. */
import { isAnsweredOnly, type AnsweredCount } from '../../calls/index.ts';
import { medianOf } from '../../stats/index.ts';
import { joinNames, listWeekdays, calibrateWords, say } from '../../words/index.ts';
import { dateOf, weekdayOf } from '../local-clock.ts';
import { addToSpell, emptySpell, type DayTally, type LogTally, type Spell } from './log-tally.ts';
import { datesOf, FEWEST_CALLS, sayDays, sayShare } from './say-finding.ts';
import type { Finding } from './types.ts';

export type Judged = Omit<Finding, 'of' | 'isExcluded'>;

/** Robust z beyond which a day is unlike the others. */
const FAR = 6;
/** Of a normal distribution, the standard deviation over the median distance from the median. */
const MAD_TO_SD = 1.4826;
/** Days on which shares can be compared, and calls that make a share. */
const FEWEST_DAYS = 5;
const CALLS_OF_A_DAY = 30;
/** How much days of one weekday may differ without anybody wondering. */
const USUAL_CV = 0.1;
const CALLS_OF_AN_HOUR = 20;

/** Share of hang-ups in menus over the days that `isCounted` lets through. */
function hangUpShare(days: LogTally['days'], isCounted: (day: number, tally: DayTally) => boolean): number {
  let [hangUps, calls] = [0, 0];
  for (const [day, tally] of days) {
    if (!isCounted(day, tally)) continue;
    hangUps += tally.hangUps;
    calls += tally.calls;
  }
  return calls > 0 ? hangUps / calls : NaN;
}

/** Days on which an unlike share hung up in the menu: shares by day against their median, in units of their own spread. */
export function judgeOutages({ days }: LogTally): Judged[] {
  const seen = [...days].filter(([, { calls }]) => calls >= CALLS_OF_A_DAY).toSorted(([a], [b]) => a - b);
  if (seen.length < FEWEST_DAYS) return [];
  const shares = seen.map(([, { hangUps, calls }]) => hangUps / calls);
  const usual = medianOf(shares);
  const spread = MAD_TO_SD * medianOf(shares.map((share) => Math.abs(share - usual)));
  const zs = seen.map(([, { calls }], i) => {
    // A day has no less spread than so many tosses of a coin: a median distance of 0 would make all days far.
    const tossed = Math.sqrt((Math.max(usual, 1 / calls) * (1 - usual)) / calls);
    return ((shares[i] as number) - usual) / Math.max(spread, tossed);
  });
  const out = new Set(seen.flatMap(([day], i) => ((zs[i] as number) > FAR ? [day] : [])));
  return seen.flatMap(([day, { calls }], i): Judged[] => {
    if (!out.has(day)) return [];
    const id = `outage-day:${dateOf(day)}`;
    const left = hangUpShare(days, (each) => !out.has(each));
    const kept = hangUpShare(days, (each) => each === day || !out.has(each));
    return [
      {
        id,
        kind: 'outage-day',
        severity: 'warning',
        calls,
        ...datesOf({ from: day, to: day }),
        exclusion: 'consent',
        touches: ['hangUpProgressing', 'hangUpStuck', 'redialProbability'],
        message: say(calibrateWords, (words, language) =>
          words.findings.outageDay.message({
            day: dateOf(day),
            share: sayShare(shares[i] as number, language),
            usual: sayShare(usual, language),
            z: Math.round(zs[i] as number),
            calls,
          }),
        ),
        hint: say(calibrateWords, (words, language) =>
          words.findings.outageDay.hint({
            id,
            kept: sayShare(kept, language),
            left: sayShare(left, language),
          }),
        ),
      },
    ];
  });
}

/** Days with far more or fewer calls than their weekday has. */
export function judgeVolumes({ volumes }: LogTally): Judged[] {
  const all = [...volumes].toSorted(([a], [b]) => a - b);
  // The first and the last day of a log are cut.
  const whole = all.slice(1, -1);
  return whole.flatMap(([day, calls]): Judged[] => {
    const alike = whole
      .filter(([each]) => weekdayOf(each) === weekdayOf(day) && each !== day)
      .map(([, n]) => n);
    if (alike.length < 2) return [];
    const usual = medianOf(alike);
    const spread = MAD_TO_SD * medianOf(alike.map((each) => Math.abs(each - usual)));
    const z = (calls - usual) / Math.max(spread, Math.hypot(Math.sqrt(usual), USUAL_CV * usual), 1);
    if (!(Math.abs(z) > FAR) || Math.max(calls, usual) < CALLS_OF_A_DAY || calls < FEWEST_CALLS) return [];
    const id = `unlike-volume:${dateOf(day)}`;
    return [
      {
        id,
        kind: 'unlike-volume',
        severity: 'warning',
        calls,
        ...datesOf({ from: day, to: day }),
        exclusion: 'consent',
        touches: ['dailyCv', 'callersPerMonth'],
        message: say(calibrateWords, (words) =>
          words.findings.unlikeVolume.message({
            day: dateOf(day),
            calls,
            usual: Math.round(usual),
            z: Math.round(Math.abs(z)),
          }),
        ),
        hint: say(calibrateWords, (words) => words.findings.unlikeVolume.hint({ id })),
      },
    ];
  });
}

/** Hours of the week in which hardly anybody was answered, though some calendar says that they are open. */
export function judgeLooksClosed({ hours, days, calls }: LogTally): Judged[] {
  const cells = looksClosed({ hours });
  const inThem = cells.reduce((sum, cell) => sum + (hours.calls[cell] as number), 0);
  if (inThem < FEWEST_CALLS) return [];
  const hangUps = cells.reduce((sum, cell) => sum + (hours.hangUps[cell] as number), 0);
  const all = hangUpShare(days, () => true);
  const total = [...days.values()].reduce((sum, day) => sum + day.calls, 0);
  const left = total > inThem ? (all * total - hangUps) / (total - inThem) : NaN;
  return [
    {
      id: 'looks-closed',
      kind: 'looks-closed',
      severity: inThem > calls / 100 ? 'warning' : 'note',
      calls: inThem,
      ...datesOf(spellOf(days)),
      exclusion: 'consent',
      touches: ['hangUpProgressing', 'hangUpStuck', 'patienceFactor'],
      message: say(calibrateWords, (words, language) =>
        words.findings.looksClosed.message({
          hours: joinNames(
            stretchesOf(cells).map(([cell, end]) =>
              words.findings.hours({
                day: listWeekdays(language)[Math.floor(cell / 24)] ?? '',
                from: cell % 24,
                to: end - 24 * Math.floor(cell / 24),
              }),
            ),
            language,
          ),
          calls: inThem,
          days: sayDays(spellOf(days), language),
        }),
      ),
      hint: say(calibrateWords, (words, language) =>
        words.findings.looksClosed.hint({ kept: sayShare(all, language), left: sayShare(left, language) }),
      ),
    },
  ];
}

/** Hours of the week, from Monday 0 h, whose calls are answered a tenth as often as those of the others, or less. */
export function looksClosed({ hours }: Pick<LogTally, 'hours'>): number[] {
  let [calls, answered] = [0, 0];
  for (let i = 0; i < 168; i++) {
    calls += hours.calls[i] as number;
    answered += hours.answered[i] as number;
  }
  if (answered === 0) return [];
  return Array.from({ length: 168 }, (_, i) => i).filter(
    (i) =>
      (hours.calls[i] as number) >= CALLS_OF_AN_HOUR &&
      (hours.answered[i] as number) / (hours.calls[i] as number) < 0.1 * (answered / calls),
  );
}

/** Neighbouring hours of one day in one: first, and the one after the last. */
function stretchesOf(cells: readonly number[]): (readonly [number, number])[] {
  const stretches: [number, number][] = [];
  for (const cell of cells) {
    const last = stretches.at(-1);
    if (last && last[1] === cell && cell % 24 !== 0) last[1] = cell + 1;
    else stretches.push([cell, cell + 1]);
  }
  return stretches;
}

/** Days on which so many calls were answered without one that was not, that whoever was not has no record. */
export function judgeAnsweredOnly({ days }: LogTally): Judged[] {
  const spell = emptySpell();
  const whole = wholeOf(days);
  let count = 0;
  for (const [day, tally] of days) {
    if (!isAnsweredOnly(tally, whole)) continue;
    count++;
    addToSpell(spell, day, tally.calls);
  }
  if (count === 0) return [];
  return [
    {
      id: 'answered-only',
      kind: 'answered-only',
      severity: 'error',
      calls: spell.calls,
      ...datesOf(spell),
      exclusion: 'consent',
      touches: ['hangUpProgressing', 'hangUpStuck', 'patienceFactor', 'noInput', 'redialProbability'],
      message: say(calibrateWords, (words, language) =>
        words.findings.answeredOnly.message({
          days: count,
          calls: spell.calls,
          when: sayDays(spell, language),
        }),
      ),
      hint: say(calibrateWords, (words) => words.findings.answeredOnly.hint),
    },
  ];
}

/** All days together. */
export function wholeOf(days: LogTally['days']): AnsweredCount {
  let calls = 0;
  let unanswered = 0;
  for (const day of days.values()) {
    calls += day.calls;
    unanswered += day.unanswered;
  }
  return { calls, unanswered };
}

function spellOf(days: LogTally['days']): Spell {
  const spell = emptySpell();
  for (const [day, { calls }] of days) addToSpell(spell, day, calls);
  return spell;
}
