/**
 * What kind of doubt a parameter belongs to: lists of parameters and "what decides it" go by the same groups. One more
 * parameter does not compile before it stands here.
 */
import type { ParameterName } from '../behaviour/index.ts';
import { say, scenarioWords, type Said } from '../words/index.ts';
import type { WorldParameterName } from './default-parameters.ts';
import { splitName } from './measured-menus.ts';
import { splitTopic, type TopicParameter } from './topic-parameters.ts';
import type { WORDS } from './word-lists.ts';

/** In the order in which a call meets them. */
export const PARAMETER_GROUPS = [
  'arrivals',
  'numbers',
  'recognition',
  'needs',
  'words',
  'labels',
  'menus',
  'hangingUp',
  'desks',
  'again',
] as const;
/** One of `PARAMETER_GROUPS`. */
export type ParameterGroup = (typeof PARAMETER_GROUPS)[number];

type Known = ParameterName | WorldParameterName | 'callersPerMonth' | typeof WORDS;

const GROUP_BY_NAME: Readonly<Record<Known, ParameterGroup>> = {
  callersPerMonth: 'arrivals',
  hourlyCv: 'arrivals',
  dailyCv: 'arrivals',

  wrongNumber: 'numbers',
  remembersNumber: 'numbers',

  recognised: 'recognition',
  deviceMatches: 'recognition',
  openRepair: 'recognition',
  openRepairOther: 'recognition',

  words: 'words',
  conviction: 'words',

  knowsMenus: 'menus',
  lowMemory: 'menus',
  highMark: 'menus',
  lowMark: 'menus',
  scentNoise: 'menus',
  temperature: 'menus',
  nothingFits: 'menus',
  catchAll: 'menus',
  retentionLow: 'menus',
  retentionHigh: 'menus',
  bargeInUsed: 'menus',
  bargeInNew: 'menus',
  noticesHeading: 'menus',
  decideSeconds: 'menus',
  silenceAfterKey: 'menus',
  noInput: 'menus',
  noMatch: 'menus',
  slip: 'menus',
  asksAgain: 'menus',
  stepsBack: 'menus',
  guesses: 'menus',
  reachesOperator: 'menus',
  reachesUnannounced: 'menus',
  operatorAtOnce: 'menus',
  operatorWhenStuck: 'menus',
  stuckShift: 'menus',

  hangUpProgressing: 'hangingUp',
  hangUpStuck: 'hangingUp',
  impatience: 'hangingUp',
  patient: 'hangingUp',
  givesUp: 'hangingUp',

  handlingSeconds: 'desks',
  handlingSigma: 'desks',
  misrouteSeconds: 'desks',
  operatorShare: 'desks',
  transferSeconds: 'desks',
  transferHandlingFactor: 'desks',
  transferFails: 'desks',
  transferGoesWrong: 'desks',
  crossTrainedHandling: 'desks',
  callBackAccepted: 'desks',
  callBackKept: 'desks',
  callBackAnswered: 'desks',
  callBackMissedSeconds: 'desks',
  announcedBalks: 'desks',
  announcedPatience: 'desks',
  patienceFactor: 'desks',
  prospectPatience: 'desks',

  redialProbability: 'again',
  redialMu: 'again',
  redialSigma: 'again',
  redialMaxSeconds: 'again',
  maxDials: 'again',
  resolved: 'again',
  selfServiceResolved: 'again',
  repeatProbability: 'again',
  repeatMeanSeconds: 'again',
  followsAdvice: 'again',
  adviceMeanSeconds: 'again',
  secondNeed: 'again',
  wakingShare: 'again',
};

const GROUP_OF_TOPIC: Readonly<Record<TopicParameter, ParameterGroup>> = {
  share: 'needs',
  words: 'words',
  // No log tells it: a group of its own, because another kind of measurement does.
  labels: 'labels',
};

/** Undefined for a name that this version has no parameter of: results of other versions are read too. */
export function groupOf(name: string): ParameterGroup | undefined {
  const known: Readonly<Record<string, ParameterGroup>> = GROUP_BY_NAME;
  const topic = splitTopic(name);
  if (topic) return GROUP_OF_TOPIC[topic.kind];
  const { base } = splitName(name);
  return Object.hasOwn(known, base) ? known[base] : undefined;
}

/** What reports call a group. */
export function describeGroup(group: ParameterGroup): Said {
  return say(scenarioWords, (words) => words.parameterGroups[group]);
}
