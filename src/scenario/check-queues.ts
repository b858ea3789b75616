/** What happens in queues: overflow to desks that are there and help, priorities of callers who call, pools that exist. */
import { sayNearest } from '../chart/index.ts';
import type { JsonPath } from '../util/problem.ts';
import { say, scenarioWords, type Said } from '../words/index.ts';
import type { Report } from '../util/collect-problems.ts';
import { needShares } from './need-shares.ts';
import type { DeskConfig, ScenarioConfig } from './types.ts';

export function checkQueues(config: ScenarioConfig, report: Report): void {
  config.desks.forEach((desk, d) => {
    const { overflow, whenClosed } = desk;
    if (overflow) checkOverflow(config, desk, overflow.desk, ['desks', d, 'overflow', 'desk'], report);
    if (typeof whenClosed === 'object')
      checkOverflow(config, desk, whenClosed.overflow, ['desks', d, 'whenClosed', 'overflow'], report);
  });
  checkPriorities(config, report);
  checkPools(config, report);
  if (config.weekShares)
    for (const key of ['hourShares', 'weekdayShares'] as const) {
      if (config[key])
        report(
          'unused-shares',
          [key],
          say(scenarioWords, (words) => words.checkQueues.unusedShares({ key })),
          say(scenarioWords, (words) => words.checkQueues.unusedSharesHint({ key })),
          'warning',
        );
    }
}

function checkOverflow(
  { desks }: ScenarioConfig,
  desk: DeskConfig,
  id: string,
  path: JsonPath,
  report: Report,
): void {
  const other = desks.find((each) => each.id === id);
  if (!other)
    report(
      'unknown-desk',
      path,
      say(scenarioWords, (words) => words.checkAgents.unknownDesk({ id })),
      sayNearest(
        id,
        desks.map((each) => each.id),
      ),
    );
  else if (other === desk)
    report(
      'overflow-to-itself',
      path,
      say(scenarioWords, (words) => words.checkQueues.overflowToItself({ id })),
      say(scenarioWords, (words) => words.checkQueues.overflowToItselfHint),
    );
  else {
    const lacking = desk.serves.filter((need) => !other.serves.includes(need));
    if (lacking.length > 0)
      report(
        'overflow-other-needs',
        path,
        say(scenarioWords, (words) =>
          words.checkQueues.overflowOtherNeeds({ id: desk.id, other: id, needs: lacking.join(', ') }),
        ),
        say(scenarioWords, (words) => words.checkQueues.overflowOtherNeedsHint({ other: id })),
        'warning',
      );
  }
}

function checkPriorities(config: ScenarioConfig, report: Report): void {
  const known = {
    segment: config.segments.map(({ id }) => id),
    product: config.products.map(({ id }) => id),
    need: needShares(config).map(({ need }) => need as string),
  };
  const unknown: Readonly<Record<keyof typeof known, (id: string) => Said>> = {
    segment: (id) => say(scenarioWords, (words) => words.checkQueues.unknownSegment({ id })),
    product: (id) => say(scenarioWords, (words) => words.checkQueues.unknownProduct({ id })),
    need: (need) => say(scenarioWords, (words) => words.checkScenario.unknownNeed({ need })),
  };
  config.priorities?.forEach((rule, r) => {
    for (const key of ['segment', 'product', 'need'] as const) {
      const id = rule[key];
      if (id !== undefined && !known[key].includes(id))
        report(`unknown-${key}`, ['priorities', r, key], unknown[key](id), sayNearest(id, known[key]));
    }
    const earlier = config.priorities
      ?.slice(0, r)
      .findIndex((each) =>
        (['segment', 'product', 'need'] as const).every(
          (key) => each[key] === undefined || each[key] === rule[key],
        ),
      );
    if (earlier !== undefined && earlier >= 0)
      report(
        'rule-never-reached',
        ['priorities', r],
        say(scenarioWords, (words) => words.checkQueues.neverReached({ number: earlier + 1 })),
        say(scenarioWords, (words) => words.checkQueues.neverReachedHint),
        'warning',
      );
  });
}

function checkPools({ desks, worlds }: ScenarioConfig, report: Report): void {
  const pools = desks.flatMap(({ pool }) => pool ?? []);
  const hasPools = new Set(pools).size < pools.length;
  worlds.forEach(({ id, pooled = false, crossTrained = false }, w) => {
    if (pooled && crossTrained)
      report(
        'pooled-and-cross-trained',
        ['worlds', w, 'crossTrained'],
        say(scenarioWords, (words) => words.checkQueues.pooledAndCrossTrained({ id })),
        say(scenarioWords, (words) => words.checkQueues.pooledAndCrossTrainedHint),
        'warning',
      );
    if (crossTrained && !hasPools)
      report(
        'no-pools',
        ['worlds', w, 'crossTrained'],
        say(scenarioWords, (words) => words.checkQueues.noPools({ id })),
        say(scenarioWords, (words) => words.checkQueues.noPoolsHint),
        'warning',
      );
  });
}
