/**
 * From calls to counts: the only thing that is kept of a log. Every path is replayed in the machine of its version before
 * it is counted; of callers who can be told apart only the first call in seven days counts, because a redial knows what it
 * heard before.
 *
 * Times are kept as early and late (`prompt-ends.ts`), of the first keys of paths that many calls took: which ones depends
 * on how many those were and not on how many were early, so that the likelihood of the rest stays what it is.
 *
 * Laws: calls may come in batches of any size; the counts are the same whatever the order of calls within a day, as long
 * as those of one caller keep theirs; cells and what is not counted add up to all calls.
 */
import type { LoggedCall } from '../../calls/index.ts';
import { UNKNOWN_CALLER, type NeedId } from '../../chart/index.ts';
import { codedOf, handledOf } from './agent-notes.ts';
import { dispersionOf } from './dispersion.ts';
import { groupBy } from './group-by.ts';
import { createMoments, hoursKeyOf } from './log-clock.ts';
import { clockWith, createLoggedWorlds, groupsAt, NO_OVERRIDES, type LoggedLine } from './logged-worlds.ts';
import { countMarks, dropMarks, whenOf } from './mark-calls.ts';
import { isEnd, keepMarks, pathOf, SOMEHOW } from './path-tokens.ts';
import { growTree } from './path-tree.ts';
import type { PromptEnds } from './prompt-ends.ts';
import { TimeOuts } from './time-outs.ts';
import {
  UNCOUNTED,
  type Handled,
  type PathCell,
  type PathCounts,
  type PathDesign,
  type Uncounted,
} from './types.ts';

/** Seconds between calls after which the later one is a need of its own. */
const APART = 7 * 86_400_000;
/** Callers remembered before those not heard of for long are forgotten. */
const MANY_CALLERS = 200_000;
const DAY = 86_400_000;
/** Participants of a phone test hear the menus of a Wednesday at ten, whenever they take it. */
const PLAYED = { day: UNKNOWN_CALLER.day, hour: UNKNOWN_CALLER.hour };

interface Found {
  readonly world: string;
  readonly line: LoggedLine;
  readonly clock: string;
  readonly path: string;
  /** Number withheld. */
  readonly isAnonymous: boolean;
  readonly isTest: boolean;
  /** Where times are read. */
  readonly endOf: PromptEnds | undefined;
  readonly byNeed: Map<string, number>;
  readonly byDay: Map<string, number>;
}

/** @param isLeftOut calls that something found about the log speaks against */
export async function countPaths(
  calls: AsyncIterable<readonly LoggedCall[]>,
  design: PathDesign,
  isLeftOut: (call: LoggedCall) => boolean = () => false,
): Promise<PathCounts> {
  const { scenario } = design.question;
  const worlds = createLoggedWorlds(design);
  const momentOf = createMoments(design.timeZone ?? scenario.timeZone ?? 'UTC', scenario.calendars ?? []);
  const uncounted = Object.fromEntries(UNCOUNTED.map((why) => [why, 0])) as Record<Uncounted, number>;
  const seen = new Map<string, Found>();
  const lines = new Map<string, ReturnType<typeof knowLine> | undefined>();
  const lastCall = new Map<string, number>();
  const timeOuts = new TimeOuts();
  /** Tasks of tests: run and number. */
  const tasks = new Set<string>();
  let most = MANY_CALLERS;
  /** Of real calls. */
  let known = 0;
  let withheld = 0;
  let countFrom = -Infinity;

  const knowLine = (world: string, id: string, version: string) => {
    const line = worlds.lineOf(world, id, version);
    if (!line) return undefined;
    const { automaton } = worlds.hear(world, line, NO_OVERRIDES).lines[line.index] ?? {};
    if (!automaton) return undefined;
    const menus = new Set(automaton.nodes.flatMap(({ kind, state }) => (kind === 'menu' ? [state] : [])));
    const ends = new Map<string, PromptEnds>();
    return {
      line,
      automaton,
      isMenu: (state: string): boolean => menus.has(state),
      endsAt: (clock: string): PromptEnds => {
        let found = ends.get(clock);
        if (!found) ends.set(clock, (found = worlds.endsOf(world, line, clock)));
        return found;
      },
    };
  };
  const isRepeat = ({ caller }: LoggedCall, t: number): boolean => {
    if (caller === '') return false;
    const last = lastCall.get(caller);
    lastCall.set(caller, t);
    if (lastCall.size > most) {
      for (const [each, at] of lastCall) if (at < t - APART) lastCall.delete(each);
      // Where a week has as many callers, looking at all of them again for each call would take for ever.
      most = Math.max(MANY_CALLERS, 2 * lastCall.size);
    }
    return last !== undefined && t - last < APART;
  };
  const count = (call: LoggedCall): void => {
    const t = call.events[0]?.t ?? 0;
    if (countFrom === -Infinity && design.burnDays) countFrom = t + design.burnDays * DAY;
    if (call.events.some(({ event }) => event === 'callback')) return void uncounted['call-back']++;
    if (isLeftOut(call)) return void uncounted['left-out']++;
    const world = worlds.worldOf(call.arm);
    const name = `${world} ${call.line} ${call.version}`;
    if (!lines.has(name)) lines.set(name, knowLine(world, call.line, call.version));
    const found = lines.get(name);
    if (!found) return void uncounted['unknown-line']++;
    if (isRepeat(call, t)) return void uncounted.repeat++;
    if (call.need !== '') {
      if (tasks.has(call.call)) return void uncounted.twice++;
      tasks.add(call.call);
    }
    const moment = momentOf(t);
    if (call.need === '' && (t < countFrom || moment.date < (design.countFrom ?? '')))
      return void uncounted.burnt++;
    const isTest = call.need !== '';
    const clock = hoursKeyOf(found.automaton, isTest ? PLAYED : moment);
    const { line } = found;
    const endOf = design.times ? found.endsAt(clock) : undefined;
    const path = pathOf(
      call,
      found.isMenu,
      endOf &&
        whenOf(call, endOf, (end, menu, seconds) =>
          timeOuts.note(end, seconds, { line: line.line, machine: line.machine, menu }),
        ),
    );
    const isAnonymous = !isTest && call.caller === '';
    const key = `${world} ${line.line} ${line.machine} ${clock} ${isTest} ${isAnonymous} ${path}`;
    let cell = seen.get(key);
    if (!cell) {
      const own = { byNeed: new Map(), byDay: new Map() };
      cell = { world, line, clock, path, isAnonymous, isTest, endOf, ...own };
      seen.set(key, cell);
    }
    const need = `${codedOf(call)} ${call.need} ${call.need === '' ? handledOf(call) : ''}`;
    cell.byNeed.set(need, (cell.byNeed.get(need) ?? 0) + 1);
    cell.byDay.set(moment.date, (cell.byDay.get(moment.date) ?? 0) + 1);
    if (isAnonymous) withheld++;
    else if (!isTest) known++;
  };
  for await (const batch of calls) for (const call of batch) count(call);

  const isOfFirstCalls = known > withheld;
  const { cells, impossible } = judge(
    gather(
      [...seen.values()].map((each) => trust(each, timeOuts)),
      isOfFirstCalls,
      uncounted,
    ),
    worlds,
    uncounted,
  );
  const oddPrompts = timeOuts.list();
  const real = cells.filter(({ isTest }) => !isTest);
  const days = [
    ...new Set((real.length > 0 ? real : cells).flatMap(({ byDay }) => [...byDay.keys()])),
  ].toSorted();
  const counted = cells.flatMap(cellsOf).toSorted(comparePaths);
  return {
    format: 1,
    cells: counted,
    calls: counted.reduce((sum, cell) => sum + cell.calls, 0),
    uncounted,
    impossible,
    ...(oddPrompts.length > 0 && { oddPrompts }),
    isOfFirstCalls,
    dispersion: dispersionOf(
      real.map(({ world, line, byDay }) => ({ of: `${world} ${line.line}`, byDay })),
      days.length,
    ),
    days: days.length,
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    sha256: await digest(counted),
  };
}

/**
 * Calls whose callers are known and those of withheld numbers become one, or only the former are kept. A line of which no
 * menu was logged shows how calls left it, and no more.
 */
function gather(
  seen: readonly Found[],
  isOfFirstCalls: boolean,
  uncounted: Record<Uncounted, number>,
): Found[] {
  const kept = seen.filter((each) => {
    const isKept = !each.isAnonymous || !isOfFirstCalls;
    if (!isKept) uncounted.anonymous += callsOf(each);
    return isKept;
  });
  const cells = new Map<string, Found>();
  const lineOf = ({ world, line, isTest }: Found): string =>
    `${world} ${line.line} ${line.machine} ${isTest}`;
  for (const ofLine of groupBy(kept, lineOf)) {
    const isBlind = ofLine.every(({ path }) => isEnd(path));
    const marksOf = countMarks(ofLine.map((each) => ({ ...each, calls: callsOf(each) })));
    for (const each of ofLine) {
      const path = isBlind ? `${SOMEHOW} ${each.path}` : keepMarks(each.path, marksOf(each));
      const key = `${lineOf(each)} ${each.clock} ${path}`;
      const cell = cells.get(key);
      if (!cell) cells.set(key, { ...each, path });
      else {
        for (const [need, calls] of each.byNeed) cell.byNeed.set(need, (cell.byNeed.get(need) ?? 0) + calls);
        for (const [day, calls] of each.byDay) cell.byDay.set(day, (cell.byDay.get(day) ?? 0) + calls);
      }
    }
  }
  return [...cells.values()];
}

/** The voice of a test is the page's own, and it knows when it has spoken. */
function trust(found: Found, timeOuts: TimeOuts): Found {
  const { path, isTest, endOf } = found;
  return isTest || !endOf ? found : { ...found, path: dropMarks(path, endOf, (end) => timeOuts.isOdd(end)) };
}

/** Paths that the machines can take, and those that they cannot; none is dropped unseen. */
function judge(
  found: readonly Found[],
  worlds: ReturnType<typeof createLoggedWorlds>,
  uncounted: Record<Uncounted, number>,
): { readonly cells: Found[]; readonly impossible: PathCounts['impossible'] } {
  const groups = groupBy(found, ({ world, line, clock }) => `${world} ${line.line} ${line.machine} ${clock}`);
  const cells: Found[] = [];
  const byName = new Map<string, { line: string; machine: string; path: string; calls: number }>();
  for (const alike of groups) {
    const [{ world, line, clock: key }] = alike;
    const heard = worlds.hear(world, line, NO_OVERRIDES).lines[line.index];
    const plan = worlds.planOf(world, line);
    const clock = heard ? clockWith(plan, heard, key) : -1;
    const groupsThen = groupsAt(plan, clock);
    const tree =
      heard &&
      growTree(
        heard,
        plan,
        groupsThen,
        alike.map(({ path }) => path),
      );
    alike.forEach((each, i) => {
      if (clock < 0) uncounted['unknown-hours'] += callsOf(each);
      else if (tree?.slotsOf[i]?.length || each.path.startsWith(SOMEHOW)) cells.push(each);
      else {
        uncounted.impossible += callsOf(each);
        const path = keepMarks(each.path, 0);
        const name = `${line.line} ${line.machine} ${path}`;
        const same = byName.get(name);
        if (same) same.calls += callsOf(each);
        else byName.set(name, { line: line.line, machine: line.machine, path, calls: callsOf(each) });
      }
    });
  }
  const impossible = [...byName.values()].toSorted((a, b) => b.calls - a.calls || (a.path < b.path ? -1 : 1));
  return { cells, impossible };
}

function callsOf({ byDay }: Found): number {
  return [...byDay.values()].reduce((sum, calls) => sum + calls, 0);
}

function cellsOf({ world, line, clock, path, byNeed }: Found): PathCell[] {
  return Array.from(byNeed, ([needs, calls]): PathCell => {
    const [coded = '', need = '', handled = ''] = needs.split(' ');
    return {
      world,
      line: line.line,
      machine: line.machine,
      clock,
      path,
      coded: coded as NeedId | '',
      need: need as NeedId | '',
      handled: handled as Handled | '',
      calls,
    };
  });
}

function comparePaths(a: PathCell, b: PathCell): number {
  const key = ({ world, line, machine, clock, path, coded, need, handled }: PathCell): string =>
    [world, line, machine, clock, path, coded, need, handled].join('\n');
  const [left, right] = [key(a), key(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

async function digest(cells: readonly PathCell[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(cells));
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
