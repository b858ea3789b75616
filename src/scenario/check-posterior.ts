/** A posterior: names that are there, sizes that agree, and a middle that is what the rest of the file says. */
import { DEFAULT_PARAMETERS, type Parameter } from '../behaviour/index.ts';
import { hintNearest } from '../chart/index.ts';
import type { Report } from '../util/collect-problems.ts';
import { formatDecimal } from '../util/format-number.ts';
import { ownValue } from '../util/own-value.ts';
import type { JsonPath } from '../util/problem.ts';
import { say, scenarioWords } from '../words/index.ts';
import { checkRange } from './check-parameters.ts';
import { WORLD_PARAMETERS } from './default-parameters.ts';
import { describeDomain, domainOf, isWithin } from './domain-of.ts';
import { measuredParameters } from './measured-menus.ts';
import { posteriorRows } from './posterior-rows.ts';
import { floorOf, toScale } from './posterior-scale.ts';
import { topicParameters } from './topic-parameters.ts';
import type { Posterior, ScenarioConfig } from './types.ts';

/** In standard deviations: further from the middle, somebody has changed the value by hand. */
const AWAY = 0.1;
/** On the scale, for numbers that are rounded in the file. */
const ROUNDED = 0.01;

export function checkPosterior(config: ScenarioConfig, report: Report): void {
  const { posterior } = config;
  if (!posterior) return;
  const known: Readonly<Record<string, Parameter>> = {
    ...topicParameters(config),
    ...DEFAULT_PARAMETERS,
    ...WORLD_PARAMETERS,
    callersPerMonth: config.callersPerMonth,
    ...measuredParameters(config),
    ...config.parameters,
  };
  const areNamesKnown = checkNames(posterior, known, report);
  const areSizesRight = checkSizes(posterior, report);
  checkRows(config, posterior, report);
  if (posterior.from > posterior.to)
    report(
      'posterior-dates',
      ['posterior', 'to'],
      say(scenarioWords, (words) => words.checkPosterior.dates({ from: posterior.from, to: posterior.to })),
      say(scenarioWords, (words) => words.checkPosterior.datesHint),
    );
  if (areNamesKnown && areSizesRight) checkScales(config, posterior, known, report);
}

function checkNames(
  { names }: Posterior,
  known: Readonly<Record<string, Parameter>>,
  report: Report,
): boolean {
  let isRight = true;
  const seen = new Set<string>();
  names.forEach((name, i) => {
    const path = ['posterior', 'names', i];
    if (!Object.hasOwn(known, name)) {
      isRight = false;
      report(
        'unknown-parameter',
        path,
        say(scenarioWords, (words) => words.checkParameters.unknownParameter({ name })),
        hintNearest(name, () => Object.keys(known)),
      );
    } else if (seen.has(name)) {
      isRight = false;
      report(
        'posterior-name-twice',
        path,
        say(scenarioWords, (words) => words.checkPosterior.nameTwice({ name })),
        say(scenarioWords, (words) => words.checkPosterior.nameTwiceHint),
      );
    }
    seen.add(name);
  });
  return isRight;
}

function checkSizes({ names, scales, mean, factor, draws = [] }: Posterior, report: Report): boolean {
  let isRight = true;
  const expect = (path: JsonPath, given: number, wanted: number): void => {
    if (given === wanted) return;
    isRight = false;
    report(
      'posterior-size',
      path,
      say(scenarioWords, (words) => words.checkPosterior.size({ given, wanted, names: names.length })),
      say(scenarioWords, (words) => words.checkPosterior.sizeHint),
    );
  };
  expect(['posterior', 'scales'], scales.length, names.length);
  expect(['posterior', 'mean'], mean.length, names.length);
  expect(['posterior', 'factor'], factor.length, names.length);
  factor.forEach((row, i) => expect(['posterior', 'factor', i], row.length, i + 1));
  draws.forEach((row, i) => expect(['posterior', 'draws', i], row.length, names.length));
  return isRight;
}

function checkRows(config: ScenarioConfig, { rows = {} }: Posterior, report: Report): void {
  const topics = topicParameters(config);
  for (const [name, row] of Object.entries(rows)) {
    const path = ['posterior', 'rows', name];
    const topic = ownValue(topics, name);
    if (!topic) {
      report(
        'unknown-parameter',
        path,
        say(scenarioWords, (words) => words.checkPosterior.noSuchRow({ name })),
        hintNearest(name, () => Object.keys(topics)),
      );
      continue;
    }
    const domain = domainOf(name, config);
    for (const key of ['value', 'low', 'high'] as const)
      if (!isWithin(domain, row[key]))
        report(
          'out-of-range',
          [...path, key],
          say(scenarioWords, (words) =>
            words.checkParameters.outOfRange({ name, unit: topic.unit, number: row[key] }),
          ),
          say(scenarioWords, (words, language) =>
            words.checkParameters.useDomain({ domain: describeDomain(domain)[language] }),
          ),
        );
    checkRange(row, path, report);
    if (name.startsWith('share.') && Math.abs(row.value - topic.value) > ROUNDED * topic.value)
      report(
        'posterior-elsewhere',
        [...path, 'value'],
        say(scenarioWords, (words) =>
          words.checkPosterior.otherShare({ name, row: row.value, share: topic.value }),
        ),
        say(scenarioWords, (words) => words.checkPosterior.elsewhereHint),
        'warning',
      );
  }
}

/** Scales that the parameters have, and means that are where the file has them. */
function checkScales(
  config: ScenarioConfig,
  { names, scales, mean, factor }: Posterior,
  known: Readonly<Record<string, Parameter>>,
  report: Report,
): void {
  const rows = posteriorRows(config);
  const valueOf = (name: string): number => (ownValue(rows, name) ?? ownValue(known, name))?.value ?? 0;
  names.forEach((name, i) => {
    const scale = scales[i] ?? 'linear';
    const { least, most } = domainOf(name, config);
    const floor = floorOf(name);
    const isFitting = {
      linear: true,
      log: least >= 0,
      logit: least >= 0 && most <= 1,
      above: floor !== undefined,
    }[scale];
    if (!isFitting) {
      report(
        'posterior-scale',
        ['posterior', 'scales', i],
        say(scenarioWords, (words) => words.checkPosterior.scale({ name, scale })),
        say(scenarioWords, (words) => words.checkPosterior.scaleHint),
      );
      return;
    }
    const value = valueOf(name);
    const at = toScale(scale, value, floor === undefined ? 0 : valueOf(floor));
    const middle = mean[i] ?? 0;
    const sd = Math.hypot(...(factor[i] ?? []));
    if (Math.abs(at - middle) <= Math.max(ROUNDED, AWAY * sd)) return;
    report(
      'posterior-elsewhere',
      ['posterior', 'mean', i],
      say(scenarioWords, (words) =>
        words.checkPosterior.elsewhere({
          name,
          value,
          at: formatDecimal(at, 3),
          mean: formatDecimal(middle, 3),
        }),
      ),
      say(scenarioWords, (words) => words.checkPosterior.elsewhereHint),
      'warning',
    );
  });
}
