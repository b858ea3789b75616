import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../../../src/chart/index.ts';
import { findTranscripts } from '../../../src/studio/figures/find-transcripts.ts';
import { findWrongTurn } from '../../../src/studio/figures/wrong-turn.ts';
import { replayCallers, type Transcript } from '../../../src/study/index.ts';
import { designFor } from '../../../src/studio/figures/months.ts';
import { readMachines, readScenario } from './read-project.ts';

const machines = readMachines('merged');
const full = readScenario();
const scenario = { ...full, callersPerMonth: { ...full.callersPerMonth, value: 4000 } };
const config = machines['merged'] as MachineConfig;
const scene = { scenario, machines, world: 'after', locale: 'zh-CN' };
const lines = scenario.lines.filter(({ machine }) => machine === 'merged').map(({ id }) => id);
const misrouted = replayCallers(designFor(scene, config), {
  world: 'after',
  replication: 0,
  outcome: 'misrouted-wrong-option',
  limit: 40,
});

/** What was pressed, by menu, in the order in which it was. */
const presses = ({ steps }: Transcript): (string | undefined)[] =>
  steps.flatMap((step, i) =>
    step.kind === 'presses' && steps[i - 1]?.kind === 'hears'
      ? [(steps[i - 1] as { menu: string }).menu]
      : [],
  );

describe('the wrong turn of a misrouted caller', () => {
  it('is a choice this caller made', () => {
    const turns = misrouted
      .map((transcript) => [transcript, findWrongTurn(config, transcript, lines)] as const)
      .filter(([, turn]) => turn);
    expect(turns.length).toBeGreaterThan(20);
    for (const [transcript, turn] of turns) expect(presses(transcript)).toContain(turn?.menu);
  });

  it('lies in the menu of products for who ends up with another product, below it for who only chose another intent', () => {
    for (const transcript of misrouted) {
      const turn = findWrongTurn(config, transcript, lines);
      const wrong = transcript.steps.find((step) => step.kind === 'talks' && !step.isRight);
      if (!turn || wrong?.kind !== 'talks') continue;
      const [product] = transcript.need.split('.');
      if (turn.menu === 'products') expect(turn.row.startsWith('products|')).toBe(true);
      else expect(turn.menu).toBe(`catalogue.${product}.menu`);
    }
  });

  it('does not exist for who is served, nor on a machine whose lines were not dialled', () => {
    const served = replayCallers(designFor(scene, config), {
      world: 'after',
      replication: 0,
      outcome: 'served',
      limit: 20,
    }).filter(({ steps }) => steps.every((step) => step.kind !== 'arrives' || step.isRight));
    for (const transcript of served) expect(findWrongTurn(config, transcript, lines)).toBeUndefined();
    for (const transcript of misrouted) expect(findWrongTurn(config, transcript, [])).toBeUndefined();
  });
});

describe('callers to follow', () => {
  it('are found by what became of them and where', () => {
    const question = { world: 'after', replication: 0, limit: 3 };
    const here = findTranscripts(scene, config, { ...question, misroutedAt: 'products' });
    expect(here.length).toBe(3);
    for (const transcript of here) expect(findWrongTurn(config, transcript, lines)?.menu).toBe('products');
    expect(findTranscripts(scene, config, { ...question, misroutedAt: 'welcome' })).toEqual([]);
    const lost = findTranscripts(scene, config, { ...question, lostAt: 'products', outcome: 'lost-hung-up' });
    for (const { steps } of lost) expect(steps.some((step) => step.kind === 'hangs-up')).toBe(true);
  });
});
