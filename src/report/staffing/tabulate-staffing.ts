import { nameWay, type DataColumn, type StaffingResult } from '../../study/index.ts';
import { clockOf } from './clock-of.ts';

const SHIFTS_A_DAY = 48;

/**
 * The rosters, as `--roster` reads them: a row for each plan, group, weekday (1 is Monday) and stretch of half-hours
 * with equally many paid agents. Stretches without agents have their row too: a group that is not named keeps whom it
 * has. A pool’s agents are those on the phone, since a pool has no shrinkage of its own. Of several prices of cross-training the file holds the first, and of pools only those that the scenario names:
 * nothing else could be read again.
 */
export function tabulateStaffing(result: StaffingResult): DataColumn[] {
  const price = result.cases.find(({ way }) => way.kind === 'cross-trained')?.way;
  const rows = result.cases
    .filter(
      ({ way }) =>
        (way.kind !== 'cross-trained' || !price || nameWay(way) === nameWay(price)) &&
        (way.kind !== 'pooled' || result.pools === 'named'),
    )
    .flatMap(({ world, way, groups, plan }) =>
      groups.flatMap(({ id }, g) =>
        stretchesOf((way.kind === 'pooled' ? plan.roster : plan.paid)[g] ?? new Int32Array()).map(
          (stretch) => ({
            world,
            staffing: way.kind,
            group: id,
            ...stretch,
          }),
        ),
      ),
    );
  return [
    { name: 'world', kind: 'text', values: rows.map(({ world }) => world) },
    { name: 'staffing', kind: 'text', values: rows.map(({ staffing }) => staffing) },
    { name: 'group', kind: 'text', values: rows.map(({ group }) => group) },
    { name: 'weekday', kind: 'whole', values: rows.map(({ weekday }) => weekday) },
    { name: 'from', kind: 'text', values: rows.map(({ from }) => from) },
    { name: 'to', kind: 'text', values: rows.map(({ to }) => to) },
    { name: 'agents', kind: 'whole', values: rows.map(({ agents }) => agents) },
  ];
}

interface Stretch {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
  readonly agents: number;
}

function stretchesOf(agents: Int32Array): Stretch[] {
  const stretches: Stretch[] = [];
  for (let begin = 0; begin < agents.length;) {
    const midnight = begin - (begin % SHIFTS_A_DAY) + SHIFTS_A_DAY;
    let end = begin + 1;
    while (end < midnight && agents[end] === agents[begin]) end++;
    stretches.push({
      weekday: 1 + Math.floor(begin / SHIFTS_A_DAY),
      from: clockOf(begin),
      to: end === midnight ? '24:00' : clockOf(end),
      agents: agents[begin] as number,
    });
    begin = end;
  }
  return stretches;
}
