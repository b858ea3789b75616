import { describe, expect, it } from 'vitest';
import { type MachineConfig, printMachine } from '../../../src/chart/index.ts';
import { printScenario } from '../../../src/scenario/index.ts';
import { createAnswerer } from '../../../src/studio/figures/answer-questions.ts';
import type { Answer, Question, WhatIfThread } from '../../../src/studio/figures/protocol.ts';
import { standIn } from '../../../src/studio/figures/scene.ts';
import { createWhatIf, type WhatIf } from '../../../src/studio/figures/what-if.ts';
import { readMachines, readScenario } from './read-project.ts';

const machines = readMachines('merged', 'lines');
const scenario = readScenario();
/** A small month: the laws here are about order, not about figures. */
const small = {
  ...scenario,
  callersPerMonth: { ...scenario.callersPerMonth, value: 900, low: 1, high: 1000000 },
};
const files = (edited: string) => ({
  scenario: { path: 's.scenario.json', text: printScenario(small) },
  machines: [machines[edited] as MachineConfig].map((config) => ({
    path: `${config.id}.machine.json`,
    text: printMachine(config),
  })),
  edited,
});

/**
 * Threads in this thread: messages wait for their turn, and what has been ended neither hears nor answers.
 */
function bench(width = 1) {
  const turns: (() => void)[] = [];
  const asked: Question[] = [];
  const ended: Question[][] = [];
  let timers: (() => void)[] = [];
  const start = (): WhatIfThread => {
    let isEnded = false;
    const heard: Question[] = [];
    const thread: WhatIfThread = {
      onmessage: null,
      terminate: () => {
        isEnded = true;
        ended.push(heard);
      },
      postMessage: (question) => {
        asked.push(question);
        heard.push(question);
        turns.push(() => !isEnded && answer(structuredClone(question)));
      },
    };
    const answer = createAnswerer((message: Answer) =>
      turns.push(
        () => !isEnded && thread.onmessage?.({ data: structuredClone(message) } as MessageEvent<Answer>),
      ),
    );
    return thread;
  };
  const whatIf = createWhatIf({
    start,
    width,
    later: (_, act) => {
      timers.push(act);
      return () => (timers = timers.filter((timer) => timer !== act));
    },
  });
  return {
    whatIf,
    asked,
    ended,
    /** Lets threads work until nothing is left. */
    settle: async () => {
      for (;;) {
        const turn = turns.shift();
        if (turn) turn();
        await Promise.resolve().then(() => Promise.resolve());
        if (!turn && turns.length === 0) return;
      }
    },
    calm: () => {
      const due = timers;
      timers = [];
      for (const act of due) act();
    },
  };
}

const saved = machines['merged'] as MachineConfig;
const reworded = (word: string): MachineConfig =>
  JSON.parse(JSON.stringify(saved).replaceAll('维修', word)) as MachineConfig;
const begin = async (whatIf: WhatIf, settle: () => Promise<void>): Promise<void> => {
  whatIf.setSaved(saved);
  whatIf.setMachine(saved);
  whatIf.setScene(files('merged'));
  await settle();
};

describe('what if', () => {
  it('begins in the world that the scenario calls "after"', async () => {
    const { whatIf, settle } = bench();
    await begin(whatIf, settle);
    const { status, world, info, now, saved: then } = whatIf.state.get();
    expect({ status, world }).toEqual({ status: 'ready', world: 'after' });
    expect(info?.worlds.map(({ id }) => id)).toEqual(['after']);
    expect(now?.figures).toEqual(then?.figures);
  });

  it('asks about the newest machine only, and says meanwhile that its figures are behind', async () => {
    const { whatIf, settle, asked } = bench();
    await begin(whatIf, settle);
    const before = asked.filter(({ kind }) => kind === 'live').length;
    whatIf.setMachine(reworded('修'));
    for (const word of ['修理', '修理一', '修理一下']) whatIf.setMachine(reworded(word));
    expect(whatIf.state.get().isLiveBehind).toBe(true);
    await settle();
    const live = asked.filter((question) => question.kind === 'live').slice(before);
    expect(live.map(({ config }) => JSON.stringify(config).includes('修理一下'))).toEqual([false, true]);
    const { now, saved: then, isLiveBehind } = whatIf.state.get();
    expect(isLiveBehind).toBe(false);
    expect(now?.figures.lostRate).not.toBe(then?.figures.lostRate);
  });

  it('simulates once nobody types, paired with the saved version', async () => {
    const { whatIf, settle, calm } = bench();
    await begin(whatIf, settle);
    whatIf.setMachine(reworded('服务'));
    await settle();
    expect(whatIf.state.get().simulation).toBeUndefined();
    calm();
    await settle();
    const { simulation, isSimulating, isSimulationBehind } = whatIf.state.get();
    expect({ isSimulating, isSimulationBehind, isDone: simulation?.isDone }).toEqual({
      isSimulating: false,
      isSimulationBehind: false,
      isDone: true,
    });
    const { now, change } = simulation?.figures.lostRate ?? {};
    expect(now?.low).toBeLessThanOrEqual(now?.mean ?? Number.NaN);
    expect(change?.high).toBeGreaterThanOrEqual(change?.mean ?? Number.NaN);
  });

  it.each([1, 3])(
    'ends a simulation on %i threads in the middle of its months as soon as somebody types on',
    async (width) => {
      const { whatIf, settle, calm, ended } = bench(width);
      await begin(whatIf, settle);
      calm();
      expect(whatIf.state.get().isSimulating).toBe(true);
      whatIf.setMachine(reworded('修'));
      expect(ended.map((heard) => heard.map(({ kind }) => kind))).toEqual(
        Array.from({ length: width }, () => ['scene', 'month']),
      );
      await settle();
      expect(whatIf.state.get()).toMatchObject({
        simulation: undefined,
        isSimulating: false,
        isLiveBehind: false,
      });
      calm();
      await settle();
      expect(whatIf.state.get()).toMatchObject({ simulation: { isDone: true }, isSimulating: false });
    },
  );

  it('gives the same figures however many threads simulate', async () => {
    const figures = [];
    for (const width of [1, 3]) {
      const { whatIf, settle, calm } = bench(width);
      await begin(whatIf, settle);
      whatIf.setMachine(reworded('服务'));
      await settle();
      calm();
      await settle();
      figures.push(whatIf.state.get().simulation?.figures);
    }
    expect(figures[0]).toBeDefined();
    expect(figures[1]).toEqual(figures[0]);
  });

  it('simulates the months of the saved version once', async () => {
    const { whatIf, settle, calm, asked } = bench();
    await begin(whatIf, settle);
    calm();
    await settle();
    const first = asked.filter(({ kind }) => kind === 'month').length;
    whatIf.setMachine(reworded('服务'));
    calm();
    await settle();
    expect(asked.filter(({ kind }) => kind === 'month').length).toBe(2 * first);
    whatIf.setMachine(saved);
    calm();
    await settle();
    expect(asked.filter(({ kind }) => kind === 'month').length).toBe(2 * first);
    expect(whatIf.state.get().simulation).toMatchObject({
      isDone: true,
      figures: { lostRate: { change: undefined } },
    });
  });

  it('shows a machine beside itself without a change', async () => {
    const { whatIf, settle, calm } = bench();
    await begin(whatIf, settle);
    calm();
    await settle();
    expect(whatIf.state.get().simulation?.figures.repeats7d.change).toBeUndefined();
  });

  it('says that no world dials a machine which the scenario does not know', async () => {
    const { whatIf, settle } = bench();
    whatIf.setMachine({ ...saved, id: 'stranger' });
    whatIf.setScene({ ...files('merged'), edited: 'stranger' });
    await settle();
    expect(whatIf.state.get().status).toBe('not-dialled');
  });

  it('tries such a machine in place of another: same callers, changes against the other, live while it is edited', async () => {
    const { whatIf, settle, calm } = bench();
    const stranger = (config: MachineConfig): MachineConfig => ({ ...config, id: 'stranger' });
    whatIf.setMachine(stranger(saved));
    whatIf.setScene({ ...files('merged'), edited: 'stranger' });
    await settle();
    const places = whatIf.state.get().info?.places ?? [];
    expect(places[0]?.machine).toBe('merged');
    expect(places.map(({ machine }) => machine)).not.toContain('stranger');

    whatIf.setSaved(standIn(saved, 'stranger'));
    whatIf.setScene({ ...files('merged'), edited: 'stranger', instead: 'merged' });
    await settle();
    const first = whatIf.state.get();
    expect({ status: first.status, world: first.world }).toEqual({ status: 'ready', world: 'after' });
    expect(first.info?.places[0]?.machine).toBe('merged');
    // The very same menu under another name: what `merged` itself would get.
    expect(first.now?.figures).toEqual(first.saved?.figures);
    const own = bench();
    await begin(own.whatIf, own.settle);
    expect(first.now?.figures).toEqual(own.whatIf.state.get().now?.figures);

    whatIf.setMachine(stranger(reworded('服务')));
    await settle();
    const { now, saved: then } = whatIf.state.get();
    expect(now?.figures.lostRate).not.toBe(then?.figures.lostRate);
    expect(then?.figures).toEqual(first.saved?.figures);
    calm();
    await settle();
    expect(whatIf.state.get().simulation?.figures.lostRate.change).toBeDefined();
  });

  it('answers for callers of another language when that is asked for, and keeps to it when files change', async () => {
    const { whatIf, settle } = bench();
    await begin(whatIf, settle);
    const english = JSON.parse(JSON.stringify(saved).replaceAll('repair', 'mending')) as MachineConfig;
    const lostNow = (): number | undefined => whatIf.state.get().now?.figures.lostRate;
    const heard = lostNow();
    whatIf.setMachine(english);
    await settle();
    expect(lostNow()).toBe(heard);
    expect(whatIf.state.get().info?.locales).toEqual(expect.arrayContaining(['en', 'zh-CN']));

    whatIf.chooseLocale('en');
    await settle();
    expect(lostNow()).not.toBe(whatIf.state.get().saved?.figures.lostRate);
    whatIf.setLoading();
    whatIf.setScene(files('merged'));
    await settle();
    expect(whatIf.state.get().locale).toBe('en');
    whatIf.chooseLocale(undefined);
    await settle();
    expect(lostNow()).toBe(heard);
  });

  it('gives the problems of a scenario that cannot be read', async () => {
    const { whatIf, settle } = bench();
    whatIf.setScene({ ...files('merged'), scenario: { path: 's', text: '{' } });
    await settle();
    expect(whatIf.state.get().status).toBe('unreadable');
    expect(whatIf.state.get().problems.length).toBeGreaterThan(0);
  });

  it('finds a caller who was lost at the first menu', async () => {
    const { whatIf, settle } = bench();
    await begin(whatIf, settle);
    const first =
      Object.entries(whatIf.state.get().now?.menus ?? {}).toSorted((a, b) => b[1].lost - a[1].lost)[0]?.[0] ??
      '';
    whatIf.replay({ replication: 0, lostAt: first, limit: 2 });
    await settle();
    const { transcripts, isReplaying } = whatIf.state.get();
    expect(isReplaying).toBe(false);
    expect(transcripts?.length).toBeGreaterThan(0);
    expect(transcripts?.[0]?.steps.some((step) => step.kind === 'hears' && step.menu === first)).toBe(true);
  });

  it('shows no figure, heat or month of an earlier state for a machine that cannot be explored', async () => {
    const { whatIf, settle, calm } = bench();
    await begin(whatIf, settle);
    calm();
    await settle();
    expect([whatIf.state.get().now, whatIf.state.get().simulation].every(Boolean)).toBe(true);
    const endless = {
      ...saved,
      initial: 'round',
      states: {
        ...saved.states,
        round: { always: [{ target: 'again' }] },
        again: { always: [{ target: 'round' }] },
      },
    } as MachineConfig;
    whatIf.setMachine(endless);
    await settle();
    const { now, simulation, obstacle } = whatIf.state.get();
    expect([now, simulation, obstacle !== undefined]).toEqual([undefined, undefined, true]);
    whatIf.setMachine(saved);
    await settle();
    expect(whatIf.state.get()).toMatchObject({ obstacle: undefined, isLiveBehind: false });
    expect(whatIf.state.get().now).toBeDefined();
  });
});
