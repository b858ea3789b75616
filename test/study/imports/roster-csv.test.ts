import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { createPeriodClock, type ScenarioConfig } from '../../../src/scenario/index.ts';
import { valueAt } from '../../../src/util/steps.ts';
import {
  applyRosters,
  printRosterCsv,
  readRosterCsv,
  rowsOfWeek,
  shiftsOf,
} from '../../../src/study/imports/index.ts';
import { smallScenario } from '../small-study.ts';

const codesOf = (text: string): (string | number | undefined)[][] =>
  readRosterCsv(text, 'x.csv').problems.map(({ code, line }) => [code, line]);
const HEAD = 'group,weekday,from,to,agents\n';

describe('a roster as CSV', () => {
  test.prop([fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 336, maxLength: 336 })], { numRuns: 20 })(
    'is read back as the same agents in every half-hour, whatever they are',
    (values) => {
      const printed = printRosterCsv(rowsOfWeek(values, { world: 'before', staffing: 'apart', group: 'pc' }));
      const { rows, problems } = readRosterCsv(printed, 'plan.csv');
      expect(problems).toEqual([]);
      const clock = createPeriodClock({ ...smallScenario, days: 7 });
      const steps = clock.rosterOf(shiftsOf(rows));
      const read = values.map((_, half) => valueAt(steps, clock.loopAt, half * 1800 + 60));
      expect(read).toEqual(values);
    },
  );

  it('is read as other tools write it: semicolons, names of days, intervals in one cell, no end', () => {
    const own = readRosterCsv(`${HEAD}a,1,08:00,08:30,2\na,1,08:30,09:00,3\n`, 'x.csv').rows;
    const plain = own.map(({ line: _, ...row }) => row);
    for (const text of [
      '\uFEFFSkill;Day;Interval;Headcount\r\na;Monday;08:00-08:30;2\r\na;Mo;8:30 - 9:00;3\r\n',
      'Skill;Day;From;To;Agents\na;Mo;08:00;08:30;2\na;Montag;8:30;9:00;3\n',
      'Team\tWochentag\tfrom\tagents\na\tMontag\t8:00\t2\na\tMo.\t8:30\t3\n',
      '技能组,星期,开始,结束,人数\na,星期一,8:00,8:30,2\na,周一,8:30 AM,9:00 AM,3\n',
    ]) {
      const { rows, problems } = readRosterCsv(
        text,
        'x.csv',
        text.includes('Wochentag') ? { weekday: 'Wochentag' } : {},
      );
      expect(problems).toEqual([]);
      expect(rows.map(({ line: _, ...row }) => row)).toEqual(plain);
    }
  });

  it('says of every row that it cannot read where it stands, and drops none in silence', () => {
    expect(codesOf(`${HEAD}a,8,08:00,08:30,2\n`)).toEqual([['csv-day', 2]]);
    expect(codesOf(`${HEAD}a,1,25:00,08:30,2\na,1,09:00,nine,2\n`)).toEqual([
      ['csv-time', 2],
      ['csv-time', 3],
    ]);
    expect(codesOf(`${HEAD}a,1,08:00,08:00,2\n`)).toEqual([['csv-empty-stretch', 2]]);
    expect(codesOf(`${HEAD}a,1,08:00,08:30,2.5\na,1,09:00,09:30,-1\na,1,10:00,10:30,\n`)).toEqual([
      ['csv-agents', 2],
      ['csv-agents', 3],
      ['csv-agents', 4],
    ]);
    expect(codesOf(`${HEAD}a,1,08:00,09:00,2\na,1,08:30,09:30,1\n`)).toEqual([['csv-overlap', 3]]);
    expect(codesOf(`${HEAD},1,08:00,09:00,2\n`)).toEqual([['csv-missing-cell', 2]]);
    expect(codesOf('group,weekday,from,agents\na,1,08:00,2\n')).toEqual([['csv-no-end', 2]]);
    expect(codesOf('group,from,to,agents\na,08:00,09:00,2\n')).toEqual([['csv-missing-column', 1]]);
    expect(codesOf('colour,weekday\nred,1\n').map(([code]) => code)).toEqual(
      Array(3).fill('csv-missing-column'),
    );
    expect(codesOf(HEAD)).toEqual([['csv-empty', 1]]);
    expect(codesOf('')).toEqual([['csv-empty', undefined]]);
    expect(codesOf(`${HEAD}"a,1,08:00,09:00,2\n`)[0]?.[0]).toBe('csv-syntax');
    expect(codesOf('group,weekday,from,to,agents,note\na,1,08:00,09:00,2,x\n')).toEqual([
      ['csv-unused-columns', 1],
    ]);
  });

  it('names ten rows of one kind and says that there are more', () => {
    const rows = Array.from({ length: 50 }, (_, i) => `a,9,${i % 20}:00,,1`).join('\n');
    const { problems } = readRosterCsv(HEAD + rows, 'x.csv');
    expect(problems.length).toBe(10);
    expect(problems.at(-1)?.hint).toContain('more such rows');
  });

  test.prop([fc.string({ unit: 'binary' })])('never makes the reader throw', (text) => {
    expect(() => readRosterCsv(HEAD + text, 'x.csv')).not.toThrow();
    expect(() => readRosterCsv(text, 'x.csv')).not.toThrow();
  });
});

describe('the shifts of a roster', () => {
  it('are few: days that are alike share one, and a run of half-hours is one', () => {
    const office = Array.from({ length: 336 }, (_, half) => {
      const [day, slot] = [Math.floor(half / 48), half % 48];
      return day < 5 && slot >= 16 && slot < 34 ? 4 : 0;
    });
    expect(shiftsOf(rowsOfWeek(office, { group: 'a' }))).toEqual([
      { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00', agents: 4 },
    ]);
  });

  it('say of a date on which nobody works that nobody does', () => {
    const { rows } = readRosterCsv(`${HEAD}a,4,08:00,12:00,2\na,2026-12-24,08:00,12:00,0\n`, 'x.csv');
    expect(shiftsOf(rows)).toContainEqual({ dates: ['2026-12-24'], from: '00:00', to: '24:00', agents: 0 });
  });
});

describe('rosters in a scenario', () => {
  const scenario: ScenarioConfig = smallScenario;
  const desk = scenario.desks[0]?.id ?? '';
  const rows = (text: string) => readRosterCsv(`world,staffing,${HEAD}${text}`, 'x.csv').rows;

  it('are those of one world, or of the desks themselves', () => {
    const own = applyRosters(scenario, rows(`,,${desk},1,08:00,09:00,5`), 'x.csv').scenario;
    expect(own.desks[0]?.staffing).toMatchObject({
      roster: [{ days: [1], from: '08:00', to: '09:00', agents: 5 }],
    });
    const other = applyRosters(scenario, rows(`before,apart,${desk},1,08:00,09:00,5`), 'x.csv').scenario;
    expect(other.desks).toEqual(scenario.desks);
    expect(other.worlds.map(({ id, staffing }) => [id, Object.keys(staffing ?? {})])).toContainEqual([
      'before',
      [desk],
    ]);
  });

  it('are refused for groups and worlds that are not there, and for worlds that are staffed otherwise', () => {
    const codes = (text: string) =>
      applyRosters(scenario, rows(text), 'x.csv').problems.map(({ code, severity }) => `${severity} ${code}`);
    expect(codes(`before,,nobody,1,08:00,09:00,5`)).toEqual(['error unknown-group']);
    expect(codes(`never,,${desk},1,08:00,09:00,5`)).toEqual(['error unknown-world']);
    expect(codes(`before,pooled,${desk},1,08:00,09:00,5`)).toContain('error no-roster-of-kind');
    expect(codes(`before,apart,${desk},1,08:00,09:00,5`).every((each) => each === 'info no-roster')).toBe(
      true,
    );
  });
});

it('names of days are read in one language, and not at all where languages disagree', () => {
  const days = (cells: readonly string[]): unknown[] =>
    readRosterCsv(HEAD + cells.map((day, i) => `g${i},${day},08:00,09:00,1`).join('\n'), 'x.csv').rows.map(
      ({ weekday }) => weekday,
    );
  expect(days(['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'])).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(days(['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'])).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(days(['Di'])).toEqual([]);
});

it('a plan for cross-trained desks is that of the time their calls take', () => {
  const desk = smallScenario.desks[0]?.id ?? '';
  const plan = (kind: string, agents: number): string => `before,${kind},${desk},1,08:00,09:00,${agents}\n`;
  const text = `world,staffing,${HEAD}${plan('apart', 1)}${plan('cross-trained-10', 2)}${plan('cross-trained-20', 3)}`;
  const { rows, problems } = readRosterCsv(text, 'x.csv');
  expect(problems).toEqual([]);
  const agentsIn = (change: object, parameters = {}): unknown =>
    applyRosters(
      {
        ...smallScenario,
        parameters,
        worlds: smallScenario.worlds.map((world) => ({ ...world, ...change })),
      },
      rows,
      'x.csv',
    ).scenario.worlds.find(({ id }) => id === 'before')?.staffing?.[desk];
  expect(agentsIn({})).toMatchObject({ roster: [{ agents: 1 }] });
  expect(agentsIn({ crossTrained: true })).toMatchObject({ roster: [{ agents: 2 }] });
  const slower = {
    crossTrainedHandling: { value: 1.2, low: 1, high: 1.3, unit: 'x', source: 'x', status: 'assumption' },
  };
  expect(agentsIn({ crossTrained: true }, slower)).toMatchObject({ roster: [{ agents: 3 }] });
});
