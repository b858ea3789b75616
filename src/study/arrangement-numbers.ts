/** Numbers of rosters, agent groups, queues and priorities: none is drawn, each stands as it is written. */
import type { Text } from '../chart/index.ts';
import type { ScenarioConfig } from '../scenario/index.ts';
import { say, studyWords } from '../words/index.ts';
import type { UsedNumber } from './used-numbers.ts';

type Owner = Pick<UsedNumber, 'status'> & { readonly title: Text };

/** In the order of the file. */
export function arrangementNumbers(scenario: ScenarioConfig): UsedNumber[] {
  const { desks, agentGroups = [], priorities = [], worlds, weekShares } = scenario;
  return [
    ...desks.flatMap(({ staffing, handling, overflow, callBack, announcesWait, ...desk }, d) => {
      const path = `desks[${d}]`;
      return [
        // Agents and service levels, and their hours, are listed with the desk.
        ...('roster' in staffing ? numbersIn(staffing.roster, `${path}.staffing.roster`, desk) : []),
        ...('shrinkage' in staffing ? numbersIn(staffing.shrinkage, `${path}.staffing.shrinkage`, desk) : []),
        ...numbersIn(handling, `${path}.handling`, desk),
        ...numbersIn(overflow, `${path}.overflow`, desk),
        ...numbersIn(callBack, `${path}.callBack`, desk),
        ...numbersIn(announcesWait, `${path}.announcesWait`, desk),
      ];
    }),
    ...agentGroups.flatMap(({ staffing, skills, ...group }, g) => [
      ...numbersIn(staffing, `agentGroups[${g}].staffing`, group),
      ...numbersIn(skills, `agentGroups[${g}].skills`, group),
    ]),
    ...numbersIn(priorities, 'priorities', { title: ARRANGEMENT }),
    ...worlds.flatMap(({ staffing, title }, w) => numbersIn(staffing, `worlds[${w}].staffing`, { title })),
    ...numbersIn(weekShares?.shares, 'weekShares.shares', {
      title: say(studyWords, (words) => words.numbersUsed.lists.hours),
      ...(weekShares && { status: weekShares.status }),
    }),
  ];
}

const ARRANGEMENT = say(studyWords, (words) => words.numbersUsed.entries.arrangement);

function numbersIn(value: unknown, path: string, owner: Owner): UsedNumber[] {
  if (typeof value === 'number') {
    const { title, status } = owner;
    return [{ path, title, value, ...(status && { status }), use: 'fixed' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    numbersIn(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, owner),
  );
}
