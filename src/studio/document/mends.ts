/**
 * What can be done about a problem without asking what the designer meant.
 *
 * A mend is an ordinary edit: it has a name, it is undone like any other, and it takes away the problem it is
 * for. Where words or a decision of a person are needed there is none. One more: a row in MENDS, a case in
 * the test.
 */
import {
  addOption,
  connectOption,
  deleteOption,
  EVENTS,
  KEYS,
  lineage,
  renumberKeys,
  setAttempts,
  setChangeNotice,
  setKey,
  setNoInputSeconds,
  setPhrasing,
  setResetsAttempts,
  toList,
  wireEvents,
  type Chart,
  type ChartState,
  type Edit,
  type EventName,
  type Key,
  type MachineDocument,
  type OptionPlace,
  type OptionRole,
} from '../../chart/index.ts';
import { ownValue } from '../../util/own-value.ts';
import { chartOf } from '../../automaton/index.ts';
import { localePackFor } from '../../speech/index.ts';
import type { JsonPath, Problem } from '../../util/problem.ts';

/** Seconds of silence that suit most menus. */
const USUAL_SECONDS = 5;
const USUAL_ATTEMPTS = 3;

type Mend = (document: MachineDocument, problem: Problem, chart: Chart) => Edit | undefined;

/** By the rule's id. */
const MENDS: Readonly<Record<string, Mend>> = {
  // As a warning it is about gaps that only some callers hear, which renumbering does not close.
  'keys-in-order': (document, { menu, severity }) =>
    menu === undefined || severity !== 'error' ? undefined : renumberKeys(document, menu),
  'operator-in-every-menu': addOperator,
  'operator-same-key': (document, problem, chart) => useUsualKey(document, problem, chart),
  'repeat-and-back-same-key': (document, problem, chart) => useUsualKey(document, problem, chart),
  'repeat-repeats': (document, { path }) => {
    const place = placeOf(path);
    return place && connectOption(document, place, undefined);
  },
  'label-before-key': (document, { path, menu }) =>
    menu !== undefined && path?.at(-1) === 'phrasing' ? setPhrasing(document, menu, undefined) : undefined,
  'timeout-units': (document, problem, chart) => mendSeconds(document, problem, chart),
  'no-input-timeout': (document, problem, chart) => mendSeconds(document, problem, chart),
  'attempts-reset': (document, { menu }) =>
    menu === undefined ? undefined : setResetsAttempts(document, menu, true),
  'attempts-bounded': (document, { menu }) =>
    menu === undefined ? undefined : setAttempts(document, menu, USUAL_ATTEMPTS),
  'agent-after-attempts': (document, { path }, chart) => {
    const place = placeOf(path);
    const operator = findOperator(chart);
    return place && operator && (place.event === 'NO_INPUT' || place.event === 'NO_MATCH')
      ? connectOption(document, place, operator)
      : undefined;
  },
  'every-branch-wired': wireMissing,
  'change-notice': (document) => setChangeNotice(document, undefined),
  'transition-taken': (document, { path }) => {
    const place = placeOf(path);
    return place && deleteOption(document, place);
  },
};

/** Undefined when a person has to decide. */
export function mendFor(problem: Problem, document: MachineDocument): Edit | undefined {
  const mend = Object.hasOwn(MENDS, problem.code) ? MENDS[problem.code] : undefined;
  // A hundred problems are listed at once, of one machine.
  return mend?.(document, problem, chartOf(document.config));
}

/** Once on the machine, on 0, leading where calls for a person already go. */
function addOperator(document: MachineDocument, { menu }: Problem, chart: Chart): Edit | undefined {
  const state = menu === undefined ? undefined : chart.stateAt(menu);
  const operator = findOperator(chart);
  // A key above that this menu does not hear is hidden by one of its own, or closed: what is meant only a
  // person knows.
  if (
    !state ||
    operator === undefined ||
    lineage(state).some(({ config }) => config.on?.['DTMF.0'] !== undefined)
  )
    return undefined;
  const label = Object.fromEntries(
    document.config.meta.locales.flatMap((locale): [string, string][] => {
      const known = chart.transitions.find(
        ({ transition }) =>
          transition.meta?.role === 'operator' && ownValue(transition.meta.label, locale) !== undefined,
      );
      const words =
        ownValue(known?.transition.meta?.label, locale) ?? localePackFor(locale).roleLabels.operator;
      return words === '' ? [] : [[locale, words]];
    }),
  );
  return addOption(document, '', { key: '0', role: 'operator', target: operator, label });
}

/** A desk where calls go when nothing else fits. */
function findOperator(chart: Chart): string | undefined {
  const isDesk = (state: ChartState | undefined): boolean =>
    state?.isFinal === true && ['desk', 'number'].includes(state.config.meta?.destination?.goesTo ?? '');
  const known = chart.transitions.find(
    ({ transition, target }) => transition.meta?.role === 'operator' && isDesk(target),
  )?.target;
  const forAll = chart.states.find((state) => {
    const destination = state.config.meta?.destination;
    return (
      isDesk(state) && destination !== undefined && 'serves' in destination && destination.serves.length === 0
    );
  });
  // Else where the machine itself sends callers who have failed: somebody answers there.
  const rescue = chart.transitions.find(
    ({ source, event, target }) =>
      !source.parent && (event === 'NO_INPUT' || event === 'NO_MATCH') && isDesk(target),
  )?.target;
  return (known ?? forAll ?? rescue)?.path;
}

function useUsualKey(document: MachineDocument, { path, menu }: Problem, chart: Chart): Edit | undefined {
  const place = placeOf(path);
  const source = place && chart.stateAt(place.state);
  const transitions = place && place.event !== 'always' ? source?.config.on?.[place.event] : undefined;
  const role =
    transitions === undefined || !place ? undefined : toList(transitions)[place.position]?.meta?.role;
  if (!place || role === undefined || menu === undefined) return undefined;
  const key = findUsualKey(chart, role);
  return key === undefined || place.event === `DTMF.${key}` ? undefined : setKey(document, place, key);
}

/** The key that the most menus hear for a role; undefined for a tie. */
function findUsualKey(chart: Chart, role: OptionRole): Key | undefined {
  const counts = new Map<Key, number>();
  for (const menu of chart.states.filter(({ isMenu }) => isMenu)) {
    const key = lineage(menu).flatMap(({ config }) =>
      KEYS.filter((each) =>
        toList(config.on?.[`DTMF.${each}`] ?? []).some(({ meta }) => meta?.role === role),
      ),
    )[0];
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [first, second] = [...counts].toSorted(([, a], [, b]) => b - a);
  return first && first[1] !== second?.[1] ? first[0] : undefined;
}

/** Set where the value stands: on the menu, or on what it inherits from. */
function mendSeconds(document: MachineDocument, { menu }: Problem, chart: Chart): Edit | undefined {
  const state = menu === undefined ? undefined : chart.stateAt(menu);
  const owner = state && lineage(state).find(({ config }) => config.meta?.noInputSeconds !== undefined);
  if (!owner) return undefined;
  const seconds = owner.config.meta?.noInputSeconds ?? USUAL_SECONDS;
  // Milliseconds taken for seconds, or the other way round.
  const meant = [seconds / 1000, seconds * 1000].find((each) => each >= 3 && each <= 10);
  return setNoInputSeconds(
    document,
    owner.path,
    seconds < 1 || seconds > 60 ? (meant ?? USUAL_SECONDS) : USUAL_SECONDS,
  );
}

function wireMissing(document: MachineDocument, { menu, path }: Problem, chart: Chart): Edit | undefined {
  const state = menu === undefined ? undefined : chart.stateAt(menu);
  const place = placeOf(path);
  if (place?.event === 'HANGUP') {
    const end = chart.states.find(
      ({ isFinal, config }) => isFinal && config.meta?.destination?.goesTo === 'hang-up',
    );
    return end && connectOption(document, place, end.path);
  }
  if (!state) return undefined;
  const wanted = state.isMenu ? (['NO_INPUT', 'NO_MATCH', 'HANGUP'] as const) : (['HANGUP'] as const);
  const missing = wanted.filter(
    (event) =>
      !lineage(state).some(({ config }) =>
        toList(config.on?.[event] ?? []).some(({ guard }) => guard === undefined),
      ),
  );
  return missing.length > 0 ? wireEvents(document, missing) : undefined;
}

/** Which transition a problem's path leads to, or into. */
function placeOf(path: JsonPath | undefined): OptionPlace | undefined {
  const keys: string[] = [];
  let at = 0;
  for (; path?.[at] === 'states'; at += 2) keys.push(String(path[at + 1]));
  const [kind, next, last] = [path?.[at], path?.[at + 1], path?.[at + 2]];
  const state = keys.join('.');
  if (kind === 'always') return { state, event: 'always', position: typeof next === 'number' ? next : 0 };
  const event = EVENTS.find((each): each is EventName => each === next);
  return kind === 'on' && event !== undefined
    ? { state, event, position: typeof last === 'number' ? last : 0 }
    : undefined;
}
