/** Every path of a line that is likely enough, found by walking all of them at once: what a log could hold. */
import { EVENTS, KEYS, keySymbol } from '../../chart/index.ts';
import { MOOD_KINDS, TRAIT_KINDS } from '../../behaviour/index.ts';
import { WIDTH, type LinePlan, type Sounding, type VisitLine } from '../../visits/index.ts';
import { ATTEMPTS, CLOSED, HANG_UP, NO_INPUT, NO_MATCH, OUT, towards } from './path-tokens.ts';

const DONE = EVENTS.indexOf('DONE');
const HUNG = EVENTS.indexOf('HANGUP');
const WORDS: readonly string[] = EVENTS.map((event) => {
  const key = KEYS.find((each) => `DTMF.${each}` === event);
  if (key) return keySymbol(key);
  return event === 'NO_INPUT' ? NO_INPUT : event === 'NO_MATCH' ? NO_MATCH : HANG_UP;
});

export interface ListedPath {
  readonly path: string;
  /** In the unit of the weights. */
  readonly mass: number;
}

/** Callers by place: kinds of callers who stand there. */
type Crowd = Map<number, Float64Array>;

/**
 * Likeliest first. What is missing from the sum of all weights is on paths of less than `least` each, and those are left
 * out together with all they lead to.
 *
 * @param weights by group of the plan, by kind of caller
 */
export function listPaths(
  { automaton }: Pick<VisitLine, 'automaton'>,
  plan: LinePlan,
  soundings: readonly Sounding[],
  weights: readonly Float64Array[],
  least: number,
): ListedPath[] {
  const found = new Map<string, number>();
  const end = (tokens: readonly string[], mass: number): void => {
    const path = tokens.join(' ');
    found.set(path, (found.get(path) ?? 0) + mass);
  };
  const nodeAt = (place: number) => automaton.nodes[plan.stands[Math.floor(place / MOOD_KINDS)]?.node ?? -1];
  const into = (onward: Map<string, Crowd>, token: string, place: number, kinds: Float64Array): void => {
    let crowd = onward.get(token);
    if (!crowd) onward.set(token, (crowd = new Map()));
    const there = crowd.get(place);
    if (there) kinds.forEach((mass, kind) => (there[kind]! += mass));
    else crowd.set(place, kinds);
  };
  /** Through announcements to the next menu or out. */
  const land = (
    tokens: readonly string[],
    onward: Map<string, Crowd>,
    first: number,
    start: Float64Array,
  ): void => {
    let place = first;
    let kinds = start;
    for (let i = 0; place >= 0 && nodeAt(place)?.kind === 'announcement' && i < 50; i++) {
      const stays = pass(soundings[Math.floor(place / MOOD_KINDS)] as Sounding, place, kinds);
      end([...tokens, HANG_UP], sum(kinds) - sum(stays));
      kinds = stays;
      place = plan.targets[place * WIDTH + DONE] as number;
    }
    if (place >= 0) into(onward, nodeAt(place)?.state ?? '', place, kinds);
    else end([...tokens, endToken(automaton, -1 - place)], sum(kinds));
  };
  const walk = (tokens: readonly string[], crowd: Crowd): void => {
    const byEvent = new Map<number, Map<string, Crowd>>();
    for (const [place, kinds] of crowd) {
      const sounding = soundings[Math.floor(place / MOOD_KINDS)] as Sounding;
      for (const event of sounding.columns) {
        const moved = takeEvent(sounding, place, event, kinds);
        const mass = sum(moved);
        if (mass === 0) continue;
        if (event === HUNG) end([...tokens, HANG_UP], mass);
        else {
          let onward = byEvent.get(event);
          if (!onward) byEvent.set(event, (onward = new Map()));
          land(
            [...tokens, WORDS[event] as string],
            onward,
            plan.targets[place * WIDTH + event] as number,
            moved,
          );
        }
      }
    }
    for (const [event, onward] of byEvent)
      for (const [token, next] of onward)
        if (massOf(next) >= least) walk([...tokens, WORDS[event] as string, token], next);
  };
  const onward = new Map<string, Crowd>();
  plan.initial.forEach((place, group) => {
    const kinds = Float64Array.from(weights[group] as Float64Array);
    if (sum(kinds) > 0) land([], onward, place, kinds);
  });
  for (const [token, crowd] of onward) if (massOf(crowd) >= least) walk([token], crowd);
  return Array.from(found, ([path, mass]) => ({ path, mass }))
    .filter(({ mass }) => mass >= least)
    .toSorted((a, b) => b.mass - a.mass || (a.path < b.path ? -1 : 1));
}

function takeEvent(sounding: Sounding, place: number, event: number, kinds: Float64Array): Float64Array {
  const moved = new Float64Array(kinds.length);
  const column = sounding.columns.indexOf(event);
  for (const members of sounding.alike)
    for (let traits = 0; traits < TRAIT_KINDS; traits++) {
      const row = sounding.rowOf(members[0] as number, traits, place % MOOD_KINDS);
      const share = sounding.probability[row + column] as number;
      for (const need of members) {
        const kind = need * TRAIT_KINDS + traits;
        moved[kind] = (kinds[kind] as number) * share;
      }
    }
  return moved;
}

function pass(sounding: Sounding, place: number, kinds: Float64Array): Float64Array {
  const column = sounding.columns.indexOf(DONE);
  return kinds.map((mass, kind) => {
    const row = sounding.rowOf(0, kind % TRAIT_KINDS, place % MOOD_KINDS);
    return column < 0 ? 0 : mass * (sounding.probability[row + column] as number);
  });
}

function endToken({ nodes }: VisitLine['automaton'], node: number): string {
  const destination = nodes[node]?.destination;
  if (destination?.goesTo === 'desk') return towards(destination.desk);
  if (destination?.goesTo === 'number' || destination?.goesTo === 'self-service') return OUT;
  if (destination?.goesTo === 'hang-up' && destination.reason === 'closed') return CLOSED;
  return destination?.goesTo === 'hang-up' && destination.reason === 'caller' ? HANG_UP : ATTEMPTS;
}

function massOf(crowd: Crowd): number {
  let mass = 0;
  for (const kinds of crowd.values()) mass += sum(kinds);
  return mass;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total;
}
