import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMenu,
  addOption,
  applyEdit,
  connectOption,
  deleteStates,
  EMPTY_LAYOUT,
  moveOption,
  parseMachine,
  printMachine,
  renumberKeys,
  setKey,
  setText,
  type Edit,
  type MachineConfig,
  type MachineDocument,
  type OptionPlace,
} from '../../../../src/chart/index.ts';
import {
  applyChoices,
  findChoices,
  type Choice,
} from '../../../../src/studio/features/compare/choices/find-choices.ts';
import { diffMachines } from '../../../../src/studio/features/compare/diff-machines.ts';
import { machineArbitrary } from '../../../../src/vitest/index.ts';
import { makeEdit, randomEdits, type RandomEdit } from '../../../chart/edits/random-edits.ts';
import { readMachines } from '../../figures/read-project.ts';

const merged = readMachines('merged')['merged'] as MachineConfig;
const option = (state: string, event: string): OptionPlace => ({
  state,
  event: event as OptionPlace['event'],
  position: 0,
});
const greet = (now: MachineDocument, text: string): Edit =>
  setText(now, { kind: 'greeting', state: 'products' }, 'en', text);

function after(config: MachineConfig, ...edits: ((now: MachineDocument) => Edit)[]): MachineConfig {
  return edits.reduce<MachineDocument>(
    (before, make) => {
      const { document, refusal } = applyEdit(before, make(before));
      if (refusal) throw new Error(refusal.en);
      return document;
    },
    { config, layout: EMPTY_LAYOUT },
  ).config;
}

function edited(config: MachineConfig, edits: readonly RandomEdit[]): MachineConfig {
  return edits.reduce<MachineDocument>(
    (now, each) => {
      const edit = makeEdit(now, each);
      return edit ? applyEdit(now, edit).document : now;
    },
    { config, layout: EMPTY_LAYOUT },
  ).config;
}

const readable = (config: MachineConfig): readonly string[] =>
  parseMachine(printMachine(config), 'chosen').problems.map(({ message }) => message);
/** What is chosen when nobody has to decide: what only one of both did. */
const merge = (theirs: MachineConfig, mine: MachineConfig, choices: readonly Choice[]): MachineConfig =>
  applyChoices(
    theirs,
    mine,
    choices.filter(({ origin }) => origin !== 'theirs'),
  );

describe('choosing change by change', () => {
  test.prop(
    [machineArbitrary(), randomEdits, randomEdits, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 })],
    { numRuns: 60 },
  )('any mixture of two people’s edits is a machine that can be read', (base, one, other, picks) => {
    const [theirs, mine] = [edited(base, one), edited(base, other)];
    const choices = findChoices(base, theirs, mine);
    const taken = choices.filter((_, i) => picks[i % picks.length]);
    expect(readable(applyChoices(theirs, mine, taken))).toEqual([]);
    expect(diffMachines(applyChoices(theirs, mine, []), theirs)).toEqual([]);
    expect(diffMachines(applyChoices(theirs, mine, choices), mine)).toEqual([]);
  });

  test.prop([machineArbitrary(), randomEdits], { numRuns: 20 })(
    'what only one of both changed is theirs to change',
    (base, edits) => {
      const mine = edited(base, edits);
      expect(
        findChoices(base, base, mine)
          .map(({ origin }) => origin)
          .filter((origin) => origin !== 'mine'),
      ).toEqual([]);
      expect(
        findChoices(base, mine, base)
          .map(({ origin }) => origin)
          .filter((origin) => origin !== 'theirs'),
      ).toEqual([]);
    },
  );

  it('edits at different places are put together without a question', () => {
    const theirs = after(merged, (now) => greet(now, 'Theirs'));
    const mine = after(merged, (now) =>
      setText(now, { kind: 'label', option: option('products', 'DTMF.1') }, 'en', 'mine'),
    );
    const choices = findChoices(merged, theirs, mine);
    expect(choices.map(({ origin }) => origin).toSorted()).toEqual(['mine', 'theirs']);
    const together = merge(theirs, mine, choices);
    expect(together.states['products']?.meta?.greeting?.['en']).toBe('Theirs');
    expect(together.states['products']?.on?.['DTMF.1']).toMatchObject({ meta: { label: { en: 'mine' } } });
  });

  it('one text reworded by both is one question', () => {
    const choices = findChoices(
      merged,
      after(merged, (now) => greet(now, 'Theirs')),
      after(merged, (now) => greet(now, 'Mine')),
    );
    expect(choices).toMatchObject([
      { origin: 'both', slots: [{ path: ['states', 'products', 'meta', 'greeting', 'en'] }] },
    ]);
  });

  it('an option that was moved is one change, with both of its places', () => {
    const mine = after(merged, (now) =>
      moveOption(now, option('products', 'DTMF.1'), { state: 'catalogue.phone.menu', index: 0 }),
    );
    const choices = findChoices(merged, merged, mine);
    const kinds = choices.map((choice) =>
      diffMachines(merged, applyChoices(merged, mine, [choice])).map(({ kind }) => kind),
    );
    expect(kinds.filter((each) => each.includes('moved'))).toHaveLength(1);
    expect(kinds.flat()).not.toContain('removed');
  });

  it('an option and the new menu it leads to come together', () => {
    const mine = after(
      merged,
      (now) => addMenu(now, { parent: '', title: { en: 'Robots' } }),
      (now) => connectOption(now, option('products', 'DTMF.1'), Object.keys(now.config.states).at(-1) ?? ''),
    );
    const choices = findChoices(merged, merged, mine);
    expect(choices).toHaveLength(1);
    expect(readable(applyChoices(merged, mine, choices))).toEqual([]);
  });

  it('keys that were given to other options change hands together', () => {
    const mine = after(
      merged,
      (now) => setKey(now, option('products', 'DTMF.1'), '9'),
      (now) => renumberKeys(now, 'products'),
    );
    const theirs = after(merged, (now) =>
      addOption(now, 'catalogue.phone.menu', { label: { en: 'cases' }, target: 'front' }),
    );
    const together = merge(theirs, mine, findChoices(merged, theirs, mine));
    expect(Object.keys(together.states['products']?.on ?? {})).toEqual(
      Object.keys(mine.states['products']?.on ?? {}),
    );
    expect(readable(together)).toEqual([]);
  });

  it('an id that one state gave up and another took is given on as a whole', () => {
    const end = { type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'caller' } } } as const;
    const withIds = (ids: Record<string, string>): MachineConfig => ({
      id: 'm',
      meta: { title: {}, locales: ['en'] },
      initial: 'a',
      states: Object.fromEntries(
        ['a', 'b'].map((key) => [key, { ...(ids[key] && { id: ids[key] }), ...end }]),
      ),
    });
    const choices = findChoices(undefined, withIds({ a: 'x' }), withIds({ b: 'x' }));
    expect(choices).toHaveLength(1);
  });

  it('what makes a state a menu or an end is chosen as a whole', () => {
    const end = { type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'caller' } } } as const;
    const withState = (state: object): MachineConfig => ({
      id: 'm',
      meta: { title: {}, locales: ['en'] },
      initial: 'a',
      states: { a: state, b: end },
    });
    const [menu, decision] = [
      withState({ tags: ['menu'], meta: { greeting: { en: 'Hello' } }, on: { 'DTMF.1': 'b' } }),
      withState({ always: [{ target: 'b' }] }),
    ];
    for (const [theirs, mine] of [
      [menu, withState(end)],
      [menu, decision],
      [decision, withState(end)],
    ] as const)
      expect(findChoices(undefined, theirs, mine)).toHaveLength(1);
  });

  it('more changes than a person would decide are chosen menu by menu', () => {
    const withTexts = (text: string): MachineConfig => ({
      id: 'm',
      meta: { title: {}, locales: ['en', 'zh-CN'] },
      initial: 'end0',
      states: Object.fromEntries(
        Array.from({ length: 50 }, (_, i) => [
          `end${i}`,
          {
            type: 'final',
            description: text,
            meta: {
              title: { en: text, 'zh-CN': text },
              destination: { goesTo: 'hang-up', reason: 'caller' },
            },
          },
        ]),
      ),
    });
    const [theirs, mine] = [withTexts('a'), withTexts('b')];
    const choices = findChoices(theirs, theirs, mine);
    expect(choices).toHaveLength(50);
    expect(diffMachines(applyChoices(theirs, mine, choices), mine)).toEqual([]);
  });

  it('a menu that one deleted and the other filled is a question for people', () => {
    const theirs = after(merged, (now) => deleteStates(now, ['catalogue.smart']));
    const mine = after(merged, (now) =>
      setText(now, { kind: 'title', state: 'catalogue.smart' }, 'en', 'Wearables'),
    );
    const choices = findChoices(merged, theirs, mine);
    expect(choices.map(({ origin }) => origin)).toContain('both');
    for (const taken of [[], choices]) expect(readable(applyChoices(theirs, mine, taken))).toEqual([]);
  });
});
