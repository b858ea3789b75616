/** What desks and their agents met, a month. */
import type { DeskFigure, WorldResult } from '../../study/index.ts';
import { formatValue } from '../../util/format-number.ts';
import type { OutlinePart, OutlineSection } from '../outline/parts.ts';
import { sectionOf, tableOf, tablePart, type ColumnRow, type StudyContext } from './context.ts';

/** What only some desks do has a column where one of them does. */
const ONLY_WHERE_SEEN = [
  'turnedAway',
  'cutOff',
  'overflowed',
  'promised',
  'calledBack',
  'callBacksMissed',
] as const;

/** The desks of both worlds, a table each; and their agents where groups and desks are not the same. */
export function desks(context: StudyContext): OutlineSection | undefined {
  const { pair, say } = context;
  return sectionOf(
    context,
    'desks',
    pair
      .filter((world) => world.desks.length > 0)
      .flatMap((world): OutlinePart[] => [
        { kind: 'heading', text: say(world.title) },
        deskTable(context, world),
        ...(world.groups.some((group) => group.desks.length > 1) ? [groupTable(context, world)] : []),
      ]),
  );
}

function deskTable(context: StudyContext, { title, desks }: WorldResult): OutlinePart {
  const { phrases, numbers, say } = context;
  const share = (value: number | undefined): string => formatValue(value, 'share', numbers);
  const hours = (value: number | undefined): string => formatValue(value, 'hours-per-month', numbers);
  const calls = (value: number): string => formatValue(value, 'per-month', numbers);
  const seen = ONLY_WHERE_SEEN.filter((field) => desks.some((desk) => desk[field] > 0));
  const isOwned = desks.some((desk) => desk.agentHours !== undefined);
  const row = (desk: DeskFigure): string[] => [
    say(desk.title) || desk.desk,
    calls(desk.offered),
    ...seen.map((field) => calls(desk[field])),
    formatValue(desk.waitSeconds, 'seconds', numbers),
    share(desk.answeredIn20),
    share(desk.abandonedShare),
    ...(isOwned ? [share(desk.occupancy), hours(desk.agentHours)] : []),
    hours(desk.misrouteHours),
  ];
  return tablePart(
    tableOf(
      context,
      `${phrases.sections.desks}${phrases.colon}${say(title)}`,
      [
        ['desk', 'text'],
        ['offered', 'number'],
        ...seen.map((field): ColumnRow => [field, 'number']),
        ['wait', 'number'],
        ['answeredIn20', 'number'],
        ['abandoned', 'number'],
        ...(isOwned
          ? ([
              ['occupancy', 'number'],
              ['agentHours', 'number'],
            ] as const)
          : []),
        ['misrouteHours', 'number'],
      ],
      desks.map(row),
    ),
  );
}

function groupTable(context: StudyContext, { title, desks, groups }: WorldResult): OutlinePart {
  const { phrases, numbers, say } = context;
  const nameOf = (id: string): string => say(desks.find(({ desk }) => desk === id)?.title) || id;
  const hours = (value: number): string => formatValue(value, 'hours-per-month', numbers);
  return tablePart(
    tableOf(
      context,
      `${phrases.agentGroups}${phrases.colon}${say(title)}`,
      [
        ['agentGroup', 'text'],
        ['answersFor', 'text'],
        ['agentHours', 'number'],
        ['busyHours', 'number'],
        ['occupancy', 'number'],
        ['idleHours', 'number'],
      ],
      groups.map((group) => [
        say(group.title) || group.group,
        group.desks.map(nameOf).join(phrases.semicolon),
        hours(group.agentHours),
        hours(group.busyHours),
        formatValue(group.occupancy, 'share', numbers),
        hours(group.idleHours),
      ]),
    ),
  );
}
