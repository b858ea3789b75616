/**
 * A scenario file with what a log taught: rows with value, interval, source and by how much they narrowed, shares and
 * profile of the week, and the posterior from which `simulate` draws.
 *
 * Laws: what the log does not say keeps its row; notes and layout of the file stay; the values in the file are the middle
 * of the posterior; what is written is read again, and nothing is given back that would not be a scenario.
 */
import type { Parameter } from '../../behaviour/index.ts';
import {
  floorOf,
  fromScale,
  readScenarioText,
  splitTopic,
  topicParameters,
  toScale,
  type ScenarioConfig,
} from '../../scenario/index.ts';
import { namedParameters } from '../../study/index.ts';
import { formatDecimal } from '../../util/format-number.ts';
import { valueAt } from '../../util/mend-keys.ts';
import { ownValue } from '../../util/own-value.ts';
import type { JsonPath, Problem } from '../../util/problem.ts';
import { putAll, type Put } from '../../util/put-at.ts';
import { rewriteJson } from '../../util/rewrite-json.ts';
import { BASE_LANGUAGE, calibrateWords, type Language } from '../../words/index.ts';
import type { CalibrationResult, FittedPosterior, Spread } from '../types.ts';
import { learntRows, scaleOf, sdOn, TO_90, type LearntRow } from './learnt-rows.ts';
import { putConviction, putDesks, putWeek } from './counted-puts.ts';
import { round, rowOf, within } from './row-of.ts';
import { widenPosterior, type Independent } from './widen-posterior.ts';

/** Spread of how labels are heard beyond their words, on the log of the odds, where the fit gives none. */
const LABELS_SD = 0.5;
/** As the scenario's schema has it. */
const MAX_NAMES = 300;
/** Further than this from the middle, in standard deviations, a row that nothing was learnt about is moved there. */
const AWAY = 0.1;
const DIGITS_OF_DRAWS = 5;

export interface WriteOptions {
  /** What the log had, in a few words: "keys and times". */
  readonly logs?: string;
  /** Of the sources that are written. Absent: English. */
  readonly language?: Language;
}

export interface WrittenScenario {
  /** Undefined when the file given is no scenario, or would not be one any more; `problems` says why. */
  readonly text: string | undefined;
  readonly problems: readonly Problem[];
  /** Override names, in the order of the result. */
  readonly learnt: readonly string[];
  /** Those that were asked for and that the log does not say. */
  readonly notSaid: readonly string[];
}

/** @param file its name, for problems */
export function writeCalibrated(
  text: string,
  file: string,
  result: CalibrationResult,
  { logs = '', language = BASE_LANGUAGE }: WriteOptions = {},
): WrittenScenario {
  const { scenario, problems } = readScenarioText(text, file);
  if (!scenario) return { text: undefined, problems, learnt: [], notSaid: [] };
  const { config, document } = scenario;
  const words = calibrateWords[language].write;
  const { from, to, calls, tasks = 0 } = result;
  const of = tasks === 0 ? 'other' : tasks < calls ? 'both' : 'test';
  const source = words.source({
    of,
    from,
    to,
    calls: formatDecimal(calls - tasks),
    tasks: formatDecimal(tasks),
    logs,
    hasLogs: logs === '' ? 'other' : 'yes',
    counts: result.counts.slice(0, 12),
  });
  const rows = learntRows(config, result);
  const whole = widenPosterior(result.posterior, independentOf(config, result.posterior, rows));
  const middle = middleOf(whole, config);
  const posterior = roundAll(whole);
  const known = new Map(
    namedParameters({ ...config, posterior: { ...posterior } }).map((each) => [each.name, each]),
  );
  const neutral = topicParameters(config);

  const puts: Put[] = [];
  const topics: Record<string, Parameter> = {};
  const byName = new Map(rows.map((row) => [row.name, row]));
  for (const name of new Set([...byName.keys(), ...posterior.names])) {
    const base = known.get(name) ?? ownValue(neutral, name);
    if (!base) continue;
    const row = byName.get(name);
    const topic = splitTopic(name);
    const value = ownValue(middle, name) ?? row?.spread.value ?? base.value;
    if (row?.isLearnt) {
      const learnt = rowOf(name, config, base, row.spread, value, {
        source,
        status: 'calibrated',
        narrowed: row.narrowed,
      });
      if (topic) topics[name] = learnt;
      if (topic?.kind === 'share') puts.push(...putShare(config, topic, learnt.value));
      if (!topic) puts.push({ path: placeOf(name, config), value: learnt });
      continue;
    }
    if (topic) {
      const kept =
        topic.kind === 'labels'
          ? words.labels({ isTested: posterior.labelled ? 'yes' : 'other' })
          : words.logSaysNothing({ of, source: base.source, from, to });
      topics[name] = rowOf(name, config, base, spreadOf(name, posterior, config) ?? base, value, {
        source: kept,
        status: 'assumption',
        narrowed: row?.narrowed ?? 1,
      });
      if (topic.kind === 'share') puts.push(...putShare(config, topic, value, 'assumption'));
    } else if (isMoved(name, posterior, base.value, middle)) {
      const kept = words.logSaysNothing({ of, source: base.source, from, to });
      const { status } = base;
      const moved = {
        ...rowOf(name, config, base, base, value, { source: kept, status, narrowed: row?.narrowed ?? 1 }),
      };
      puts.push({ path: placeOf(name, config), value: moved });
    }
  }
  if (posterior.names.some((name) => splitTopic(name)?.kind === 'words'))
    puts.push(putConviction(known.get('conviction')?.unit ?? '', words.conviction));
  puts.push(...putDesks(config, result, source), ...putWeek(result, source));
  puts.push({ path: ['posterior'], value: { ...posterior, rows: topics } });

  const content = putAll(
    document.value,
    puts.map((put) => withNote(document.value, put)),
  );
  const written = rewriteJson(text, content);
  const reading = readScenarioText(written ?? text, file);
  return {
    text: reading.scenario ? written : undefined,
    problems: reading.problems,
    learnt: rows.filter(({ isLearnt }) => isLearnt).map(({ name }) => name),
    notSaid: rows.filter(({ isLearnt }) => !isLearnt).map(({ name }) => name),
  };
}

/** Counted by itself, or heard by nobody: beside the fit, and independent of it. */
function independentOf(
  config: ScenarioConfig,
  { names, heard }: FittedPosterior,
  rows: readonly LearntRow[],
): Independent[] {
  const counted = rows
    .filter(({ name, isLearnt }) => isLearnt && !names.includes(name))
    .map(({ name, spread }): Independent => {
      const scale = scaleOf(name, config);
      return { name, scale, mean: toScale(scale, spread.value), sd: sdOn(scale, spread) };
    });
  const isAllHeard = config.lines.every(({ machine }) => heard.includes(machine));
  const hasLabels = names.some((name) => splitTopic(name)?.kind === 'labels');
  const labels =
    isAllHeard || hasLabels
      ? []
      : Object.keys(topicParameters(config))
          .filter((name) => splitTopic(name)?.kind === 'labels')
          .map((name): Independent => ({ name, scale: 'log', mean: 0, sd: LABELS_SD }));
  return [...counted, ...labels].slice(0, Math.max(0, MAX_NAMES - names.length));
}

/** By name, the value in the middle of the posterior, within what the parameter can be. */
function middleOf({ names, scales, mean }: FittedPosterior, config: ScenarioConfig): Record<string, number> {
  const known = new Map(namedParameters(config).map(({ name, value }) => [name, value]));
  const at = (name: string): number => {
    const i = names.indexOf(name);
    if (i < 0) return known.get(name) ?? 0;
    const floor = scales[i] === 'above' ? floorOf(name) : undefined;
    return fromScale(scales[i] ?? 'linear', mean[i] ?? 0, floor === undefined ? 0 : at(floor));
  };
  return Object.fromEntries(names.map((name) => [name, at(name)]));
}

/** The 90 % interval that the posterior gives a parameter. */
function spreadOf(
  name: string,
  { names, scales, mean, factor }: FittedPosterior,
  config: ScenarioConfig,
): Pick<Spread, 'low' | 'high'> | undefined {
  const i = names.indexOf(name);
  if (i < 0) return undefined;
  const half = TO_90 * Math.hypot(...(factor[i] ?? []));
  const at = (x: number): number => within(name, config, fromScale(scales[i] ?? 'linear', x));
  return { low: at((mean[i] ?? 0) - half), high: at((mean[i] ?? 0) + half) };
}

function isMoved(
  name: string,
  { names, scales, mean, factor }: FittedPosterior,
  value: number,
  middle: Readonly<Record<string, number>>,
): boolean {
  const i = names.indexOf(name);
  if (i < 0) return false;
  const floor = floorOf(name);
  const at = toScale(scales[i] ?? 'linear', value, floor === undefined ? 0 : ownValue(middle, floor));
  return Math.abs(at - (mean[i] ?? 0)) > AWAY * Math.hypot(...(factor[i] ?? []));
}

function putShare(
  config: ScenarioConfig,
  { of, id }: { readonly of: 'product' | 'intent'; readonly id: string },
  share: number,
  status?: 'assumption',
): Put[] {
  const list = of === 'product' ? 'products' : 'intents';
  const i = config[list].findIndex((topic) => topic.id === id);
  const own = config[list][i];
  if (!own) return [];
  return [
    { path: [list, i, 'share'], value: round(share) },
    { path: [list, i, 'status'], value: status === undefined ? 'calibrated' : own.status },
  ];
}

/** Where the row of a parameter stands that is no topic's. */
function placeOf(name: string, { measuredMenus = [] }: ScenarioConfig): JsonPath {
  if (name === 'callersPerMonth') return [name];
  const [rate = '', place] = name.split('@');
  const i = measuredMenus.findIndex(({ machine, menu }) => `${machine}:${menu}` === place);
  return i < 0 ? ['parameters', name] : ['measuredMenus', i, rate];
}

/** A note that stands in a row stays in it. */
function withNote(document: unknown, { path, value }: Put): Put {
  const note = valueAt(document, [...path, '$comment']);
  return note === undefined || typeof value !== 'object'
    ? { path, value }
    : { path, value: { $comment: note, ...value } };
}

function roundAll(posterior: FittedPosterior): FittedPosterior {
  const { mean, factor, draws } = posterior;
  return {
    ...posterior,
    mean: mean.map(round),
    factor: factor.map((row) => row.map(round)),
    ...(draws && { draws: draws.map((row) => row.map((x) => Number(x.toPrecision(DIGITS_OF_DRAWS)))) }),
  };
}
