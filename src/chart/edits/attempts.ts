import type { Draft } from 'immer';
import { lineage, toList, type Chart } from '../chart.ts';
import type { EventName, Guard } from '../types.ts';
import { chartOf, listAt, setList, stateAt, type TransitionDraft } from './draft.ts';
import { nameState } from './names.ts';
import { writeTarget } from './targets.ts';
import type { DocumentDraft, Edit, MachineDocument } from './types.ts';

const FAILURES = ['NO_INPUT', 'NO_MATCH'] as const;

/**
 * How often a menu is heard at most before the call is passed on. The rule stands once, on the nearest state
 * above that has one, so this changes it for all menus there; where there is none it is put where the event
 * is handled, else on the machine.
 */
export function setAttempts(document: MachineDocument, state: string, max: number): Edit {
  return {
    name: nameState(document, state, (words, state) => words.attempts.allow({ max, state })),
    mergeKey: `attempts ${state}`,
    recipe: (draft) => {
      stateAt(draft, state);
      for (const event of FAILURES) setAttemptsFor(draft, state, event, max);
    },
  };
}

function setAttemptsFor(draft: DocumentDraft, path: string, event: EventName, max: number): void {
  const chart = chartOf(draft);
  const from = chart.stateAt(path);
  const owner =
    from &&
    lineage(from).find(({ config }) =>
      toList(config.on?.[event] ?? []).some(({ guard }) => guard && asksAttempts(guard)),
    );
  if (!owner) {
    const nearest = from && lineage(from).find(({ config }) => config.on?.[event] !== undefined);
    addRetry(draft, nearest?.path ?? '', event, max);
    return;
  }
  const state = stateAt(draft, owner.path);
  setList(
    state,
    event,
    listAt(state, event).map((each) =>
      each.guard ? { ...each, guard: withMax(each.guard as Guard, max) as Draft<Guard> } : each,
    ),
  );
}

/**
 * Another try while there are any left, then `fallback`: what the state did before, else an operator, else
 * the end.
 */
export function addRetry(draft: DocumentDraft, path: string, event: EventName, max: number): void {
  const state = stateAt(draft, path);
  const fallback = findFallback(chartOf(draft));
  const target = fallback === undefined ? undefined : writeTarget(draft, path, fallback);
  // A retry without end becomes the way out.
  const before = listAt(state, event).map((each) =>
    each.guard === undefined && each.target === undefined && target !== undefined
      ? { ...each, target }
      : each,
  );
  const hasWayOut = before.some(({ guard }) => guard === undefined);
  const retry: TransitionDraft = {
    guard: { type: 'attemptsLeft', params: { max } },
    actions: { type: 'countAttempt' },
  };
  setList(state, event, [retry, ...before, ...(hasWayOut || target === undefined ? [] : [{ target }])]);
}

/** Where callers go who get no further: to a person if there is one. */
export function findFallback(chart: Chart): string | undefined {
  const operator = chart.transitions.find(
    ({ transition, target }) => transition.meta?.role === 'operator' && target,
  );
  const ends = chart.states.filter(({ isFinal }) => isFinal);
  const desk = ends.find(
    ({ config: { meta } }) => meta?.destination?.goesTo === 'desk' && meta.destination.serves.length === 0,
  );
  const hangUp = ends.find(({ config: { meta } }) => meta?.destination?.goesTo === 'hang-up');
  return operator?.target?.path ?? desk?.path ?? hangUp?.path;
}

function asksAttempts(guard: Guard): boolean {
  if (guard.type !== 'when') return guard.type === 'attemptsLeft';
  const { params } = guard;
  return 'all' in params
    ? params.all.some(asksAttempts)
    : 'any' in params
      ? params.any.some(asksAttempts)
      : asksAttempts(params.not);
}

function withMax(guard: Guard, max: number): Guard {
  if (guard.type === 'attemptsLeft') return { type: 'attemptsLeft', params: { max } };
  if (guard.type !== 'when') return guard;
  const { params } = guard;
  const each = (inner: Guard): Guard => withMax(inner, max);
  return {
    type: 'when',
    params:
      'all' in params
        ? { all: params.all.map(each) }
        : 'any' in params
          ? { any: params.any.map(each) }
          : { not: each(params.not) },
  };
}
