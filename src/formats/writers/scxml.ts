/**
 * SCXML (W3C, 2015): the same statechart for interpreters that speak XML. Guards become ECMAScript conditions
 * over `facts` and `attempts`; what an option says is kept in attributes of our own namespace. Whoever runs the chart
 * fills `facts` and sends the events of `EVENTS`; the rest is in the document.
 *
 * Laws: an engine that keeps to the recommendation is in the state of our automaton after every event, for every caller
 * (held by a test that drives SCION); every id is a name of XML and stands once.
 */
import { DAY_MINUTES, rangeOfHours, type Hours } from '../../calendar/index.ts';
import { create } from 'xmlbuilder2';
import {
  indexChart,
  lineage,
  UNKNOWN_CALLER,
  type Action,
  type Chart,
  type ChartState,
  type ChartTransition,
  type Guard,
  type MachineConfig,
} from '../../chart/index.ts';
import { findByLocale } from '../../util/choose-text.ts';
import { guardXml } from '../../util/guard-xml.ts';
import type { Format, FormatOptions } from '../types.ts';

export const scxml: Format = {
  id: 'scxml',
  extension: 'scxml',
  mediaType: 'application/scxml+xml',
  write: toScxml,
};

const SCXML = 'http://www.w3.org/2005/07/scxml';
const MENU = 'urn:dialtree:menu';

/** An element as plain data; xmlbuilder2 prints and escapes it. */
interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

/**
 * An SCXML document. Takes any machine that passed `parseMachine`; `options.locale` chooses the texts that
 * are kept.
 */
export function toScxml(config: MachineConfig, options: FormatOptions = {}): string {
  const chart = indexChart(config);
  const locale = options.locale ?? config.meta.locales[0] ?? 'en';
  const root = chart.states[0] as ChartState;
  const document = element(
    'scxml',
    {
      xmlns: SCXML,
      'xmlns:menu': MENU,
      version: '1.0',
      datamodel: 'ecmascript',
      name: toIdentifier(config.id),
      initial: callId(chart),
      'menu:machine': config.id,
    },
    [
      element('datamodel', {}, [
        element('data', { id: 'attempts', expr: '0' }),
        element('data', { id: 'facts', expr: JSON.stringify(UNKNOWN_CALLER) }),
      ]),
      describeCall(chart, root, locale),
      // The end of the call wherever it is reached. Inside their parents they would end no more than those.
      ...chart.states.filter(({ isFinal }) => isFinal).map((state) => describeState(chart, state, locale)),
    ],
  );
  const xml = create({ version: '1.0', encoding: 'UTF-8' });
  append(xml, document);
  return guardXml(`${xml.end({ prettyPrint: true })}\n`);
}

/**
 * The machine's own transitions are every state's: SCXML's root cannot hold any, so one state stands around them all.
 * What is left of the keys when no state and no transition of the machine took one is a wrong key.
 */
function describeCall(chart: Chart, root: ChartState, locale: string): XmlElement {
  const noMatch = element('transition', { event: 'DTMF' }, [element('raise', { event: 'NO_MATCH' })]);
  return element('state', { id: callId(chart), ...beginAt(chart, root) }, [
    ...describeActions('onentry', root.config.entry),
    ...transitionsOf(chart, root, locale),
    noMatch,
    ...describeChildren(chart, root, locale),
  ]);
}

function describeChildren(chart: Chart, parent: ChartState, locale: string): XmlElement[] {
  const first = firstChild(chart, parent);
  return [
    ...(first?.isFinal
      ? [element('state', { id: passageId(chart, first) }, [element('transition', { target: first.path })])]
      : []),
    ...chart.states
      .filter((state) => state.parent === parent && !state.isFinal)
      .map((state) => describeState(chart, state, locale)),
  ];
}

function beginAt(chart: Chart, parent: ChartState): { readonly initial?: string } {
  const first = firstChild(chart, parent);
  return first ? { initial: first.isFinal ? passageId(chart, first) : first.path } : {};
}

function firstChild({ states }: Chart, parent: ChartState): ChartState | undefined {
  return states.find((state) => state.parent === parent && lastKey(state) === parent.config.initial);
}

function lastKey({ path }: ChartState): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

const callId = (chart: Chart): string => freeId(chart, `${chart.config.id}.call`);
/** `initial` may name only what stands inside; ends do not, so one passes through this on the way to them. */
const passageId = (chart: Chart, { path }: ChartState): string => freeId(chart, `${path}.passage`);

/** Paths are the ids of states, and any word with dots may be one. */
function freeId({ states }: Chart, wanted: string): string {
  let id = wanted;
  while (states.some(({ path }) => path === id)) id += '_';
  return id;
}

/** Engines that compile a chart name a function after it: SCION refuses `step-1`. */
function toIdentifier(id: string): string {
  return id.replaceAll(/\W/g, '_');
}

function describeState(chart: Chart, state: ChartState, locale: string): XmlElement {
  const { config } = state;
  const meta = {
    ...(state.isMenu ? { 'menu:kind': 'menu' } : state.isAnnouncement ? { 'menu:kind': 'announcement' } : {}),
    ...say('menu:says', config.meta?.greeting, locale),
  };
  if (state.isFinal)
    return element('final', {
      id: state.path,
      ...(config.meta?.destination ? { 'menu:destination': JSON.stringify(config.meta.destination) } : {}),
    });
  return element('state', { id: state.path, ...beginAt(chart, state), ...meta }, [
    ...describeActions('onentry', config.entry),
    ...transitionsOf(chart, state, locale),
    ...describeChildren(chart, state, locale),
  ]);
}

function transitionsOf(chart: Chart, state: ChartState, locale: string): XmlElement[] {
  return chart.transitions
    .filter(({ source }) => source === state)
    .map((entry) => describeTransition(chart, entry, locale));
}

function describeTransition(
  chart: Chart,
  { source, event, transition, target }: ChartTransition,
  locale: string,
): XmlElement {
  // XState does not leave the source of a transition to itself or into its own inside; SCXML would, unless told. There, a
  // transition to itself is one to where it begins, or, when nothing is inside, to nowhere.
  const isInward = target !== undefined && lineage(target).includes(source) && !target.isFinal;
  const leadsTo = target === source ? beginAt(chart, source).initial : target?.path;
  return element(
    'transition',
    {
      ...(event === 'always' ? {} : { event }),
      ...(transition.guard ? { cond: toCondition(transition.guard) } : {}),
      ...(leadsTo === undefined ? {} : { target: leadsTo }),
      ...(isInward && leadsTo !== undefined ? { type: 'internal' } : {}),
      ...(transition.meta?.role ? { 'menu:role': transition.meta.role } : {}),
      ...say('menu:label', transition.meta?.label, locale),
    },
    listActions(transition.actions).map(describeAction),
  );
}

function toCondition(guard: Guard): string {
  switch (guard.type) {
    case 'identityIs':
      return `facts.identity === ${JSON.stringify(guard.params.identity)}`;
    case 'ownsDevice':
      return `facts.devices.includes(${JSON.stringify(guard.params.device)})`;
    case 'hasHistory':
      return `facts.history.includes(${JSON.stringify(guard.params.event)})`;
    case 'hoursOpen':
      return toHoursCondition(guard.params);
    case 'attemptsLeft':
      return `attempts + 1 < ${guard.params.max}`;
    case 'when': {
      const { params } = guard;
      if ('not' in params) return `!(${toCondition(params.not)})`;
      return 'all' in params
        ? `(${params.all.map(toCondition).join(' && ')})`
        : `(${params.any.map(toCondition).join(' || ')})`;
    }
  }
}

/** In hours that are whole minutes, as the machine takes them. */
function toHoursCondition(hours: Hours): string {
  if ('calendar' in hours) return `(!facts.open || facts.open.includes(${JSON.stringify(hours.calendar)}))`;
  const parsed = rangeOfHours(hours);
  if ('fault' in parsed) return 'false';
  const { from, to } = parsed.range;
  const on = (days: readonly number[]): string => `${JSON.stringify(days)}.includes(facts.day)`;
  if (to <= DAY_MINUTES)
    return `(${on(hours.days)} && facts.hour >= ${from / 60} && facts.hour < ${to / 60})`;
  const next = hours.days.map((day) => (day % 7) + 1);
  return `(${on(hours.days)} && facts.hour >= ${from / 60} || ${on(next)} && facts.hour < ${to / 60 - 24})`;
}

function describeActions(name: string, actions: Action | readonly Action[] | undefined): XmlElement[] {
  const list = listActions(actions);
  return list.length === 0 ? [] : [element(name, {}, list.map(describeAction))];
}

function listActions(actions: Action | readonly Action[] | undefined): readonly Action[] {
  if (actions === undefined) return [];
  return Array.isArray(actions) ? (actions as readonly Action[]) : [actions as Action];
}

function describeAction({ type }: Action): XmlElement {
  return element('assign', { location: 'attempts', expr: type === 'resetAttempts' ? '0' : 'attempts + 1' });
}

function say(
  name: string,
  text: Readonly<Record<string, string>> | undefined,
  locale: string,
): Record<string, string> {
  const said = findByLocale(text, locale) ?? Object.values(text ?? {})[0];
  return said === undefined ? {} : { [name]: said };
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly XmlElement[] = [],
): XmlElement {
  return { name, attributes, children };
}

type Builder = ReturnType<typeof create>;

function append(parent: Builder, { name, attributes, children }: XmlElement): void {
  // XML 1.0 has no way to write most control characters, not even escaped.
  const clean = Object.entries(attributes).map(([key, value]) => [
    key,
    value
      .replace(/\p{Cs}/gu, '\ufffd')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd'),
  ]);
  const made = parent.ele(name, Object.fromEntries(clean) as Record<string, string>);
  for (const child of children) append(made, child);
}
