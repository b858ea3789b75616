/** What a planner should mend before the figures mean anything: one sentence for each kind of thing and world. */
import type { DeskFigure, GroupFigure, WorldResult } from '../../study/index.ts';
import { formatValue } from '../../util/format-number.ts';
import { joinNames } from '../../words/index.ts';
import { sentence, type OutlinePart } from '../outline/parts.ts';
import type { StudyContext } from './context.ts';
import { aside } from './names.ts';

/** Agents who hardly ever have a call, and agents who hardly ever have none. */
export const IDLE = 0.05;
export const BUSY = 0.95;
/** Named in a sentence. */
const MOST_NAMED = 4;
/** Below these a count is a rounding, not a fault: who dials a minute before closing time is told so by the desk. */
const FEWEST_CALLS = 1;
const FEWEST_OF_DESK = 0.01;
const FEWEST_HOURS = 0.5;

/** Of the two worlds of the headline. */
export function warnings(context: StudyContext): OutlinePart[] {
  return context.pair
    .flatMap((world) => [
      ...closedDesks(context, world),
      ...unreached(context, world),
      ...odd(context, world),
      ...idle(context, world),
    ])
    .map((text) => sentence(text, 'alert'));
}

/** Nobody waits for nobody unnoticed. */
function closedDesks(context: StudyContext, { title, desks }: WorldResult): string[] {
  const { phrases, numbers, say } = context;
  const world = say(title);
  const calls = (value: number): string => formatValue(value, 'per-month', numbers);
  const list = (found: readonly DeskFigure[], of: (desk: DeskFigure) => number): string =>
    nameSome(
      context,
      found.toSorted((a, b) => of(b) - of(a)).map((desk) => [nameDesk(context, desk), calls(of(desk))]),
    );
  const told = desks.filter(
    ({ whenClosed, turnedAway, offered }) =>
      whenClosed === 'announce' &&
      turnedAway >= FEWEST_CALLS &&
      turnedAway >= FEWEST_OF_DESK * (offered + turnedAway),
  );
  const waiting = desks.filter(
    ({ whenClosed, closedFirstCalls }) => whenClosed === 'queue' && closedFirstCalls >= FEWEST_CALLS,
  );
  return [
    ...(told.length > 0
      ? [phrases.warnings.closedDesks({ world, desks: list(told, (desk) => desk.turnedAway) })]
      : []),
    ...(waiting.length > 0
      ? [phrases.warnings.closedQueues({ world, desks: list(waiting, (desk) => desk.closedFirstCalls) })]
      : []),
  ];
}

function unreached(context: StudyContext, world: WorldResult): string[] {
  const { phrases, numbers, say } = context;
  const found = world.groups.filter((group) => isUnreached(world, group));
  if (found.length === 0) return [];
  const hours = (value: number): string => formatValue(value, 'hours-per-month', numbers);
  const groups = nameSome(
    context,
    found.map((group) => [nameGroup(context, group), hours(group.agentHours)]),
  );
  return [phrases.warnings.unreached({ world: say(world.title), groups })];
}

function isUnreached({ desks }: WorldResult, { desks: ids, agentHours, busyHours }: GroupFigure): boolean {
  const own = desks.filter(({ desk }) => ids.includes(desk));
  return (
    agentHours >= FEWEST_HOURS && busyHours === 0 && own.every((desk) => desk.offered + desk.turnedAway === 0)
  );
}

function odd(context: StudyContext, world: WorldResult): string[] {
  const { phrases, numbers, say } = context;
  const staffed = world.groups.filter(
    (group) => group.agentHours >= FEWEST_HOURS && !isUnreached(world, group),
  );
  const sayThose = (
    found: readonly GroupFigure[],
    key: 'hardlyBusy' | 'alwaysBusy',
    limit: number,
  ): string[] => {
    if (found.length === 0) return [];
    const share = (value: number): string => formatValue(value, 'share', numbers);
    const groups = nameSome(
      context,
      found.map((group) => [nameGroup(context, group), share(group.occupancy)]),
    );
    return [phrases.warnings[key]({ world: say(world.title), groups, limit: 100 * limit })];
  };
  return [
    ...sayThose(
      staffed.filter(({ occupancy }) => occupancy < IDLE),
      'hardlyBusy',
      IDLE,
    ),
    ...sayThose(
      staffed.filter(({ occupancy }) => occupancy > BUSY),
      'alwaysBusy',
      BUSY,
    ),
  ];
}

function idle(context: StudyContext, world: WorldResult): string[] {
  const { phrases, numbers, say } = context;
  const found = world.groups.filter(({ idleHours }) => idleHours >= FEWEST_HOURS);
  if (found.length === 0) return [];
  const groups = nameSome(
    context,
    found.map((group) => [
      nameGroup(context, group),
      formatValue(group.idleHours, 'hours-per-month', numbers),
    ]),
  );
  return [phrases.warnings.idle({ world: say(world.title), groups })];
}

const nameDesk = ({ say }: StudyContext, { desk, title }: DeskFigure): string => say(title) || desk;
const nameGroup = ({ say }: StudyContext, { group, title }: GroupFigure): string => say(title) || group;

/** Each with its number behind it; the tables have the others. */
function nameSome(
  { phrases, language }: StudyContext,
  all: readonly (readonly [name: string, value: string])[],
): string {
  const named = all.slice(0, MOST_NAMED).map(([name, value]) => `${name}${aside(value, language)}`);
  const count = all.length - named.length;
  return joinNames(count > 0 ? [...named, phrases.furtherNames({ count })] : named, language);
}
