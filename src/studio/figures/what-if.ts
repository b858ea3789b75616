/**
 * Room: what callers will do with the menu while it is being edited.
 *
 * Laws:
 * - Typing never waits: everything is worked out in threads, one for keystrokes, one for replays, some for
 *   simulated months.
 * - The newest machine wins: one live question is under way at a time, and only the newest of those waiting
 *   is asked next;
 *   a simulation ends at once, in the middle of a month, as soon as somebody types on.
 * - A figure that belongs to an older machine is marked as behind, never passed off as new.
 * - The live answer is exact for first calls (`live-world.ts`), the simulation adds queues, redials and repeat
 *   calls, with intervals.
 *
 * One more simulated figure: its id in `SIMULATED` (months.ts), its row in the strip.
 */
import type { MachineConfig } from '../../chart/index.ts';
import { createStore, type Store } from '../core/store.ts';
import type { Answer, CallerWish, Place, Question, WhatIfThread } from './protocol.ts';
import type { SceneFile } from './scene.ts';
import { createSimulator } from './simulate.ts';
import { createSureness, type Sureness } from './sureness.ts';
import { NO_WHAT_IF, type Obstacle, type WhatIfState } from './what-if-state.ts';

export interface WhatIf {
  readonly state: Store<WhatIfState>;
  /** Begins with a scenario; `undefined` ends. */
  setScene(
    files:
      | {
          readonly scenario: SceneFile;
          readonly machines: readonly SceneFile[];
          readonly edited: string;
          /** Id of the machine in whose place the edited one is tried. */
          readonly instead?: string;
        }
      | undefined,
  ): void;
  setLoading(): void;
  chooseWorld(world: string): void;
  /** Undefined: the scenario's own. */
  chooseLocale(locale: string | undefined): void;
  setSaved(config: MachineConfig | undefined): void;
  setMachine(config: MachineConfig): void;
  replay(question: Omit<CallerWish, 'world'>): void;
  readonly sureness: Sureness;
  /** Draws everything doubtful together, for the machine as it is. */
  draw(): void;
  end(): void;
}

export interface WhatIfOptions {
  start(): WhatIfThread;
  /** Months simulated at once. */
  readonly width: number;
  /** Calls back later; returns the way to prevent it. */
  later(milliseconds: number, act: () => void): () => void;
}

/** Milliseconds without a keystroke before a simulation begins: it would only be dropped again. */
export const CALM = 700;

export function createWhatIf({ start, width, later }: WhatIfOptions): WhatIf {
  const state = createStore<WhatIfState>(NO_WHAT_IF);
  let quick: WhatIfThread | undefined;
  let player: { readonly thread: WhatIfThread; readonly scene: number } | undefined;
  let sceneFiles: Parameters<WhatIf['setScene']>[0];
  let saved: MachineConfig | undefined;
  let machine: MachineConfig | undefined;
  let count = 0;
  let asked: { number: number; config: MachineConfig } | undefined;
  let waiting = false;
  let sceneNumber = 0;
  let replaying = 0;
  let forget: () => void = () => undefined;

  const placeNow = (): Place | undefined => {
    const { info, world, locale } = state.get();
    return info && world !== undefined ? { world, locale: locale ?? info.locale } : undefined;
  };

  const ask = (): void => {
    const place = placeNow();
    if (asked || !waiting || !machine || !place || !quick) return;
    waiting = false;
    asked = { number: ++count, config: machine };
    quick.postMessage({
      kind: 'live',
      number: asked.number,
      place,
      config: machine,
      knowsSaved: state.get().saved !== undefined,
    });
  };

  const onQuick = (answer: Answer): void => {
    if (answer.kind === 'scene') {
      if (answer.number !== sceneNumber) return;
      const { info, problems } = answer;
      const world = info?.preferred;
      state.set({
        info,
        problems,
        world,
        status: !info ? 'unreadable' : world === undefined ? 'not-dialled' : 'ready',
      });
      restart();
      return;
    }
    if (answer.kind === 'failed' && answer.number === sceneNumber) {
      state.set({ status: 'failed', obstacle: obstacleOf(answer) });
      return;
    }
    if ((answer.kind !== 'live' && answer.kind !== 'failed') || answer.number !== asked?.number) return;
    const isBehind = waiting || asked.config !== machine;
    const answerNumber = asked.number;
    asked = undefined;
    if (answer.kind === 'failed')
      state.set({
        ...NO_FIGURES,
        obstacle: obstacleOf(answer),
        answerNumber,
        isLiveBehind: isBehind,
      });
    else {
      const { now, saved: then } = answer;
      state.set({
        ...(now.status === 'ok'
          ? { now: now.answer, obstacle: undefined }
          : { ...NO_FIGURES, obstacle: now }),
        ...(then === 'as-before' ? {} : { saved: then?.status === 'ok' ? then.answer : undefined }),
        answerNumber,
        isLiveBehind: isBehind,
      });
    }
    ask();
  };

  const sceneNow = (): Extract<Question, { kind: 'scene' }> | undefined =>
    sceneFiles && { kind: 'scene', number: sceneNumber, ...sceneFiles };
  const simulator = createSimulator({
    start,
    width,
    onStep: (simulation) =>
      state.set({ simulation, isSimulationBehind: false, isSimulating: !simulation.isDone }),
    onFailure: (failed) =>
      state.set({
        simulation: undefined,
        isSimulating: false,
        obstacle: state.get().obstacle ?? obstacleOf(failed),
      }),
  });
  const sureness = createSureness(start);
  const simulate = (): void => {
    const place = placeNow();
    const scene = sceneNow();
    if (!machine || !place || !scene) return;
    state.set({ isSimulating: true });
    simulator.run({ scene, place, config: machine, saved });
  };

  const onReplayed = (answer: Answer): void => {
    if (answer.kind === 'replayed' && answer.number === replaying)
      state.set({ transcripts: answer.transcripts, isReplaying: false });
    else if (answer.kind === 'failed' && answer.number === replaying)
      state.set({ isReplaying: false, replayFailure: answer.reason });
  };

  /** Everything anew for the machine as it is. */
  const restart = (): void => {
    waiting = machine !== undefined;
    sureness.fallBehind();
    if (!waiting || !placeNow()) return;
    simulator.stop();
    ask();
    state.set({ isLiveBehind: true, isSimulationBehind: true, isSimulating: false });
    forget();
    forget = later(CALM, simulate);
  };

  /** Other callers: nothing that was worked out for the old ones is theirs. */
  const startAt = (place: Partial<Pick<WhatIfState, 'world' | 'locale'>>): void => {
    state.set({
      ...place,
      now: undefined,
      saved: undefined,
      simulation: undefined,
      transcripts: undefined,
      obstacle: undefined,
    });
    asked = undefined;
    restart();
  };

  return {
    state,
    setLoading: () => {
      asked = undefined;
      forget();
      simulator.stop();
      state.set({ ...NO_WHAT_IF, locale: state.get().locale, status: 'loading' });
    },
    setScene: (files) => {
      // Who chose how callers of this scenario hear the menus goes on with that.
      const isSame = files !== undefined && files.scenario.path === sceneFiles?.scenario.path;
      const locale = isSame ? state.get().locale : undefined;
      sceneFiles = files;
      sceneNumber = ++count;
      // One that takes long over another scene must not hold up this one.
      if (asked) {
        quick?.terminate();
        quick = undefined;
      }
      asked = undefined;
      state.set({ ...NO_WHAT_IF, locale, status: files ? 'loading' : 'no-scenario' });
      forget();
      simulator.stop();
      sureness.cancel();
      if (!files) return;
      quick ??= listen(start(), onQuick);
      quick.postMessage({ kind: 'saved', config: saved });
      quick.postMessage({ kind: 'scene', number: sceneNumber, ...files });
    },
    chooseWorld: (world) => startAt({ world }),
    chooseLocale: (locale) => startAt({ locale }),
    setSaved: (config) => {
      if (config === saved) return;
      saved = config;
      quick?.postMessage({ kind: 'saved', config });
      restart();
    },
    setMachine: (config) => {
      if (config === machine) return;
      machine = config;
      restart();
    },
    sureness,
    draw: () => {
      const place = placeNow();
      const scene = sceneNow();
      if (machine && place && scene) sureness.run({ scene, place, config: machine, saved });
    },
    replay: (question) => {
      const place = placeNow();
      const scene = sceneNow();
      if (!machine || !place || !scene) return;
      if (player?.scene !== scene.number) {
        player = { thread: player?.thread ?? listen(start(), onReplayed), scene: scene.number };
        player.thread.postMessage(scene);
      }
      replaying = ++count;
      state.set({ isReplaying: true, transcripts: undefined, replayFailure: undefined });
      player.thread.postMessage({
        kind: 'replay',
        number: replaying,
        place,
        config: machine,
        question: { ...question, world: place.world },
      });
    },
    end: () => {
      forget();
      quick?.terminate();
      player?.thread.terminate();
      simulator.end();
      sureness.cancel();
      quick = player = undefined;
    },
  };
}

/** Of a machine for which there is no answer, whatever an earlier state of it was worth. */
const NO_FIGURES = { now: undefined, simulation: undefined, isSimulating: false };

function obstacleOf({ reason, isLost, lateAfter }: Extract<Answer, { kind: 'failed' }>): Obstacle {
  if (lateAfter !== undefined) return { status: 'late', seconds: lateAfter };
  return isLost === true ? { status: 'lost', reason } : { status: 'unfit', reason };
}

function listen(thread: WhatIfThread, hear: (answer: Answer) => void): WhatIfThread {
  thread.onmessage = ({ data }) => hear(data);
  return thread;
}
