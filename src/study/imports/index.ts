/**
 * Tables that planners have: rosters and volumes as CSV, half-hour rows as workforce tools export them.
 *
 * Apart from the room's index: the library that reads CSV wants Node, and pages and their workers load that index.
 *
 * Laws: nothing is dropped silently; what cannot be read is a problem with its line. What Dialtree prints it reads back.
 */
export { applyRosters, type RosteredScenario } from './apply-rosters.ts';
export type { ColumnName, ColumnNames } from './csv-table.ts';
export { readVolumesCsv, type VolumesReading } from './volumes-csv.ts';
export {
  printRosterCsv,
  readRosterCsv,
  rowsOfWeek,
  shiftsOf,
  type RosterReading,
  type RosterRow,
  type StaffingKind,
} from './roster-csv.ts';
