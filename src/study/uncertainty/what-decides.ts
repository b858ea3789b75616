/**
 * What decides the headline: how much of the spread of the draws each parameter explains on its own, and at
 * which value it turns the sign.
 *
 * The draws are regressed on the effect that each parameter has alone, as the tornado found it at both ends
 * of its range (a curve through three points), pulled towards those curves; without a tornado, on the values
 * themselves, pulled towards no effect. A parameter's share is the variance of its fitted effect over the
 * variance of the draws, so knowing it would take that share away (the first-order index of Sobol' 1993, for
 * a sum of single effects). Shares are scaled to what the fit predicts for draws left out of it: what
 * parameters only do together is nobody's share.
 */
import type { Domain } from '../../behaviour/index.ts';
import { domainOf, groupOf, WORDS, type ParameterGroup } from '../../scenario/index.ts';
import { fitRidge } from '../../stats/index.ts';
import { figureOf } from '../figures/index.ts';
import type { Overrides } from '../study-design.ts';
import type { NamedParameter, OtherWords, Sensitivity } from '../types.ts';
import type { BreakEven, Decider, DecidingGrounds, WhatDecides } from './types.ts';

/** Ascending values of a parameter, and the effect at each. */
interface Curve {
  readonly at: readonly number[];
  readonly effect: readonly number[];
}

export interface DecisionQuestion {
  /** Id of a key figure. */
  readonly figure: string;
  /** Its change in each draw. */
  readonly values: readonly number[];
  /** The setting of each draw. */
  readonly settings: readonly Overrides[];
  /** The parameters that were drawn. */
  readonly parameters: readonly NamedParameter[];
  readonly tornado: Sensitivity | undefined;
  readonly otherWords: OtherWords | undefined;
  /** Names of parameters that a log taught; undefined where none was read. */
  readonly learnt?: ReadonlySet<string> | undefined;
}

export function whatDecides(question: DecisionQuestion): WhatDecides {
  const { figure, values, settings, parameters } = question;
  const curves = parameters.map((parameter) => curveOf(parameter, question));
  const columns = parameters.map(({ name }, i) =>
    Float64Array.from(settings, (setting) => effectAt(curves[i] as Curve, setting[name] as number)),
  );
  const expected = parameters.map(() => (question.tornado ? 1 : 0));
  const { coefficients, predicted } = fitRidge(columns, Float64Array.from(values), expected);
  const spreads = columns.map((column, i) => (coefficients[i] as number) ** 2 * varianceOf(column));
  const sum = spreads.reduce((a, b) => a + b, 0);
  const mean = meanOf(values);
  const isBetterBelow = figureOf(figure).better === 'lower';

  const deciders = parameters.map((parameter, i): Decider => {
    const { name, unit, status } = parameter;
    const factor = coefficients[i] as number;
    const own = meanOf(columns[i] as Float64Array);
    const changeAt = (x: number): number => mean + factor * (effectAt(curves[i] as Curve, x) - own);
    const breakEven =
      name === WORDS ? undefined : findBreakEven(parameter, domainOf(name, {}), changeAt, isBetterBelow);
    const share = sum > 0 ? (predicted * (spreads[i] as number)) / sum : 0;
    return { parameter: name, unit, status, share, breakEven };
  });
  return {
    figure,
    values,
    parameters: deciders.toSorted((a, b) => b.share - a.share),
    groups: sumByGroup(deciders),
    rest: 1 - predicted,
    ...(question.learnt && { grounds: sumByGrounds(deciders, question.learnt) }),
  };
}

function sumByGrounds(deciders: readonly Decider[], learnt: ReadonlySet<string>): DecidingGrounds {
  const sumOf = (isMeant: (decider: Decider) => boolean): number =>
    deciders.reduce((sum, decider) => sum + (isMeant(decider) ? decider.share : 0), 0);
  const isLearnt = ({ parameter }: Decider): boolean => learnt.has(parameter);
  const isLabel = (decider: Decider): boolean =>
    !isLearnt(decider) && groupOf(decider.parameter) === 'labels';
  return {
    learnt: sumOf(isLearnt),
    labels: sumOf(isLabel),
    assumed: sumOf((decider) => !isLearnt(decider) && !isLabel(decider)),
  };
}

function sumByGroup(deciders: readonly Decider[]): WhatDecides['groups'] {
  const shares = new Map<ParameterGroup, number>();
  for (const { parameter, share } of deciders) {
    const group = groupOf(parameter);
    if (group === undefined) continue;
    shares.set(group, (shares.get(group) ?? 0) + share);
  }
  return Array.from(shares, ([group, share]) => ({ group, share })).toSorted((a, b) => b.share - a.share);
}

/** The effect of a parameter alone, at as many values as were run; without any runs a straight line. */
function curveOf(parameter: NamedParameter, { figure, tornado, otherWords }: DecisionQuestion): Curve {
  const { name, low, value, high } = parameter;
  if (name === WORDS) {
    const changes = otherWords?.lists.map((list) => list.figures[figure]?.difference.mean ?? 0) ?? [];
    return {
      at: changes.map((_, list) => list),
      effect: changes.map((change) => change - (changes[0] ?? 0)),
    };
  }
  const bar = tornado?.bars.find((each) => each.parameter === name);
  if (!tornado || !bar) return { at: [low, high], effect: [low, high] };
  const points = new Map<number, number>([
    [low, bar.atLow.mean - tornado.base],
    [high, bar.atHigh.mean - tornado.base],
    [value, 0],
  ]);
  const at = [...points.keys()].toSorted((a, b) => a - b);
  return { at, effect: at.map((x) => points.get(x) as number) };
}

/** Straight between the points, and on beyond them. */
function effectAt({ at, effect }: Curve, x: number): number {
  if (at.length < 2) return effect[0] ?? 0;
  const next = at.findIndex((end) => end >= x);
  const to = next === -1 ? at.length - 1 : Math.max(1, next);
  const [x0, x1] = [at[to - 1] as number, at[to] as number];
  const [y0, y1] = [effect[to - 1] as number, effect[to] as number];
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

/**
 * The crossing of zero nearest to the parameter's value. Beyond its range the outermost pieces are drawn on, as
 * far again as the range is wide, and never past what the parameter can be.
 */
function findBreakEven(
  { value, low, high }: NamedParameter,
  { least, most }: Domain,
  changeAt: (x: number) => number,
  isBetterBelow: boolean,
): BreakEven | undefined {
  const width = high - low;
  const knots = [Math.max(least, low - width), low, value, high, Math.min(most, high + width)];
  const crossings = knots.slice(1).flatMap((x1, i): BreakEven[] => {
    const x0 = knots[i] as number;
    const [y0, y1] = [changeAt(x0), changeAt(x1)];
    if (x0 === x1 || y0 * y1 > 0 || y0 === y1) return [];
    const at = x0 - (y0 * (x1 - x0)) / (y1 - y0);
    const isBetterAbove = isBetterBelow ? y1 < y0 : y1 > y0;
    return [{ value: at, isBeyond: at < low || at > high, helps: isBetterAbove ? 'above' : 'below' }];
  });
  return crossings.toSorted((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value))[0];
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function varianceOf(values: Float64Array): number {
  const mean = meanOf(values);
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
}
