/** Scenario file text to a scenario, or to every problem it has. */
import { describeIssues } from '../util/describe-issues.ts';
import { hasErrors, sortProblems, type Problem } from '../util/problem.ts';
import { readJson, valueDocument, type JsonDocument } from '../util/read-json.ts';
import { withoutComments } from './comments.ts';
import { checkScenario } from './check-scenario.ts';
import { scenarioSchema } from './schema.ts';
import type { ScenarioConfig } from './types.ts';

/** A scenario that can be used, and the text it was read from. */
export interface ScenarioFile {
  /** The name that was given to the reader; problems carry it. */
  readonly file: string;
  /** What the file says, keys in its order. */
  readonly config: ScenarioConfig;
  /** Finds lines and columns for problems that are found later. */
  readonly document: JsonDocument;
}

/** What became of a scenario file. */
export interface ScenarioReading {
  /**
   * Undefined when the file cannot be used; `problems` says why. With a scenario, `problems` holds warnings
   * only.
   */
  readonly scenario: ScenarioFile | undefined;
  /** In reading order. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the text of a `*.scenario.json` file; `file` is its name, for problems. Never throws. At most 5
 * million characters and 64 levels.
 */
export function parseScenario(text: string, file: string): ScenarioReading {
  const { document, problems } = readJson(text, file);
  return document ? readScenario(document, file) : { scenario: undefined, problems: sortProblems(problems) };
}

/** A scenario that stands in no file. `file` is what problems call it; their lines mean nothing. */
export function checkScenarioValue(value: unknown, file: string): ScenarioReading {
  return readScenario(valueDocument(value), file);
}

function readScenario(document: JsonDocument, file: string): ScenarioReading {
  const value = withoutComments(document.value);
  const parsed = scenarioSchema.safeParse(value);
  if (!parsed.success)
    return {
      scenario: undefined,
      problems: sortProblems(describeIssues(parsed.error.issues, document, file)),
    };
  // The document's own order is kept, as for machines: what is printed back is what was read, notes aside.
  const config = value as ScenarioConfig;
  const found = sortProblems(checkScenario(config, document, file));
  return { scenario: hasErrors(found) ? undefined : { file, config, document }, problems: found };
}

/** The one way a scenario is written: two spaces, keys in the order they have, a newline at the end. */
export function printScenario(config: ScenarioConfig): string {
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
