/** What an import has come to, for people and as JSON. */
import type { ImportResult } from '../../call-files/index.ts';
import type { Counted } from '../../calls/index.ts';
import type { ToldCall } from '../../transcript/index.ts';
import { callsWords, joinNames, type Language } from '../../words/index.ts';

/** What is counted of calls, in a report that others read: fewer could be somebody. */
const FEW = 5;

export interface Files {
  readonly names: readonly string[];
  readonly out: string;
}

interface Summary {
  /** What the report has as numbers too. */
  readonly counted: string[];
  /** What is odd, and what to do. */
  readonly notes: string[];
  readonly last: string;
}

export function listSummary(result: ImportResult, { names, out }: Files, language: Language): Summary {
  const words = callsWords[language].summary;
  const { header, tally, unknown, corrected, zone, closed } = result;
  const { calls, events, lines, from, to, withCaller, censored, versions = [] } = header;
  const rowsOf = ({ rows }: Counted): string =>
    joinNames(
      rows.map(({ file, row }) => words.row({ file: names[file] ?? '', row: String(row) })),
      language,
    );
  const reasonOf = ({ reason }: Counted): string => callsWords[language].reasons[reason];
  const [first] = versions;
  const counted = [
    calls === 0
      ? words.none
      : words.calls({ calls, events, lines: lines.length, from: from.slice(0, 10), to: to.slice(0, 10) }),
    ...(calls > 0 ? [words.caller({ share: `${Math.round((100 * withCaller) / calls)}%` })] : []),
    ...(censored > 0 ? [words.censored({ count: hideFew(censored, words.few) })] : []),
    words.records({
      records: tally.records,
      used: tally.used,
      merged: tally.count('merged'),
      refused: tally.count('refused'),
      excluded: tally.count('excluded'),
    }),
    ...tally
      .list('refused')
      .map((each) => words.refused({ count: each.count, reason: reasonOf(each), rows: rowsOf(each) })),
    ...tally.list('excluded').map((each) => {
      const count = hideFew(each.count, words.few);
      return each.because === undefined
        ? words.excluded({ count, reason: reasonOf(each) })
        : words.excludedBecause({ count, reason: reasonOf(each), because: each.because });
    }),
    ...tally.list('merged').map((each) => words.merged({ count: each.count, reason: reasonOf(each) })),
    ...tally
      .list('unread')
      .map((each) => words.unread({ count: each.count, reason: reasonOf(each), rows: rowsOf(each) })),
  ];
  const notes = [
    ...unknown
      .slice(0, 10)
      .map(({ kind, name, count }) =>
        words.unknown({ kind: kind === 'menu' ? 'other' : kind, name, count: String(count) }),
      ),
    ...(unknown.length > 0 ? [words.unknownHint] : []),
    ...corrected.map(({ kind, first, ms }) =>
      callsWords[language].skew.corrected({ kind, first, ms: String(ms) }),
    ),
    ...(zone
      ? [
          words.zoneApart({
            apart: zone.apart,
            compared: zone.compared,
            hours: String(Math.abs(zone.hours)),
            isAhead: zone.hours > 0 ? 'yes' : 'other',
          }),
        ]
      : []),
    ...(closed === undefined ? [] : [words.mostClosed({ closed, calls: closed + calls })]),
    ...(first && from !== '' && first.from > from.slice(0, 10) ? [words.versions({ from: first.from })] : []),
  ];
  const last = calls === 0 ? words.nothing : words.written({ file: out, expires: header.expires });
  return { counted, notes, last };
}

function hideFew(count: number, few: string): string {
  return count < FEW ? few : String(count);
}

/** What a person is told as well, in their language. */
export interface Told {
  readonly names: readonly string[];
  readonly notes: readonly string[];
  /** Calls as they were understood. */
  readonly transcripts: readonly ToldCall[];
}

export function jsonSummary(
  { header, tally, unknown, corrected, zone, closed }: ImportResult,
  { names, notes, transcripts }: Told,
): string {
  const few = (count: number): number | string => (count > 0 && count < FEW ? `<${FEW}` : count);
  const list = (counted: readonly Counted[]) =>
    counted.map(({ reason, because, count, rows }) => ({
      reason,
      because,
      count,
      rows: rows.map(({ file, row }) => ({ file: names[file], row })),
    }));
  return `${JSON.stringify(
    {
      ...header,
      withCaller: few(header.withCaller),
      censored: few(header.censored),
      records: tally.records,
      merged: list(tally.list('merged')),
      refused: list(tally.list('refused')),
      // No rows, by which they could be counted.
      excluded: tally
        .list('excluded')
        .map(({ reason, because, count }) => ({ reason, because, count: few(count) })),
      unread: list(tally.list('unread')),
      unknown,
      corrected,
      zoneApart: zone,
      mostClosed: closed,
      notes,
      transcripts,
    },
    undefined,
    2,
  )}\n`;
}
