/**
 * A first plan: products down, intents across, each part where its need says; named in the callers' own
 * words.
 */
import type { Locale, Text } from '../../../chart/index.ts';
import { ownValue } from '../../../util/own-value.ts';
import { needShares, type ScenarioConfig, type Topic } from '../../../scenario/index.ts';
import { findByLocale } from '../../../speech/index.ts';
import type { CellPlace, Heading, MergePlan } from './plan.ts';
import { destinationName, readOffers, sharedLocales, type MergeLine, type Part } from './read-offers.ts';
import { mergeWords } from '../../../words/index.ts';

/** What products and intents may be called, best first, and how many callers come for each. */
export interface Naming {
  readonly products: Readonly<Record<string, TopicName>>;
  readonly intents: Readonly<Record<string, TopicName>>;
  /** A desk that serves no need itself. */
  readonly operatorDesk: string | undefined;
}

export interface TopicName {
  readonly labels: readonly Text[];
  readonly share: number;
}

/** Without a scenario, things are called by the ids in their needs. */
export const NO_NAMES: Naming = { products: {}, intents: {}, operatorDesk: undefined };

/** Words that convince fewer of those who mean it are no names. */
const CONVINCING = 0.85;
/** Keys 1 to 8, with 9 left for "repeat". */
const MAX_ROWS = 8;

export function namingOf(scenario: ScenarioConfig): Naming {
  const share = (pick: 'product' | 'intent', id: string): number =>
    needShares(scenario).reduce((sum, need) => (need[pick].id === id ? sum + need.share : sum), 0);
  return {
    // A title names a thing well ("Computers"), but an action badly ("Ask"): there a caller's own word comes
    // first.
    products: Object.fromEntries(
      scenario.products.map((topic) => [
        topic.id,
        { labels: [lowerTitle(topic), ...wordsOf(topic)], share: share('product', topic.id) },
      ]),
    ),
    intents: Object.fromEntries(
      scenario.intents.map((topic) => [
        topic.id,
        { labels: [...wordsOf(topic).slice(0, 1), lowerTitle(topic)], share: share('intent', topic.id) },
      ]),
    ),
    operatorDesk: scenario.desks.find(({ serves }) => serves.length === 0)?.id,
  };
}

function lowerTitle({ title }: Topic): Text {
  // "For Computers, press 1" reads wrong; TVs stay TVs.
  return Object.fromEntries(
    Object.entries(title).map(([locale, text]) => [
      locale,
      /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text,
    ]),
  );
}

/** The most convincing word of every language, then the next ones. */
function wordsOf({ words }: Topic): Text[] {
  const byLocale = Object.entries(words).map(
    ([locale, weights]) =>
      [
        locale,
        Object.entries(weights)
          .filter(([, weight]) => weight >= CONVINCING || weight === Math.max(...Object.values(weights)))
          .toSorted((a, b) => b[1] - a[1])
          .map(([word]) => word),
      ] as const,
  );
  const most = Math.max(0, ...byLocale.map(([, list]) => list.length));
  return Array.from({ length: most }, (_, i) =>
    Object.fromEntries(
      byLocale.flatMap(([locale, list]) => (list[i] === undefined ? [] : [[locale, list[i]]])),
    ),
  );
}

export interface PlanDetails {
  readonly id: string;
  readonly title: Text;
  readonly number?: string;
}

export function suggestPlan(
  lines: readonly MergeLine[],
  naming: Naming,
  { id, title, number }: PlanDetails,
): MergePlan {
  const locales = sharedLocales(lines);
  const { parts, others } = readOffers(lines);
  const spareColumns = columnsForUnserved(parts);
  const mainProducts = mainProductsOf(parts);
  /** Product and intent: of its need, else of the line and of where it leads. */
  const topicOf = ({ need, line, destination }: Part): readonly [string, string] => {
    const [product, intent] = need?.split('.') ?? [];
    return [
      product ?? mainProducts.get(line) ?? line,
      intent ?? spareColumns.get(destinationName(destination))?.id ?? 'other',
    ];
  };
  const products = ranked(
    parts.map((part) => topicOf(part)[0]),
    naming.products,
  );
  const intents = inFirstSeenOrder(
    parts.flatMap((part) => (part.need === undefined ? [] : [topicOf(part)[1]])),
    Object.keys(naming.intents),
  );
  const isCrowded = products.length > MAX_ROWS;
  const own = new Set(isCrowded ? products.slice(0, MAX_ROWS - 1) : products);
  const rows: Heading[] = [...own].map((product) => ({
    id: product,
    label: labelOf(ownValue(naming.products, product) ?? lineName(lines, parts, product), product, locales),
  }));
  if (isCrowded) rows.push({ id: 'others', label: othersIn(locales) });
  const columns: Heading[] = [
    ...intents.map((intent) => ({
      id: intent,
      label: labelOf(ownValue(naming.intents, intent), intent, locales),
    })),
    ...[...spareColumns.values()].map(({ id: column, label }) => ({
      id: column,
      label: labelOf({ labels: [label], share: 0 }, column, locales),
    })),
  ];
  const places = Object.fromEntries(
    parts.map((part): [string, CellPlace] => {
      const [product, intent] = topicOf(part);
      return [part.id, { row: own.has(product) ? product : 'others', column: intent }];
    }),
  );
  return {
    id,
    title,
    number,
    locales,
    operatorDesk: naming.operatorDesk ?? 'front',
    rows,
    columns,
    parts,
    others,
    places,
    destinations: {},
  };
}

/** Options that serve no known need: a column for each place that they lead to, called as the first is. */
function columnsForUnserved(parts: readonly Part[]): ReadonlyMap<string, Heading> {
  const columns = new Map<string, Heading>();
  const taken = new Set(parts.map(({ need }) => need?.split('.')[1]));
  let number = 0;
  const nextId = (): string => {
    const id = ++number === 1 ? 'other' : `other-${number}`;
    return taken.has(id) ? nextId() : id;
  };
  for (const { need, destination, label } of parts) {
    const name = destinationName(destination);
    if (need === undefined && !columns.has(name)) columns.set(name, { id: nextId(), label });
  }
  return columns;
}

/** By line: the product that most of its options are about. */
function mainProductsOf(parts: readonly Part[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { line, need } of parts) {
    const product = need?.split('.')[0];
    if (product === undefined) continue;
    const count = counts.get(line) ?? new Map<string, number>();
    counts.set(line, count.set(product, (count.get(product) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([line, count]) => [line, [...count].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? line]),
  );
}

/** A line that says of nothing whom it serves is a product of its own, called as the line is. */
function lineName(lines: readonly MergeLine[], parts: readonly Part[], id: string): TopicName | undefined {
  const line = lines.find((each) => each.id === id);
  const isOwn = line && parts.every((part) => part.line !== id || part.need === undefined);
  return isOwn ? { labels: [line.config.meta.title], share: 0 } : undefined;
}

/** Most wanted first; those nobody counts keep the order in which they come up. */
function ranked(ids: readonly string[], names: Naming['products']): string[] {
  return [...new Set(ids)].toSorted((a, b) => (names[b]?.share ?? 0) - (names[a]?.share ?? 0));
}

/** The scenario's order where it has one. */
function inFirstSeenOrder(ids: readonly string[], known: readonly string[]): string[] {
  const seen = new Set(ids);
  return [...known.filter((id) => seen.has(id)), ...[...seen].filter((id) => !known.includes(id))];
}

function labelOf(name: TopicName | undefined, id: string, locales: readonly Locale[]): Text {
  return Object.fromEntries(
    locales.map((locale) => [
      locale,
      name?.labels.map((label) => findByLocale(label, locale)).find((text) => text !== undefined) ??
        id.replaceAll(/[-_]/g, ' '),
    ]),
  );
}

function othersIn(locales: readonly Locale[]): Text {
  return Object.fromEntries(
    locales.map((locale) => [locale, findByLocale(mergeWords, locale)?.machine.others ?? 'others']),
  );
}
