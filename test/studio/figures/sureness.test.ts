import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../../../src/chart/index.ts';
import { printMachine } from '../../../src/chart/index.ts';
import { printScenario } from '../../../src/scenario/index.ts';
import { createAnswerer } from '../../../src/studio/figures/answer-questions.ts';
import { createDrawer } from '../../../src/studio/figures/draw-figures.ts';
import type { Answer, WhatIfThread } from '../../../src/studio/figures/protocol.ts';
import { createSureness, SURENESS_DRAWS, type SurenessJob } from '../../../src/studio/figures/sureness.ts';
import { assembleWorld, drawParameters } from '../../../src/study/index.ts';
import { smallDesign } from '../../study/small-study.ts';

const { scenario, machines } = smallDesign();
const small = machines['small'] as MachineConfig;
/** Its label says less: more callers are lost. */
const worse = JSON.parse(JSON.stringify(small).replaceAll('"computers"', '"things"')) as MachineConfig;

/** A thread whose answers come when `turn` is called, and never after its end. */
function bench() {
  const turns: (() => void)[] = [];
  let ended = 0;
  const start = (): WhatIfThread => {
    let isEnded = false;
    const thread: WhatIfThread = {
      onmessage: null,
      terminate: () => {
        isEnded = true;
        ended += 1;
      },
      postMessage: (question) => turns.push(() => !isEnded && answer(structuredClone(question))),
    };
    const answer = createAnswerer((data: Answer) => thread.onmessage?.({ data } as MessageEvent<Answer>));
    return thread;
  };
  const turn = (): boolean => {
    const next = turns.shift();
    next?.();
    return next !== undefined;
  };
  return { sureness: createSureness(start), turn, ended: () => ended };
}

const job = (changes: Partial<SurenessJob> = {}): SurenessJob => ({
  scene: {
    kind: 'scene',
    number: 1,
    scenario: { path: 'small.scenario.json', text: printScenario(scenario) },
    machines: Object.values(machines).map((config) => ({
      path: `${config.id}.machine.json`,
      text: printMachine(config),
    })),
    edited: 'small',
  },
  place: { world: 'after', locale: 'en' },
  config: worse,
  saved: small,
  ...changes,
});

describe('how sure a figure is', () => {
  it('is worked out draw by draw, against the saved version and against the world before', () => {
    const { sureness, turn, ended } = bench();
    sureness.run(job());
    turn();
    turn();
    expect(sureness.state.get()).toMatchObject({ status: 'running', done: 1 });
    while (turn());
    const { status, changes } = sureness.state.get();
    expect(status).toBe('done');
    expect(ended()).toBe(1);
    expect(new Set(changes.map(({ against }) => against))).toEqual(new Set(['saved', 'before']));
    for (const { low, median, high, better } of changes) {
      expect(low).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(high);
      expect(better).toBeLessThanOrEqual(SURENESS_DRAWS);
    }
    const draw = createDrawer(
      { scenario, machines, world: 'after', locale: 'en' },
      worse,
      small,
      SURENESS_DRAWS,
    );
    const falls = Array.from({ length: SURENESS_DRAWS }, (_, k) => draw(k)).filter(
      ({ now, saved }) => now.lostRate < (saved?.lostRate ?? 0),
    );
    expect(changes.find(({ id, against }) => id === 'lostRate' && against === 'saved')?.better).toBe(
      falls.length,
    );
  });

  it('has the draws of a study, solved for first calls', () => {
    const scene = { scenario, machines, world: 'after', locale: 'en' };
    const settings = drawParameters(scenario, 20_260_101, 30);
    const drawn = createDrawer(scene, worse, small, 30)(7);
    const exact = (world: string, config: MachineConfig) =>
      assembleWorld({ ...smallDesign(), machines: { ...machines, small: config } }, world, settings[7] ?? {})
        .exact;
    expect(drawn.now).toEqual(exact('after', worse));
    expect(drawn.saved).toEqual(exact('after', small));
    expect(drawn.before).toEqual(exact('before', small));
  });

  it('has nothing to compare a saved menu with in the world before', () => {
    const drawn = createDrawer({ scenario, machines, world: 'before', locale: 'en' }, small, small, 30)(0);
    expect(drawn.saved).toBeUndefined();
    expect(drawn.before).toBeUndefined();
  });

  it('ends at once when it is cancelled, and is behind after an edit', () => {
    const { sureness, turn, ended } = bench();
    sureness.run(job());
    turn();
    sureness.cancel();
    while (turn());
    expect(sureness.state.get()).toMatchObject({ status: 'none', changes: [] });
    expect(ended()).toBe(1);

    sureness.run(job());
    while (turn());
    sureness.fallBehind();
    expect(sureness.state.get().status).toBe('behind');
    expect(sureness.state.get().changes).not.toHaveLength(0);
  });

  it('says why it cannot be worked out', () => {
    const { sureness, turn } = bench();
    sureness.run(job({ place: { world: 'nowhere', locale: 'en' } }));
    while (turn());
    expect(sureness.state.get()).toMatchObject({ status: 'failed' });
    expect(sureness.state.get().reason).toContain('nowhere');
  });
});
