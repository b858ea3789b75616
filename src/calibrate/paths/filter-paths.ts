/** The mass of every kind of caller on every path of a line, under one set of parameters. */
import { EVENTS } from '../../chart/index.ts';
import { MOOD_KINDS, TRAIT_KINDS } from '../../behaviour/index.ts';
import type { Sounding } from '../../visits/index.ts';
import { boundaryOf, isEarly } from './path-tokens.ts';
import type { PathTree, TreeStep } from './path-tree.ts';

const DONE = EVENTS.indexOf('DONE');
const HUNG = EVENTS.indexOf('HANGUP');

/**
 * Masses by slot of the tree, then by kind of caller: `[slot * kinds + need * TRAIT_KINDS + traits]`. The mass of a path is
 * the sum over its slots. Cost: steps times kinds of callers, some nanoseconds each.
 *
 * @param soundings of the plan's stands
 * @param weights by group of the plan, by kind of caller
 * @param staysOn nobody hangs up: what participants of a test do, who are asked to go on
 */
export function filterPaths(
  { slots, roots, steps }: PathTree,
  soundings: readonly Sounding[],
  weights: readonly Float64Array[],
  staysOn = false,
): Float64Array {
  const kinds = weights[0]?.length ?? 0;
  const mass = new Float64Array(slots * kinds);
  for (const { group, slot } of roots) {
    const ofGroup = weights[group] as Float64Array;
    const to = slot * kinds;
    for (let kind = 0; kind < kinds; kind++) mass[to + kind]! += ofGroup[kind] as number;
  }
  const onTheWay = new Float64Array(TRAIT_KINDS);
  for (const step of steps) {
    for (let traits = 0; traits < TRAIT_KINDS; traits++)
      onTheWay[traits] = passOn(step, soundings, traits, staysOn);
    moveOn(step, soundings, mass, kinds, onTheWay, staysOn);
  }
  return mass;
}

/** Share that gets through the announcements of a step, or that hangs up in them where the step is about those. */
function passOn(
  { via, isLeftOnTheWay }: TreeStep,
  soundings: readonly Sounding[],
  traits: number,
  staysOn: boolean,
): number {
  let stays = 1;
  let left = 0;
  for (const place of via) {
    const sounding = soundings[Math.floor(place / MOOD_KINDS)] as Sounding;
    const row = sounding.rowOf(0, traits, place % MOOD_KINDS);
    const column = sounding.columns.indexOf(DONE);
    const done = staysOn ? 1 : column < 0 ? 0 : (sounding.probability[row + column] as number);
    left += stays * (1 - done);
    stays *= done;
  }
  return isLeftOnTheWay ? left : stays;
}

function moveOn(
  { from, to, place, column: event, when }: TreeStep,
  soundings: readonly Sounding[],
  mass: Float64Array,
  kinds: number,
  onTheWay: Float64Array,
  staysOn: boolean,
): void {
  const here = from * kinds;
  const there = to * kinds;
  if (event < 0 || (staysOn && event === HUNG)) {
    for (let kind = 0; kind < kinds; kind++)
      mass[there + kind]! += (mass[here + kind] as number) * (onTheWay[kind % TRAIT_KINDS] as number);
    return;
  }
  const sounding = soundings[Math.floor(place / MOOD_KINDS)] as Sounding;
  const { columns, probability, alike } = sounding;
  const column = columns.indexOf(event);
  if (column < 0) return;
  const hung = columns.indexOf(HUNG);
  for (const members of alike)
    for (let traits = 0; traits < TRAIT_KINDS; traits++) {
      const row = sounding.rowOf(members[0] as number, traits, place % MOOD_KINDS);
      let share = probability[row + column] as number;
      if (share === 0) continue;
      if (when !== undefined) {
        const need = members[0] as number;
        const border = boundaryOf(when, sounding.endSeconds);
        const early = sounding.earlyOf(need, traits, place % MOOD_KINDS, border)[column] as number;
        share = isEarly(when) ? early : share - early;
      }
      share *= onTheWay[traits] as number;
      if (share === 0) continue;
      if (staysOn && hung >= 0) share /= 1 - (probability[row + hung] as number);
      for (let m = 0; m < members.length; m++) {
        const kind = (members[m] as number) * TRAIT_KINDS + traits;
        mass[there + kind]! += (mass[here + kind] as number) * share;
      }
    }
}
