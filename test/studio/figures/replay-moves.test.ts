import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../../../src/chart/index.ts';
import { replayCallers, type Transcript } from '../../../src/study/index.ts';
import { createViewReader } from '../../../src/studio/view/index.ts';
import { findBeats } from '../../../src/studio/figures/replay-moves.ts';
import { designFor } from '../../../src/studio/figures/months.ts';
import { readMachines, readScenario } from './read-project.ts';

const machines = readMachines('merged');
const full = readScenario();
const scenario = { ...full, callersPerMonth: { ...full.callersPerMonth, value: 900 } };

function replay(world: string, id: string): readonly Transcript[] {
  const design = designFor({ scenario, machines, world, locale: 'zh-CN' }, machines[id] as MachineConfig);
  return ['served', 'misrouted-wrong-option', 'lost-hung-up'].flatMap((outcome) =>
    replayCallers(design, { world, replication: 0, outcome: outcome as 'served', limit: 8 }),
  );
}

describe('the beats of a replayed caller', () => {
  it.each([
    ['after', 'merged'],
    ['personalised', 'merged-personal'],
  ])('walk the world "%s" through states and rows that the canvas draws', (world, id) => {
    const config = machines[id] as MachineConfig;
    const { cards, frames } = createViewReader().read(config);
    const rows = new Set(
      [...cards.values(), ...frames.values()].flatMap((card) => card.rows.map((row) => row.id)),
    );
    const transcripts = replay(world, id);
    expect(transcripts.length).toBeGreaterThan(10);
    for (const transcript of transcripts) {
      const beats = findBeats(config, transcript, [id]);
      for (const { row } of beats) if (row !== undefined) expect(rows).toContain(row);
      transcript.steps.forEach((step, index) => {
        const own = beats.filter((beat) => beat.step === index);
        if (step.kind === 'hears') expect(own.at(-1)?.state).toBe(step.menu);
        if (step.kind === 'dials') expect(own[0]?.row).toBe('initial');
        if (step.kind === 'presses' || step.kind === 'is-silent') expect(own[0]?.row).toBeDefined();
      });
    }
  });

  it('leave the canvas when another line is dialled', () => {
    const [transcript] = replay('after', 'merged');
    expect(
      findBeats(machines['merged'] as MachineConfig, transcript as Transcript, []).every(
        ({ state }) => state === undefined,
      ),
    ).toBe(true);
  });
});
