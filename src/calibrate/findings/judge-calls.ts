/** Calls that are no callers' calls, or stand there twice, and what the log does not know of them. */
import { calibrateWords, say } from '../../words/index.ts';
import type { Judged } from './judge-days.ts';
import { addToSpell, emptySpell, type LogTally, type Spell } from './log-tally.ts';
import { datesOf, FEWEST_CALLS, sayDays, sayShare } from './say-finding.ts';

/** Calls of one caller on one day from which on nobody believes in a caller. */
export const MANY_CALLS = 20;

export function judgeClosedHours({ closed, days }: LogTally): Judged[] {
  if (closed.calls < FEWEST_CALLS) return [];
  let [calls, hangUps] = [0, 0];
  for (const day of days.values()) {
    calls += day.calls;
    hangUps += day.hangUps;
  }
  return [
    {
      id: 'closed-hours',
      kind: 'closed-hours',
      severity: 'note',
      calls: closed.calls,
      ...datesOf(closed),
      exclusion: 'default',
      touches: ['hangUpProgressing', 'hangUpStuck', 'noInput', 'patienceFactor'],
      message: say(calibrateWords, (words, language) =>
        words.findings.closedHours.message({ calls: closed.calls, days: sayDays(closed, language) }),
      ),
      hint: say(calibrateWords, (words, language) =>
        words.findings.closedHours.hint({
          kept: sayShare((hangUps + closed.hangUps) / (calls + closed.calls), language),
          left: sayShare(hangUps / calls, language),
        }),
      ),
    },
  ];
}

export function judgeCallBacks({ callBacks }: LogTally): Judged[] {
  if (callBacks.calls < FEWEST_CALLS) return [];
  return [
    {
      id: 'call-backs',
      kind: 'call-backs',
      severity: 'note',
      calls: callBacks.calls,
      ...datesOf(callBacks),
      exclusion: 'default',
      touches: ['redialProbability', 'redialMu', 'redialSigma', 'callersPerMonth'],
      message: say(calibrateWords, (words, language) =>
        words.findings.callBacks.message({ calls: callBacks.calls, days: sayDays(callBacks, language) }),
      ),
      hint: say(calibrateWords, (words) => words.findings.callBacks.hint),
    },
  ];
}

/** Identities that stand in the log more than once, and the calls too many. */
export function findDuplicates({ identities }: LogTally): {
  readonly of: ReadonlySet<number>;
  readonly spell: Spell;
} {
  const of = new Set<number>();
  const spell = emptySpell();
  const order = identities.sorted();
  for (let i = 1; i < order.length; i++) {
    const [row, before] = [order[i] as number, order[i - 1] as number];
    if (identities.at(row, 0) !== identities.at(before, 0)) continue;
    of.add(identities.at(row, 0));
    addToSpell(spell, identities.at(row, 1));
  }
  return { of, spell };
}

export function judgeDuplicates(tally: LogTally): Judged[] {
  const { spell } = findDuplicates(tally);
  if (spell.calls < FEWEST_CALLS) return [];
  return [
    {
      id: 'duplicates',
      kind: 'duplicates',
      severity: 'warning',
      calls: spell.calls,
      ...datesOf(spell),
      exclusion: 'default',
      touches: ['redialProbability', 'callersPerMonth'],
      message: say(calibrateWords, (words, language) =>
        words.findings.duplicates.message({ calls: spell.calls, days: sayDays(spell, language) }),
      ),
      hint: say(calibrateWords, (words) => words.findings.duplicates.hint),
    },
  ];
}

/** Callers with many calls on one day, and all of their calls on such days. */
export function findTestCallers({ callers }: LogTally): {
  readonly of: ReadonlySet<number>;
  readonly spell: Spell;
} {
  const of = new Set<number>();
  const spell = emptySpell();
  const order = callers.sorted();
  for (let begin = 0, i = 1; i <= order.length; i++) {
    const [row, first] = [order[i], order[begin] as number];
    const isSame =
      row !== undefined && [0, 1].every((column) => callers.at(row, column) === callers.at(first, column));
    if (isSame) continue;
    if (i - begin >= MANY_CALLS) {
      of.add(callers.at(first, 0));
      addToSpell(spell, callers.at(first, 1), i - begin);
    }
    begin = i;
  }
  return { of, spell };
}

export function judgeTestCalls(tally: LogTally): Judged[] {
  const { of, spell } = findTestCallers(tally);
  if (spell.calls < FEWEST_CALLS) return [];
  return [
    {
      id: 'test-calls',
      kind: 'test-calls',
      severity: 'warning',
      calls: spell.calls,
      ...datesOf(spell),
      exclusion: 'consent',
      touches: ['redialProbability', 'redialMu', 'repeatProbability', 'callersPerMonth'],
      message: say(calibrateWords, (words, language) =>
        words.findings.testCalls.message({
          callers: of.size,
          most: MANY_CALLS,
          calls: spell.calls,
          days: sayDays(spell, language),
        }),
      ),
      hint: say(calibrateWords, (words) => words.findings.testCalls.hint),
    },
  ];
}

export function judgeSubSecond({ days }: LogTally): Judged[] {
  const spell = emptySpell();
  let [calls, hangUps] = [0, 0];
  for (const [day, tally] of days) {
    if (tally.subSecond > 0) addToSpell(spell, day, tally.subSecond);
    calls += tally.calls;
    hangUps += tally.hangUps;
  }
  if (spell.calls < FEWEST_CALLS) return [];
  return [
    {
      id: 'sub-second',
      kind: 'sub-second',
      severity: spell.calls > hangUps / 10 ? 'warning' : 'note',
      calls: spell.calls,
      ...datesOf(spell),
      exclusion: 'consent',
      touches: ['hangUpProgressing'],
      message: say(calibrateWords, (words, language) =>
        words.findings.subSecond.message({
          calls: spell.calls,
          share: sayShare(spell.calls / hangUps, language),
          days: sayDays(spell, language),
        }),
      ),
      hint: say(calibrateWords, (words, language) =>
        words.findings.subSecond.hint({
          kept: sayShare(hangUps / calls, language),
          left: sayShare((hangUps - spell.calls) / (calls - spell.calls), language),
        }),
      ),
    },
  ];
}

export function judgeAnonymous({ anonymous, volumes }: LogTally): Judged[] {
  if (anonymous.calls < FEWEST_CALLS) return [];
  const all = [...volumes.values()].reduce((sum, each) => sum + each, 0);
  return [
    {
      id: 'anonymous',
      kind: 'anonymous',
      severity: anonymous.calls > all / 2 ? 'warning' : 'note',
      calls: anonymous.calls,
      ...datesOf(anonymous),
      exclusion: 'never',
      touches: ['redialProbability', 'repeatProbability', 'followsAdvice', 'callersPerMonth'],
      message: say(calibrateWords, (words, language) =>
        words.findings.anonymous.message({
          calls: anonymous.calls,
          share: sayShare(anonymous.calls / all, language),
        }),
      ),
      hint: say(calibrateWords, (words, language) =>
        words.findings.anonymous.hint({ share: sayShare(anonymous.calls / all, language) }),
      ),
    },
  ];
}

export function judgeNoEnd({ noEnd, calls }: LogTally): Judged[] {
  if (noEnd.calls < FEWEST_CALLS) return [];
  return [
    {
      id: 'no-end',
      kind: 'no-end',
      severity: noEnd.calls > calls / 10 ? 'warning' : 'note',
      calls: noEnd.calls,
      ...datesOf(noEnd),
      exclusion: 'never',
      touches: [],
      message: say(calibrateWords, (words, language) =>
        words.findings.noEnd.message({
          calls: noEnd.calls,
          share: sayShare(noEnd.calls / calls, language),
          days: sayDays(noEnd, language),
        }),
      ),
      hint: say(calibrateWords, (words) => words.findings.noEnd.hint),
    },
  ];
}
