/** What a what-if thread does with a question. The worker's file only connects it to its messages, so that tests need none. */
import type { MachineConfig } from '../../chart/index.ts';
import { createLiveWorld, type LiveWorld } from './live/live-world.ts';
import type { Answer, Place, Question } from './protocol.ts';
import { describeScene, readScene, type Scene } from './scene.ts';
import { createSimulator, type Simulator } from './simulate.ts';
import { findTranscripts } from './find-transcripts.ts';

/** @param pause lets the next message in before it resolves. */
export function createAnswerer(send: (answer: Answer) => void, pause: () => Promise<void>): (question: Question) => void {
  let scene: Scene | undefined;
  let saved: MachineConfig | undefined;
  let newest = 0;
  let lives = new Map<string, LiveWorld>();
  let simulators = new Map<string, Simulator>();

  const sceneNow = (): Scene => {
    if (!scene) throw new Error('A question came before any scenario.');
    return scene;
  };
  const keep = <T>(all: Map<string, T>, { world, locale }: Place, make: () => T): T => {
    const key = `${locale} ${world}`;
    let found = all.get(key);
    if (!found) all.set(key, (found = make()));
    return found;
  };
  const simulate = async ({ number, place, config }: Extract<Question, { kind: 'simulate' }>): Promise<void> => {
    newest = number;
    try {
      const simulator = keep(simulators, place, () => createSimulator({ ...sceneNow(), ...place }));
      await simulator.run(config, saved, {
        isStale: () => newest !== number,
        onStep: (simulation) => newest === number && send({ kind: 'simulated', number, simulation }),
        pause,
      });
    } catch (cause) {
      send({ kind: 'failed', number, reason: reasonOf(cause) });
    }
  };

  return (question) => {
    switch (question.kind) {
      case 'scene': {
        const reading = readScene(question.scenario, question.machines);
        scene = reading.scene;
        lives = new Map();
        simulators = new Map();
        send({ kind: 'scene', number: question.number, info: scene && describeScene(scene, question.edited), problems: reading.problems });
        return;
      }
      case 'saved':
        saved = question.config;
        return;
      case 'stop':
        newest = -1;
        return;
      case 'live': {
        const { number, place, config } = question;
        try {
          const world = keep(lives, place, () => createLiveWorld({ ...sceneNow(), ...place }));
          // The saved answer is found again by identity: `saved` is the same object until it is sent anew.
          send({ kind: 'live', number, now: world.answer(config), saved: saved && world.answer(saved) });
        } catch (cause) {
          send({ kind: 'failed', number, reason: reasonOf(cause) });
        }
        return;
      }
      case 'simulate':
        void simulate(question);
        return;
      case 'replay':
        try {
          send({ kind: 'replayed', number: question.number, transcripts: findTranscripts({ ...sceneNow(), ...question.place }, question.config, question.question) });
        } catch (cause) {
          send({ kind: 'failed', number: question.number, reason: reasonOf(cause) });
        }
    }
  };
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
