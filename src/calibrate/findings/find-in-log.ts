/**
 * What is odd about a log, before anything is counted in it, and the sieve that leaves out what is not to be counted.
 *
 * One more finding: its kind in `types.ts`, a judge in the list below, its words; where it leaves calls out, its line in
 * `createSieve`.
 */
import { isAnsweredOnly, type LoggedCall } from '../../calls/index.ts';
import { callerNumber } from '../columns.ts';
import { weekdayOf } from '../local-clock.ts';
import type { LogSetting } from '../log-setting.ts';
import {
  findDuplicates,
  findTestCallers,
  judgeAnonymous,
  judgeCallBacks,
  judgeClosedHours,
  judgeDuplicates,
  judgeNoEnd,
  judgeSubSecond,
  judgeTestCalls,
} from './judge-calls.ts';
import {
  judgeAnsweredOnly,
  judgeLooksClosed,
  judgeOutages,
  judgeVolumes,
  looksClosed,
  wholeOf,
  type Judged,
} from './judge-days.ts';
import { judgePaths, judgeUnknownLines, judgeUnknownVersions } from './judge-paths.ts';
import {
  addToTally,
  createPlacer,
  emptyTally,
  identityOf,
  isSubSecond,
  type LogTally,
  type PlacedCall,
} from './log-tally.ts';
import { FINDING_KINDS, type Finding, type FindingKind } from './types.ts';

const JUDGES: readonly ((tally: LogTally) => Judged[])[] = [
  judgeUnknownLines,
  judgeUnknownVersions,
  judgePaths,
  judgeAnsweredOnly,
  judgeOutages,
  judgeVolumes,
  judgeLooksClosed,
  judgeClosedHours,
  judgeCallBacks,
  judgeDuplicates,
  judgeTestCalls,
  judgeSubSecond,
  judgeAnonymous,
  judgeNoEnd,
];

/** Batches of calls, as a file of calls gives them; any order. */
export type CallBatches = AsyncIterable<readonly LoggedCall[]>;

/** Findings, and all that the sieve has to know of the log. */
export interface LogFindings {
  readonly findings: readonly Finding[];
  readonly tally: LogTally;
}

/** Why a call is left out: the kind of the finding; undefined: it counts. */
export type Sieve = (placed: PlacedCall) => FindingKind | undefined;

/** One pass. */
export async function findInLog(setting: LogSetting, calls: CallBatches): Promise<LogFindings> {
  const tally = emptyTally();
  const place = createPlacer(setting);
  for await (const batch of calls) for (const call of batch) addToTally(tally, place(call));
  return { findings: judge(setting, tally), tally };
}

function judge(setting: LogSetting, tally: LogTally): Finding[] {
  const leftOut = chooser(setting);
  return JUDGES.flatMap((each) => each(tally)).map((judged) => ({
    ...judged,
    of: tally.calls,
    isExcluded: leftOut(judged.id, judged.kind, judged.exclusion),
  }));
}

/** Whether calls of a finding are left out, as the setting has it or by default. */
function chooser({
  exclude = [],
  keep = [],
}: LogSetting): (id: string, kind: FindingKind, by: Finding['exclusion']) => boolean {
  const isAmong = (list: readonly string[], id: string, kind: string): boolean =>
    list.includes(id) || list.includes(kind);
  return (id, kind, by) => {
    if (by === 'never') return false;
    return by === 'default'
      ? !isAmong(keep, id, kind)
      : isAmong(exclude, id, kind) && !isAmong(keep, id, kind);
  };
}

/** Names for `keep` and `exclude` that no finding can have: an id is its kind, or begins with it and a colon. */
export function unknownChoices(names: readonly string[]): string[] {
  const kinds = new Set<string>(FINDING_KINDS);
  return names.filter((name) => !kinds.has(name.replace(/:.*/su, '')));
}

/**
 * One for each pass. It leaves out what is found however few calls it is: what is not told is not counted either. Of calls
 * that stand in the log twice the first that comes is kept.
 */
export function createSieve(setting: LogSetting, { findings, tally }: LogFindings): Sieve {
  const leftOut = chooser(setting);
  const days = new Map<number, FindingKind>();
  const dayKinds = new Set<FindingKind>(['outage-day', 'unlike-volume']);
  const dayOf = (date: string): number => Math.floor(Date.parse(date) / 86_400_000);
  for (const { kind, from, isExcluded } of findings)
    if (isExcluded && dayKinds.has(kind)) days.set(dayOf(from), kind);
  const byKind = (kind: FindingKind, by: Finding['exclusion']): boolean => leftOut(kind, kind, by);
  const closedCells = new Set(byKind('looks-closed', 'consent') ? looksClosed(tally) : []);
  const whole = wholeOf(tally.days);
  if (byKind('answered-only', 'consent'))
    for (const [day, of] of tally.days) if (isAnsweredOnly(of, whole)) days.set(day, 'answered-only');
  const doubles = byKind('duplicates', 'default') ? findDuplicates(tally).of : new Set<number>();
  const testers = byKind('test-calls', 'consent') ? findTestCallers(tally).of : new Set<number>();
  const met = new Set<number>();
  const shortOut = byKind('sub-second', 'consent');
  const closedOut = byKind('closed-hours', 'default');
  const callBacksOut = byKind('call-backs', 'default');
  return (placed) => {
    const { read, at } = placed;
    const { call } = read;
    if (!placed.isKnownLine) return 'unknown-line';
    // A phone test has no hours, no outages and nobody who calls again: what is found in logs is not about it.
    if (call.need !== '') return undefined;
    if (doubles.size > 0) {
      const identity = identityOf(call);
      if (doubles.has(identity)) {
        if (met.has(identity)) return 'duplicates';
        met.add(identity);
      }
    }
    if (read.isCallBack && callBacksOut) return 'call-backs';
    const day = days.get(at.dayNumber);
    if (day) return day;
    if (testers.size > 0 && call.caller !== '' && testers.has(callerNumber(call.caller))) return 'test-calls';
    if (closedOut && !placed.isOpen) return 'closed-hours';
    if (closedCells.has((weekdayOf(at.dayNumber) - 1) * 24 + Math.floor(at.minute / 60)))
      return 'looks-closed';
    if (shortOut && isSubSecond(read)) return 'sub-second';
    // These count where nothing about menus is asked.
    if (!placed.machine && leftOut(`unknown-version:${call.version}`, 'unknown-version', 'default'))
      return 'unknown-version';
    if (placed.impossible && byKind('impossible-path', 'default')) return 'impossible-path';
    return undefined;
  };
}
