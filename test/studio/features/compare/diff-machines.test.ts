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
  moveState,
  renameState,
  setDestination,
  setExamples,
  setFactName,
  setGuard,
  setKey,
  setNoInputSeconds,
  setText,
  type Edit,
  type MachineConfig,
  type MachineDocument,
  type OptionPlace,
} from '../../../../src/chart/index.ts';
import type { Change } from '../../../../src/studio/features/compare/changes.ts';
import { diffMachines } from '../../../../src/studio/features/compare/diff-machines.ts';
import { isSame } from '../../../../src/studio/features/compare/diff-parts.ts';
import { diffWords } from '../../../../src/studio/features/compare/diff-words.ts';
import { machineArbitrary } from '../../../../src/vitest/index.ts';
import { readMachines } from '../../figures/read-project.ts';

const machines = readMachines('lines', 'merged');
const merged = machines['merged'] as MachineConfig;
const document: MachineDocument = { config: merged, layout: EMPTY_LAYOUT };
const option = (state: string, event: string): OptionPlace => ({
  state,
  event: event as OptionPlace['event'],
  position: 0,
});

/** What the comparison says after these edits. */
function changesAfter(...edits: ((now: MachineDocument) => Edit)[]): Change[] {
  const now = edits.reduce((before, make) => {
    const { document: next, refusal } = applyEdit(before, make(before));
    if (refusal) throw new Error(refusal.en);
    return next;
  }, document);
  return diffMachines(merged, now.config);
}
const kinds = (changes: readonly Change[]): string[] =>
  [...new Set(changes.map(({ kind }) => kind))].toSorted();

describe('comparing machines', () => {
  it('finds no change in a machine beside itself', () => {
    for (const machine of Object.values(machines))
      expect(diffMachines(machine, structuredClone(machine))).toEqual([]);
  });

  it('calls a new label a rewording, and nothing else', () => {
    const changes = changesAfter((now) =>
      setText(now, { kind: 'label', option: option('products', 'DTMF.1') }, 'en', 'laptops and desktops'),
    );
    expect(changes).toEqual([
      expect.objectContaining({
        kind: 'reworded',
        state: 'products',
        field: 'label',
        locale: 'en',
        from: 'computers',
        to: 'laptops and desktops',
      }),
    ]);
  });

  it('calls new examples a rewording', () => {
    const changes = changesAfter((now) =>
      setExamples(now, option('products', 'DTMF.3'), 'en', ['printers', 'copiers']),
    );
    expect(changes).toEqual([
      expect.objectContaining({
        kind: 'reworded',
        field: 'examples',
        from: 'printers',
        to: 'printers · copiers',
      }),
    ]);
  });

  it('sees a greeting that came', () => {
    const changes = changesAfter((now) =>
      setText(now, { kind: 'greeting', state: 'products' }, 'en', 'What is it about?'),
    );
    expect(changes).toEqual([
      expect.objectContaining({ kind: 'reworded', field: 'greeting', from: '', to: 'What is it about?' }),
    ]);
  });

  it('tells the name of a fact apart from everything else', () => {
    const changes = changesAfter((now) => setFactName(now, 'devices', 'pc', 'en', 'a PC'));
    expect(changes).toEqual([
      expect.objectContaining({
        kind: 'reworded',
        field: 'fact',
        fact: { kind: 'devices', id: 'pc' },
        from: '',
        to: 'a PC',
      }),
    ]);
  });

  it('says where an option leads now', () => {
    const changes = changesAfter((now) =>
      connectOption(now, option('products', 'DTMF.1'), 'catalogue.phone'),
    );
    expect(changes).toContainEqual(
      expect.objectContaining({
        kind: 'redirected',
        state: 'products',
        from: 'catalogue.pc.menu',
        to: 'catalogue.phone',
      }),
    );
  });

  it('says who answers now', () => {
    const changes = changesAfter((now) =>
      setDestination(now, 'catalogue.pc.buy', { goesTo: 'desk', desk: 'phone-sales', serves: ['pc.buy'] }),
    );
    expect(changes).toEqual([expect.objectContaining({ kind: 'destination', state: 'catalogue.pc.buy' })]);
  });

  it('knows an option by its label when its key changes', () => {
    const changes = changesAfter((now) => setKey(now, option('products', 'DTMF.1'), '2'));
    expect(changes.filter(({ kind }) => kind === 'rekeyed')).toHaveLength(2);
    expect(kinds(changes).filter((kind) => kind === 'added' || kind === 'removed')).toEqual([]);
  });

  it('knows an option by its label when it moves to another menu', () => {
    const changes = changesAfter((now) =>
      moveOption(now, option('catalogue.pc.menu', 'DTMF.4'), { state: 'products', index: 7 }),
    );
    expect(changes).toContainEqual(
      expect.objectContaining({
        kind: 'moved',
        what: 'option',
        from: expect.objectContaining({ state: 'catalogue.pc.menu' }),
        to: expect.objectContaining({ state: 'products' }),
      }),
    );
    expect(kinds(changes).filter((kind) => kind === 'added' || kind === 'removed')).toEqual([]);
  });

  it('tells a new menu and its way in', () => {
    const changes = changesAfter(
      (now) => addMenu(now, { parent: '', title: { en: 'Rewards', 'zh-CN': '积分' }, key: 'rewards' }),
      (now) => addOption(now, 'products', { label: { en: 'rewards' }, target: 'rewards' }),
    );
    expect(changes).toContainEqual({ kind: 'added', what: 'menu', state: 'rewards' });
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: 'added', what: 'option', state: 'products' }),
    );
  });

  it('tells a menu that went, with the options that led to it', () => {
    const changes = changesAfter((now) => deleteStates(now, ['catalogue.smart']));
    expect(changes).toContainEqual({ kind: 'removed', what: 'menu', state: 'catalogue.smart.menu' });
    expect(
      changes.some(
        (change) => change.kind === 'removed' && change.what === 'option' && change.state === 'products',
      ),
    ).toBe(true);
  });

  it('knows a menu that was renamed or moved', () => {
    expect(kinds(changesAfter((now) => renameState(now, 'catalogue.pc', 'computers')))).not.toContain(
      'removed',
    );
    const changes = changesAfter((now) => moveState(now, 'catalogue.tablet', ''));
    expect(changes).toContainEqual({
      kind: 'moved',
      what: 'group',
      state: 'tablet',
      from: 'catalogue.tablet',
      to: 'tablet',
    });
    expect(changes.some(({ kind }) => kind === 'removed')).toBe(false);
  });

  it('tells a new condition and a new time-out', () => {
    expect(
      changesAfter((now) =>
        setGuard(now, option('products', 'DTMF.1'), { type: 'ownsDevice', params: { device: 'pc' } }),
      ),
    ).toEqual([expect.objectContaining({ kind: 'condition', from: undefined })]);
    expect(changesAfter((now) => setNoInputSeconds(now, 'products', 8))).toEqual([
      expect.objectContaining({ kind: 'setting', name: 'meta.noInputSeconds', to: 8 }),
    ]);
  });

  it('has a change wherever one letter or number of a machine differs', () => {
    const leaves = listLeaves(merged);
    expect(leaves.length).toBeGreaterThan(300);
    const unseen = leaves.filter(
      (path) => diffMachines(merged, alterLeaf(merged, path) as MachineConfig).length === 0,
    );
    expect(unseen).toEqual([]);
  });

  it('has at least one change for any two machines that differ', () => {
    fc.assert(
      fc.property(machineArbitrary(), machineArbitrary(), (one, other) => {
        fc.pre(!isSame(one, other));
        expect(diffMachines(one, other).length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('hears another order of the same options', () => {
    const on = Object.fromEntries(Object.entries(merged.states['products']?.on ?? {}).toReversed());
    const turned = {
      ...merged,
      states: { ...merged.states, products: { ...merged.states['products'], on } },
    };
    expect(diffMachines(merged, turned)).toEqual([
      expect.objectContaining({ kind: 'reordered', state: 'products' }),
    ]);
  });

  it('swaps added and removed with its sides', () => {
    const count = (changes: readonly Change[], kind: string, what: string): number =>
      changes.filter((change) => change.kind === kind && 'what' in change && change.what === what).length;
    fc.assert(
      fc.property(machineArbitrary(), machineArbitrary(), (one, other) => {
        const [there, back] = [diffMachines(one, other), diffMachines(other, one)];
        for (const what of ['menu', 'announcement', 'end', 'group', 'decision'])
          expect(count(there, 'added', what)).toBe(count(back, 'removed', what));
      }),
      { numRuns: 60 },
    );
  });

  it('compares two different lines without losing an option', () => {
    const changes = diffMachines(machines['printer-service'] as MachineConfig, merged);
    expect(changes.filter(({ kind }) => kind === 'removed').length).toBeGreaterThan(0);
    expect(changes.filter(({ kind }) => kind === 'added').length).toBeGreaterThan(0);
  });
});

type Path = readonly (string | number)[];

function listLeaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    listLeaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function alterLeaf(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return typeof value === 'number' ? value + 1 : `${String(value)}x`;
  if (Array.isArray(value))
    return value.map((inner: unknown, i) => (i === key ? alterLeaf(inner, rest) : inner));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: alterLeaf(record[key], rest) };
}

describe('comparing texts', () => {
  it('keeps what is the same and tells what came and went', () => {
    expect(diffWords('For repairs, press 3', 'For fast repairs, press 4', 'en')).toEqual([
      { kind: 'same', text: 'For ' },
      { kind: 'added', text: 'fast ' },
      { kind: 'same', text: 'repairs, press ' },
      { kind: 'removed', text: '3' },
      { kind: 'added', text: '4' },
    ]);
  });

  it('puts both texts together again', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (a, b) => {
        const runs = diffWords(a, b, 'zh-CN');
        const side = (left: 'added' | 'removed'): string =>
          runs
            .filter(({ kind }) => kind !== left)
            .map(({ text }) => text)
            .join('');
        expect([side('added'), side('removed')]).toEqual([a, b]);
      }),
    );
  });
});
