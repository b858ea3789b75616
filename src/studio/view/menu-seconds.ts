/** How long a menu speaks: for one caller, and for the caller who hears most. */
import {
  KEYS,
  type Chart,
  type FactCondition,
  type Facts,
  type Guard,
  type Key,
  type Locale,
} from '../../chart/index.ts';
import { conditionKey, evaluateGuard, factConditionsOf, holdsFor } from '../../machine/index.ts';
import { promptReport, type PromptOption, type PromptReport } from '../../speech/index.ts';
import { rememberFor } from '../../util/remember.ts';
import type { Card, Row } from './types.ts';
import { isKeyEvent } from './row-id.ts';

export interface Hearing extends PromptReport {
  /** The rows that are spoken, in order. */
  readonly rows: readonly Row[];
  /** The conditions that hold for this caller, among those the menu's guards ask. */
  readonly holding: readonly FactCondition[];
}

/** Above this many independent questions the worst caller is taken as one who hears every option. */
const MAX_QUESTIONS = 7;

const lastHeard = rememberFor(
  (_card: Card) => new Map<Locale, { readonly facts: Facts; readonly hearing: Hearing }>(),
);

/** What one caller hears at the first attempt. Remembered for the last caller asked about. */
export function hearingOf(chart: Chart, card: Card, locale: Locale, facts: Facts): Hearing {
  const byLocale = lastHeard(card);
  let known = byLocale.get(locale);
  if (known?.facts !== facts)
    byLocale.set(locale, (known = { facts, hearing: hearFor(chart, card, locale, facts) }));
  return known.hearing;
}

function hearFor(chart: Chart, card: Card, locale: Locale, facts: Facts): Hearing {
  return hear(
    chart,
    card,
    locale,
    (condition) => holdsFor(facts, condition),
    questionsOf(card).filter((question) => holdsFor(facts, question)),
  );
}

const worstHeard = rememberFor((_card: Card) => new Map<Locale, Hearing>());

/**
 * The longest prompt over all callers. An upper bound: every combination of answers counts, also the few that
 * contradict each other beyond identity (the rules prove the exact figure). Remembered per card.
 */
export function worstHearing(chart: Chart, card: Card, locale: Locale): Hearing {
  const byLocale = worstHeard(card);
  const before = byLocale.get(locale);
  if (before) return before;
  const worst = findWorst(chart, card, locale);
  byLocale.set(locale, worst);
  return worst;
}

function findWorst(chart: Chart, card: Card, locale: Locale): Hearing {
  const questions = questionsOf(card);
  if (questions.length > MAX_QUESTIONS)
    return hearRows(chart, card, locale, firstOfEachKey([...card.rows, ...card.inherited]), questions);
  let worst: Hearing | undefined;
  for (let answers = 0; answers < 1 << questions.length; answers++) {
    const holding = questions.filter((_, i) => (answers >> i) & 1);
    if (holding.filter(({ type }) => type === 'identityIs').length > 1) continue;
    const names = new Set(holding.map(conditionKey));
    const hearing = hear(chart, card, locale, (condition) => names.has(conditionKey(condition)), holding);
    if (!worst || hearing.lastOptionEndSeconds > worst.lastOptionEndSeconds) worst = hearing;
  }
  return worst ?? hearRows(chart, card, locale, [], []);
}

function questionsOf(card: Card): FactCondition[] {
  const guards = [...card.rows, ...card.inherited].flatMap(({ transition, event }) =>
    transition.guard && isKeyEvent(event) ? [transition.guard] : [],
  );
  const byName = new Map(
    guards
      .flatMap((guard: Guard) => factConditionsOf(guard))
      .map((question) => [conditionKey(question), question]),
  );
  return [...byName.values()];
}

function hear(
  chart: Chart,
  card: Card,
  locale: Locale,
  ask: (condition: FactCondition) => boolean,
  holding: readonly FactCondition[],
): Hearing {
  const open = [...card.rows, ...card.inherited].filter(
    ({ transition: { guard } }) => guard === undefined || evaluateGuard(guard, ask, () => 0),
  );
  return hearRows(chart, card, locale, firstOfEachKey(open), holding);
}

/** A key is spoken once: the innermost, first transition that is open takes it. */
function firstOfEachKey(rows: readonly Row[]): Row[] {
  const taken = new Set<string>();
  return rows.filter(({ event }) => isKeyEvent(event) && !taken.has(event) && taken.add(event));
}

function hearRows(
  chart: Chart,
  card: Card,
  locale: Locale,
  rows: readonly Row[],
  holding: readonly FactCondition[],
): Hearing {
  return { ...promptReport(chart, card.path, promptOptionsOf(rows), locale), rows, holding };
}

function promptOptionsOf(rows: readonly Row[]): PromptOption[] {
  return rows.flatMap(({ event, role, transition }) => {
    const key = KEYS.find((pad): pad is Key => event === `DTMF.${pad}`);
    return key ? [{ key, role, edge: { transition } }] : [];
  });
}
