/**
 * People who behave exactly as the model says, under parameters that are known: what a reader of results must find
 * again. They dial as `dialLines` has it and walk through the menus as `visits` has it, unknown to the system, in
 * the tenth hour of a Wednesday, once for each task.
 */
import { KEYS, EVENTS, type Key, type MachineConfig } from '../chart/index.ts';
import { SlotReader, Slots } from '../random/index.ts';
import type { ScenarioConfig } from '../scenario/index.ts';
import { assembleWorld, createEarlyShares, type Overrides, type StudyWorld } from '../study/index.ts';
import { exitOf } from '../util/chain.ts';
import { valueAt } from '../util/steps.ts';
import type { PhoneTestPlan, PhoneTestResult, TaskResult, TestEnd, TestEvent } from './types.ts';

const PURPOSE_PARTICIPANT = 1012;
/** c0 = participant, c1 = task: whether prompts were heard out. Nothing else is drawn from it. */
const PURPOSE_SAID = 1013;
/** A Wednesday at ten, from Monday 0 h. */
const MOMENT = (2 * 24 + 10) * 3600;
/** No caller hears more menus than this. */
const MOST_VISITS = 200;

export interface SimulatedTest {
  readonly scenario: ScenarioConfig;
  readonly machines: Readonly<Record<string, MachineConfig>>;
  readonly plan: PhoneTestPlan;
  /** What is true. */
  readonly overrides: Overrides;
  readonly seed: number;
  /** When the first participant begins: milliseconds since 1970, UTC. */
  readonly begins: number;
}

/** By participant of the plan. @throws when the plan is not of this scenario. */
export function simulateParticipants({
  scenario,
  machines,
  plan,
  overrides,
  seed,
  begins,
}: SimulatedTest): PhoneTestResult[] {
  const locale = plan.locales[0] ?? scenario.locale;
  const worldIds = plan.worlds.map(({ id }) => id);
  const question = { scenario, file: '', machines, worlds: worldIds, locale, seed, replay: '' };
  // Nobody who takes a test is known to the system.
  const truth = { ...overrides, recognised: 0 };
  const worlds = worldIds.map((id): TestWorld => {
    const world = assembleWorld(question, id, truth);
    return { world, shareOf: createEarlyShares(world) };
  });
  const slots = new Slots(seed, 0);
  return plan.participants.map(({ code, tasks }, p): PhoneTestResult => {
    const reader = new SlotReader(slots, PURPOSE_PARTICIPANT, p, 0);
    const hex = (): string => (reader.nextWord() >>> 0).toString(16).padStart(8, '0');
    const run = hex() + hex();
    let at = begins + p * 3_600_000;
    return {
      format: 'dialtree-phone-test',
      version: 1,
      plan: plan.hash,
      scenario: plan.scenario,
      menus: plan.menus,
      participant: code,
      run,
      locale,
      tasks: tasks.map((task, t): TaskResult => {
        const own = new SlotReader(slots, PURPOSE_PARTICIPANT, p, 1 + t);
        const result = doTask(
          worlds[task.world] as TestWorld,
          plan.needs[task.need]?.need ?? 'a.b',
          task.lines.map((line) => plan.lines[line]?.id ?? ''),
          at,
          own,
          new SlotReader(slots, PURPOSE_SAID, p, t),
        );
        at += 30_000 + result.dialMs + (result.ended?.ms ?? 0);
        return result;
      }),
    };
  });
}

interface TestWorld {
  readonly world: StudyWorld;
  readonly shareOf: ReturnType<typeof createEarlyShares>;
}

function doTask(
  { world, shareOf }: TestWorld,
  need: TaskResult['need'],
  offered: readonly string[],
  at: number,
  reader: SlotReader,
  saidReader: SlotReader,
): TaskResult {
  const type = draw(
    world.types.map((each) => (each.need === need && each.facts.identity === 'unknown' ? each.weight : 0)),
    reader,
  );
  const lineCount = world.lines.length;
  const line = draw(world.program.dial.subarray(type * lineCount, (type + 1) * lineCount), reader);
  const dialMs = Math.round(4000 + 6000 * reader.nextUniform());
  const isSaid = (row: number, event: number): boolean => {
    const { part = 0, whole = 0 } = shareOf(row, event) ?? {};
    return saidReader.nextUniform() * whole >= part;
  };
  const { events, ended } = makeCall(world, type, line, reader, isSaid);
  const isRight = ended?.by === 'menu' && ended.destination?.goesTo === 'desk';
  return {
    at,
    world: world.config.id,
    need,
    offered,
    dialled: world.lines[line]?.id ?? null,
    dialMs,
    events,
    ended,
    ease: Math.min(7, Math.max(1, Math.round((isRight ? 5.5 : 3) + reader.nextNormal()))),
    captions: false,
    voice: 'browser',
  };
}

function makeCall(
  world: StudyWorld,
  type: number,
  line: number,
  reader: SlotReader,
  isSaid: (row: number, event: number) => boolean,
): { readonly events: readonly TestEvent[]; readonly ended: TestEnd | null } {
  const { visits, program, types } = world;
  const { chain } = visits;
  const clock = valueAt(visits.clocks, program.loopAt, MOMENT);
  let row = visits.entry[(clock * visits.lineIds.length + line) * types.length + type] as number;
  let ms = 0;
  const events: TestEvent[] = [];
  for (let visit = 0; row >= 0 && visit < MOST_VISITS; visit++) {
    const place = visits.places.at(row);
    const node = world.lines[line]?.automaton.nodes[place?.node ?? -1];
    if (!node) throw new Error(`Row ${row} stands nowhere.`);
    if (node.kind === 'menu') events.push({ ms, event: 'menu', where: node.state });
    const first = chain.rowStart[row] as number;
    const found = first + draw(chain.probability.subarray(first, chain.rowStart[row + 1]), reader);
    ms = Math.max(ms, ms + Math.round(1000 * (chain.seconds[found] as number)));
    const event = EVENTS[visits.events[found] as number];
    const target = chain.target[found] as number;
    if (event === 'HANGUP') return { events, ended: { ms, where: node.state, by: 'caller' } };
    if (node.kind === 'menu') {
      // A slip onto a dead key is one event for the model: which key it was does not matter to it.
      const key = KEYS.find((each) => event === `DTMF.${each}`) as Key | undefined;
      const isDead = event === 'NO_MATCH' || (key !== undefined && visits.edges[found] === -1);
      events.push({
        ms,
        event: event === 'NO_INPUT' ? 'no-input' : isDead ? 'no-match' : 'key',
        where: node.state,
        ...(key !== undefined && { key }),
        isSaid: isSaid(row, visits.events[found] as number),
      });
    }
    row = target;
  }
  if (row >= 0) return { events, ended: null };
  const exit = visits.exits[exitOf(row)];
  if (!exit || exit.destination.goesTo === 'hung-up')
    return { events, ended: { ms, where: exit?.state ?? '', by: 'caller' } };
  return { events, ended: { ms, where: exit.state, by: 'menu', destination: exit.destination } };
}

/** Index of one of some weights. */
function draw(weights: ArrayLike<number>, reader: SlotReader): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i] as number;
  if (!(total > 0)) throw new Error('Nobody in the model has this need and is unknown to the system.');
  let left = reader.nextUniform() * total;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (weight <= 0) continue;
    last = i;
    left -= weight;
    if (left < 0) return i;
  }
  return last;
}
