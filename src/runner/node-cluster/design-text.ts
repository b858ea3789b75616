/** A design as it stands in Redis, and back. Whoever can write there can write anything: it is read like a file. */
import { checkMachineValue, type MachineConfig } from '../../chart/index.ts';
import { checkScenarioValue } from '../../scenario/index.ts';
import type { RunnerQuestion, StudyQuestion } from '../../study/index.ts';
import { readJson } from '../../util/read-json.ts';
import { hashOf } from './chunk-job.ts';

/** Bytes. A file holds 5 million characters, and a design is a scenario and its machines. */
export const MOST_DESIGN_BYTES = 16_000_000;
/** Of a file, and the levels around it. */
const MOST_DEPTH = 64 + 4;
const FIELDS = ['scenario', 'machines', 'locale', 'seed'];

/**
 * The design without what only says how much of it is asked for: a longer study finds the answers of a
 * shorter one. Machines stand in pairs with their names, since a name may be one that no key may have.
 */
export function writeDesign({ scenario, machines, locale, seed }: RunnerQuestion): string {
  return JSON.stringify({ scenario, machines: Object.entries(machines), locale, seed });
}

export function hashDesignText(space: string, text: string): string {
  return hashOf([space, text]);
}

/** @throws with the first of its problems when the text is no design that can be worked on. */
export function readDesign(text: string): StudyQuestion {
  const { document, problems } = readJson(text, 'design', {
    maxSize: MOST_DESIGN_BYTES,
    maxDepth: MOST_DEPTH,
  });
  const value = document?.value;
  if (problems.length > 0 || !isRecord(value)) throw new Error(problems[0]?.message ?? 'It is no object.');
  const { scenario: given, machines: pairs, locale, seed } = value;
  if (
    Object.keys(value).some((key) => !FIELDS.includes(key)) ||
    !Array.isArray(pairs) ||
    typeof locale !== 'string' ||
    !Number.isSafeInteger(seed)
  )
    throw new Error(`A design has the fields ${FIELDS.join(', ')}, and no others.`);
  const { scenario, problems: found } = checkScenarioValue(given, 'design');
  if (!scenario) throw new Error(found[0]?.message ?? 'It has no scenario.');
  const machines = new Map(pairs.map((pair: unknown) => readPair(pair)));
  return {
    scenario: scenario.config,
    machines: Object.fromEntries(machines),
    locale,
    seed: Number(seed),
    worlds: [],
    replay: '',
    file: '',
  };
}

function readPair(pair: unknown): [string, MachineConfig] {
  const [name, value] = Array.isArray(pair) ? (pair as unknown[]) : [];
  if (typeof name !== 'string') throw new Error('A machine stands without its name.');
  const { machine, problems } = checkMachineValue(value, name);
  if (!machine) throw new Error(problems[0]?.message ?? `There is no machine "${name}".`);
  return [name, machine.config];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
