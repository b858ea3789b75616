/** What is worth knowing of all calls together, in memory that does not grow with their number. */
import { hashText, isAnsweredOnly, type CallFileHeader, type LoggedCall } from '../calls/index.ts';

const DAY_MS = 86_400_000;
/** Examples that are kept of one kind of end. */
const MOST_OF_KIND = 100;
/** Different days and lines that are looked at: ten years of hundreds of lines. */
const MOST_CELLS = 1_000_000;

interface Cell {
  count: number;
  unanswered: number;
}

export class Survey {
  readonly cells = new Map<string, Cell>();
  private readonly lines = new Set<string>();
  private readonly examples = new Map<string, { rank: number; call: LoggedCall }[]>();
  /** Calls that are left out because their line was closed. */
  closed = 0;
  private calls = 0;
  private events = 0;
  private withCaller = 0;
  private censored = 0;
  private from = Infinity;
  private to = -Infinity;

  add(call: LoggedCall): void {
    const t = call.events[0]?.t ?? 0;
    this.calls += 1;
    this.events += call.events.length;
    this.lines.add(call.line);
    if (call.caller !== '') this.withCaller += 1;
    if (!call.events.some(({ event }) => event === 'end')) this.censored += 1;
    this.from = Math.min(this.from, t);
    this.to = Math.max(this.to, t);
    const place = `${new Date(Math.floor(t / DAY_MS) * DAY_MS).toISOString().slice(0, 10)} ${call.line}`;
    let cell = this.cells.get(place);
    if (!cell && this.cells.size < MOST_CELLS) this.cells.set(place, (cell = { count: 0, unanswered: 0 }));
    if (cell) {
      cell.count += 1;
      if (!call.events.some(({ event }) => event === 'answer')) cell.unanswered += 1;
    }
    this.keep(call);
  }

  /** The same examples whatever the order of the logs: those whose ids come first when hashed. */
  private keep(call: LoggedCall): void {
    const kind = endOf(call);
    const kept = this.examples.get(kind) ?? [];
    const rank = hashText(call.call);
    if (kept.length >= MOST_OF_KIND && rank >= (kept.at(-1)?.rank ?? 0)) return;
    const all = [...kept, { rank, call }].toSorted((a, b) => a.rank - b.rank);
    this.examples.set(kind, all.slice(0, MOST_OF_KIND));
  }

  /** Spread over how calls ended, in the order of their starts. */
  choose(count: number): readonly LoggedCall[] {
    const kinds = [...this.examples].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, kept]) => kept);
    const chosen: LoggedCall[] = [];
    for (let i = 0; chosen.length < count && kinds.some((kept) => i < kept.length); i++)
      for (const kept of kinds) {
        const example = kept[i];
        if (example && chosen.length < count) chosen.push(example.call);
      }
    return chosen.toSorted((a, b) => (a.events[0]?.t ?? 0) - (b.events[0]?.t ?? 0));
  }

  summary(): Pick<CallFileHeader, 'calls' | 'events' | 'lines' | 'from' | 'to' | 'withCaller' | 'censored'> {
    const { calls, events, withCaller, censored } = this;
    const print = (t: number): string => (calls === 0 ? '' : new Date(t).toISOString());
    const lines = [...this.lines].toSorted();
    return { calls, events, lines, from: print(this.from), to: print(this.to), withCaller, censored };
  }
}

/** How a call ended, roughly: who ended it, and where it had come. */
function endOf({ events }: LoggedCall): string {
  const last = events.findLast(({ event }) => event !== 'outcome' && event !== 'callback');
  const by = last?.event === 'end' ? last.value : 'censored';
  const reached = events.some(({ event }) => event === 'answer')
    ? 'answered'
    : events.some(({ event }) => event === 'queue')
      ? 'queued'
      : 'menu';
  const isOdd = events.some(
    ({ event }) => event === 'transfer' || event === 'no-match' || event === 'no-input',
  );
  return `${reached} ${by} ${String(isOdd)}`;
}

/** A day of a line with many calls, every one of which an agent answered: the others were not logged. */
export function findAnsweredOnly(
  survey: Survey,
): { readonly day: string; readonly line: string; readonly count: number } | undefined {
  const lineOf = (place: string): string => place.slice(11);
  const whole = new Map<string, { calls: number; unanswered: number }>();
  for (const [place, { count, unanswered }] of survey.cells) {
    let of = whole.get(lineOf(place));
    if (!of) whole.set(lineOf(place), (of = { calls: 0, unanswered: 0 }));
    of.calls += count;
    of.unanswered += unanswered;
  }
  for (const [place, { count, unanswered }] of survey.cells) {
    const of = whole.get(lineOf(place));
    if (of && isAnsweredOnly({ calls: count, unanswered }, of))
      return { day: place.slice(0, 10), line: lineOf(place), count };
  }
  return undefined;
}
