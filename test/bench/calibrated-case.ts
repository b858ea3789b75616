/** What logs and phone tests of several sizes do to the headline of the eighteen lines. The truth is the scenario itself. */
import { countPaths, findHeadlineChange, fitPaths, logCalls } from '../../src/calibrate/index.ts';
import type { LoggedCall } from '../../src/calls/index.ts';
import { planPhoneTest, simulateParticipants, toCalls } from '../../src/phone-test/index.ts';
import { DAYS_OF_MONTH } from '../../src/scenario/index.ts';
import { readCase } from './read-case.ts';

const DAYS = 14;
const DRAWS = 100;
const SEED = 12;
/** Calls of the log, people of the phone test. */
const SIZES: readonly (readonly [calls: number, people: number])[] = [
  [5000, 0],
  [20_000, 0],
  [250_000, 0],
  [20_000, 30],
  [20_000, 100],
];

/** @param largest logs of more calls are left out */
export async function tellCase(print: (text: string) => void, largest = Infinity): Promise<void> {
  const question = readCase('eighteen-lines');
  const { scenario, machines, locale } = question;
  const design = { question, world: 'before' };
  print(
    'lost, after less before, first calls, points: median and 90 %; share of draws in which it gets better',
  );
  for (const [calls, people] of SIZES) {
    if (calls > largest) continue;
    const value = (calls / DAYS) * DAYS_OF_MONTH;
    const sized = {
      ...scenario,
      days: DAYS,
      callersPerMonth: { ...scenario.callersPerMonth, value, low: value, high: value },
    };
    const log = logCalls({ ...question, scenario: sized }, { world: 'before', days: DAYS });
    const tested: LoggedCall[] = [];
    if (people > 0) {
      const { plan } = await planPhoneTest(scenario, machines, {
        worlds: ['before', 'after'],
        participants: people,
        seed: SEED,
        locale,
      });
      const begins = Date.UTC(2026, 2, 20, 8);
      for (const result of simulateParticipants({
        scenario,
        machines,
        plan,
        overrides: {},
        seed: SEED,
        begins,
      }))
        tested.push(...toCalls(result).map(({ call }) => call));
    }
    const counts = await countPaths(joined(log, tested), design);
    const fit = await fitPaths(counts, design);
    const change = await findHeadlineChange(question, { ...scenario, posterior: fit.posterior }, DRAWS);
    if (!change) continue;
    const points = ({ value: middle, low, high }: typeof change.calibrated): string =>
      [middle, low, high].map((each) => (100 * each).toFixed(2)).join(' / ');
    const what = `${calls} calls${people > 0 ? `, ${people} people` : ''}`;
    print(
      `${what.padEnd(24)} ${points(change.calibrated)}  P ${change.helps[1].toFixed(2)}  (no log ${points(change.uncalibrated)}, P ${change.helps[0].toFixed(2)})  ${fit.status.isSettled ? 'settled' : `not settled: ${fit.status.gradient.toFixed(1)} sd from the top`}`,
    );
  }
}

async function* joined(
  log: Iterable<LoggedCall[]>,
  tested: readonly LoggedCall[],
): AsyncGenerator<readonly LoggedCall[]> {
  yield* log;
  if (tested.length > 0) yield tested;
}
