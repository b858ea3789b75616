/**
 * Valid machines of any shape: what a tired designer, or a converter, might hand in. They keep no rule but
 * the schema's.
 */
import fc from 'fast-check';
import {
  KEY_EVENTS,
  type Destination,
  type EventName,
  type MachineConfig,
  type OptionMeta,
  type StateConfig,
  type StateMeta,
  type Transition,
  type Transitions,
} from '../chart/index.ts';
import { guardArbitrary } from './guard-arbitrary.ts';

type Kind = 'menu' | 'announcement' | 'final' | 'decision';

const word = fc.constantFrom('repairs', 'phones', 'phone', 'buying', '', 'press 3 for help');
const text = fc.record(
  { en: word, 'zh-CN': fc.constantFrom('维修', '手机', '维修点', '请按5', '') },
  { requiredKeys: [] },
);
const actions = fc.constantFrom<Transition['actions'][]>(
  undefined,
  { type: 'countAttempt' },
  { type: 'resetAttempts' },
  [{ type: 'countAttempt' }, { type: 'countAttempt' }],
);
const saidOption = {
  label: text,
  examples: fc.record({ en: fc.array(word, { maxLength: 2 }) }, { requiredKeys: [] }),
  role: fc.constantFrom<NonNullable<OptionMeta['role']>[]>('choice', 'operator', 'repeat', 'back'),
};
const optionMeta: fc.Arbitrary<OptionMeta> = fc.oneof(
  { weight: 5, arbitrary: fc.record(saidOption, { requiredKeys: [] }) },
  {
    weight: 1,
    arbitrary: fc.record(
      { ...saidOption, language: fc.constantFrom('en', 'zh-CN') },
      { requiredKeys: ['language'] },
    ),
  },
);
const destination: fc.Arbitrary<Destination> = fc.oneof(
  fc.constantFrom<Destination[]>(
    { goesTo: 'desk', desk: 'd1', serves: ['pc.repair', 'pc.buy'] },
    { goesTo: 'number', number: '12345', serves: [] },
    { goesTo: 'self-service', service: 'status', serves: ['phone.repair'] },
  ),
  fc
    .constantFrom('caller', 'attempts', 'closed')
    .map((reason): Destination => ({ goesTo: 'hang-up', reason })),
);
const menuMeta: fc.Arbitrary<StateMeta> = fc.record(
  {
    layer: fc.constantFrom<NonNullable<StateMeta['layer']>[]>('language', 'product', 'intent', 'other'),
    greeting: text,
    closing: text,
    phrasing: fc.constantFrom<NonNullable<StateMeta['phrasing']>[]>('label-first', 'key-first'),
    noInputSeconds: fc.constantFrom(0, 0.5, 2, 5, 600),
    retry: fc.record({ noInput: text, noMatch: text }, { requiredKeys: [] }),
    recordings: fc.record(
      { en: fc.constant({ text: 'For repairs, press 1. For phones, press 2.', seconds: 4 }) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

/** @param hasGuards whether callers are told apart at all. */
export function tangledMachine(hasGuards: boolean): fc.Arbitrary<MachineConfig> {
  return fc
    .record({
      kinds: fc.array(fc.constantFrom<Kind[]>('menu', 'menu', 'menu', 'announcement', 'decision', 'final'), {
        minLength: 1,
        maxLength: 9,
      }),
      groups: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 10, maxLength: 10 }),
    })
    .chain(({ kinds, groups }) => {
      const all: readonly Kind[] = [...kinds, 'final'];
      const ids = all.map((_, i) => `#s${i}`);
      return fc
        .record({
          states: fc.tuple(...all.map((kind, i) => stateOf(kind, i, ids, hasGuards))),
          on: onOf(ids, hasGuards, 3),
          needs: fc.subarray(['pc.repair', 'phone.repair', 'tv.buy'] as const),
          notice: fc.boolean(),
        })
        .map(({ states, on, needs, notice }): MachineConfig => ({
          id: 'tangled',
          context: { attempts: 0 },
          meta: {
            title: { en: 'Tangled' },
            locales: ['en', 'zh-CN'],
            needs,
            ...(notice ? { changeNotice: { text: { en: 'Changed.' }, until: '2025-01-31' } } : {}),
          },
          initial: groupKey(groups[0] ?? 0, 0),
          on,
          states: nest(states, groups),
        }));
    });
}

function stateOf(
  kind: Kind,
  i: number,
  ids: readonly string[],
  hasGuards: boolean,
): fc.Arbitrary<StateConfig> {
  const id = `s${i}`;
  if (kind === 'final')
    return destination.map((to): StateConfig => ({ id, type: 'final', meta: { destination: to } }));
  if (kind === 'decision') {
    // Decisions lead forward only: a circle of them never comes to rest, and XState refuses it.
    return fc
      .array(transitionOf(ids.slice(i + 1), hasGuards, true), { minLength: 1, maxLength: 3 })
      .map((always): StateConfig => ({ id, always }));
  }
  return fc
    .record({
      on: onOf(ids, hasGuards, 6),
      meta: menuMeta,
      entry: fc.constantFrom(undefined, { type: 'resetAttempts' } as const),
    })
    .map(({ on, meta, entry }): StateConfig => ({
      id,
      tags: [kind],
      ...(entry && { entry }),
      on,
      meta,
    }));
}

function onOf(
  ids: readonly string[],
  hasGuards: boolean,
  maxKeys: number,
): fc.Arbitrary<Partial<Record<EventName, Transitions>>> {
  const transition = transitionOf(ids, hasGuards, false);
  const transitions: fc.Arbitrary<Transitions> = fc.oneof(
    { weight: 4, arbitrary: transition },
    { weight: 1, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.array(transition, { minLength: 1, maxLength: 3 }) },
  );
  const keyed = fc.dictionary(fc.constantFrom<EventName>(...KEY_EVENTS), transitions, { maxKeys });
  const rest = fc.dictionary(
    fc.constantFrom<EventName>('NO_INPUT', 'NO_MATCH', 'HANGUP', 'DONE'),
    transitions,
    { maxKeys: 4 },
  );
  return fc.tuple(keyed, rest).map(([keys, others]) => ({ ...keys, ...others }));
}

function transitionOf(
  ids: readonly string[],
  hasGuards: boolean,
  mustLead: boolean,
): fc.Arbitrary<Transition> {
  return fc
    .record({
      target: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...ids) },
        { weight: mustLead ? 0 : 1, arbitrary: fc.constant(undefined) },
      ),
      guard: hasGuards ? fc.option(guardArbitrary(), { nil: undefined }) : fc.constant(undefined),
      actions,
      meta: fc.option(optionMeta, { nil: undefined }),
    })
    .map(({ target, guard, actions: done, meta }) => ({
      ...(target && { target }),
      ...(guard && { guard }),
      ...(done && { actions: done }),
      ...(meta && !mustLead && { meta }),
    }));
}

function groupKey(group: number, i: number): string {
  return group === 0 ? `s${i}` : `g${group}`;
}

/**
 * Group 0 is the machine itself; groups 1 and 2 hold their states one level down and begin with their first.
 */
function nest(states: readonly StateConfig[], groups: readonly number[]): Record<string, StateConfig> {
  const nested: Record<string, StateConfig> = {};
  states.forEach((state, i) => {
    const group = groups[i] ?? 0;
    const key = groupKey(group, i);
    const before = nested[key];
    nested[key] =
      group === 0
        ? state
        : { initial: before?.initial ?? `s${i}`, states: { ...before?.states, [`s${i}`]: state } };
  });
  return nested;
}
