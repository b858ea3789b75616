import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAlternative,
  addMenu,
  addOption,
  applyEdit,
  connectOption,
  copyOption,
  copyState,
  deleteStates,
  describeDeletion,
  EMPTY_LAYOUT,
  groupStates,
  indexChart,
  moveOption,
  moveState,
  optionsOf,
  parseClip,
  paste,
  printClip,
  removeLocale,
  renameState,
  renumberKeys,
  setAttempts,
  setKey,
  setRole,
  setText,
  ungroup,
  type Edit,
  type MachineConfig,
  type MachineDocument,
} from '../../../src/chart/index.ts';
import { smallMachine } from '../../machine/small-machine.ts';

const start: MachineDocument = {
  config: smallMachine,
  layout: { positions: { products: { x: 0, y: 0 }, 'pc.menu': { x: 100, y: 50 } } },
};
const place = (state: string, key: string, position = 0): Parameters<typeof setKey>[1] => ({
  state,
  event: `DTMF.${key}` as 'DTMF.1',
  position,
});

/** Applied, or the test ends with the reason. */
function after(
  document: MachineDocument,
  ...edits: ((document: MachineDocument) => Edit)[]
): MachineDocument {
  return edits.reduce((now, make) => {
    const { document: next, refusal } = applyEdit(now, make(now));
    if (refusal) throw new Error(refusal.en);
    return next;
  }, document);
}

const refusalOf = (document: MachineDocument, edit: Edit): string | undefined =>
  applyEdit(document, edit).refusal?.en;
const spoken = (document: MachineDocument, state: string): string[] =>
  optionsOf(document.config, state).map(
    ({ key, transition }) => `${key} ${transition.meta?.label?.['en'] ?? ''}`,
  );
const leadsTo = (document: MachineDocument, state: string, key: string): string | undefined =>
  indexChart(document.config).transitions.find(
    ({ source, event }) => source.path === state && event === `DTMF.${key}`,
  )?.target?.path;

describe('an option', () => {
  it('that is moved within its menu takes the key of its new place', () => {
    const moved = after(start, (d) => moveOption(d, place('products', '3'), { state: 'products', index: 0 }));
    expect(spoken(moved, 'products')).toEqual(['1 business customers', '2 computers', '3 phones']);
    expect(leadsTo(moved, 'products', '1')).toBe('business');
  });

  it('that is moved to another menu keeps its key if it is free, and leads where it led', () => {
    const moved = after(start, (d) => moveOption(d, place('pc.menu', '2'), { state: 'products', index: 1 }));
    expect(spoken(moved, 'products')).toEqual([
      '1 computers',
      '4 buying',
      '2 phones',
      '3 business customers',
    ]);
    expect(leadsTo(moved, 'products', '4')).toBe('pc.buy');
    expect(spoken(moved, 'pc.menu')).toEqual(['1 repairs']);
  });

  it('swaps keys with the one that has the key, and stays in its place', () => {
    const swapped = after(start, (d) => setKey(d, place('products', '1'), '2'));
    expect(spoken(swapped, 'products')).toEqual(['2 computers', '1 phones', '3 business customers']);
    expect(
      spoken(
        after(swapped, (d) => renumberKeys(d, 'products')),
        'products',
      ),
    ).toEqual(['1 computers', '2 phones', '3 business customers']);
  });

  it('gets a key that means nothing above it', () => {
    let now = start;
    for (let i = 0; i < 5; i++)
      now = after(now, (d) => addOption(d, 'products', { label: { en: `extra ${i}` } }));
    expect(optionsOf(now.config, 'products').map(({ key }) => key)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ]);
    // 9 repeats and 0 is for a person: pound is free.
    now = after(now, (d) => addOption(d, 'products', { label: { en: 'one more' } }));
    expect(optionsOf(now.config, 'products').at(-1)?.key).toBe('pound');
  });

  it('may have an alternative on the same key, tried first', () => {
    const now = after(start, (d) =>
      addAlternative(d, place('products', '1'), { type: 'ownsDevice', params: { device: 'pc' } }),
    );
    expect(
      optionsOf(now.config, 'products').map(
        ({ key, transition }) => `${key} ${transition.guard?.type ?? 'all'}`,
      ),
    ).toEqual(['1 ownsDevice', '1 all', '2 all', '3 identityIs']);
  });

  it('gives its target an id only when it needs one', () => {
    const sibling = after(start, (d) => connectOption(d, place('pc.menu', '1'), 'pc.buy'));
    expect(sibling.config.states['pc']?.states?.['menu']?.on?.['DTMF.1']).toMatchObject({ target: 'buy' });
    const distant = after(start, (d) => connectOption(d, place('products', '2'), 'pc.repair'));
    expect(distant.config.states['products']?.on?.['DTMF.2']).toMatchObject({ target: '#repair' });
    expect(Object.keys(distant.config.states['pc']?.states?.['repair'] ?? {})[0]).toBe('id');
    const again = after(start, (d) => connectOption(d, place('products', '2'), undefined));
    expect(again.config.states['products']?.on?.['DTMF.2']).not.toHaveProperty('target');
  });

  it('is named after its label in the language of the interface, else after its key', () => {
    expect(moveOption(start, place('products', '1'), { state: 'products', index: 1 }).name).toEqual({
      en: 'move option computers',
      'zh-CN': '移动选项 电脑',
    });
    const nameless = after(
      start,
      (d) => setText(d, { kind: 'label', option: place('products', '1') }, 'en', ''),
      (d) => setText(d, { kind: 'label', option: place('products', '1') }, 'zh-CN', ''),
    );
    expect(setKey(nameless, place('products', '1'), 'star').name).toEqual({
      en: 'set key of key 1 to *',
      'zh-CN': '设置按键 按键 1 为 *',
    });
  });

  it('that is not there any more refuses to be edited', () => {
    for (const edit of [
      setKey(start, place('products', '7'), '1'),
      setRole(start, place('nowhere', '1'), 'back'),
      moveOption(start, place('products', '1', 4), { state: 'products', index: 0 }),
    ]) {
      expect(refusalOf(start, edit)).toMatch(/any more/);
    }
  });
});

describe('deleting', () => {
  it('lists beforehand what goes with it, and takes exactly that', () => {
    expect(describeDeletion(start, ['pc'])).toEqual({
      states: ['pc', 'pc.menu', 'pc.repair', 'pc.buy'],
      transitions: [
        { state: 'route', event: 'always', position: 0 },
        { state: 'products', event: 'DTMF.1', position: 0 },
      ],
    });
    const now = after(start, (d) => deleteStates(d, ['pc']));
    expect(spoken(now, 'products')).toEqual(['2 phones', '3 business customers']);
    expect(now.config.states['route']?.always).toEqual({ target: 'products' });
    expect(now.layout.positions).toEqual({ products: { x: 0, y: 0 } });
  });

  it('takes a decision that would lead nowhere, and a group that would hold nothing', () => {
    expect(describeDeletion(start, ['products', 'pc.menu']).states).toEqual(['route', 'products', 'pc.menu']);
    expect(describeDeletion(start, ['pc.menu', 'pc.repair', 'pc.buy']).states).toContain('pc');
  });

  it('lets a group begin with what is left', () => {
    expect(after(start, (d) => deleteStates(d, ['welcome'])).config.initial).toBe('route');
    expect(after(start, (d) => deleteStates(d, ['pc.menu'])).config.states['pc']?.initial).toBe('repair');
  });

  it('leaves at least one state', () => {
    expect(refusalOf(start, deleteStates(start, Object.keys(smallMachine.states)))).toContain('at least one');
  });
});

/** Every state remembers its first place in its note. */
const marked: MachineDocument = {
  config: JSON.parse(JSON.stringify(smallMachine)) as MachineConfig,
  layout: EMPTY_LAYOUT,
};
for (const { path, config } of indexChart(marked.config).states)
  if (path) (config as { description?: string }).description = path;

const links = (document: MachineDocument, without: ReadonlySet<string | undefined>): string[] =>
  indexChart(document.config)
    .transitions.filter(({ source }) => !without.has(source.config.description))
    .map(
      ({ source, event, position, target }) =>
        `${source.config.description ?? 'machine'} ${event} ${position} -> ${target?.config.description ?? ''}`,
    )
    .toSorted();

describe('states that get another name or place', () => {
  it('are still led to by everything that led to them', () => {
    const step = fc.record({
      kind: fc.constantFrom('rename', 'move', 'group'),
      numbers: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let now = marked;
        for (const { kind, numbers } of steps) {
          const { states } = indexChart(now.config);
          const at = (i: number): string => states[1 + ((numbers[i] ?? 0) % (states.length - 1))]?.path ?? '';
          const groups = states.filter(({ config }) => config.states).map(({ path }) => path);
          const edit =
            kind === 'rename'
              ? renameState(now, at(0), `name-${(numbers[1] ?? 0) % 9}`)
              : kind === 'move'
                ? moveState(now, at(0), groups[(numbers[1] ?? 0) % groups.length] ?? '')
                : groupStates(now, [at(0)]);
          now = applyEdit(now, edit).document;
        }
        expect(links(now, new Set())).toEqual(links(marked, new Set()));
      }),
      { numRuns: 60 },
    );
  });

  it('take their positions along', () => {
    expect(after(start, (d) => renameState(d, 'pc', 'computers')).layout.positions).toEqual({
      products: { x: 0, y: 0 },
      'computers.menu': { x: 100, y: 50 },
    });
  });

  it('come out of a dissolved group, which is entered where it began', () => {
    const grouped = after(marked, (d) => groupStates(d, ['products', 'business'], 'front'));
    expect(Object.keys(grouped.config.states)).toEqual([
      'welcome',
      'route',
      'front',
      'pc',
      'phone',
      'operator',
      'hung-up',
    ]);
    const dissolved = after(grouped, (d) => ungroup(d, 'front'));
    expect(links(dissolved, new Set())).toEqual(links(marked, new Set()));
    const open = after(
      marked,
      (d) => connectOption(d, place('products', '3'), 'pc'),
      (d) => ungroup(d, 'pc'),
    );
    expect(leadsTo(open, 'products', '3')).toBe('menu');
  });

  it('cannot go into themselves, nor leave a group empty', () => {
    expect(refusalOf(start, moveState(start, 'pc', 'pc'))).toContain('into itself');
    const lone = after(start, (d) => groupStates(d, ['business']));
    expect(refusalOf(lone, moveState(lone, 'group.business', ''))).toContain('at least one');
  });
});

describe('copies', () => {
  it('of a group have ids of their own and lead into themselves', () => {
    const clip = copyState(start, 'pc');
    const now = after(start, (d) =>
      paste(d, parseClip(printClip(clip as NonNullable<typeof clip>)) as NonNullable<typeof clip>, '', {
        x: 10,
        y: 20,
      }),
    );
    const chart = indexChart(now.config);
    expect(chart.stateAt('pc-2.menu')?.config.id).toBe('pc-menu-2');
    expect(
      chart.transitions.filter(({ source }) => source.path === 'pc-2.menu').map(({ target }) => target?.path),
    ).toEqual(['pc-2.repair', 'pc-2.buy']);
  });

  it('in another machine lead only where that machine has the place', () => {
    const clip = copyState(start, 'products');
    const other: MachineDocument = {
      config: {
        id: 'other',
        meta: { title: {}, locales: ['en'] },
        initial: 'a',
        states: {
          a: { tags: ['menu'] },
          business: {
            id: 'business',
            type: 'final',
            meta: { destination: { goesTo: 'hang-up', reason: 'caller' } },
          },
        },
      },
      layout: EMPTY_LAYOUT,
    };
    const now = after(other, (d) => paste(d, clip as NonNullable<typeof clip>, ''));
    expect(spoken(now, 'products')).toEqual(['3 business customers']);
    const option = copyOption(start, place('products', '1'));
    expect(
      leadsTo(
        after(other, (d) => paste(d, option as NonNullable<typeof option>, 'a')),
        'a',
        '1',
      ),
    ).toBeUndefined();
  });

  it('are taken from a clipboard only if they were made here', () => {
    for (const text of [
      '',
      'hello',
      '{}',
      '{"dialtree":"state","key":"a","state":5}',
      '{"dialtree":"state","key":"__proto__","state":{"tags":["menu"]}}',
      '{"dialtree":"option","key":"1","transition":{"evil":1}}',
      '{"dialtree":"state","key":"a b","state":{"tags":["menu"]}}',
    ]) {
      expect({ text, clip: parseClip(text) }).toEqual({ text, clip: undefined });
    }
  });
});

describe('settings', () => {
  it('of attempts are changed where the rule stands, on both events', () => {
    const now = after(start, (d) => setAttempts(d, 'pc.menu', 2));
    expect(now.config.on?.NO_INPUT).toMatchObject([
      { guard: { params: { max: 2 } } },
      { target: '#operator' },
    ]);
    expect(now.config.on?.NO_MATCH).toMatchObject([
      { guard: { params: { max: 2 } } },
      { target: '#operator' },
    ]);
    expect(now.config.states['pc']).toBe(smallMachine.states['pc']);
  });

  it('of languages go with all their texts, and the last one stays', () => {
    const now = after(start, (d) => removeLocale(d, 'zh-CN'));
    expect(JSON.stringify(now.config)).not.toMatch(/zh-CN|\p{Script=Han}/u);
    expect(refusalOf(now, removeLocale(now, 'en'))).toContain('at least one language');
  });

  it('that the file cannot hold are refused with a sentence, and nothing changes', () => {
    for (const edit of [
      setText(start, { kind: 'greeting', state: 'products' }, 'en', 'x'.repeat(2001)),
      renameState(start, 'pc', 'a.b'),
      renameState(start, 'pc', 'phone'),
      setAttempts(start, 'pc.menu', 0),
      addMenu(start, { parent: 'products' }),
    ]) {
      const { document, refusal } = applyEdit(start, edit);
      expect(refusal?.en.length).toBeGreaterThan(10);
      expect(refusal?.['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(document).toBe(start);
    }
  });
});
