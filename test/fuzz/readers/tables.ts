/** Lists that people keep in spreadsheets and calendars: rosters, volumes, lines, hours, holidays. */
import { readICalendar } from '../../../src/calendar/icalendar/index.ts';
import { parseMachine, printMachine } from '../../../src/chart/index.ts';
import { makeMachines } from '../../../src/cli/init/make-machines.ts';
import { makeScenario, printWithNotes } from '../../../src/cli/init/make-scenario.ts';
import { idsOf } from '../../../src/cli/init/project-ids.ts';
import { readHours } from '../../../src/cli/init/read-hours.ts';
import { readLines } from '../../../src/cli/init/read-lines.ts';
import { checkMachines, parseScenario } from '../../../src/scenario/index.ts';
import {
  applyRosters,
  printRosterCsv,
  readRosterCsv,
  readVolumesCsv,
  rowsOfWeek,
  shiftsOf,
} from '../../../src/study/imports/index.ts';
import { hasErrors, tellProblem } from '../../../src/util/problem.ts';
import { smallScenario } from '../../study/small-study.ts';
import type { Luck } from '../luck.ts';
import { Broken, holdEqual, holdProblems, type Source } from '../laws.ts';
import { mutateText } from '../mutate/mutate-text.ts';
import type { Reader } from './types.ts';

const MOST = 500;
const MOST_AT_ALL = 50_000;

export function makeText(luck: Luck, samples: readonly string[]): string {
  const sample = luck.pick(samples);
  return luck.once(30) ? sample : mutateText(sample, luck, samples, luck.once(400) ? MOST_AT_ALL : MOST);
}

/** In a table a carriage return ends a line, whatever comes after it. */
function sourceOf(text: string, file: string): Source {
  return { text: text.replaceAll(/\r\n?/g, '\n'), file };
}

const ROSTERS = [
  'world,staffing,group,weekday,from,to,agents\nbefore,apart,business,1,08:00,08:30,2\n,,operator,2,22:00,06:00,3\n',
  'Skill;Tag;Intervall;Anzahl\noperator;Montag;08:00-08:30;2\nbusiness;Di;8:30 - 9:00;3\n',
  '技能组,星期,开始,结束,人数\noperator,星期一,8:00,8:30,2\noperator,周一,8:30 AM,9:00 AM,3\n',
  '\uFEFFgroup\tdate\tfrom\tto\tagents\r\noperator\t2026-11-30\t08:00\t18:00\t"2"\r\n',
  printRosterCsv(
    rowsOfWeek(
      Array.from({ length: 336 }, (_, i) => (i < 300 ? Math.floor(i / 24) : i % 3)),
      { world: 'after', staffing: 'pooled', group: 'all' },
    ),
  ),
];

export const roster: Reader = {
  name: 'roster',
  extension: 'csv',
  weight: 4,
  make: (luck) => makeText(luck, ROSTERS),
  read: (text) => {
    const { rows, problems } = readRosterCsv(text, 'fuzz.csv');
    holdProblems(problems, sourceOf(text, 'fuzz.csv'));
    if (hasErrors(problems)) return { isAccepted: false, said: () => JSON.stringify(problems) };
    const applied = applyRosters(smallScenario, rows, 'fuzz.csv');
    holdProblems(applied.problems, sourceOf(text, 'fuzz.csv'));
    const isPlain = rows.every(({ group, world = '' }) => !/[",;\t\r\n]|^\s|\s$/.test(group + world));
    if (isPlain) {
      const again = readRosterCsv(printRosterCsv(rows), 'again.csv');
      holdEqual(
        'round trip',
        shiftsOf(again.rows),
        shiftsOf(rows),
        'A roster that was printed is read as another.',
      );
    }
    return { isAccepted: true, said: () => JSON.stringify([problems, applied]) };
  },
};

const VOLUMES = [
  'line,weekday,from,to,calls\none,1,08:00,08:30,12\none,1,08:30,09:00,15\none,2,08:00,10:00,20\n',
  'Datum;von;bis;Anrufe\n2026-11-30;08:00;09:00;12,5\n2026-12-01;08:00;09:00;1.000\n',
  '日期,开始,呼叫量\n2026-11-30,8:00,12\n2026-11-30,8:30,13\n',
];

export const volumes: Reader = {
  name: 'volumes',
  extension: 'csv',
  weight: 8,
  make: (luck) => makeText(luck, VOLUMES),
  read: (text) => {
    const { volumes: read, problems } = readVolumesCsv(text, 'fuzz.csv');
    holdProblems(problems, sourceOf(text, 'fuzz.csv'));
    if (
      read &&
      !(
        Number.isFinite(read.callsPerMonth) &&
        read.week.every((calls) => Number.isFinite(calls) && calls >= 0)
      )
    )
      throw new Broken(
        'problem',
        `Volumes that are no numbers were accepted: ${JSON.stringify(read).slice(0, 200)}`,
      );
    return { isAccepted: read !== undefined, said: () => JSON.stringify([read, problems]) };
  },
};

const LINES = [
  'line,number,product,needs,desk,agents,hours,calls\nPhones,400-1,phone,buy;repair,Phone desk,3,Mo-Fr 9-18,1200\nPrinters,400-2,printer,repair,Printer desk,2,,800\n',
  '热线,号码,产品,需求,坐席组,人数,时间,来电量\n手机,400-1,手机,购买、维修,手机组,3,周一至周五 9:00-18:00,1200\n打印机,400-2,打印机,维修,打印组,2,24 h,\n',
  'line;product;needs\nA;a;x|y\nB;b;x\nC;c;z\n',
];

/** What is accepted becomes a project, and every file of it must be accepted in turn. */
export const lines: Reader = {
  name: 'lines',
  extension: 'csv',
  weight: 0.5,
  make: (luck) => makeText(luck, LINES),
  read: (text) => {
    const { lines: read, desks, problems } = readLines(text, 'fuzz.csv');
    holdProblems(problems, sourceOf(text, 'fuzz.csv'));
    if (problems.length > 0 || read.length === 0)
      return { isAccepted: false, said: () => JSON.stringify(problems) };
    const said = (['en', 'zh-CN'] as const).map((language) => {
      const plan = { title: 'Fuzz', locale: language, lines: read, desks, source: 'fuzz.csv' };
      const ids = idsOf(plan);
      const { machines, leftOut } = makeMachines(plan, ids, language);
      const printed = machines.map(printMachine);
      const files = printed.map((each, i) => {
        const reading = parseMachine(each, `${i}.machine.json`);
        if (!reading.machine)
          throw new Broken('round trip', `A machine made of lines is refused: ${say(reading.problems)}`);
        return [reading.machine.config.id, reading.machine] as const;
      });
      const scenarioText = printWithNotes(makeScenario(plan, ids, language), language);
      const { scenario, problems: found } = parseScenario(scenarioText, 'fuzz.scenario.json');
      if (!scenario) throw new Broken('round trip', `A scenario made of lines is refused: ${say(found)}`);
      const wrong = checkMachines(scenario, Object.fromEntries(files)).filter(
        ({ severity }) => severity === 'error',
      );
      if (wrong.length > 0)
        throw new Broken('round trip', `A project made of lines does not fit together: ${say(wrong)}`);
      return printed.join('') + scenarioText + leftOut.join(',');
    });
    return { isAccepted: true, said: () => said.join('') };
  },
};

function say(problems: Parameters<typeof hasErrors>[0]): string {
  return problems
    .slice(0, 2)
    .map((problem) => `${problem.code}: ${tellProblem(problem, 'en').message}`)
    .join(' ');
}

const HOURS = [
  'Mo-Fr 9-18',
  '9:00-17:30',
  'Fr 22-6',
  '周一至周五 8:30-17:30',
  '24 h',
  'Mo, We-Fr 9.30 to 12',
  'täglich 8-20',
  'sa-su 10–16',
];

export const hours: Reader = {
  name: 'hours',
  extension: 'txt',
  weight: 40,
  make: (luck) => makeText(luck, HOURS),
  read: (text) => {
    const read = readHours(text);
    return { isAccepted: read !== 'unreadable', said: () => JSON.stringify(read) ?? '' };
  },
};

const event = (...rows: readonly string[]): string => ['BEGIN:VEVENT', ...rows, 'END:VEVENT'].join('\r\n');
const calendarOf = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
const CALENDARS = [
  calendarOf(
    event(
      'UID:1',
      'DTSTART;VALUE=DATE:20261225',
      'DTEND;VALUE=DATE:20261227',
      'SUMMARY:Christmas\\, two days',
    ),
  ),
  calendarOf(
    event(
      'UID:2',
      'DTSTART;VALUE=DATE:20200501',
      'RRULE:FREQ=YEARLY',
      'SUMMARY;LANGUAGE=de:Tag der Arbeit',
      'EXDATE;VALUE=DATE:20270501',
    ),
    event('UID:2', 'RECURRENCE-ID;VALUE=DATE:20260501', 'DTSTART;VALUE=DATE:20260504', 'SUMMARY:Moved'),
  ),
  calendarOf(
    event(
      'UID:3',
      'DTSTART;VALUE=DATE:20260105',
      'DURATION:P3D',
      'RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=10',
      'SUMMARY:First',
      ' Monday',
    ),
  ),
  calendarOf(
    event(
      'UID:4',
      'DTSTART;TZID=Europe/Berlin:20261103T090000',
      'RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261231T000000Z',
      'SUMMARY:Times',
    ),
  ),
  calendarOf(
    event(
      'UID:5',
      'DTSTART;VALUE=DATE:20240229',
      'RRULE:FREQ=YEARLY;INTERVAL=4;BYMONTHDAY=29;BYMONTH=2',
      'SUMMARY:Leap',
    ),
  ),
  calendarOf(
    event(
      'UID:6',
      'DTSTART;VALUE=DATE:20260101',
      'RRULE:FREQ=DAILY;BYSETPOS=-1;BYDAY=MO,TU,WE,TH,FR',
      'SUMMARY:Work',
    ),
  ),
];
const SPAN = { from: '2026-01-01', to: '2027-12-31', locale: 'en' };

export const iCalendar: Reader = {
  name: 'icalendar',
  extension: 'ics',
  weight: 2,
  make: (luck) => makeText(luck, CALENDARS),
  read: (text) => {
    const { days, problems } = readICalendar(text, 'fuzz.ics', SPAN);
    holdProblems(problems, sourceOf(text, 'fuzz.ics'));
    const dates = days.map(({ date }) => date);
    holdEqual('round trip', dates, [...new Set(dates)].toSorted(), 'Days are not in order, each once.');
    const outside = dates.find((date) => date < SPAN.from || date > SPAN.to);
    if (outside !== undefined) throw new Broken('problem', `A day outside of the span was taken: ${outside}`);
    return { isAccepted: days.length > 0, said: () => JSON.stringify([days, problems]) };
  },
};
