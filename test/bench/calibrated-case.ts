/**
 * What logs and phone tests of several sizes do to the headline of the eighteen lines. The truth is the scenario itself; logs
 * are of keys, times and what agents note; each person does four tasks in each world.
 */
import { readFileSync } from 'node:fs';
import {
  countPaths,
  findHeadlineChange,
  fitPaths,
  logCalls,
  writeCalibrated,
  type PathCounts,
  type PathFit,
} from '../../src/calibrate/index.ts';
import type { LoggedCall } from '../../src/calls/index.ts';
import { planPhoneTest, simulateParticipants, toCalls } from '../../src/phone-test/index.ts';
import { DAYS_OF_MONTH, parseScenario, type ScenarioConfig } from '../../src/scenario/index.ts';
import type { StudyQuestion } from '../../src/study/index.ts';
import { readCase } from './read-case.ts';

const DAYS = 14;
const DRAWS = 120;
const SEED = 12;
const BEGINS = Date.UTC(2026, 2, 20, 8);
/** Calls of the log, people of the phone test. */
const SIZES: readonly (readonly [calls: number, people: number])[] = [
  [0, 30],
  [0, 100],
  [5000, 0],
  [20_000, 0],
  [20_000, 100],
  [250_000, 0],
];

/** @param largest logs of more calls are left out; @param least those of fewer */
export async function tellCase(
  print: (text: string) => void,
  { largest = Infinity, least = 0 }: { readonly largest?: number; readonly least?: number } = {},
): Promise<void> {
  const question = readCase('eighteen-lines');
  const design = { question, world: 'before', times: true };
  const row = (what: string, figures: readonly string[]): void =>
    print([what.padEnd(24), ...figures.map((each) => each.padStart(8))].join(' '));
  print('lost, after less before, first calls, points: of draws');
  row('evidence', ['median', '5 %', '95 %', 'P(better)', 'learnt', 'minutes']);
  let isFirst = true;
  for (const [calls, people] of SIZES) {
    if (calls > largest || calls < least) continue;
    const begun = performance.now();
    const counts = await countPaths(joined(question, calls, people), design);
    const fit = await fitPaths(counts, design);
    const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
    const change = await findHeadlineChange(question, writtenWith(question, counts, fit), DRAWS);
    if (!change) continue;
    const points = ({ value: middle, low, high }: typeof change.calibrated): string[] =>
      [middle, low, high].map((each) => (100 * each).toFixed(2));
    if (isFirst) row('nothing', [...points(change.uncalibrated), change.helps[0].toFixed(2)]);
    isFirst = false;
    const what = [...(calls > 0 ? [`${calls} calls`] : []), ...(people > 0 ? [`${people} people`] : [])];
    const learnt = fit.rows.filter(({ how }) => how !== 'none').length;
    row(what.join(' + '), [
      ...points(change.calibrated),
      change.helps[1].toFixed(2),
      `${learnt}/${fit.rows.length}`,
      minutes,
    ]);
    const { isSettled, gradient } = fit.status;
    if (!isSettled) print(`  not settled: ${gradient.toFixed(1)} sd from the top`);
    const left = change.left.slice(0, 4).map(({ group, share }) => `${group} ${share.toFixed(2)}`);
    print(`  left to ${left.join(', ')}`);
  }
}

/** As it stands in a file: with what is held, and what is left as it was. */
function writtenWith({ file }: StudyQuestion, counts: PathCounts, fit: PathFit): ScenarioConfig {
  const { sha256, calls, from, to } = counts;
  const result = { ...fit, findings: [], direct: undefined, counts: sha256, calls, from, to };
  const { text, problems } = writeCalibrated(readFileSync(file, 'utf8'), file, result);
  const scenario = parseScenario(text ?? '', file).scenario?.config;
  if (!scenario) throw new Error(problems[0]?.message ?? file);
  return scenario;
}

async function* joined(
  question: StudyQuestion,
  calls: number,
  people: number,
): AsyncGenerator<readonly LoggedCall[]> {
  const { scenario } = question;
  const value = (calls / DAYS) * DAYS_OF_MONTH;
  const sized = {
    ...scenario,
    days: DAYS,
    callersPerMonth: { ...scenario.callersPerMonth, value, low: value, high: value },
  };
  if (calls > 0)
    yield* logCalls({ ...question, scenario: sized }, { world: 'before', days: DAYS }, { times: true });
  if (people > 0) yield await testWith(question, people);
}

async function testWith(question: StudyQuestion, people: number): Promise<LoggedCall[]> {
  const { scenario, machines, locale } = question;
  const { plan } = await planPhoneTest(scenario, machines, {
    worlds: ['before', 'after'],
    participants: people,
    seed: SEED,
    locale,
  });
  const results = simulateParticipants({
    scenario,
    machines,
    plan,
    overrides: {},
    seed: SEED,
    begins: BEGINS,
  });
  return results.flatMap((result) => toCalls(result).map(({ call }) => call));
}
