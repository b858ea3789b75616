import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { explore, spokenOptions, tabulate, witness, type Automaton } from '../../src/automaton/index.ts';
import { EVENTS, indexChart, type Facts } from '../../src/chart/index.ts';
import { createMenuMachine } from '../../src/machine/index.ts';
import { NOBODY } from '../../src/rules/caller-sets.ts';
import { inspect } from '../../src/rules/inspection.ts';
import { walkAll } from '../../src/rules/walk.ts';
import { factsArbitrary, keyWordArbitrary, machineArbitrary } from '../../src/vitest/index.ts';

const machine = fc.oneof(machineArbitrary({ isPersonalised: true }), machineArbitrary({ keepsRules: true }));
const calls = machine.chain((config) =>
  fc.record({
    config: fc.constant(config),
    facts: factsArbitrary(config),
    word: keyWordArbitrary({ maxLength: 24 }),
  }),
);

describe('the walk', () => {
  test.prop([calls], { numRuns: 60 })(
    'has every caller wherever that caller can get',
    ({ config, facts, word }) => {
      const automaton = explore(config).automaton as Automaton;
      const walk = walkAll(automaton);
      const table = tabulate(automaton, facts);
      let node = table.initial;
      for (const event of word) {
        expect(walk.sets.has(walk.reach[node] as number, facts)).toBe(true);
        const { kind } = automaton.nodes[node] as Automaton['nodes'][number];
        const cell = node * EVENTS.length + EVENTS.indexOf(event);
        const isDead = automaton.edges[table.edge[cell] ?? -1]?.event !== event;
        if (
          kind === 'stuck' ||
          (kind === 'menu' && event === 'DONE') ||
          (kind === 'announcement' &&
            (event === 'NO_INPUT' || event === 'NO_MATCH' || (event.startsWith('DTMF.') && isDead)))
        )
          continue;
        node = table.next[cell] ?? -1;
      }
      expect(walk.sets.has(walk.reach[node] as number, facts)).toBe(true);
    },
  );

  test.prop([machine], { numRuns: 40 })(
    'shows for every node a call that XState takes there, and none for a node nobody reaches',
    (config) => {
      const automaton = explore(config).automaton as Automaton;
      const walk = walkAll(automaton);
      const menu = createMenuMachine(config);
      for (const { index, state } of automaton.nodes) {
        const shown = walk.callTo([index]);
        expect(shown === undefined).toBe(walk.reach[index] === NOBODY);
        if (!shown) continue;
        let call = menu.start(witness(automaton.atoms, shown.facts) as Facts);
        for (const event of shown.events) call = menu.step(call, event).next;
        expect(call.state).toBe(state);
      }
    },
  );

  test.prop(
    [machine.chain((config) => fc.record({ config: fc.constant(config), facts: factsArbitrary(config) }))],
    { numRuns: 60 },
  )('hears in every menu what the automaton speaks to that caller', ({ config, facts }) => {
    const automaton = explore(config).automaton as Automaton;
    const inspection = inspect(indexChart(config), automaton, {}, []);
    const table = tabulate(automaton, facts);
    for (const menu of inspection.menus) {
      const heard = inspection.hearings(menu).filter(({ callers }) => inspection.sets.has(callers, facts));
      expect(heard.length).toBe(inspection.sets.has(menu.callers, facts) ? 1 : 0);
      const node = menu.nodes[0] as number;
      if (!heard[0] || !inspection.sets.has(inspection.walk.reach[node] as number, facts)) continue;
      expect(heard[0].options.map(({ key, edge, next }) => [key, edge.index, next])).toEqual(
        spokenOptions(automaton, config, table, node).map(({ key, edge, next }) => [key, edge.index, next]),
      );
    }
  });
});
