import { between, DOMAINS, type Domain } from '../behaviour/index.ts';
import { say, scenarioWords, type Said } from '../words/index.ts';
import { WORLD_DOMAINS } from './default-parameters.ts';
import { splitName } from './measured-menus.ts';
import type { ScenarioConfig } from './types.ts';
import { topicDomain } from './topic-parameters.ts';
import { WORDS } from './word-lists.ts';
import { ownValue } from '../util/own-value.ts';

/** More callers a month are a slip of the keyboard, and more than a computer has time for. */
export const MAX_CALLERS = 50_000_000;

const BY_NAME: Readonly<Record<string, Domain>> = {
  ...DOMAINS,
  ...WORLD_DOMAINS,
  callersPerMonth: between(1, MAX_CALLERS),
};

/** What a parameter of a scenario may be at all; what its source covers is its range. */
export function domainOf(name: string, { otherWords = [] }: Pick<ScenarioConfig, 'otherWords'>): Domain {
  if (name === WORDS) return { ...between(0, otherWords.length), isWhole: true };
  const { base } = splitName(name);
  return ownValue(BY_NAME, base) ?? topicDomain(name) ?? between(-Number.MAX_VALUE, Number.MAX_VALUE);
}

export function isWithin({ least, most, isWhole }: Domain, value: number): boolean {
  return value >= least && value <= most && (!isWhole || Number.isInteger(value));
}

/** What may stand there: "a number from 0 to 1". */
export function describeDomain({ least, most, isWhole, isLogarithm }: Domain): Said {
  const kind = isWhole ? 'whole' : isLogarithm ? 'logarithm' : 'other';
  return say(scenarioWords, (words) => words.checkParameters.domain({ least, most, kind }));
}
