/** One line as callers with one signature of facts meet it: what happens at a node in a mood, ready to be copied into rows. */
import { spokenOptions, tabulateSignature, type SpokenOption, type Table } from '../automaton/index.ts';
import { exposeTo, outcomesAt, urgesOf, type Dispositions, type Lexicon, type Mood, type Outcome, type OutcomeTable, type ParameterValues } from '../behaviour/index.ts';
import { EVENTS, indexChart, type Chart, type Locale } from '../chart/index.ts';
import { FAILURE, OPERATOR_PRESS } from '../util/chain.ts';
import { composePrompt, promptLength, promptMenuAt } from '../speech/index.ts';
import { hearMenu, tableKey, type SoundingMenu } from './hear-menu.ts';
import type { VisitExit, VisitLine } from './types.ts';

/** One outcome of a row before rows have numbers. */
export interface Step extends Outcome {
  /** Where to: a place (`node * 2 + mood`), or undefined for an exit. */
  readonly place: number | undefined;
  readonly exit: number;
  readonly flags: number;
  readonly edge: number;
}

export interface Hearing {
  readonly locale: Locale;
  readonly lexicon: Lexicon;
  readonly values: ParameterValues;
}

const EVENT_COLUMN = new Map(EVENTS.map((event, column) => [event, column] as const));

/** Everything about a line that does not depend on who calls. */
export interface LineContext {
  readonly index: number;
  readonly line: VisitLine;
  readonly chart: Chart;
  readonly sounding: Map<string, SoundingMenu>;
  exitAt(state: string, destination: VisitExit['destination']): number;
}

export function createLineContext(index: number, line: VisitLine, exits: VisitExit[]): LineContext {
  const known = new Map<string, number>();
  return {
    index,
    line,
    chart: indexChart(line.config),
    sounding: new Map(),
    exitAt(state, destination) {
      const key = `${destination.goesTo === 'hung-up' ? 'hung-up' : 'final'}|${state}`;
      let exit = known.get(key);
      if (exit === undefined) known.set(key, (exit = exits.push({ line: index, state, destination }) - 1));
      return exit;
    },
  };
}

export interface LineView {
  /** A place, or the exit of a line that connects at once. */
  readonly initial: { readonly place: number | undefined; readonly exit: number };
  stepsAt(place: number, need: number, traits: number, who: Dispositions): readonly Step[];
}

export const PROGRESSING = 0;
export const STUCK = 1;

export function moodOf(place: number): Mood {
  return place % 2 === STUCK ? 'stuck' : 'progressing';
}

export function createLineView(context: LineContext, signature: readonly boolean[], hearing: Hearing): LineView {
  const { automaton, config } = context.line;
  const table = tabulateSignature(automaton, signature);
  const soundingAt: (SoundingMenu | undefined)[] = [];
  const stepsOf = new Map<string, readonly Step[]>();

  const leave = (node: number): { place: undefined; exit: number } => {
    const { state, destination } = automaton.nodes[node] as (typeof automaton.nodes)[number];
    // A final state that says nowhere is a broken machine; the rules report it, the caller is simply gone.
    return { place: undefined, exit: context.exitAt(state, destination ?? { goesTo: 'hung-up' }) };
  };
  const arrive = (node: number, mood: number): { place: number | undefined; exit: number } =>
    automaton.nodes[node]?.kind === 'final' ? leave(node) : { place: node * 2 + mood, exit: -1 };

  const soundingOf = (node: number): SoundingMenu => {
    const known = soundingAt[node];
    if (known) return known;
    const { state, attempts } = automaton.nodes[node] as (typeof automaton.nodes)[number];
    const options: SpokenOption[] = spokenOptions(automaton, config, table, node);
    const key = `${state}|${attempts}|${options.map((option) => option.edge.index).join(',')}`;
    let sounding = context.sounding.get(key);
    if (!sounding) {
      const at = context.chart.stateAt(state);
      if (!at) throw new Error(`The machine "${config.id}" has no state "${state}" to hear.`);
      const { locale, lexicon, values } = hearing;
      sounding = hearMenu(context.chart, at, options, attempts, locale, lexicon, values.noticesHeading);
      context.sounding.set(key, sounding);
    }
    return (soundingAt[node] = sounding);
  };

  const outcomesOf = (node: number, place: number, need: number, traits: number, who: Dispositions): OutcomeTable => {
    const sounding = soundingOf(node);
    const variant = sounding.variantOf[need] as number;
    const key = tableKey(variant, traits, moodOf(place));
    let outcomes = sounding.tables.get(key);
    if (!outcomes) {
      const menu = sounding.heardBy[variant];
      if (!menu) throw new Error(`No menu was heard for need ${need}.`);
      sounding.tables.set(key, (outcomes = outcomesAt(menu, who, moodOf(place), hearing.values)));
    }
    return outcomes;
  };

  return {
    initial: arrive(table.initial, PROGRESSING),
    stepsAt(place, need, traits, who) {
      const node = Math.floor(place / 2);
      const { kind, state } = automaton.nodes[node] as (typeof automaton.nodes)[number];
      // What happens depends on the need only through the variant of the menu.
      const variant = kind === 'menu' ? (soundingOf(node).variantOf[need] as number) : 0;
      const key = `${place}|${variant}|${traits}`;
      let steps = stepsOf.get(key);
      if (!steps) {
        const outcomes =
          kind === 'menu' ? outcomesOf(node, place, need, traits, who) : kind === 'announcement' ? announce(node, place, who) : HANGS_UP;
        const hungUp = (): number => context.exitAt(state, { goesTo: 'hung-up' });
        steps = outcomes.map((outcome): Step => {
          if (outcome.event === 'HANGUP') return { ...outcome, place: undefined, exit: hungUp(), flags: 0, edge: -1 };
          return { ...outcome, ...follow(table, node, place % 2, outcome) };
        });
        stepsOf.set(key, steps);
      }
      return steps;
    },
  };

  function follow(from: Table, node: number, mood: number, { event }: Outcome): Pick<Step, 'place' | 'exit' | 'flags' | 'edge'> {
    const cell = node * automaton.events.length + (EVENT_COLUMN.get(event) as number);
    const edge = from.edge[cell] as number;
    const taken = automaton.edges[edge];
    const isFailure = event === 'NO_INPUT' || event === 'NO_MATCH' || (event !== 'DONE' && taken?.event !== event);
    const flags = (isFailure ? FAILURE : 0) | (!isFailure && taken?.role === 'operator' ? OPERATOR_PRESS : 0);
    const isStuck = isFailure || taken?.role === 'repeat' || taken?.role === 'back';
    return { ...arrive(from.next[cell] as number, event === 'DONE' ? mood : isStuck ? STUCK : PROGRESSING), flags, edge };
  }

  /** Spoken to the end under the hang-up hazard; one that nothing follows keeps callers until they hang up. */
  function announce(node: number, place: number, who: Dispositions): OutcomeTable {
    const { state, attempts } = automaton.nodes[node] as (typeof automaton.nodes)[number];
    const { endSeconds } = promptLength(composePrompt(promptMenuAt(context.chart, state, [], attempts), hearing.locale));
    const cell = node * automaton.events.length + (EVENT_COLUMN.get('DONE') as number);
    if (table.next[cell] === node) return [{ event: 'HANGUP', probability: 1, seconds: endSeconds }];
    const { stays, leaves, leaveSeconds } = exposeTo(urgesOf(who, moodOf(place), hearing.values).now, endSeconds);
    const done: Outcome = { event: 'DONE', probability: stays, seconds: endSeconds };
    return leaves > 0 ? [done, { event: 'HANGUP', probability: leaves, seconds: leaveSeconds }] : [done];
  }
}

/** A state that neither speaks nor listens: there is nothing to do but hang up. */
const HANGS_UP: OutcomeTable = [{ event: 'HANGUP', probability: 1, seconds: 0 }];
