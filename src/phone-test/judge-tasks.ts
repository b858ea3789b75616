/** Whether participants did the right thing: dialled, pressed first, arrived. Asked of the scenario and its machines. */
import { explore, spokenOptions, tabulate, type Automaton, type Table } from '../automaton/index.ts';
import {
  UNKNOWN_CALLER,
  type Destination,
  type Key,
  type MachineConfig,
  type NeedId,
  type Text,
} from '../chart/index.ts';
import type { ScenarioConfig } from '../scenario/index.ts';
import { lineServes, servesByDesk } from '../study/index.ts';
import { ownValue } from '../util/own-value.ts';
import type { PhoneTestResult, TaskResult } from './types.ts';

/** The first key of a call that says what the caller took the menu to mean. */
export interface FirstKey {
  /** State path of the menu. */
  readonly menu: string;
  /** As in the machine; undefined for a key that means nothing there. */
  readonly label: Text | undefined;
  readonly key: Key;
  readonly isRight: boolean;
  /** From the moment the menu began to speak. */
  readonly seconds: number;
}

export interface JudgedTask {
  readonly run: string;
  readonly world: string;
  readonly need: NeedId;
  readonly line: string | null;
  /** Undefined: there was one number only, or no line of the world serves the need. */
  readonly isRightNumber: boolean | undefined;
  /** Undefined: nothing was pressed, or the line cannot serve the need. */
  readonly firstKey: FirstKey | undefined;
  /** Whether a first key could have been right: the line serves the need, and a menu spoke. */
  readonly hasChoice: boolean;
  readonly isSuccess: boolean;
  readonly gaveUp: boolean;
  /** Undefined: no call. */
  readonly seconds: number | undefined;
  readonly ease: number | null;
}

interface JudgedLine {
  readonly config: MachineConfig;
  readonly automaton: Automaton;
  readonly table: Table;
  /** By node: needs that can be reached by choosing alone. */
  readonly reaches: readonly ReadonlySet<NeedId>[];
}

/** Judges tasks of one scenario; explores each machine once. */
export function createTaskJudge(
  scenario: ScenarioConfig,
  machines: Readonly<Record<string, MachineConfig>>,
): (result: PhoneTestResult) => JudgedTask[] {
  const lines = new Map<string, JudgedLine | undefined>();
  const lineAt = (
    id: string,
    pool: string,
    isServed: (to: Destination, need: NeedId) => boolean,
  ): JudgedLine | undefined => {
    const key = `${id} ${pool}`;
    if (!lines.has(key)) {
      const config = ownValue(machines, scenario.lines.find((line) => line.id === id)?.machine ?? '');
      const { automaton } = config ? explore(config) : { automaton: undefined };
      lines.set(key, config && automaton ? judgeLine(config, automaton, isServed) : undefined);
    }
    return lines.get(key);
  };

  const judge = (run: string, task: TaskResult): JudgedTask[] => {
    const { world: worldId, need, dialled, offered, events, ended, ease } = task;
    const world = scenario.worlds.find(({ id }) => id === worldId);
    if (!world) return [];
    const desks = servesByDesk(scenario.desks, world.pooled ?? false);
    // Desks of one pool serve each other’s needs.
    const pool = world.pooled ? 'pooled' : '';
    const isServed = (to: Destination, asked: NeedId): boolean =>
      to.goesTo === 'desk'
        ? (desks.get(to.desk)?.includes(asked) ?? false)
        : to.goesTo !== 'hang-up' && to.serves.includes(asked);
    const servesNeed = (id: string): boolean => {
      const line = lineAt(id, pool, isServed);
      return (
        line !== undefined &&
        lineServes(
          [line.automaton],
          [need],
          (desk, asked) => desks.get(desk)?.includes(asked) ?? false,
        )[0] === 1
      );
    };
    const line = dialled === null ? undefined : lineAt(dialled, pool, isServed);
    const canServe = dialled !== null && servesNeed(dialled);
    const firstKey = line && canServe ? findFirstKey(line, task) : undefined;
    return [
      {
        run,
        world: worldId,
        need,
        line: dialled,
        isRightNumber: offered.length > 1 && offered.some(servesNeed) ? canServe : undefined,
        firstKey,
        hasChoice: canServe && events.some(({ event }) => event === 'menu'),
        isSuccess:
          ended?.by === 'menu' && ended.destination !== undefined && isServed(ended.destination, need),
        gaveUp: dialled === null || ended?.by === 'caller',
        seconds: ended === null ? undefined : ended.ms / 1000,
        ease,
      },
    ];
  };
  return ({ run, tasks }) => tasks.flatMap((task) => judge(run, task));
}

/** The first key but one that only asks to hear it again: it says nothing of what was understood. */
function findFirstKey(
  { config, automaton, table, reaches }: JudgedLine,
  { events, need }: TaskResult,
): FirstKey | undefined {
  const width = automaton.events.length;
  for (const [i, { event, where, key, ms }] of events.entries()) {
    if ((event !== 'key' && event !== 'no-match') || key === undefined) continue;
    const node = automaton.nodes.findIndex(({ state, kind }) => state === where && kind === 'menu');
    const option = spokenOptions(automaton, config, table, node).find((each) => each.key === key);
    if (option?.role === 'repeat' || option?.edge.transition.meta?.language !== undefined) continue;
    const begun = events.slice(0, i).findLast((each) => each.event === 'menu')?.ms ?? 0;
    const next = table.next[node * width + automaton.events.indexOf(`DTMF.${key}`)] ?? -1;
    return {
      menu: where,
      key,
      label: option?.edge.transition.meta?.label,
      isRight: option !== undefined && (reaches[next]?.has(need) ?? false),
      seconds: (ms - begun) / 1000,
    };
  }
  return undefined;
}

/** Needs that each node leads to by choices and announcements, by the fewest-steps relation turned round. */
function judgeLine(
  config: MachineConfig,
  automaton: Automaton,
  isServed: (to: Destination, need: NeedId) => boolean,
): JudgedLine {
  // In the first minute of a Wednesday’s tenth hour, as on the page.
  const table = tabulate(automaton, UNKNOWN_CALLER);
  const width = automaton.events.length;
  const reaches = automaton.nodes.map(
    ({ destination }) =>
      new Set<NeedId>(
        destination && destination.goesTo !== 'hang-up'
          ? destination.serves.filter((need) => isServed(destination, need))
          : [],
      ),
  );
  const stepsOf = automaton.nodes.map(({ index, kind }) => {
    if (kind === 'announcement')
      return [table.next[index * width + automaton.events.indexOf('DONE')] ?? index];
    return spokenOptions(automaton, config, table, index)
      .filter(({ role }) => role === 'choice')
      .map(({ next }) => next);
  });
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false;
    stepsOf.forEach((steps, from) => {
      const own = reaches[from] as Set<NeedId>;
      const before = own.size;
      for (const to of steps) for (const need of reaches[to] ?? []) own.add(need);
      if (own.size > before) hasChanged = true;
    });
  }
  return { config, automaton, table, reaches };
}
