/**
 * One caller's calls as a transcript: what was said, when, which key, why they hung up. The modern form of
 * the recording that was played to the owners of the eighteen lines. It is the very caller of the study: same
 * seed, same replication, same queues.
 */
import { spokenOptions, tabulate } from '../automaton/index.ts';
import { EVENTS, indexChart, keySymbol, type Key } from '../chart/index.ts';
import {
  compileWorld,
  findCallers,
  traceCallers,
  type CallCondition,
  type CallerTrace,
  type Outcome,
  type TraceStep,
} from '../kernel/index.ts';
import { composePrompt, promptMenuAt } from '../speech/index.ts';
import { assembleWorld } from './assemble-world.ts';
import type { StudyWorld } from './study-world.ts';
import { chooseTitle, titleOf } from './menu-title.ts';
import type { Transcript, TranscriptStep } from './transcript.ts';
import type { StudyQuestion } from './study-design.ts';

/** Which callers of a simulated month to look at. */
export interface ReplayQuestion {
  /** World id, as in the scenario. */
  readonly world: string;
  /** Which month, counted from 0. */
  readonly replication: number;
  /** This caller, by number from 0; or the first callers that fit what follows. */
  readonly caller?: number;
  /** How one of their calls ended. */
  readonly outcome?: Outcome;
  /** Lost at this menu (state path), on `line` if given. */
  readonly lostAt?: string;
  /** Id of the line on which it did. */
  readonly line?: string;
  /** Callers at most. Absent: 1. A given `caller` is one anyway. */
  readonly limit?: number;
}

/**
 * What became of some callers, call by call. Empty when nobody in this replication fits. Cost: one or two
 * replications.
 *
 * @throws when the world, line or menu does not exist.
 */
export function replayCallers(design: StudyQuestion, question: ReplayQuestion): Transcript[] {
  const world = assembleWorld(design, question.world, {});
  const prepared = compileWorld(world.program);
  const key = { seed: design.seed, replication: question.replication };
  const callers = question.caller === undefined ? whoFits(world, prepared, key, question) : [question.caller];
  return traceCallers(prepared, key, callers).map((trace) =>
    toTranscript(world, trace, question.replication, design.locale),
  );
}

function whoFits(
  world: StudyWorld,
  prepared: ReturnType<typeof compileWorld>,
  key: { seed: number; replication: number },
  question: ReplayQuestion,
): number[] {
  const limit = question.limit ?? 1;
  const line =
    question.line === undefined ? undefined : world.lines.findIndex(({ id }) => id === question.line);
  if (line === -1) throw new Error(`The world "${question.world}" has no line "${question.line}".`);
  const base: CallCondition = {
    ...(line === undefined ? {} : { line }),
    ...(question.outcome === undefined ? {} : { outcome: question.outcome }),
  };
  if (question.lostAt === undefined) return findCallers(prepared, key, base, limit);
  const exits = world.visits.exits.flatMap((exit, index) => {
    const isLost = exit.destination.goesTo === 'hung-up' || exit.destination.goesTo === 'hang-up';
    return isLost && exit.state === question.lostAt && (line === undefined || exit.line === line)
      ? [index]
      : [];
  });
  if (exits.length === 0)
    throw new Error(
      `Nobody can get lost at "${question.lostAt}" in the world "${question.world}": there is no such menu.`,
    );
  return exits.flatMap((exit) => findCallers(prepared, key, { ...base, exit }, limit)).slice(0, limit);
}

function toTranscript(
  world: StudyWorld,
  trace: CallerTrace,
  replication: number,
  locale: string,
): Transcript {
  const type = world.types[trace.type];
  if (!type) throw new Error(`The trace names type ${trace.type}, but there are ${world.types.length}.`);
  return {
    caller: trace.caller,
    replication,
    world: world.config.id,
    segment: type.segment,
    need: type.need,
    ...(world.audience.tongues.length > 1 && { locale: type.locale ?? locale }),
    identity: type.facts.identity,
    devices: type.facts.devices,
    history: type.facts.history,
    knowsMenus: type.dispositions.knowsMenus,
    isPatient: type.dispositions.patient,
    memory: type.dispositions.memory,
    steps: trace.steps.flatMap((step) => describeStep(world, step, trace, locale)),
  };
}

function describeStep(
  world: StudyWorld,
  step: TraceStep,
  trace: CallerTrace,
  locale: string,
): TranscriptStep[] {
  const { at } = step;
  const needName = (n: number): string => world.needs[n] ?? `need ${n}`;
  const deskName = (d: number): string =>
    chooseTitle(world.desks[d]?.title, locale) ?? world.desks[d]?.id ?? `desk ${d}`;
  const lineName = (l: number): string =>
    chooseTitle(world.lines[l]?.title, locale) ?? world.lines[l]?.id ?? `line ${l}`;
  switch (step.kind) {
    case 'dial':
      return [
        {
          kind: 'dials',
          at,
          line: world.lines[step.line]?.id ?? '',
          lineTitle: lineName(step.line),
          number: world.lines[step.line]?.config.meta.number,
          attempt: step.dial,
          need: needName(step.need),
          isRightLine: world.program.lineServes[step.line * world.needs.length + step.need] === 1,
        },
      ];
    case 'menu':
      return describeVisit(world, step, trace, locale);
    case 'exit': {
      const exit = world.visits.exits[step.exit];
      const program = world.program.exits[step.exit];
      if (!exit || !program || exit.destination.goesTo === 'hung-up') return [];
      const isLost = exit.destination.goesTo === 'hang-up';
      const isClosed = exit.destination.goesTo === 'hang-up' && exit.destination.reason === 'closed';
      const place =
        program.kind === 'desk'
          ? deskName(program.desk)
          : exit.destination.goesTo === 'number'
            ? exit.destination.number
            : exit.state;
      return [
        {
          kind: 'arrives',
          at,
          place,
          isRight: servesNeed(world, step.exit, trace.type),
          isLost,
          ...(isClosed && { isClosed }),
        },
      ];
    }
    case 'queue':
      return [
        {
          kind: 'waits',
          at,
          desk: deskName(step.desk),
          seconds: step.wait,
          isAnswered: step.answered,
          ...(endsOtherwise(step, trace) && { isEnded: true }),
        },
      ];
    case 'service':
      return [
        {
          kind: 'talks',
          at,
          desk: deskName(step.desk),
          seconds: step.seconds,
          isRight: step.right,
          isResolved: step.resolved,
        },
      ];
    case 'transfer':
      return [{ kind: 'is-transferred', at, desk: deskName(step.to) }];
    case 'transfer-failed':
      return [{ kind: 'is-cut-off', at, desk: deskName(step.from) }];
    case 'desk-closed':
      return [{ kind: 'is-told-closed', at, desk: deskName(step.desk) }];
    case 'overflow':
      return [{ kind: 'moves-on', at, from: deskName(step.from), to: deskName(step.to) }];
    case 'call-back':
      return [{ kind: 'call-back', at, desk: deskName(step.desk), what: step.what }];
    case 'advised':
      return [{ kind: 'is-told-to-dial', at, line: lineName(step.line) }];
    case 'second-need':
      return [{ kind: 'asks-about', at, need: needName(step.need) }];
    case 'refused':
      return [{ kind: 'is-refused', at }];
    case 'gives-up':
      return [{ kind: 'gives-up', at }];
    case 'will-call-again':
      return [{ kind: 'will-call-again', at, seconds: step.delay }];
  }
}

/** What follows a wait says so: the desk closed, or the caller will be called back. */
function endsOtherwise(step: TraceStep, { steps }: CallerTrace): boolean {
  const next = steps[steps.indexOf(step) + 1]?.kind;
  return next === 'desk-closed' || next === 'call-back';
}

function servesNeed(world: StudyWorld, exit: number, type: number): boolean {
  const need = Math.floor(type / world.program.profileCount);
  const { kind, desk, serves } = world.program.exits[exit] ?? {
    kind: 'hung-up',
    desk: -1,
    serves: new Uint8Array(),
  };
  return kind === 'desk' ? world.program.desks[desk]?.serves[need] === 1 : serves[need] === 1;
}

/** What this caller heard in one menu before doing what they did, and then what they did. */
function describeVisit(
  world: StudyWorld,
  step: Extract<TraceStep, { kind: 'menu' }>,
  trace: CallerTrace,
  locale: string,
): TranscriptStep[] {
  const place = world.visits.places.at(step.row);
  const line = place && world.lines[place.line];
  const node = line?.automaton.nodes[place?.node ?? -1];
  if (!place || !line || !node)
    throw new Error(`The trace visits row ${step.row}, which the world does not have.`);
  const facts = { ...(world.types[trace.type]?.facts ?? world.types[0]!.facts), ...clockAt(step.at) };
  const table = tabulate(line.automaton, facts);
  const options = spokenOptions(line.automaton, line.config, table, node.index);
  const chart = indexChart(line.config);
  const segments = composePrompt(
    {
      ...promptMenuAt(chart, node.state, options, node.attempts),
      failure: failureBefore(world, step, trace),
    },
    place.spoken,
  );
  const heard = segments.filter((segment) => segment.startSeconds < step.seconds);
  const event = EVENTS[world.visits.events[step.outcome] ?? -1];
  const hears: TranscriptStep = {
    kind: 'hears',
    at: step.at,
    menu: node.state,
    menuTitle: titleOf(chart, node.state, locale),
    texts: heard.map((segment) => segment.text),
    isCutShort: heard.length < segments.length,
  };
  const at = step.at + step.seconds;
  const isStuck = place.mood === 'stuck';
  if (event === 'HANGUP') return [hears, { kind: 'hangs-up', at, isStuck }];
  if (event === 'NO_INPUT') return [hears, { kind: 'is-silent', at, isStuck }];
  if (event === undefined || !event.startsWith('DTMF.'))
    return event === 'NO_MATCH'
      ? [hears, { kind: 'presses', at, key: '?', label: undefined, isNoMatch: true }]
      : [hears];
  const key = event.slice('DTMF.'.length) as Key;
  const option = options.find((candidate) => candidate.key === key);
  const { label: labels, language = place.spoken } = option?.edge.transition.meta ?? {};
  const label = chooseTitle(labels, language);
  return [hears, { kind: 'presses', at, key: keySymbol(key), label, isNoMatch: option === undefined }];
}

/** What the menu apologises for when it is said again. */
function failureBefore(
  { visits }: StudyWorld,
  step: TraceStep,
  { steps }: CallerTrace,
): 'noInput' | 'noMatch' | undefined {
  const before = steps[steps.indexOf(step) - 1];
  const event = before?.kind === 'menu' ? EVENTS[visits.events[before.outcome] ?? -1] : undefined;
  return event === undefined ? undefined : event === 'NO_INPUT' ? 'noInput' : 'noMatch';
}

/** The month begins on a Monday at midnight. */
function clockAt(seconds: number): { day: number; hour: number } {
  const hours = seconds / 3600;
  return { day: 1 + (Math.floor(hours / 24) % 7), hour: hours % 24 };
}
