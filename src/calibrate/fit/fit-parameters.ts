/**
 * What is fitted to paths: parameters on scales on which their priors are normal.
 *
 * The declared range of a parameter is its 90 % interval; what only a vendor says or nobody knows is half as wide again.
 * `conviction` is held at 1, because it and the words of topics are one thing.
 */
import { domainOf, splitTopic, toScale, valuesFromScale, type ScenarioConfig } from '../../scenario/index.ts';
import { namedParameters } from '../../study/index.ts';
import type { FitScale } from '../types.ts';

export interface FitParameter {
  /** Override name, or `ACCURACY`. */
  readonly name: string;
  readonly unit: string;
  readonly scale: FitScale;
  /** Value in force, in the unit of the parameter. */
  readonly value: number;
  /** Of the prior, on the scale. */
  readonly mean: number;
  readonly sd: number;
  /** Ends of what it can be, on the scale. */
  readonly least: number;
  readonly most: number;
  /** Shares of the same list: only their ratios mean something, so the mean of their logarithms is held. */
  readonly group: 'share.product' | 'share.intent' | undefined;
  /** Words and labels have one spread, which is estimated. */
  readonly isHierarchical: boolean;
}

/** Share of needs that agents note rightly: of the log, not of the scenario. */
export const ACCURACY = 'dispositionAccuracy';
/** Beta(18, 2): mean .9; its mean and sd on the logit scale (digamma(18) - digamma(2), by trigamma). */
const ACCURACY_PRIOR = { mean: 2.44, sd: 0.84 };

/** Half of a 90 % interval in standard deviations. */
export const TO_90 = 1.6449;
const DOUBT = 1.5;
/** Wider, and a probability would be certain or impossible rather than unknown. */
const WIDEST = { logit: 1.6, log: 1.5, linear: Infinity, above: 1.6 };
export const SHARE_SD = 0.5;
/** Log odds by which the words of a topic may be off: +-.12 on a weight of .8. */
export const TAU = 0.5;
/** An end at 0 or 1 is no end on a logit: so far towards it from the value. */
const NEAR_END = 8;

/** Parameters of behaviour and of who calls that a path can tell of; the rest is counted, or is no part of a call. */
const OF_CALLERS = ['wrongNumber', 'recognised', 'deviceMatches', 'openRepair', 'openRepairOther'];
const OF_TRAITS = ['knowsMenus', 'patient', 'lowMemory'];
const OF_BEHAVIOUR: Readonly<Record<string, FitScale>> = {
  hangUpProgressing: 'log',
  hangUpStuck: 'log',
  impatience: 'linear',
  highMark: 'above',
  lowMark: 'logit',
  scentNoise: 'log',
  temperature: 'log',
  nothingFits: 'logit',
  catchAll: 'logit',
  retentionLow: 'logit',
  retentionHigh: 'logit',
  bargeInUsed: 'logit',
  bargeInNew: 'logit',
  noticesHeading: 'logit',
  decideSeconds: 'log',
  silenceAfterKey: 'log',
  noInput: 'logit',
  noMatch: 'logit',
  slip: 'logit',
  asksAgain: 'logit',
  stepsBack: 'logit',
  guesses: 'logit',
  reachesOperator: 'logit',
  reachesUnannounced: 'logit',
  givesUp: 'logit',
  operatorAtOnce: 'logit',
  operatorWhenStuck: 'logit',
  stuckShift: 'logit',
};

export interface ListOptions {
  /** Whether some calls met menus that are not of the log's own world. */
  readonly hasNewLabels?: boolean;
  /** Whether agents noted needs, so that it matters how well. */
  readonly hasDispositions?: boolean;
  /** Only these. Absent: all. */
  readonly only?: readonly string[];
}

/**
 * In the order of the scenario's own parameters, then topics, then what belongs to the log. However few its calls are: the
 * priors hold what they do not tell, and that is said row by row. Truths from the prior, 800 calls of keys on two products:
 * 444 of 480 intervals of 90 % held them.
 */
export function listFitParameters(scenario: ScenarioConfig, options: ListOptions = {}): FitParameter[] {
  const { hasDispositions = false, hasNewLabels = false, only } = options;
  const known = new Map(namedParameters(scenario).map((parameter) => [parameter.name, parameter]));
  const scales = new Map<string, FitScale>([
    ...Object.entries(OF_BEHAVIOUR),
    ...[...OF_CALLERS, ...OF_TRAITS].map((name): [string, FitScale] => [name, 'logit']),
  ]);
  const rows = [...scales].flatMap(([name, scale]): FitParameter[] => {
    const parameter = known.get(name);
    if (!parameter || !(parameter.low < parameter.high)) return [];
    const floor = scale === 'above' ? (known.get('lowMark')?.value ?? 0) : 0;
    const domain = domainOf(name, scenario);
    const { value } = parameter;
    const near = (end: number): number =>
      scale === 'logit' ? Math.min(1 - (1 - value) / NEAR_END, Math.max(value / NEAR_END, end)) : end;
    const at = (each: number): number => toScale(scale, each, floor);
    const range = (at(near(parameter.high)) - at(near(parameter.low))) / (2 * TO_90);
    const isDoubtful = parameter.status === 'vendor' || parameter.status === 'assumption';
    return [
      {
        name,
        unit: parameter.unit,
        scale,
        value,
        mean: at(near(value)),
        sd: Math.min(WIDEST[scale], range * (isDoubtful ? DOUBT : 1)),
        least: scale === 'linear' ? domain.least : -Infinity,
        most: scale === 'linear' ? domain.most : Infinity,
        group: undefined,
        isHierarchical: false,
      },
    ];
  });
  const all = [
    ...rows,
    ...shares(scenario),
    ...words(scenario),
    ...(hasNewLabels ? labels(scenario) : []),
    ...(hasDispositions ? [accuracy()] : []),
  ];
  return only ? all.filter(({ name }) => only.includes(name)) : all;
}

function topicsOf({
  products,
  intents,
}: ScenarioConfig): { readonly topic: string; readonly share: number }[] {
  return [
    ...products.map(({ id, share }) => ({ topic: `product.${id}`, share })),
    ...intents.map(({ id, share }) => ({ topic: `intent.${id}`, share })),
  ];
}

function factor(name: string): FitParameter {
  return {
    name,
    unit: 'factor on the odds',
    scale: 'log',
    value: 1,
    mean: 0,
    sd: TAU,
    least: -Infinity,
    most: Infinity,
    group: undefined,
    isHierarchical: true,
  };
}

function words(scenario: ScenarioConfig): FitParameter[] {
  return topicsOf(scenario).map(({ topic }) => factor(`words.${topic}`));
}

function labels(scenario: ScenarioConfig): FitParameter[] {
  return topicsOf(scenario).map(({ topic }) => factor(`labels.${topic}`));
}

/** A topic that nobody calls about stays one. */
function shares(scenario: ScenarioConfig): FitParameter[] {
  return topicsOf(scenario).flatMap(({ topic, share }): FitParameter[] => {
    const name = `share.${topic}`;
    const of = splitTopic(name)?.of;
    const alike = of === 'product' ? scenario.products : scenario.intents;
    if (!of || !(share > 0) || alike.length < 2) return [];
    return [
      {
        name,
        unit: 'weight',
        scale: 'log',
        value: share,
        mean: Math.log(share),
        sd: SHARE_SD,
        least: -Infinity,
        most: Infinity,
        group: `share.${of}`,
        isHierarchical: false,
      },
    ];
  });
}

function accuracy(): FitParameter {
  return {
    name: ACCURACY,
    unit: 'probability',
    scale: 'logit',
    value: 0.9,
    ...ACCURACY_PRIOR,
    least: -Infinity,
    most: Infinity,
    group: undefined,
    isHierarchical: false,
  };
}

/** Overrides and accuracy of a vector on the scales; parameters that are not fitted stay the scenario's. */
export function pointAt(
  parameters: readonly FitParameter[],
  scenario: ScenarioConfig,
  x: ArrayLike<number>,
): { readonly overrides: Readonly<Record<string, number>>; readonly accuracy: number } {
  const known = new Map(namedParameters(scenario).map(({ name, value }) => [name, value]));
  const values = valuesFromScale(
    { names: parameters.map(({ name }) => name), scales: parameters.map(({ scale }) => scale) },
    x,
    (name) => known.get(name) ?? 0,
  );
  const overrides: Record<string, number> = {};
  for (const { name } of parameters) {
    if (name === ACCURACY) continue;
    const { least, most } = domainOf(name, scenario);
    overrides[name] = Math.min(most, Math.max(least, values[name] as number));
  }
  return { overrides, accuracy: values[ACCURACY] ?? 1 };
}
