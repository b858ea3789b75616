/** The scenario of a new project: everything a study needs, each block with a note that says what it is for and where to change it. */
import type { Parameter } from '../../behaviour/index.ts';
import { formatRange, rangeOfHours, weekOf } from '../../calendar/index.ts';
import type { NeedId } from '../../chart/index.ts';
import { HOUR_SHARES, WEEKDAY_SHARES, type ScenarioConfig } from '../../scenario/index.ts';
import { cliWords, type Language } from '../../words/index.ts';
import { FRONT, MERGED, type Ids } from './project-ids.ts';
import { CALLS_OF_A_LINE, type ProjectPlan } from './plan.ts';

/** A name of the project as a whole convinces less than the option's own. */
const WHOLE_TITLE = 0.9;
const ONE_WORD = 0.6;
const SHORTEST_WORD = 4;
const DAYS = 30;

export function makeScenario(plan: ProjectPlan, ids: Ids, language: Language): ScenarioConfig {
  const words = cliWords[language].init;
  const { locale } = plan;
  const text = (said: string): Readonly<Record<string, string>> => ({ [locale]: said });
  const calls = callsByNeed(plan, ids);
  const total = [...calls.values()].reduce((sum, each) => sum + each, 0);
  const isCounted = plan.lines.every((line) => line.calls !== undefined);
  const topics = (of: ReadonlyMap<string, string>, half: 0 | 1): ScenarioConfig['products'] =>
    [...of].map(([title, id]) => ({
      id,
      title: text(title),
      words: { [locale]: wordsOf(title) },
      share: round(
        [...calls].filter(([need]) => need.split('.')[half] === id).reduce((sum, [, each]) => sum + each, 0),
      ),
      status: isCounted ? 'measured' : 'assumption',
    }));
  const callers: Parameter = {
    value: total,
    low: round(0.7 * total),
    high: total,
    unit: 'callers per month',
    source: isCounted ? words.callersSource({ source: plan.source }) : words.guessed,
    status: 'assumption',
  };
  return {
    $schema: '../node_modules/dialtree/dist/schema/scenario.schema.json',
    id: ids.project,
    title: text(plan.title),
    about: text(words.about({ source: plan.source })),
    locale,
    products: topics(ids.products, 0),
    intents: topics(ids.intents, 1),
    needs: needShares(calls, ids, total),
    segments: [
      {
        id: 'everybody',
        title: text(words.everybody),
        share: 1,
        status: 'assumption',
        patience: 'customers',
      },
    ],
    callersPerMonth: callers,
    days: DAYS,
    ...whenTheyCall(plan, words.hoursSource),
    desks: [
      ...plan.desks.map(({ title, agents, hours }): ScenarioConfig['desks'][number] => ({
        id: ids.desks.get(title) ?? '',
        title: text(title),
        serves: servedBy(title, plan, ids),
        staffing: {
          ...(agents === undefined ? { serviceLevel: 0.8, withinSeconds: 20 } : { agents }),
          ...(hours && { hours }),
        },
        status: 'assumption',
      })),
      {
        id: FRONT,
        title: text(words.frontDesk),
        serves: [],
        staffing: { serviceLevel: 0.8, withinSeconds: 20 },
        status: 'assumption',
      },
    ],
    lines: [
      ...plan.lines.map(({ title, number }) => ({
        id: ids.lines.get(title) ?? '',
        title: text(title),
        machine: ids.lines.get(title) ?? '',
        ...(number !== undefined && { number }),
      })),
      { id: MERGED, title: text(words.mergedTitle({ title: plan.title })), machine: MERGED },
    ],
    worlds: [
      { id: 'before', title: text(words.before), lines: [...ids.lines.values()], transfers: 'none' },
      { id: 'after', title: text(words.after), lines: [MERGED], transfers: 'all' },
    ],
    compare: { before: 'before', after: 'after' },
  };
}

/** The text of the file, with notes: JSON has no comments, so that every program can read it. */
export function printWithNotes(scenario: ScenarioConfig, language: Language): string {
  const { notes } = cliWords[language].init;
  const noted = {
    $schema: scenario.$schema,
    $comment: notes.file,
    ...scenario,
    segments: withNote(scenario.segments, notes.segments),
    callersPerMonth: { $comment: notes.callers, ...scenario.callersPerMonth },
    products: withNote(scenario.products, notes.products),
    intents: withNote(scenario.intents, notes.intents),
    needs: { $comment: notes.needs, ...scenario.needs },
    desks: withNote(scenario.desks, notes.desks),
    lines: withNote(scenario.lines, notes.lines),
    worlds: withNote(scenario.worlds, notes.worlds),
  };
  return `${JSON.stringify(noted, undefined, 2)}\n`;
}

function withNote<T extends object>([first, ...rest]: readonly T[], note: string): readonly object[] {
  return first ? [{ $comment: note, ...first }, ...rest] : [];
}

/** Calls that somebody counted came while somebody was there: where all desks have hours, nobody calls outside all of them. */
function whenTheyCall(
  { desks }: ProjectPlan,
  source: string,
): Pick<ScenarioConfig, 'hourShares' | 'weekdayShares'> {
  const open = desks.flatMap(({ hours }) => (hours ? [hours] : []));
  if (open.length < desks.length || open.length === 0) return {};
  const week = weekOf({
    id: 'any',
    week: open.flatMap((hours) => {
      const parsed = rangeOfHours(hours);
      return 'range' in parsed ? [{ days: hours.days, open: [formatRange(parsed.range)] }] : [];
    }),
  });
  const isOpenIn = (hour: number): boolean =>
    week.some((ranges) => ranges.some(({ from, to }) => from < (hour + 1) * 60 && to > hour * 60));
  const keep = (shares: readonly number[], isOpen: (index: number) => boolean): number[] =>
    shares.map((share, index) => (isOpen(index) ? Math.round(100 * share) / 100 : 0));
  return {
    hourShares: {
      shares: keep(HOUR_SHARES.shares, isOpenIn),
      source,
      status: 'assumption',
    },
    weekdayShares: {
      shares: keep(WEEKDAY_SHARES.shares, (day) => (week[day] ?? []).length > 0),
      source,
      status: 'assumption',
    },
  };
}

/** A line's calls are spread evenly over its needs: nobody has counted them apart. */
function callsByNeed({ lines }: ProjectPlan, { products, intents }: Ids): ReadonlyMap<NeedId, number> {
  const calls = new Map<NeedId, number>();
  for (const line of lines)
    for (const { product, intent } of line.needs) {
      const need: NeedId = `${products.get(product) ?? ''}.${intents.get(intent) ?? ''}`;
      calls.set(need, (calls.get(need) ?? 0) + (line.calls ?? CALLS_OF_A_LINE) / line.needs.length);
    }
  return calls;
}

/** Of every product and intent; 0 where no line serves it. Rounded down, so that they are never more than all callers. */
function needShares(
  calls: ReadonlyMap<NeedId, number>,
  { products, intents }: Ids,
  total: number,
): Record<NeedId, number> {
  const shares: Record<NeedId, number> = {};
  for (const product of products.values())
    for (const intent of intents.values())
      shares[`${product}.${intent}`] =
        Math.floor(((calls.get(`${product}.${intent}`) ?? 0) / total) * 1e6) / 1e6;
  return shares;
}

function servedBy(desk: string, { lines }: ProjectPlan, { products, intents }: Ids): NeedId[] {
  const needs = lines.flatMap((line) => line.needs.filter((need) => need.desk === desk));
  return [
    ...new Set(
      needs.map(
        ({ product, intent }): NeedId => `${products.get(product) ?? ''}.${intents.get(intent) ?? ''}`,
      ),
    ),
  ];
}

/** The title as a caller would say it, and its longer words. */
function wordsOf(title: string): Record<string, number> {
  const plain = title.toLowerCase();
  const single = plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST_WORD && word !== plain);
  return { ...Object.fromEntries(single.map((word) => [word, ONE_WORD])), [plain]: WHOLE_TITLE };
}

function round(number: number): number {
  return Math.round(number);
}
