import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { explore, tabulate, type Automaton } from '../../src/automaton/index.ts';
import { EVENTS, type EventName, type Facts, type MachineConfig } from '../../src/chart/index.ts';
import { createMenuMachine } from '../../src/machine/index.ts';
import { factsArbitrary, keyWordArbitrary, machineArbitrary } from '../../src/vitest/index.ts';

interface Call {
  readonly config: MachineConfig;
  readonly facts: Facts;
  readonly word: readonly EventName[];
}

const calls: fc.Arbitrary<Call> = fc
  .oneof(machineArbitrary(), machineArbitrary({ keepsRules: true }))
  .chain((config) =>
    fc.record({ config: fc.constant(config), facts: factsArbitrary(config), word: keyWordArbitrary() }),
  );

/** The table may stop counting attempts where no guard tells the difference, never below. */
function agree(automaton: Automaton, node: number, state: string, attempts: number, isDone: boolean): void {
  const at = automaton.nodes[node];
  expect(at?.state).toBe(state);
  if (isDone) return;
  const most = Math.max(...automaton.nodes.map((each) => each.attempts));
  expect(at?.attempts).toBe(Math.min(attempts, most));
}

describe('XState and the table', () => {
  test.prop([calls], { numRuns: 100 })(
    'take any machine, any caller and any events to the same state by the same transition',
    ({ config, facts, word }) => {
      const { automaton, problems } = explore(config);
      expect(problems).toEqual([]);
      if (!automaton) return;
      const menu = createMenuMachine(config);
      const table = tabulate(automaton, facts);
      let call = menu.start(facts);
      let node = table.initial;
      agree(automaton, node, call.state, call.attempts, call.isDone);
      for (const event of word) {
        const cell = node * EVENTS.length + EVENTS.indexOf(event);
        const step = menu.step(call, event);
        const edge = automaton.edges[table.edge[cell] ?? -1];
        expect(edge && { source: edge.source, event: edge.event }).toEqual(
          step.taken && { source: step.taken.source, event: step.taken.event },
        );
        node = table.next[cell] ?? -1;
        call = step.next;
        agree(automaton, node, call.state, call.attempts, call.isDone);
      }
    },
  );
});
