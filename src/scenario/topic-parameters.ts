/**
 * What a log teaches about products and intents, as parameters: `share.product.pc` (how many callers it concerns, as the
 * scenario's `share`), `words.product.pc` (by how much its words convince more, as a factor on their odds, in every menu)
 * and `labels.product.pc` (the same again, only in machines that are new to the log). Products and intents may have the same
 * ids, hence the middle word.
 */
import { between, type Domain, type Parameter, type Topic as TopicName } from '../behaviour/index.ts';
import type { ScenarioConfig, Topic } from './types.ts';

/** A posterior may name any of them. */
const TOPIC_PARAMETERS = ['share', 'words', 'labels'] as const;
export type TopicParameter = (typeof TOPIC_PARAMETERS)[number];

type Topics = Pick<ScenarioConfig, 'products' | 'intents'>;
type Parameters = Readonly<Record<string, Parameter>>;

const DOMAINS: Readonly<Record<TopicParameter, Domain>> = {
  share: between(0, 1_000_000),
  // Beyond it a word convinces everybody, or nobody.
  words: between(0.000_001, 1_000_000),
  labels: between(0.000_001, 1_000_000),
};

/** Undefined for the name of another parameter. */
export function splitTopic(
  name: string,
): { readonly kind: TopicParameter; readonly of: 'product' | 'intent'; readonly id: string } | undefined {
  const [, kind, of, id] = /^(share|words|labels)\.(product|intent)\.(.+)$/.exec(name) ?? [];
  return id === undefined ? undefined : { kind: kind as TopicParameter, of: of as 'product' | 'intent', id };
}

export function topicDomain(name: string): Domain | undefined {
  const topic = splitTopic(name);
  return topic && DOMAINS[topic.kind];
}

/** All that may be set, at what holds when nobody sets it: the share of the scenario, a factor of 1. */
export function topicParameters(scenario: Topics): Parameters {
  return Object.fromEntries(
    eachTopic(scenario).flatMap(([topic, { share, status }]) =>
      TOPIC_PARAMETERS.map((kind): [string, Parameter] => {
        const value = kind === 'share' ? share : 1;
        const unit = kind === 'share' ? 'weight' : 'factor on the odds';
        return [`${kind}.${topic}`, { value, low: value, high: value, unit, source: SCENARIO, status }];
      }),
    ),
  );
}

const SCENARIO = 'the scenario';

/** The scenario with the shares in force; itself when they are its own. */
export function withShares<S extends Topics>(scenario: S, parameters: Parameters): S {
  const shareIn = (of: 'product' | 'intent', { id, share }: Topic): number =>
    parameters[`share.${of}.${id}`]?.value ?? share;
  const isOwn = (of: 'product' | 'intent') => (topic: Topic) => shareIn(of, topic) === topic.share;
  if (scenario.products.every(isOwn('product')) && scenario.intents.every(isOwn('intent'))) return scenario;
  const set = (of: 'product' | 'intent') => (topic: Topic) => ({ ...topic, share: shareIn(of, topic) });
  return {
    ...scenario,
    products: scenario.products.map(set('product')),
    intents: scenario.intents.map(set('intent')),
  };
}

/** Machines whose labels are old: in all others the factors of `labels` hold, whether a test learnt them or nobody did. */
export function oldMachines({ posterior }: Pick<ScenarioConfig, 'posterior'>): readonly string[] {
  const { heard = [], labelled = [] } = posterior ?? {};
  return heard.filter((id) => !labelled.includes(id));
}

/** The factors in force that are not 1, by topic. */
export function topicOdds(
  scenario: Topics,
  parameters: Parameters,
): Readonly<Record<'words' | 'labels', ReadonlyMap<TopicName, number>>> {
  const oddsOf = (kind: 'words' | 'labels') =>
    new Map(
      eachTopic(scenario).flatMap(([topic]): [TopicName, number][] => {
        const factor = parameters[`${kind}.${topic}`]?.value ?? 1;
        return factor === 1 ? [] : [[topic, factor]];
      }),
    );
  return { words: oddsOf('words'), labels: oddsOf('labels') };
}

function eachTopic({ products, intents }: Topics): [TopicName, Topic][] {
  return [
    ...products.map((topic): [TopicName, Topic] => [`product.${topic.id}`, topic]),
    ...intents.map((topic): [TopicName, Topic] => [`intent.${topic.id}`, topic]),
  ];
}
