/**
 * Who calls in a scenario, in the form the live solver wants: needs, traits, facts and hours with their
 * weights.
 */
import { signatureOf, type Automaton } from '../../../automaton/index.ts';
import {
  createLexicon,
  valuesOf,
  type CallerType,
  type Dispositions,
  type Lexicon,
  type ParameterValues,
} from '../../../behaviour/index.ts';
import type { Locale, NeedId } from '../../../chart/index.ts';
import type { DeskServes } from '../../../exact/index.ts';
import {
  expandCallers,
  expectedArrivals,
  needWordsOf,
  type ScenarioConfig,
  type WorldConfig,
} from '../../../scenario/index.ts';
import { resolveParameters, servesByDesk } from '../../../study/index.ts';
import { findClocks, type VisitLine } from '../../../visits/index.ts';

export interface Audience {
  readonly locale: Locale;
  readonly needs: readonly NeedId[];
  readonly lexicon: Lexicon;
  readonly values: ParameterValues;
  readonly types: readonly CallerType[];
  /** What the agents of each desk serve. */
  readonly desks: DeskServes;
  /** Weight of each hour of the week, Monday 0 h first. */
  readonly hours: Float64Array;
}

/** Traits as a number, and back. */
export const TRAIT_KINDS = 8;
export function traitsOf({ knowsMenus, patient, memory }: Dispositions): number {
  return Number(knowsMenus) + 2 * Number(patient) + 4 * Number(memory === 'high');
}
export const DISPOSITIONS: readonly Dispositions[] = Array.from({ length: TRAIT_KINDS }, (_, traits) => ({
  knowsMenus: (traits & 1) > 0,
  patient: (traits & 2) > 0,
  memory: (traits & 4) > 0 ? 'high' : 'low',
}));

export function createAudience(scenario: ScenarioConfig, world: WorldConfig, locale: Locale): Audience {
  const parameters = resolveParameters(scenario, {});
  const { types, needs } = expandCallers(scenario, parameters.world);
  const values = valuesOf(parameters.behaviour);
  return {
    locale,
    needs,
    // As `visits` makes it: a scenario may say that its own words convince more, or less.
    lexicon: createLexicon(needWordsOf(scenario), locale, values.conviction),
    values,
    types,
    desks: servesByDesk(scenario.desks, world.pooled ?? false),
    hours: meanWeek(expectedArrivals(scenario, parameters.world)),
  };
}

/**
 * Mean of the expected arrivals over the weeks of the period, by hour of the week: the weights `study` uses
 * as well.
 */
function meanWeek(expected: Float64Array): Float64Array {
  const total = new Float64Array(168);
  const weeks = new Float64Array(168);
  expected.forEach((callers, hour) => {
    total[hour % 168] = (total[hour % 168] as number) + callers;
    weeks[hour % 168] = (weeks[hour % 168] as number) + 1;
  });
  return total.map((callers, hour) => callers / Math.max(1, weeks[hour] as number));
}

/** Callers whom no guard of a machine tells apart. */
export interface Group {
  readonly holds: readonly boolean[];
  /** Share of all callers by `need * TRAIT_KINDS + traits`. */
  readonly weights: Float64Array;
}

export function groupCallers(audience: Audience, line: VisitLine): Group[] {
  const { types, needs, hours } = audience;
  const needIndex = new Map(needs.map((need, n) => [need, n]));
  const { clockOfHour, moments } = findClocks([line]);
  const clockShares = new Float64Array(moments.length);
  const allHours = hours.reduce((sum, hour) => sum + hour, 0);
  clockOfHour.forEach((clock, hour) => {
    clockShares[clock] = (clockShares[clock] as number) + (hours[hour] as number) / allHours;
  });
  const groups = new Map<string, Group>();
  moments.forEach((moment, clock) => {
    const byFacts = new Map<string, Group>();
    for (const { facts, need, dispositions, weight } of types) {
      const name = `${facts.identity}|${facts.devices.join()}|${facts.history.join()}`;
      let group = byFacts.get(name);
      if (!group)
        byFacts.set(name, (group = groupOf(line.automaton, { ...facts, ...moment }, groups, needs.length)));
      const at = (needIndex.get(need) as number) * TRAIT_KINDS + traitsOf(dispositions);
      group.weights[at] = (group.weights[at] as number) + weight * (clockShares[clock] as number);
    }
  });
  return [...groups.values()];
}

function groupOf(
  automaton: Automaton,
  facts: CallerType['facts'],
  groups: Map<string, Group>,
  needs: number,
): Group {
  const holds = signatureOf(automaton, facts);
  const key = holds.map(Number).join('');
  let group = groups.get(key);
  if (!group) groups.set(key, (group = { holds, weights: new Float64Array(needs * TRAIT_KINDS) }));
  return group;
}
