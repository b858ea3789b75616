/** One simulated call as the events of a log. */
import type { CallEvent, CallEventName } from '../../calls/index.ts';
import { EVENTS, keySymbol, type Key } from '../../chart/index.ts';
import type { TracedCall, TraceStep } from '../../kernel/index.ts';
import { isBelow, type Slots, toThreshold, toUniform } from '../../random/index.ts';
import { rememberFor } from '../../util/remember.ts';
import type { StudyWorld } from '../../study/index.ts';
import type { DrawMoment } from './draw-moments.ts';

export interface ToldCall {
  readonly line: string;
  readonly events: readonly CallEvent[];
}

/** c0 = call, c1 = which of its talks: words 0 noted rightly, 1 what instead, 2 the agent hangs up first. */
const PURPOSE_NOTE = 1111;
const CODED_RIGHT = 0.9;
/** Nothing depends on it: most callers put the receiver down themselves. */
const AGENT_ENDS = 0.25;

/**
 * @param begins milliseconds since 1970 at which the month begins
 * @param drawMoment when keys are pressed; all that comes later in the call is moved with them. Absent: at the kernel's mean
 * @returns the call and, where the centre kept a promise, its call back; none for a call that no trunk took
 */
export function tellEvents(
  world: StudyWorld,
  slots: Slots,
  begins: number,
  codedRight = CODED_RIGHT,
  drawMoment?: DrawMoment,
): (call: TracedCall, index: number) => ToldCall[] {
  const agentEnds = toThreshold(AGENT_ENDS);
  const rightly = toThreshold(codedRight);
  const menuOf = menusByRow(world);
  const deskAt = (desk: number): string => world.desks[desk]?.id ?? '';

  return (call, number) => {
    const [dial] = call.steps;
    if (dial?.kind !== 'dial' || call.steps.some(({ kind }) => kind === 'refused')) return [];
    const line = world.lines[dial.line]?.id ?? '';
    const legs: { line: string; events: CallEvent[]; isOver: boolean }[] = [
      { line, events: [], isOver: false },
    ];
    const leg = (): (typeof legs)[number] => legs[legs.length - 1]!;
    let at = dial.at;
    /** Seconds by which drawn moments differ from the kernel's, so far. */
    let moved = 0;
    let menus = 0;
    const add = (event: CallEventName, seconds: number, where: string, value = ''): void => {
      if (leg().isOver) return;
      at = Math.max(at, seconds + moved);
      leg().events.push({ t: begins + Math.round(1000 * at), event, where, value });
      if (event === 'end') leg().isOver = true;
    };
    let need = dial.need;
    let talks = 0;
    let queueAt = -1;
    let menu = '';
    /** The talk of the agent who now has the call. */
    let talk: Extract<TraceStep, { kind: 'service' }> | undefined;
    const outcomeOf = (found: NonNullable<typeof talk>): string => {
      slots.read(PURPOSE_NOTE, number, talks++, 0);
      const [right = 0, other = 0] = slots.words;
      const count = world.needs.length;
      const noted =
        isBelow(right, rightly) || count === 1
          ? need
          : (need + 1 + Math.floor(toUniform(other) * (count - 1))) % count;
      return `${world.needs[noted] ?? ''};${found.resolved ? 'resolved' : 'open'}`;
    };
    /** What the agent notes when the talk was the last word on what it was about. */
    const note = (): void => {
      if (talk) add('outcome', talk.at + talk.seconds, deskAt(talk.desk), outcomeOf(talk));
      talk = undefined;
    };
    /** Whoever passes a caller on because of the first need has settled nothing. */
    const passOn = (): void => {
      if (talk?.right === true) {
        note();
        need = secondNeedOf(call.steps) ?? need;
      }
      talk = undefined;
    };
    const endTalk = (): void => {
      if (!talk) return;
      const where = deskAt(talk.desk);
      const over = talk.at + talk.seconds;
      note();
      add('end', over, where, isBelow(slots.words[2] ?? 0, agentEnds) ? 'agent' : 'caller');
    };

    add('start', dial.at, line);
    for (const step of call.steps) {
      switch (step.kind) {
        case 'menu': {
          const state = menuOf(step.row);
          if (state.isMenu) add('menu', step.at, state.path);
          const index = world.visits.events[step.outcome] ?? -1;
          const event = EVENTS[index];
          const over = step.at + step.seconds;
          if (drawMoment && state.isMenu)
            moved += drawMoment(number, menus++, step.row, index, step.seconds) - step.seconds;
          menu = state.path;
          if (event === 'HANGUP') add('end', over, state.path, 'caller');
          else if (event === 'NO_INPUT') add('no-input', over, state.path);
          else if (event === 'NO_MATCH') add('no-match', over, state.path);
          else if (event?.startsWith('DTMF.') === true)
            add('key', over, state.path, keySymbol(event.slice('DTMF.'.length) as Key));
          break;
        }
        case 'exit': {
          const kind = world.program.exits[step.exit]?.kind;
          if (kind === 'hung-up') add('end', step.at, menu, 'caller');
          else if (kind === 'attempts') add('end', step.at, menu, 'attempts');
          else if (kind === 'closed') add('end', step.at, '', 'closed');
          else if (kind === 'number' || kind === 'self-service') add('end', step.at, '', 'system');
          break;
        }
        case 'queue':
          if (queueAt !== step.desk) add('queue', step.at, deskAt(step.desk));
          queueAt = step.desk;
          if (!step.answered && !isEndedOtherwise(step, call.steps))
            add('end', step.at + step.wait, deskAt(step.desk), 'caller');
          break;
        case 'overflow':
          // A desk that is closed sends callers on before they wait: for the log it is where the menu led.
          if (queueAt !== step.from) add('queue', step.at, deskAt(step.from));
          add('queue', step.at, deskAt((queueAt = step.to)));
          break;
        case 'service':
          // The same agent goes on about a second need: no new talk for the log.
          if (talk && talk.desk === step.desk && isSame(step.at, talk.at + talk.seconds)) {
            talk = { ...talk, seconds: talk.seconds + step.seconds };
            break;
          }
          if (queueAt !== step.desk) add('queue', step.at, deskAt(step.desk));
          add('answer', step.at, deskAt(step.desk));
          queueAt = -1;
          talk = step;
          break;
        case 'second-need':
          break;
        case 'transfer':
          passOn();
          queueAt = -1;
          add('transfer', step.at, deskAt(step.from), deskAt(step.to));
          break;
        case 'transfer-failed':
          passOn();
          add('end', step.at, deskAt(step.from), 'system');
          break;
        case 'desk-closed':
          if (queueAt !== step.desk) add('queue', step.at, deskAt(step.desk));
          add('end', step.at, deskAt(step.desk), 'closed');
          break;
        case 'call-back':
          if (step.what === 'promised') add('end', step.at, deskAt(step.desk), 'system');
          if (step.what === 'made') {
            legs.push({ line, events: [], isOver: false });
            moved = 0;
            at = step.at;
            add('start', step.at, line);
            add('callback', step.at, deskAt(step.desk));
          }
          break;
        case 'advised':
          if (talk) add('advice', step.at, deskAt(talk.desk), world.lines[step.line]?.id ?? '');
          break;
        case 'dial':
        case 'refused':
        case 'gives-up':
        case 'will-call-again':
      }
    }
    endTalk();
    return legs;
  };
}

/** A closed desk, or a promise to call back, ended the wait. */
function isEndedOtherwise(queue: TraceStep & { kind: 'queue' }, steps: readonly TraceStep[]): boolean {
  const over = queue.at + queue.wait;
  return steps.some(
    (step) => (step.kind === 'desk-closed' || step.kind === 'call-back') && isSame(step.at, over),
  );
}

/** Of seconds that were added up in different orders. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}

function secondNeedOf(steps: readonly TraceStep[]): number | undefined {
  for (const step of steps) if (step.kind === 'second-need') return step.need;
  return undefined;
}

interface Place {
  readonly path: string;
  /** An announcement takes no key, and no system writes it down. */
  readonly isMenu: boolean;
}

function menusByRow({ visits, lines }: StudyWorld): (row: number) => Place {
  const places = new Map<number, Place>();
  const nodesOf = rememberFor((line: StudyWorld['lines'][number]) =>
    line.automaton.nodes.map(({ state, kind }): Place => ({ path: state, isMenu: kind === 'menu' })),
  );
  return (row) => {
    const known = places.get(row);
    if (known) return known;
    const place = visits.places.at(row);
    const line = place && lines[place.line];
    const found = line && nodesOf(line)[place.node];
    if (!found) throw new Error(`The log visits row ${row}, which the world does not have.`);
    places.set(row, found);
    return found;
  };
}
