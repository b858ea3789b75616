/** Compiles lines and caller types into one chain. */
import { signatureOf } from '../automaton/index.ts';
import {
  createLexicon,
  valuesOf,
  type BehaviourParameters,
  type CallerType,
  type NeedWords,
} from '../behaviour/index.ts';
import type { Locale } from '../chart/index.ts';
import { wordProblem, type Problem } from '../util/problem.ts';
import { say } from '../util/said.ts';
import { createChainBuilder } from './chain-builder.ts';
import { findClocks } from './find-clocks.ts';
import { createLineContext, type Hearing } from './line-context.ts';
import { createLineView, moodOf, type LineView } from './line-view.ts';
import type { RowPlace, VisitExit, VisitLine, Visits } from './types.ts';

/** Knows menus or not, patient or not, remembers much or little. */
const TRAITS = 8;

export interface VisitLimits {
  readonly maxRows: number;
}
export const VISIT_LIMITS: VisitLimits = { maxRows: 2_000_000 };

/**
 * One chain for every line, type and clock. Never throws on explored machines; `problems` names needs without
 * words and lines whose rows went over the budget (their callers hang up at once there).
 */
export function compileVisits(
  lines: readonly VisitLine[],
  types: readonly CallerType[],
  needWords: readonly NeedWords[],
  parameters: BehaviourParameters,
  locale: Locale,
  limits: VisitLimits = VISIT_LIMITS,
): Visits {
  const { clockOfHour, moments } = findClocks(lines);
  const { kinds, needs, problems } = sortTypes(types, needWords);
  const values = valuesOf(parameters);
  const hearing: Hearing = { locale, lexicon: createLexicon(needs, locale, values.conviction), values };

  const exits: VisitExit[] = [];
  const places: RowPlace[] = [];
  const blockStart: number[] = [0];
  const builder = createChainBuilder();
  const entry = new Int32Array(moments.length * lines.length * types.length);

  /**
   * Lays the rows that a kind of caller reaches, breadth first, and returns the entry. `rowOf` (by place) is
   * scratch, all -1.
   */
  const layBlock = (line: number, type: number, kind: Kind, view: LineView, rowOf: Int32Array): number => {
    if (view.initial < 0) return view.initial;
    const first = builder.rows;
    const who = (types[type] as CallerType).dispositions;
    const order: number[] = [view.initial];
    rowOf[view.initial] = first;
    for (const place of order) {
      const { events, probability, seconds } = view.outcomesAt(place, kind.need, kind.traits, who);
      for (let i = 0; i < events.length; i++) {
        const event = events[i] as number;
        const column = view.follow(place, event);
        let target = view.targets[column] as number;
        if (target >= 0) {
          if (rowOf[target] === -1) rowOf[target] = first + order.push(target) - 1;
          target = rowOf[target] as number;
        }
        builder.add(
          probability[i] as number,
          seconds[i] as number,
          target,
          view.flags[column] as number,
          event,
          view.edges[column] as number,
        );
      }
      builder.endRow();
      places.push({ line, type, node: place >> 1, mood: moodOf(place) });
    }
    for (const place of order) rowOf[place] = -1;
    blockStart.push(builder.rows);
    return first;
  };

  lines.forEach((line, l) => {
    const context = createLineContext(l, line, hearing, exits);
    // Signatures are numbered in the order in which they are met; blocks by signature, need and traits.
    const numbers = new Map<string, number>();
    const views: LineView[] = [];
    const blocks = new Map<number, number>();
    const rowOf = new Int32Array(line.automaton.nodes.length * 2).fill(-1);
    moments.forEach((moment, clock) => {
      // Facts are few; types are many: ask the guards once per facts.
      const signatures: number[] = [];
      types.forEach((type, t) => {
        const kind = kinds[t] as Kind;
        let signature = signatures[kind.facts];
        if (signature === undefined) {
          const holds = signatureOf(line.automaton, { ...type.facts, ...moment });
          const name = holds.map(Number).join('');
          signature = numbers.get(name) ?? views.push(createLineView(context, holds)) - 1;
          numbers.set(name, signature);
          signatures[kind.facts] = signature;
        }
        const key = (signature * needs.length + kind.need) * TRAITS + kind.traits;
        let at = blocks.get(key);
        if (at === undefined) {
          at =
            builder.rows >= limits.maxRows
              ? overBudget()
              : layBlock(l, t, kind, views[signature] as LineView, rowOf);
          blocks.set(key, at);
        }
        entry[(clock * lines.length + l) * types.length + t] = at;
      });
    });

    function overBudget(): number {
      if (!problems.some((p) => p.code === 'too-many-rows')) {
        problems.push({
          code: 'too-many-rows',
          severity: 'error',
          ...wordProblem(
            say(
              `From the line "${line.id}" on, menu visits need more than ${limits.maxRows} rows; those callers are counted as hung up.`,
              `从号码“${line.id}”起，菜单访问需要超过 ${limits.maxRows} 行；这些来电者按挂断计。`,
            ),
            say(
              'Use fewer caller types, or machines with fewer menus and attempts.',
              '请减少来电者类别，或使用菜单和尝试次数更少的菜单树。',
            ),
          ),
        });
      }
      return -1 - context.exitAt('', { goesTo: 'hung-up' });
    }
  });

  const { chain, events, edges } = builder.finish();
  return {
    types,
    lineIds: lines.map(({ id }) => id),
    chain,
    places,
    blockStart: Int32Array.from(blockStart),
    events,
    edges,
    exits,
    clockOfHour,
    clockCount: moments.length,
    entry,
    problems,
  };
}

/** What can tell one type from another in a menu, as small numbers. */
interface Kind {
  readonly need: number;
  readonly traits: number;
  readonly facts: number;
}

function sortTypes(
  types: readonly CallerType[],
  needWords: readonly NeedWords[],
): { kinds: Kind[]; needs: NeedWords[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const needs = [...needWords];
  const needIndex = new Map(needs.map(({ need }, i) => [need, i]));
  const factsIndex = new Map<string, number>();
  const kinds = types.map(({ need, dispositions: { knowsMenus, patient, memory }, facts }): Kind => {
    let index = needIndex.get(need);
    if (index === undefined) {
      needIndex.set(need, (index = needs.push({ need, product: {}, intent: {} }) - 1));
      problems.push({
        code: 'need-without-words',
        severity: 'warning',
        ...wordProblem(
          say(
            `Nobody says what the need "${need}" sounds like, so no option fits it.`,
            `没有写明需求“${need}”的说法，因此没有选项与之相符。`,
          ),
          say(
            'Give the words callers use for its product and its intent.',
            '请为其产品和来意写上来电者的说法。',
          ),
        ),
      });
    }
    const key = JSON.stringify([facts.identity, facts.devices, facts.history]);
    if (!factsIndex.has(key)) factsIndex.set(key, factsIndex.size);
    return {
      need: index,
      traits: Number(knowsMenus) + 2 * Number(patient) + 4 * Number(memory === 'high'),
      facts: factsIndex.get(key) as number,
    };
  });
  return { kinds, needs, problems };
}
