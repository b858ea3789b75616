/**
 * What a log says by counting alone. One pass over its calls, then one family of figures after another; what is counted is
 * what the findings left in.
 *
 * One more family: its name in `types.ts`, a function from the context to rows in a file of its own, a line below.
 */
import { dateOf } from '../local-clock.ts';
import { machineInForce, type LoggedMachine, type LogSetting } from '../log-setting.ts';
import { createSieve, type CallBatches, type LogFindings } from '../findings/find-in-log.ts';
import { createPlacer } from '../findings/log-tally.ts';
import { countAdvice, countRedials, countServed } from './again.ts';
import { countArrivals, profileOf } from './arrivals.ts';
import { followCallers, type CallerChains } from './caller-chains.ts';
import { countCall } from './count-call.ts';
import { emptyDirectTally, type DirectSetting } from './direct-tally.ts';
import { estimateShare, LEVEL, sumOf } from './estimate.ts';
import { countHandling } from './handling.ts';
import { clockMenus, type MenuClock } from './menu-clock.ts';
import { countHangUps, countMenus } from './menus.ts';
import { countPatience } from './patience.ts';
import { note, rowOf, scenarioValue, valueOf, type DirectContext } from './rows.ts';
import type { DirectRow, DirectTable } from './types.ts';

/** @param found what `findInLog` said of the same calls under the same setting */
export async function countLog(
  setting: LogSetting,
  found: LogFindings,
  calls: CallBatches,
): Promise<DirectTable> {
  const tally = emptyDirectTally();
  const [place, sieve, asks] = [createPlacer(setting), createSieve(setting, found), readSetting(setting)];
  for await (const batch of calls)
    for (const call of batch) {
      const placed = place(call);
      countCall(tally, asks, placed, sieve(placed));
    }
  const days = [...tally.days].toSorted(([a], [b]) => a - b);
  const context: DirectContext = {
    setting,
    tally,
    days: days.map(([, day]) => day),
    dayNumbers: days.map(([number]) => number),
  };
  const longest = valueOf(context, 'redialMaxSeconds');
  const chains = followCallers(context, longest);
  return {
    level: LEVEL,
    rows: [
      ...countArrivals(context, chains),
      ...countMenus(context),
      ...countHangUps(context),
      ...countRedials(context, chains, longest),
      ...countServed(context, chains),
      ...countAdvice(context, chains),
      ...countPatience(context),
      ...countHandling(context),
      ...countWrongNumbers(context, chains),
      ...unseen(context),
    ],
    profile: profileOf(context),
    calls: tally.calls,
    excluded: Object.fromEntries([...tally.excluded].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    days: days.length,
    from: days.length === 0 ? '' : dateOf(tally.firstDay),
    to: days.length === 0 ? '' : dateOf(tally.lastDay),
  };
}

function readSetting(setting: LogSetting): DirectSetting {
  const { scenario } = setting;
  const clocks = new Map<LoggedMachine, ReadonlyMap<string, MenuClock>>();
  const desks = new Map<string, Set<string>>();
  for (const { id, pool, serves } of scenario.desks)
    for (const name of [id, ...(pool === undefined ? [] : [pool])])
      desks.set(name, new Set([...(desks.get(name) ?? []), ...serves]));
  const needs = new Set([...desks.values()].flatMap((served) => [...served]));
  const serves = (desk: string, need: string): boolean => desks.get(desk)?.has(need) ?? false;
  const promised = new Map(
    scenario.lines.map(({ id }) => [id, promisedBy(machineInForce(setting, id, ''), serves)]),
  );
  return {
    decideSeconds: scenarioValue(setting, 'decideSeconds')?.value ?? 0,
    clocksOf: ({ machine }) => {
      if (!machine) return undefined;
      const known = clocks.get(machine) ?? clockMenus(machine, scenario.locale);
      clocks.set(machine, known);
      return known;
    },
    serves,
    lineServes: (line, need) => {
      const promises = promised.get(line);
      return promises && needs.has(need) ? promises.has(need) : undefined;
    },
  };
}

/** Needs for which the line has an option that leads to a desk which serves them. */
function promisedBy(
  machine: LoggedMachine | undefined,
  serves: (desk: string, need: string) => boolean,
): ReadonlySet<string> | undefined {
  return (
    machine &&
    new Set(
      machine.automaton.nodes.flatMap(({ destination }): string[] => {
        if (!destination || destination.goesTo === 'hang-up') return [];
        return destination.serves.filter(
          (need) => destination.goesTo !== 'desk' || serves(destination.desk, need),
        );
      }),
    )
  );
}

/** Of first calls about something: whoever is told another number dials the right one next. */
function countWrongNumbers(context: DirectContext, { dialled }: CallerChains): DirectRow[] {
  const isOne = context.tally.lines.size < 2;
  const estimate = isOne ? undefined : estimateShare(dialled.wrong, dialled.known, 'callers');
  const why = isOne ? 'oneLine' : sumOf(dialled.known) === 0 ? 'noOutcome' : 'wrongAnswered';
  return [
    rowOf(context, 'wrong-number', {
      parameter: 'wrongNumber',
      estimate,
      bound: estimate ? 'at-least' : 'exact',
      note: note(why),
    }),
  ];
}

/** What no event of a call says. */
const UNSEEN = {
  recognised: 'crm',
  deviceMatches: 'crm',
  openRepair: 'crm',
  openRepairOther: 'crm',
  knowsMenus: 'unseenTraits',
  patient: 'unseenTraits',
  lowMemory: 'unseenTraits',
} as const;

function unseen(context: DirectContext): DirectRow[] {
  return Object.entries(UNSEEN).map(([parameter, why]) =>
    rowOf(context, 'recognition', { parameter, estimate: undefined, note: note(why) }),
  );
}
