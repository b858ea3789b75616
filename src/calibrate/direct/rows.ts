/** What every family of direct figures is given, and how its rows are made. */
import { DEFAULT_PARAMETERS, type Parameter } from '../../behaviour/index.ts';
import { WORLD_PARAMETERS } from '../../scenario/index.ts';
import { ownValue } from '../../util/own-value.ts';
import { calibrateWords, say, type Said } from '../../words/index.ts';
import type { LogSetting } from '../log-setting.ts';
import type { DirectDay, DirectTally } from './direct-tally.ts';
import type { DirectFamily, DirectRow, DirectScope, Estimate } from './types.ts';

export interface DirectContext {
  readonly setting: LogSetting;
  readonly tally: DirectTally;
  /** In order; `dayNumbers` beside them. */
  readonly days: readonly DirectDay[];
  readonly dayNumbers: readonly number[];
}

/** Names of notes in the catalogue that need no numbers. */
type NoteName = Exclude<
  keyof (typeof calibrateWords)['en']['direct'],
  'shortLog' | 'knowing' | 'netOfServed' | 'netOfResolved' | 'notNet'
>;

export function note(name: NoteName): Said {
  return say(calibrateWords, (words) => words.direct[name]);
}

export interface RowParts {
  /** A parameter of the scenario; absent: a figure to read, with `figure` and `unit`. */
  readonly parameter?: string;
  readonly figure?: string;
  readonly unit?: string;
  readonly at?: DirectScope;
  readonly estimate: Estimate | undefined;
  readonly bound?: DirectRow['bound'];
  readonly note?: Said | undefined;
}

export function rowOf(context: DirectContext, family: DirectFamily, parts: RowParts): DirectRow {
  const { parameter = '', at = {} } = parts;
  const place = [at.line, at.machine, at.menu, at.desk, at.weekday, at.hour, at.from, at.to].filter(
    (each) => each !== undefined,
  );
  return {
    id: [parts.figure ?? parameter, ...(place.length > 0 ? [place.join('/')] : [])].join('@'),
    family,
    parameter,
    at,
    unit: parts.unit ?? parameterOf(context, parameter)?.unit ?? '',
    estimate: parts.estimate,
    bound: parts.bound ?? 'exact',
    note: parts.note ?? (parts.estimate ? undefined : note('fewCases')),
  };
}

/** As the scenario has it, else the default; undefined: no parameter. */
export function parameterOf({ setting }: DirectContext, name: string): Parameter | undefined {
  return scenarioValue(setting, name);
}

export function scenarioValue({ scenario }: LogSetting, name: string): Parameter | undefined {
  if (name === 'callersPerMonth') return scenario.callersPerMonth;
  return (
    ownValue(scenario.parameters, name) ??
    ownValue(DEFAULT_PARAMETERS as Readonly<Record<string, Parameter>>, name) ??
    ownValue(WORLD_PARAMETERS, name)
  );
}

export function valueOf(context: DirectContext, name: string): number {
  return parameterOf(context, name)?.value ?? NaN;
}

/** One number of every day. */
export function byDay({ days }: DirectContext, read: (day: DirectDay) => number): Float64Array {
  return Float64Array.from(days, read);
}
