import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addOption,
  applyEdit,
  deleteOption,
  EMPTY_LAYOUT,
  parseMachine,
  setDescription,
  setExamples,
  setText,
  type Edit,
  type MachineConfig,
  type MachineDocument,
} from '../../../src/chart/index.ts';
import {
  createViewReader,
  optionId,
  worstHearing,
  type MachineView,
  type Row,
} from '../../../src/studio/view/index.ts';

const machines: [string, MachineConfig][] = readdirSync('machines/merged').map((name) => [
  name,
  parseMachine(readFileSync(join('machines/merged', name), 'utf8'), name).machine?.config as MachineConfig,
]);

/** Everything a view says, without the ways up, of which only the names count. */
function tell({ chart, cards, frames, links, cardFor }: MachineView): unknown {
  const row = ({ leaf, ...own }: Row): unknown => ({ ...own, leaf: leaf?.config });
  return {
    states: chart.states.map(({ parent, ...state }) => ({
      ...state,
      parent: parent?.path,
      meta: parent?.config.meta,
      at: chart.stateAt(state.path) === chart.states.find(({ path }) => path === state.path),
      card: cardFor(state.path)?.path,
    })),
    transitions: chart.transitions.map(({ source, target, ...entry }) => ({
      ...entry,
      source: source.path,
      sourceConfig: source.config,
      target: target?.path,
      targetConfig: target?.config,
      resolved: entry.transition.target && chart.resolve(entry.transition.target, source)?.config,
    })),
    // The machine's own configuration changes with every edit below it: its card is drawn from its parts
    // only.
    cards: [...cards].map(([path, { state, rows, inherited, deps, ...card }]) => ({
      ...card,
      key: path,
      config: card.kind === 'start' ? undefined : state.config,
      rows: rows.map(row),
      inherited: inherited.map(row),
      deps,
    })),
    frames: [...frames].map(([path, { state, rows, ...frame }]) => ({
      ...frame,
      key: path,
      config: state.config,
      rows: rows.map(row),
    })),
    links: links.map((link) => ({ ...link, row: row(link.row) })),
  };
}

function editOf(
  document: MachineDocument,
  view: MachineView,
  kind: number,
  where: number,
  words: string,
): Edit {
  const options = view.chart.transitions.filter(({ event }) => event.startsWith('DTMF.'));
  const { source, event, position } = options[where % options.length] as (typeof options)[number];
  const option = { state: source.path, event, position } as Parameters<typeof setExamples>[1];
  const state = (view.chart.states[where % view.chart.states.length] as (typeof view.chart.states)[number])
    .path;
  switch (kind % 7) {
    case 0:
      return setExamples(document, option, 'en', [words]);
    case 1:
      return setText(document, { kind: 'greeting', state }, 'en', words);
    case 2:
      return setText(document, { kind: 'title', state }, 'zh-CN', words);
    case 3:
      return setDescription(document, state, words);
    case 4:
      return where % 3 === 0
        ? deleteOption(document, option)
        : addOption(document, source.path, { label: { en: words } });
    default:
      return setText(document, { kind: 'label', option }, kind % 2 === 0 ? 'en' : 'zh-CN', words);
  }
}

describe('a view made from the one before', () => {
  it.each(machines)('%s: says what a full reading says, after any edits', (_name, config) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(50), fc.nat(5000), fc.string({ maxLength: 6 })), {
          minLength: 1,
          maxLength: 8,
        }),
        (edits) => {
          const reader = createViewReader();
          let document: MachineDocument = { config, layout: EMPTY_LAYOUT };
          let view = reader.read(config);
          for (const [kind, where, words] of edits) {
            ({ document } = applyEdit(document, editOf(document, view, kind, where, words)));
            const before = view;
            view = reader.read(document.config);
            const whole = createViewReader().read(document.config);
            expect(tell(view)).toEqual(tell(whole));
            for (const [path, card] of view.cards) {
              if (card === before.cards.get(path) || card.kind !== 'menu') continue;
              expect(worstHearing(view.chart, card, 'en').lastOptionEndSeconds).toBe(
                worstHearing(whole.chart, whole.cards.get(path) as typeof card, 'en').lastOptionEndSeconds,
              );
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('gives one new card for a new label, and all others as they were', () => {
    const [, config] = machines.find(([name]) => name.startsWith('merged.')) as (typeof machines)[number];
    const reader = createViewReader();
    const before = reader.read(config);
    const document: MachineDocument = { config, layout: EMPTY_LAYOUT };
    const option = { state: 'products', event: 'DTMF.1', position: 0 } as const;
    const after = reader.read(
      applyEdit(document, setText(document, { kind: 'label', option }, 'en', 'other words')).document.config,
    );
    expect(
      [...after.cards].filter(([path, card]) => card !== before.cards.get(path)).map(([path]) => path),
    ).toEqual(['products']);
    expect(
      after.cards
        .get('products')
        ?.rows.find(({ id }) => id === optionId({ source: 'products', event: 'DTMF.1', position: 0 }))
        ?.transition.meta?.label?.['en'],
    ).toBe('other words');
  });
});
