/**
 * What can be said of a scenario whose shape is wrong in places: names that lead nowhere, hours that are empty, parameters
 * nobody knows. Whoever mends the shape first would meet these in the next try. Nothing is said that a gap may have caused.
 */
import type { JsonPath, Problem } from '../util/problem.ts';
import type { Filled } from '../util/fill-gaps.ts';
import type { JsonDocument } from '../util/read-json.ts';
import type { MachineFile } from '../chart/index.ts';
import { checkMachines } from './check-machines.ts';
import { checkScenario } from './check-scenario.ts';
import { scenarioSchema } from './schema.ts';
import type { ScenarioFile } from './scenario-file.ts';
import type { ScenarioConfig } from './types.ts';
import { ownValue } from '../util/own-value.ts';

/** By code: the lists whose ids it goes by. */
const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
  'duplicate-id': [],
  'reserved-id': [],
  'unknown-need': ['products', 'intents'],
  'unknown-product': ['products'],
  'unknown-intent': ['intents'],
  'unknown-line': ['lines'],
  'unknown-desk': ['desks'],
  'unknown-world': ['worlds'],
  'duplicate-need': [],
  'duplicate-line': [],
  'empty-hours': [],
  'empty-shift': [],
  'shift-without-days': [],
  'no-date': [],
  'overflow-to-itself': [],
  'unknown-segment': ['segments'],
  'unknown-group': ['desks', 'agentGroups'],
  'unknown-calendar': ['calendars'],
  'unknown-zone': [],
  'no-such-date': [],
  'not-monday': [],
  'unknown-machine': [],
  'unknown-parameter': [],
  'other-unit': [],
  'out-of-range': [],
  'empty-range': [],
  'outside-own-range': [],
};

/** A scenario as it would be with its gaps filled. Never to be run. */
export interface Draft extends ScenarioFile {
  readonly gaps: readonly JsonPath[];
}

/** Undefined where even the filled one is refused. */
export function draftScenario(
  { value, gaps }: Filled,
  document: JsonDocument,
  file: string,
): Draft | undefined {
  const isWhole = scenarioSchema.safeParse(value).success;
  return isWhole ? { file, config: value as ScenarioConfig, document, gaps } : undefined;
}

export function checkDraft(draft: Draft): Problem[] {
  return checkScenario(draft.config, draft.document, draft.file, (problem) => isCertain(problem, draft));
}

export function checkMachinesOfDraft(
  draft: Draft,
  machines: Readonly<Record<string, MachineFile>>,
): Problem[] {
  return checkMachines(draft, machines).filter((problem) => isCertain(problem, draft));
}

function isCertain(
  { code, file, path = [] }: Pick<Problem, 'code' | 'file' | 'path'>,
  { gaps, file: own }: Draft,
): boolean {
  const isIn = (outer: JsonPath, inner: JsonPath): boolean => outer.every((step, i) => inner[i] === step);
  // A name that nobody knows is the person’s own, whatever stands under it.
  const isGap = gaps.some((gap) =>
    code === 'unknown-parameter'
      ? isIn(gap, path) && gap.length < path.length
      : isIn(gap, path) || isIn(path, gap),
  );
  // A list whose entries or their ids are gaps cannot say that a name leads nowhere.
  const isKnown = (list: string): boolean =>
    !gaps.some(
      ([top, , key, ...rest]) => top === list && (key === undefined || (key === 'id' && rest.length === 0)),
    );
  return ownValue(RESTS_ON, code)?.every(isKnown) === true && (file !== own || !isGap);
}
