/** Scenario file text to a scenario, or to every problem it has. */
import { describeMended } from '../util/describe-issues.ts';
import { fillGaps } from '../util/fill-gaps.ts';
import { mendKeys, pathInFile, type Issue } from '../util/mend-keys.ts';
import { capProblems, MOST_PROBLEMS } from '../util/collect-problems.ts';
import { hasErrors, sortProblems, type Problem } from '../util/problem.ts';
import { readJson, valueDocument, type JsonDocument } from '../util/read-json.ts';
import { BASE_LANGUAGE } from '../words/index.ts';
import { withoutComments } from './comments.ts';
import { checkDraft, draftScenario, type Draft } from './check-partly.ts';
import { checkScenario } from './check-scenario.ts';
import { scenarioSchema, schemaIn } from './schema.ts';
import type { ScenarioFile } from './scenario-file.ts';
import type { ScenarioConfig } from './types.ts';

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
  const { scenario, problems } = readScenarioText(text, file);
  return { scenario, problems };
}

/** As `parseScenario`; of a file that cannot be used, also what it would be with its gaps filled, for further checks. */
export function readScenarioText(text: string, file: string): DraftReading {
  const { document, problems } = readJson(text, file);
  return document ? readScenario(document, file) : { scenario: undefined, problems: sortProblems(problems) };
}

/** A scenario that stands in no file. `file` is what problems call it; their lines mean nothing. */
export function checkScenarioValue(value: unknown, file: string): ScenarioReading {
  const { scenario, problems } = readScenario(valueDocument(value), file);
  return { scenario, problems };
}

interface DraftReading extends ScenarioReading {
  readonly draft?: Draft;
}

function readScenario(document: JsonDocument, file: string): DraftReading {
  const value = withoutComments(document.value);
  const parsed = scenarioSchema.safeParse(value);
  if (!parsed.success) return readDraft(value, parsed.error.issues, document, file);
  // The document's own order is kept, as for machines: what is printed back is what was read, notes aside.
  const config = value as ScenarioConfig;
  const found = checkScenario(config, document, file);
  return { scenario: hasErrors(found) ? undefined : { file, config, document }, problems: found };
}

function readDraft(
  value: unknown,
  issues: readonly Issue[],
  document: JsonDocument,
  file: string,
): DraftReading {
  const mended = mendKeys(value, issues, schemaIn(BASE_LANGUAGE), readAgain);
  if (mended.findings.length > MOST_PROBLEMS)
    return { scenario: undefined, problems: sortProblems(describeMended(mended, document, file, schemaIn)) };
  const filled = fillGaps(mended, { value: mended.value, schema: schemaIn });
  const inFile: JsonDocument = {
    value: filled.value,
    placeOf: (path) => document.placeOf(pathInFile(path, mended.misplaced)),
  };
  const draft = draftScenario(filled, inFile, file);
  const further = draft ? checkDraft(draft) : [];
  const unknown = new Set(
    further.filter(({ code }) => code === 'unknown-parameter').map(({ path }) => path?.[1]),
  );
  // Of a parameter that nobody knows it is no help to hear what is wrong with its value.
  const findings = mended.findings.filter(
    ({ path: [top, name] }) => top !== 'parameters' || !unknown.has(name),
  );
  const shape = describeMended({ ...mended, findings }, document, file, schemaIn);
  return {
    scenario: undefined,
    problems: capProblems([...shape, ...further], file),
    ...(draft && { draft }),
  };
}

function readAgain(value: unknown): readonly Issue[] {
  return scenarioSchema.safeParse(value).error?.issues ?? [];
}

/** The one way a scenario is written: two spaces, keys in the order they have, a newline at the end. */
export function printScenario(config: ScenarioConfig): string {
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
