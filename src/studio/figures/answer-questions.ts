/**
 * What a what-if thread does with a question. The worker's file only connects it to its messages, so that
 * tests need none.
 */
import type { MachineConfig } from '../../chart/index.ts';
import { createDrawer } from './draw-figures.ts';
import { findTranscripts } from './find-transcripts.ts';
import { createLiveWorld, type LiveResult, type LiveWorld } from './live-world.ts';
import { monthsOf, type MonthValues } from './months.ts';
import type { Answer, Place, Question } from './protocol.ts';
import { describeScene, readScene, type Scene } from './scene.ts';

/** Machines whose months are kept ready: the edited one and the saved one. */
const READY = 2;

export function createAnswerer(send: (answer: Answer) => void): (question: Question) => void {
  let scene: Scene | undefined;
  let saved: MachineConfig | undefined;
  let sent: LiveResult | undefined;
  let lives = new Map<string, LiveWorld>();
  let ready = new Map<number, (replication: number) => MonthValues>();

  const sceneNow = (): Scene => {
    if (!scene) throw new Error('A question came before any scenario.');
    return scene;
  };
  const liveAt = (place: Place): LiveWorld => {
    const key = `${place.locale} ${place.world}`;
    let found = lives.get(key);
    if (!found) lives.set(key, (found = createLiveWorld({ ...sceneNow(), ...place })));
    return found;
  };
  const monthsFor = ({
    version,
    place,
    config,
  }: Extract<Question, { kind: 'month' }>): ((replication: number) => MonthValues) => {
    let found = ready.get(version);
    if (!found) {
      for (const old of [...ready.keys()].slice(0, Math.max(0, ready.size - READY + 1))) ready.delete(old);
      ready.set(version, (found = monthsOf({ ...sceneNow(), ...place }, config)));
    }
    return found;
  };
  /** A thread that draws is about one machine only, and is ended with it. */
  let drawer: ReturnType<typeof createDrawer> | undefined;
  const drawerFor = ({ place, config, saved: then, draws }: Extract<Question, { kind: 'draw' }>) =>
    (drawer ??= createDrawer({ ...sceneNow(), ...place }, config, then, draws));
  const answer = (question: Exclude<Question, { kind: 'scene' | 'saved' }>): Answer => {
    const { number } = question;
    switch (question.kind) {
      case 'live': {
        const world = liveAt(question.place);
        // The saved answer is found again by identity: `saved` is the same object until it is sent anew.
        const now = world.answer(question.config);
        const then = saved && world.answer(saved);
        const isAsBefore = question.knowsSaved && then !== undefined && then === sent;
        sent = then;
        return { kind: 'live', number, now, saved: isAsBefore ? 'as-before' : then };
      }
      case 'month':
        return { kind: 'month', number, values: monthsFor(question)(question.replication) };
      case 'draw':
        return { kind: 'drawn', number, drawn: drawerFor(question)(question.draw) };
      case 'replay':
        return {
          kind: 'replayed',
          number,
          transcripts: findTranscripts(
            { ...sceneNow(), ...question.place },
            question.config,
            question.question,
          ),
        };
    }
  };

  return (question) => {
    if (question.kind === 'scene') {
      const { edited, instead } = question;
      const trial = instead === undefined ? undefined : { edited, instead };
      const reading = readScene(question.scenario, question.machines, trial);
      scene = reading.scene;
      lives = new Map();
      ready = new Map();
      send({
        kind: 'scene',
        number: question.number,
        info: scene && describeScene(scene, edited, reading.written),
        problems: reading.problems,
      });
    } else if (question.kind === 'saved') saved = question.config;
    else {
      try {
        send(answer(question));
      } catch (cause) {
        send({
          kind: 'failed',
          number: question.number,
          reason: cause instanceof Error ? cause.message : String(cause),
        });
      }
    }
  };
}
