import { nameIds, slugOf, type ProjectPlan } from './plan.ts';

export const MERGED = 'merged';
export const FRONT = 'front';

/** By title. */
export interface Ids {
  readonly project: string;
  readonly lines: ReadonlyMap<string, string>;
  readonly products: ReadonlyMap<string, string>;
  readonly intents: ReadonlyMap<string, string>;
  readonly desks: ReadonlyMap<string, string>;
}

export function idsOf({ title, lines, desks }: ProjectPlan): Ids {
  const needs = lines.flatMap((line) => line.needs);
  return {
    project: slugOf(title) || 'hotlines',
    lines: nameIds(
      lines.map((line) => line.title),
      'line',
      [MERGED],
    ),
    products: nameIds(
      needs.map(({ product }) => product),
      'product',
    ),
    intents: nameIds(
      needs.map(({ intent }) => intent),
      'intent',
      ['menu'],
    ),
    desks: nameIds(
      desks.map((desk) => desk.title),
      'desk',
      [FRONT],
    ),
  };
}
