/** What a log is read against: who answers, which menus were in force, when somebody could have answered. */
import type { Automaton } from '../automaton/index.ts';
import type { Hours } from '../calendar/index.ts';
import type { MachineConfig } from '../chart/index.ts';
import type { ScenarioConfig } from '../scenario/index.ts';
import { ownValue } from '../util/own-value.ts';

export interface LoggedMachine {
  readonly config: MachineConfig;
  readonly automaton: Automaton;
}

export interface LogSetting {
  readonly scenario: ScenarioConfig;
  /** By machine id: those of the scenario's lines, and those that only the log knows. */
  readonly machines: ReadonlyMap<string, LoggedMachine>;
  /** Machine id by version of the log. A version that is not here is in force where the scenario says so. */
  readonly versions?: Readonly<Record<string, string>>;
  /** IANA name of the clock of days and hours. Absent: the scenario's, else UTC. */
  readonly timeZone?: string;
  /** When a line was answered, by line id. Absent: while a desk behind it is open. */
  readonly open?: Readonly<Record<string, Hours>>;
  /** Desks that only prospects reach: their patience is that of prospects. Absent: none. */
  readonly prospectDesks?: readonly string[];
  /** Findings whose calls are left out although they would be kept, by id or kind. */
  readonly exclude?: readonly string[];
  /** Findings whose calls are kept although they would be left out, by id or kind. */
  readonly keep?: readonly string[];
}

/** The machine that a call met; undefined when the setting does not have it. */
export function machineInForce(
  setting: LogSetting,
  line: string,
  version: string,
): LoggedMachine | undefined {
  const id =
    (version === '' ? undefined : ownValue(setting.versions, version)) ??
    setting.scenario.lines.find((each) => each.id === line)?.machine;
  return id === undefined ? undefined : setting.machines.get(id);
}

/** The clock on which days and hours of the log are counted. */
export function clockOf(setting: LogSetting): string {
  return setting.timeZone ?? setting.scenario.timeZone ?? 'UTC';
}
