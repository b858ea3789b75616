/**
 * Getting about in a draft: states by path, transitions as lists, objects with their keys in a wanted order.
 */
import { current, isDraft, type Draft } from 'immer';
import { indexChart, type Chart } from '../chart.ts';
import type { EventName, MachineConfig, StateConfig, Transition, Transitions } from '../types.ts';
import { Refused } from './refused.ts';
import type { DocumentDraft, OptionPlace } from './types.ts';
import { say, chartWords } from '../../words/index.ts';

export type StateDraft = Draft<StateConfig>;
export type TransitionDraft = Draft<Transition>;

/** The machine as it is now, in the middle of a recipe. */
export function chartOf(draft: DocumentDraft): Chart {
  return indexChart(
    isDraft(draft.config) ? (current(draft.config) as MachineConfig) : (draft.config as MachineConfig),
  );
}

export function stateAt(draft: DocumentDraft, path: string): StateDraft {
  let state: StateDraft = draft.config;
  for (const key of path === '' ? [] : path.split('.')) {
    const child = state.states && Object.hasOwn(state.states, key) ? state.states[key] : undefined;
    if (!child) throw new Refused(say(chartWords, (words) => words.draft.stateGone({ path })));
    state = child;
  }
  return state;
}

export function listAt(state: StateDraft, event: EventName | 'always'): TransitionDraft[] {
  const transitions = (event === 'always' ? state.always : state.on?.[event]) as
    | Draft<Transitions>
    | undefined;
  if (transitions === undefined) return [];
  if (typeof transitions === 'string') return [{ target: transitions }];
  return Array.isArray(transitions)
    ? [...(transitions as TransitionDraft[])]
    : [transitions as TransitionDraft];
}

/**
 * An empty list takes the event away. A new event comes last among its kind: keys before what the platform
 * reports.
 */
export function setList(
  state: StateDraft,
  event: EventName | 'always',
  list: readonly TransitionDraft[],
): void {
  const value = list.length === 1 ? list[0] : list.length > 1 ? [...list] : undefined;
  if (event === 'always') {
    if (value === undefined) delete state.always;
    else state.always = value as Draft<Transitions>;
    return;
  }
  const entries = Object.entries(state.on ?? {}) as [EventName, Draft<Transitions>][];
  const at = entries.findIndex(([name]) => name === event);
  if (value === undefined) {
    if (at >= 0) entries.splice(at, 1);
  } else if (at >= 0) entries[at] = [event, value as Draft<Transitions>];
  else if (isKeyEvent(event))
    entries.splice(entries.findLastIndex(([name]) => isKeyEvent(name)) + 1, 0, [
      event,
      value as Draft<Transitions>,
    ]);
  else entries.push([event, value as Draft<Transitions>]);
  if (entries.length === 0) delete state.on;
  else state.on = Object.fromEntries(entries);
}

export function isKeyEvent(event: string): event is `DTMF.${string}` & EventName {
  return event.startsWith('DTMF.');
}

/** The transition itself, as an object that may be changed. */
export function transitionAt(draft: DocumentDraft, place: OptionPlace): TransitionDraft {
  const state = stateAt(draft, place.state);
  const list = listAt(state, place.event);
  const found = list[place.position];
  if (!found) throw new Refused(say(chartWords, (words) => words.draft.optionGone));
  // A bare target string has no object to change yet.
  if (typeof (place.event === 'always' ? state.always : state.on?.[place.event]) === 'string')
    setList(state, place.event, list);
  return found;
}

export function parentOf(path: string): string {
  return path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
}

export function keyOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

export function joinPath(parent: string, key: string): string {
  return parent === '' ? key : `${parent}.${key}`;
}

export function isWithin(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}.`);
}

/** Puts a state among its future siblings. */
export function insertState(parent: StateDraft, key: string, state: StateDraft, index?: number): void {
  const entries = Object.entries(parent.states ?? {});
  entries.splice(index ?? entries.length, 0, [key, state]);
  parent.states = Object.fromEntries(entries);
}

/** Sets an entry of `meta`, or takes it away when there is nothing to say; an empty `meta` goes as well. */
export function setMeta<K extends keyof NonNullable<StateDraft['meta']>>(
  state: StateDraft,
  key: K,
  value: NonNullable<StateDraft['meta']>[K] | undefined,
): void {
  const meta = state.meta ?? {};
  if (value === undefined) delete meta[key];
  else meta[key] = value;
  if (Object.keys(meta).length === 0) delete state.meta;
  else if (!state.meta) state.meta = meta;
}
