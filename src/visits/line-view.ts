/**
 * One line as callers with one signature of facts meet it: what they do at a place, and where each event
 * leads.
 */
import { spokenOptions, tabulateSignature } from '../automaton/index.ts';
import {
  exposeTo,
  outcomesAt,
  urgesOf,
  type Dispositions,
  type Mood,
  type Outcome,
} from '../behaviour/index.ts';
import { EVENTS } from '../chart/index.ts';
import { FAILURE, OPERATOR_PRESS } from '../util/chain.ts';
import { composePrompt, promptLength, promptMenuAt } from '../speech/index.ts';
import { hearMenu } from './hear-menu.ts';
import { packOutcomes, type PackedOutcomes } from './packed-outcomes.ts';
import type { LineContext, SoundingMenu } from './line-context.ts';

/** A place is a node in a mood: `node * 2 + mood`, mood 0 progressing, 1 stuck. */
export type Place = number;

export interface LineView {
  readonly placeCount: number;
  /** Where the call starts: a place, or `-1 - exit` when the line connects at once. */
  readonly initial: number;
  /** What a caller with this need and these traits does there. `traits` names `who` in fewer bits. */
  outcomesAt(place: Place, need: number, traits: number, who: Dispositions): PackedOutcomes;
  /**
   * Column `place * EVENTS.length + event` of `targets` (a place or `-1 - exit`), `flags` and `edges`, filled
   * in by `follow`.
   */
  readonly targets: Int32Array;
  readonly flags: Uint8Array;
  readonly edges: Int32Array;
  /** Makes sure that the column of a place and an event is filled in, and returns it. */
  follow(place: Place, event: number): number;
}

const DONE = EVENTS.indexOf('DONE');
const HANGUP = EVENTS.indexOf('HANGUP');
const NO_INPUT = EVENTS.indexOf('NO_INPUT');
const NO_MATCH = EVENTS.indexOf('NO_MATCH');
const PROGRESSING = 0;
const STUCK = 1;
const TRAITS = 8;
const UNKNOWN = -0x8000_0000;

export function moodOf(place: Place): Mood {
  return place % 2 === STUCK ? 'stuck' : 'progressing';
}

/** A state that neither speaks nor listens: there is nothing to do but hang up. */
const HANGS_UP = packOutcomes([{ event: 'HANGUP', probability: 1, seconds: 0 }]);

export function createLineView(context: LineContext, signature: readonly boolean[]): LineView {
  const { automaton, config } = context.line;
  const { hearing } = context;
  const table = tabulateSignature(automaton, signature);
  const placeCount = automaton.nodes.length * 2;
  const soundingAt: (SoundingMenu | undefined)[] = [];
  const announcements: (PackedOutcomes | undefined)[] = [];
  const targets = new Int32Array(placeCount * EVENTS.length).fill(UNKNOWN);
  const flags = new Uint8Array(targets.length);
  const edges = new Int32Array(targets.length).fill(-1);

  const nodeAt = (node: number): (typeof automaton.nodes)[number] => {
    const found = automaton.nodes[node];
    if (!found) throw new Error(`The automaton of "${config.id}" has no node ${node}.`);
    return found;
  };
  const arrive = (node: number, mood: number): number => {
    const { kind, state, destination } = nodeAt(node);
    if (kind !== 'final') return node * 2 + mood;
    // A final state that says nowhere is a broken machine; the rules report it, the caller is simply gone.
    return -1 - context.exitAt(state, destination ?? { goesTo: 'hung-up' });
  };

  const soundingOf = (node: number): SoundingMenu => {
    const known = soundingAt[node];
    if (known) return known;
    const { state, attempts } = nodeAt(node);
    const options = spokenOptions(automaton, config, table, node);
    // Callers with other facts may hear the very same menu.
    const key = `${state}|${attempts}|${options.map((option) => option.edge.index).join(',')}`;
    let sounding = context.sounding.get(key);
    if (!sounding) context.sounding.set(key, (sounding = hearMenu(context, state, options, attempts)));
    return (soundingAt[node] = sounding);
  };

  const hearOptions = (
    node: number,
    place: Place,
    need: number,
    traits: number,
    who: Dispositions,
  ): PackedOutcomes => {
    const { heardBy, variantOf, tables } = soundingOf(node);
    const variant = variantOf[need] as number;
    const at = (variant * TRAITS + traits) * 2 + (place % 2);
    const known = tables[at];
    if (known) return known;
    const menu = heardBy[variant];
    if (!menu) throw new Error(`No menu was heard for need ${need}.`);
    return (tables[at] = packOutcomes(outcomesAt(menu, who, moodOf(place), hearing.values)));
  };

  /**
   * Spoken to the end under the hang-up hazard; one that nothing follows keeps callers until they hang up.
   */
  const hearAnnouncement = (
    node: number,
    place: Place,
    traits: number,
    who: Dispositions,
  ): PackedOutcomes => {
    const at = place * TRAITS + traits;
    const known = announcements[at];
    if (known) return known;
    const { state, attempts } = nodeAt(node);
    const { endSeconds } = promptLength(
      composePrompt(promptMenuAt(context.chart, state, [], attempts), hearing.locale),
    );
    const outcomes: Outcome[] = [];
    if (table.next[node * EVENTS.length + DONE] === node)
      outcomes.push({ event: 'HANGUP', probability: 1, seconds: endSeconds });
    else {
      const { stays, leaves, leaveSeconds } = exposeTo(
        urgesOf(who, moodOf(place), hearing.values).now,
        endSeconds,
      );
      outcomes.push({ event: 'DONE', probability: stays, seconds: endSeconds });
      if (leaves > 0) outcomes.push({ event: 'HANGUP', probability: leaves, seconds: leaveSeconds });
    }
    return (announcements[at] = packOutcomes(outcomes));
  };

  return {
    placeCount,
    initial: arrive(table.initial, PROGRESSING),
    targets,
    flags,
    edges,
    outcomesAt(place, need, traits, who) {
      const node = place >> 1;
      const { kind } = nodeAt(node);
      if (kind === 'menu') return hearOptions(node, place, need, traits, who);
      return kind === 'announcement' ? hearAnnouncement(node, place, traits, who) : HANGS_UP;
    },
    follow(place, event) {
      const column = place * EVENTS.length + event;
      if (targets[column] !== UNKNOWN) return column;
      const node = place >> 1;
      if (event === HANGUP) {
        targets[column] = -1 - context.exitAt(nodeAt(node).state, { goesTo: 'hung-up' });
        return column;
      }
      const cell = node * EVENTS.length + event;
      const edge = table.edge[cell] as number;
      const taken = automaton.edges[edge];
      const isFailure =
        event === NO_INPUT || event === NO_MATCH || (event !== DONE && taken?.event !== EVENTS[event]);
      const isStuck = isFailure || taken?.role === 'repeat' || taken?.role === 'back';
      flags[column] =
        (isFailure ? FAILURE : 0) | (!isFailure && taken?.role === 'operator' ? OPERATOR_PRESS : 0);
      edges[column] = edge;
      targets[column] = arrive(
        table.next[cell] as number,
        event === DONE ? place % 2 : isStuck ? STUCK : PROGRESSING,
      );
      return column;
    },
  };
}
