/** Machine file text to a machine configuration, or to every problem it has. */
import { describeIssues } from '../util/describe-issues.ts';
import { sortProblems, type Problem } from '../util/problem.ts';
import { readJson, valueDocument, type JsonDocument } from '../util/read-json.ts';
import { checkStructure } from './check-structure.ts';
import { hintEvent } from './hint-event.ts';
import { machineSchemaIn, machineSchema } from './schema.ts';
import type { MachineConfig } from './types.ts';

/** A machine that can be used, and the text it was read from. */
export interface MachineFile {
  /** The name that was given to the reader; problems carry it. */
  readonly file: string;
  /** What the file says, keys in its order, which is the order of what callers hear. */
  readonly config: MachineConfig;
  /** Finds lines and columns for problems that rules report later. */
  readonly document: JsonDocument;
}

/** What became of a machine file. */
export interface MachineReading {
  /** Undefined when the file cannot be used; `problems` says why. */
  readonly machine: MachineFile | undefined;
  /** In reading order; empty when there is a machine. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the text of a `*.machine.json` file; `file` is its name, for problems. Never throws. At most 5
 * million characters and 64 levels.
 */
export function parseMachine(text: string, file: string): MachineReading {
  const { document, problems } = readJson(text, file);
  return document ? readMachine(document, file) : { machine: undefined, problems: sortProblems(problems) };
}

/** A machine that stands in no file. `file` is what problems call it; their lines mean nothing. */
export function checkMachineValue(value: unknown, file: string): MachineReading {
  return readMachine(valueDocument(value), file);
}

function readMachine(document: JsonDocument, file: string): MachineReading {
  const parsed = machineSchema.safeParse(document.value);
  if (!parsed.success)
    return {
      machine: undefined,
      problems: sortProblems(
        describeIssues(
          parsed.error.issues,
          document,
          file,
          machineSchemaIn,
          (value) => machineSchema.safeParse(value).error?.issues ?? [],
        ).map(hintEvent),
      ),
    };
  // The parsed value has the key order of the schema, not of the file; order is what a caller hears, so the
  // document is kept.
  const config = document.value as MachineConfig;
  const structural = checkStructure(config, document, file);
  if (structural.length > 0) return { machine: undefined, problems: structural };
  return { machine: { file, config, document }, problems: [] };
}

/** The one way a machine is written: two spaces, keys in the order they have, a newline at the end. */
export function printMachine(config: MachineConfig): string {
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
