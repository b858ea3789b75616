/**
 * What people call each parameter and its unit, in every language. The unit in English is the parameter's own;
 * one more parameter does not compile before the catalogue has its words.
 */
import { DEFAULT_PARAMETERS, type Parameter, type ParameterName } from '../behaviour/index.ts';
import { asSaid, BASE_LANGUAGE, hasWords, say, sayEach, scenarioWords, type Said } from '../words/index.ts';
import { WORLD_PARAMETERS, type WorldParameterName } from './default-parameters.ts';
import { splitName } from './measured-menus.ts';
import { splitTopic } from './topic-parameters.ts';
import type { WORDS } from './word-lists.ts';

type Named = ParameterName | WorldParameterName | 'callersPerMonth' | typeof WORDS;

export interface ParameterWords {
  readonly title: Said;
  readonly unit: Said;
}

/** That there is none is no citation; whatever else a source says is cited as it stands. */
export function describeSource(source: string): Said {
  const known = scenarioWords[BASE_LANGUAGE].sources;
  const kind = (['uncalibrated', 'none'] as const).find((each) => source.startsWith(known[each]));
  if (kind === undefined) return asSaid(source);
  const rest = source.slice(known[kind].length);
  return sayEach((language) => `${scenarioWords[language].sources[kind]}${rest}`);
}

/**
 * A name nobody knows stays as it is: results of other versions are read too.
 * @param unit as the result has it; where it is not the default's, its words would be another unit's.
 */
export function describeParameter(name: string, unit: string): ParameterWords {
  const topic = splitTopic(name);
  if (topic)
    return {
      title: say(scenarioWords, ({ topics }) =>
        topics.title({ what: topics.kinds[topic.kind], of: topics[topic.of], id: topic.id }),
      ),
      unit: say(scenarioWords, ({ topics }) => (topic.kind === 'share' ? topics.weight : topics.odds)),
    };
  const { base, place } = splitName(name);
  if (place === undefined) return describeKnown(name, unit);
  const words = describeKnown(base, unit);
  return {
    ...words,
    title: say(scenarioWords, ({ measuredAt }, language) =>
      measuredAt({ title: words.title[language], place }),
    ),
  };
}

function describeKnown(name: string, unit: string): ParameterWords {
  if (!hasWords(scenarioWords[BASE_LANGUAGE].parameters, name))
    return { title: asSaid(name), unit: asSaid(unit) };
  const known: Named = name;
  const base: Readonly<Record<string, Parameter>> = { ...DEFAULT_PARAMETERS, ...WORLD_PARAMETERS };
  const isDefault = unit === (base[name]?.unit ?? unit);
  return {
    title: say(scenarioWords, (words) => words.parameters[known].title),
    unit: isDefault
      ? { ...say(scenarioWords, (words) => words.parameters[known].unit), [BASE_LANGUAGE]: unit }
      : asSaid(unit),
  };
}
