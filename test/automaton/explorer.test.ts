import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExplorer, explore } from '../../src/automaton/index.ts';
import { indexChart, type EventName, type MachineConfig } from '../../src/chart/index.ts';
import { machineArbitrary } from '../../src/vitest/index.ts';

/** Another version of a machine: what one state does at an event is now done at another, or not at all. */
function edit(config: MachineConfig, at: number, to: EventName | undefined): MachineConfig {
  const edited = structuredClone(config);
  const places = indexChart(edited).states.flatMap((state) =>
    Object.keys(state.config.on ?? {}).map((event) => ({ on: state.config.on, event: event as EventName })),
  );
  const { on, event } = places[at % Math.max(1, places.length)] ?? {};
  if (!on || !event) return edited;
  const taken = on[event];
  delete (on as Record<string, unknown>)[event];
  if (to) Object.assign(on, { [to]: taken });
  return edited;
}

describe('an explorer', () => {
  it('finds in every version of a machine what one finds that has seen no other', () => {
    const anyEdit = fc.record({
      at: fc.nat(60),
      to: fc.constantFrom<EventName | undefined>('DTMF.1', 'DTMF.7', 'DTMF.star', 'NO_INPUT', undefined),
    });
    let explored = 0;
    fc.assert(
      fc.property(
        fc.oneof(machineArbitrary(), machineArbitrary({ keepsRules: true })),
        fc.array(anyEdit, { minLength: 1, maxLength: 6 }),
        (config, edits) => {
          const explorer = createExplorer();
          let version = config;
          expect(explorer.explore(version)).toEqual(explore(version).automaton);
          for (const { at, to } of edits) {
            version = edit(version, at, to);
            const { automaton } = explore(version);
            expect(explorer.explore(version)).toEqual(automaton);
            if (automaton) explored++;
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(explored).toBeGreaterThan(60);
  });
});
