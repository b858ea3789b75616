import { DOMAINS, NOT_NEGATIVE, type Domain } from '../behaviour/index.ts';
import { WORLD_DOMAINS } from './default-parameters.ts';
import type { ScenarioConfig } from './types.ts';
import { WORDS } from './word-lists.ts';

const BY_NAME: Readonly<Record<string, Domain>> = { ...DOMAINS, ...WORLD_DOMAINS };

/** What a parameter of a scenario may be at all; what its source covers is its range. */
export function domainOf(name: string, { otherWords = [] }: Pick<ScenarioConfig, 'otherWords'>): Domain {
  if (name === WORDS) return { least: 0, most: otherWords.length, isWhole: true };
  return (Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined) ?? NOT_NEGATIVE;
}
