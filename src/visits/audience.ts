/** Who calls, and how they hear: the same for every line of a world. */
import {
  createHearer,
  createLexicon,
  traitsOf,
  valuesOf,
  type BehaviourParameters,
  type CallerType,
  type NeedWords,
} from '../behaviour/index.ts';
import type { Facts, Locale } from '../chart/index.ts';
import { wordProblem, type Problem } from '../util/problem.ts';
import { say, visitsWords } from '../words/index.ts';
import { createHearing, type Hearing } from './hearing.ts';

/** What can tell one type from another in a menu, as small numbers. */
export interface Kind {
  /** Index into `needs`. */
  readonly need: number;
  /** `traitsOf` its dispositions. */
  readonly traits: number;
  /** Index into `facts`. */
  readonly facts: number;
}

export interface Audience {
  readonly types: readonly CallerType[];
  /** By type. */
  readonly kinds: readonly Kind[];
  /** Needs with their words; those of types that nobody described come last, without words. */
  readonly needs: readonly NeedWords[];
  /** One caller for each set of facts that some type has; when they call is not among them. */
  readonly facts: readonly Facts[];
  /** Remembers what was heard, for as long as the audience lives. */
  readonly hearing: Hearing;
  /** Needs without words. */
  readonly problems: readonly Problem[];
}

export function createAudience(
  types: readonly CallerType[],
  needWords: readonly NeedWords[],
  parameters: BehaviourParameters,
  locale: Locale,
): Audience {
  const problems: Problem[] = [];
  const needs = [...needWords];
  const needIndex = new Map(needs.map(({ need }, i) => [need, i]));
  const facts: Facts[] = [];
  const factsIndex = new Map<string, number>();
  const kinds = types.map((type): Kind => {
    let need = needIndex.get(type.need);
    if (need === undefined) {
      needIndex.set(type.need, (need = needs.push({ need: type.need, product: {}, intent: {} }) - 1));
      problems.push(describeSilence(type.need));
    }
    const { identity, devices, history } = type.facts;
    const key = JSON.stringify([identity, devices, history]);
    let at = factsIndex.get(key);
    if (at === undefined) factsIndex.set(key, (at = facts.push(type.facts) - 1));
    return { need, traits: traitsOf(type.dispositions), facts: at };
  });
  const values = valuesOf(parameters);
  return {
    types,
    kinds,
    needs,
    facts,
    hearing: createHearing(
      locale,
      createLexicon(needs, locale, values.conviction),
      createHearer(values),
      values,
    ),
    problems,
  };
}

function describeSilence(need: string): Problem {
  return {
    code: 'need-without-words',
    severity: 'warning',
    ...wordProblem(
      say(visitsWords, ({ audience }) => audience.needWithoutWords({ need })),
      say(visitsWords, ({ audience }) => audience.giveWords),
    ),
  };
}
