import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explore, spokenOptions, tabulate } from '../../../src/automaton/index.ts';
import {
  applyEdit,
  EMPTY_LAYOUT,
  parseMachine,
  setText,
  type Facts,
  type MachineConfig,
} from '../../../src/chart/index.ts';
import { promptReport } from '../../../src/speech/index.ts';
import {
  createViewReader,
  findText,
  firstMenusOf,
  hearingOf,
  optionId,
  placeProblem,
  readOptionId,
  worstHearing,
  type MachineView,
} from '../../../src/studio/view/index.ts';

const machines: [string, MachineConfig][] = readdirSync('machines', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.machine.json'))
  .flatMap((name): [string, MachineConfig][] => {
    const { machine } = parseMachine(readFileSync(join('machines', name), 'utf8'), name);
    return machine ? [[name, machine.config]] : [];
  });
const read = (config: MachineConfig): MachineView => createViewReader().read(config);
const named = (name: string): MachineConfig =>
  machines.find(([file]) => file.endsWith(`/${name}.machine.json`))?.[1] as MachineConfig;

const caller: fc.Arbitrary<Facts> = fc.record({
  identity: fc.constantFrom('unknown', 'business', 'consumer'),
  devices: fc.subarray(['pc', 'phone', 'office']),
  history: fc.subarray(['open-repair-pc', 'open-repair-phone']),
  day: fc.integer({ min: 1, max: 7 }),
  hour: fc.integer({ min: 0, max: 23 }),
});

describe('what a card shows', () => {
  it.each(machines)(
    '%s: own and inherited options are exactly those a caller is offered, in spoken order',
    (_name, config) => {
      const view = read(config);
      const { automaton } = explore(config);
      if (!automaton) throw new Error('A machine of the project cannot be explored.');
      fc.assert(
        fc.property(caller, (facts) => {
          const table = tabulate(automaton, facts);
          for (const node of automaton.nodes) {
            if (node.kind !== 'menu' || node.attempts > 0) continue;
            const card = view.cards.get(node.state);
            if (!card) throw new Error(`The menu ${node.state} has no card.`);
            const offered = spokenOptions(automaton, config, table, node.index);
            const heard = hearingOf(view.chart, card, config.meta.locales[0] ?? 'en', facts);
            expect(heard.rows.map(({ event }) => event)).toEqual(offered.map(({ key }) => `DTMF.${key}`));
            expect(heard.lastOptionEndSeconds).toBe(
              promptReport(view.chart, card.path, offered, config.meta.locales[0] ?? 'en')
                .lastOptionEndSeconds,
            );
            expect(heard.lastOptionEndSeconds).toBeLessThanOrEqual(
              worstHearing(view.chart, card, config.meta.locales[0] ?? 'en').lastOptionEndSeconds + 1e-9,
            );
          }
        }),
        { numRuns: 8 },
      );
    },
  );

  it.each(machines)(
    '%s: the first menus are those callers reach by listening and choosing a language',
    (_name, config) => {
      const { automaton } = explore(config);
      if (!automaton) throw new Error('A machine of the project cannot be explored.');
      const view = read(config);
      const first = firstMenusOf(view.chart);
      fc.assert(
        fc.property(caller, (facts) => {
          const table = tabulate(automaton, facts);
          let node = table.initial;
          while (automaton.nodes[node]?.kind === 'announcement')
            node = table.next[node * automaton.events.length + automaton.events.indexOf('DONE')] ?? -1;
          const reached = automaton.nodes[node];
          if (reached?.kind === 'menu') expect(first).toContain(reached.state);
        }),
        { numRuns: 8 },
      );
      for (const menu of first) expect(view.chart.stateAt(menu)?.isMenu).toBe(true);
    },
  );

  it('of the merged machine only the product menu is a first one', () => {
    expect([...firstMenusOf(read(named('merged')).chart)]).toEqual(['products']);
  });

  it.each(machines)(
    '%s: every state is a card, a frame’s name, a group with one card, or an end inside a row',
    (_name, config) => {
      const view = read(config);
      for (const state of view.chart.states) {
        const isGroup = Object.keys(state.config.states ?? {}).length > 0;
        expect(isGroup || view.cardFor(state.path) !== undefined, state.path).toBe(true);
      }
      for (const link of view.links) {
        expect(view.cards.has(link.target)).toBe(true);
        expect(view.cards.has(link.source) || view.frames.has(link.source)).toBe(true);
      }
    },
  );

  it('draws an end of the call inside the row that alone leads to it, and as a card when several cards do', () => {
    const view = read(named('merged'));
    expect(view.cards.has('catalogue.pc.ask')).toBe(false);
    expect(view.cardFor('catalogue.pc.ask')?.path).toBe('catalogue.pc.menu');
    const personal = read(named('merged-personal'));
    expect(personal.cards.has('catalogue.pc.repair')).toBe(true);
  });

  it('keeps the very same card when something else was edited', () => {
    const reader = createViewReader();
    const before = { config: named('merged'), layout: EMPTY_LAYOUT };
    const first = reader.read(before.config);
    const { document } = applyEdit(
      before,
      setText(
        before,
        { kind: 'label', option: { state: 'products', event: 'DTMF.2', position: 0 } },
        'en',
        'handsets',
      ),
    );
    const second = reader.read(document.config);
    expect(second.cards.get('products')).not.toBe(first.cards.get('products'));
    for (const [path, card] of first.cards)
      if (path !== 'products') expect(second.cards.get(path), path).toBe(card);
  });
});

describe('places', () => {
  it('finds the card and the row of every transition by its path in the file', () => {
    for (const [, config] of machines.slice(0, 8)) {
      const view = read(config);
      for (const { source, event, position, jsonPath } of view.chart.transitions) {
        const id = optionId({ source: source.path, event, position });
        expect(placeProblem(view, [...jsonPath, 'meta', 'label', 'en'], undefined).row).toBe(id);
        expect(readOptionId(id)).toEqual({ source: source.path, event, position });
      }
    }
  });

  it('leads from a text to where it stands, whatever its case and width, what callers hear first', () => {
    const view = read(named('merged'));
    expect(findText(view, 'PHONES')[0]).toMatchObject({
      card: 'products',
      row: 'products|DTMF.2|0',
      text: 'phones',
    });
    expect(findText(view, '４００-９９０')[0]?.text).toBe('400-990-8888');
    expect(findText(view, '开不了机').map(({ card }) => card)).toContain('catalogue.pc.menu');
    expect(findText(view, '   ')).toEqual([]);
  });

  it('marks exactly the words that were searched for', () => {
    const view = read(named('merged'));
    fc.assert(
      fc.property(fc.constantFrom('a', 'ER', '电', 'repair', 'number'), (search) => {
        for (const { text, from, to } of findText(view, search))
          expect(text.slice(from, to).toLowerCase()).toBe(search.toLowerCase());
      }),
    );
  });
});
