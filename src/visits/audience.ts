/** Who calls, and how they hear: the same for every line of a world. */
import {
  createVocabulary,
  traitsOf,
  valuesOf,
  weighWords,
  type BehaviourParameters,
  type CallerType,
  type MeasuredMenu,
  type NeedWords,
  type TopicOdds,
  type Vocabulary,
} from '../behaviour/index.ts';
import type { Facts, Locale } from '../chart/index.ts';
import { wordProblem, type Problem } from '../util/problem.ts';
import { say, visitsWords } from '../words/index.ts';
import { NAMELESS_WEEK, type Times } from './find-clocks.ts';
import { createHearing, type Hearing } from './hearing.ts';
import { createPrompts, type MeasuredPlace, type Prompts } from './prompts.ts';

/** What can tell one type from another in a menu, as small numbers. */
export interface Kind {
  /** Index into `needs`. */
  readonly need: number;
  /** `traitsOf` its dispositions. */
  readonly traits: number;
  /** Index into `facts`. */
  readonly facts: number;
}

/** A language in which some callers hear and think. */
export interface Tongue {
  readonly locale: Locale;
  readonly vocabulary: Vocabulary;
  /** Remembers what was said to them, for as long as the crowd lives. */
  readonly prompts: Prompts;
}

/** Who calls and what they listen for: everything about callers that no parameter enters. */
export interface Crowd {
  /** By type. */
  readonly kinds: readonly Kind[];
  /** Needs with their words; those of types that nobody described come last, without words. */
  readonly needs: readonly NeedWords[];
  /**
   * One caller for each set of facts that some type has, and each language of those who have it; when they call
   * is not among them.
   */
  readonly facts: readonly Facts[];
  /** By facts: index into `tongues`. */
  readonly tongueOf: readonly number[];
  readonly tongues: readonly Tongue[];
  /** When they call. */
  readonly times: Times;
  /** Needs without words. */
  readonly problems: readonly Problem[];
}

/** A crowd under one set of parameters. */
export interface Audience extends Crowd {
  /** Types of the crowd in its order, with their weights. */
  readonly types: readonly CallerType[];
  /** Remembers what was heard, for as long as the audience lives. */
  readonly hearing: Hearing;
}

const NO_ODDS: TopicOdds = new Map();

export function createAudience(
  types: readonly CallerType[],
  needWords: readonly NeedWords[],
  parameters: BehaviourParameters,
  locale: Locale,
  measured: readonly MeasuredMenu[] = [],
  times?: Times,
  topics: AudienceTopics = {},
): Audience {
  const crowd = createCrowd(types, needWords, locale, measured, times, topics.heard);
  return listenAs(crowd, types, parameters, measured, topics);
}

/** By how much words convince more or less than the scenario has them, as factors on their odds. */
export interface WordOdds {
  /** In every menu. Absent: 1. */
  readonly words?: TopicOdds;
  /** On top of it, in machines whose labels no log and no test has heard. Absent: 1. */
  readonly labels?: TopicOdds;
}

export interface AudienceTopics extends WordOdds {
  /** Ids of machines that a log or a test has heard. Absent: none. */
  readonly heard?: readonly string[];
}

/**
 * @param types those of the crowd, in its order; their weights may be others
 * @param measured those of the crowd, in its order; their rates may be others
 * @param odds no mention is looked for again: only words are weighed anew
 */
export function listenAs(
  crowd: Crowd,
  types: readonly CallerType[],
  parameters: BehaviourParameters,
  measured: readonly Pick<MeasuredMenu, 'rates'>[] = [],
  { words = NO_ODDS, labels = NO_ODDS }: WordOdds = {},
): Audience {
  const values = valuesOf(parameters);
  const { conviction } = values;
  return {
    ...crowd,
    types,
    hearing: createHearing(
      crowd.tongues.map(({ vocabulary }) => ({
        heard: weighWords(vocabulary, conviction, [words]),
        unheard: weighWords(vocabulary, conviction, [words, labels]),
      })),
      values,
      measured.map(({ rates }) => rates),
    ),
  };
}

/**
 * @param types their weights do not matter
 * @param locale of types that name no language
 * @param measured menus in which something was counted
 * @param times absent: a week without a date, in which the calendars that guards name are open
 * @param heard ids of machines whose labels a log or a test has heard
 */
export function createCrowd(
  types: readonly CallerType[],
  needWords: readonly NeedWords[],
  locale: Locale,
  measured: readonly MeasuredPlace[] = [],
  times: Times = NAMELESS_WEEK,
  heard: readonly string[] = [],
): Crowd {
  const heardIds = new Set(heard);
  const problems: Problem[] = [];
  const needs = [...needWords];
  const needIndex = new Map(needs.map(({ need }, i) => [need, i]));
  const facts: Facts[] = [];
  const factsIndex = new Map<string, number>();
  const tongueOf: number[] = [];
  const locales: Locale[] = [];
  const kinds = types.map((type): Kind => {
    let need = needIndex.get(type.need);
    if (need === undefined) {
      needIndex.set(type.need, (need = needs.push({ need: type.need, product: {}, intent: {} }) - 1));
      problems.push(describeSilence(type.need));
    }
    const { identity, devices, history } = type.facts;
    const own = type.locale ?? locale;
    const key = JSON.stringify([identity, devices, history, own]);
    let at = factsIndex.get(key);
    if (at === undefined) {
      factsIndex.set(key, (at = facts.push(type.facts) - 1));
      const tongue = locales.indexOf(own);
      tongueOf.push(tongue >= 0 ? tongue : locales.push(own) - 1);
    }
    return { need, traits: traitsOf(type.dispositions), facts: at };
  });
  const tongues = locales.map((own, tongue): Tongue => {
    const vocabulary = createVocabulary(needs, own);
    const prompts = createPrompts({ locale: own, vocabulary, tongue }, measured, heardIds);
    return { locale: own, vocabulary, prompts };
  });
  return { kinds, needs, facts, tongueOf, tongues, times, problems };
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
