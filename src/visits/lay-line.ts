/**
 * One line as a crowd meets it. Which rows it has and where they lead follows from the structure, and from which
 * outcomes can happen at all; under other parameters mostly the same ones can, so a layout is kept and only
 * filled with other numbers.
 */
import { MOOD_KINDS, TRAIT_KINDS } from '../behaviour/index.ts';
import type { Locale } from '../chart/index.ts';
import type { Crowd, Kind } from './audience.ts';
import { createLayoutBuilder, type RowsLayout } from './layout-builder.ts';
import type { Sounding } from './hearing.ts';
import { HUNG_UP, planLine, WIDTH, type LinePlan } from './line-plan.ts';
import type { Prompt } from './prompts.ts';
import { languageAt, speakLine } from './sound-line.ts';
import type { Machine, VisitExit } from './types.ts';

/** What no parameter changes. */
export interface LineFrame {
  readonly machine: Machine;
  readonly plan: LinePlan;
  /** By stand. */
  readonly prompts: readonly Prompt[];
  /** By stand: the language in which the machine speaks there. */
  readonly spoken: readonly Locale[];
}

export interface LineLayout extends RowsLayout {
  readonly frame: LineFrame;
  /** Rows of block b: `blockStart[b] <= row < blockStart[b + 1]`. */
  readonly blockStart: readonly number[];
  readonly exits: readonly Omit<VisitExit, 'line'>[];
  /** `[clock of the line * types + type]`: row, or -1 - exit. */
  readonly entry: Int32Array;
  /** Rows there were when the last block was begun. */
  readonly rowsBeforeLast: number;
  /** Rows went over the budget: whoever came after hangs up at once. */
  readonly isCut: boolean;
}

/** Parallel to the outcomes of a layout. */
export interface LineNumbers {
  readonly probability: Float64Array;
  readonly seconds: Float64Array;
}

export function frameLine(machine: Machine, crowd: Crowd): LineFrame {
  const plan = planLine(machine.automaton, crowd);
  return {
    machine,
    plan,
    prompts: speakLine(machine, plan, crowd.tongues),
    spoken: plan.stands.map((stand) => languageAt(machine.config, plan, stand, crowd.tongues)),
  };
}

export function layLine(
  frame: LineFrame,
  { kinds, needs, facts }: Crowd,
  soundings: readonly Sounding[],
  maxRows: number,
): LineLayout {
  const { machine, plan } = frame;
  const builder = createLayoutBuilder();
  const blockStart = [0];
  const exits: Omit<VisitExit, 'line'>[] = [];
  const exitAt = createExitFinder(machine, exits);
  /** By place: its row in the block at hand; scratch, all -1. */
  const rowOf = new Int32Array(plan.stands.length * MOOD_KINDS).fill(-1);

  /** Lays the rows that a kind of caller reaches, breadth first, and returns the entry. */
  const layBlock = (type: number, kind: Kind, initial: number): number => {
    if (initial < 0) return -1 - exitAt(-1 - initial, '');
    const first = builder.rows;
    const order: number[] = [initial];
    rowOf[initial] = first;
    for (const place of order) {
      const stand = Math.floor(place / MOOD_KINDS);
      const mood = place % MOOD_KINDS;
      const { node } = plan.stands[stand] as LinePlan['stands'][number];
      const { columns, probability, rowOf: rowFor } = soundings[stand] as Sounding;
      const row = rowFor(kind.need, kind.traits, mood);
      for (let i = 0; i < columns.length; i++) {
        if (probability[row + i] === 0) continue;
        const event = columns[i] as number;
        let target = plan.targets[place * WIDTH + event] as number;
        if (target >= 0) {
          if (rowOf[target] === -1) rowOf[target] = first + order.push(target) - 1;
          target = rowOf[target] as number;
        } else target = -1 - exitAt(-1 - target, node);
        const column = stand * WIDTH + event;
        builder.add(target, plan.flags[column] as number, event, plan.edges[column] as number);
      }
      builder.endRow(stand, type, mood);
    }
    for (const place of order) rowOf[place] = -1;
    blockStart.push(builder.rows);
    return first;
  };

  const blocks = new Map<number, number>();
  const entry = new Int32Array(plan.clocks.at.length * kinds.length);
  let rowsBeforeLast = 0;
  let isCut = false;
  for (let clock = 0; clock < plan.clocks.at.length; clock++)
    kinds.forEach((kind, type) => {
      const group = plan.groupAt[clock * facts.length + kind.facts] as number;
      const key = (group * needs.length + kind.need) * TRAIT_KINDS + kind.traits;
      let at = blocks.get(key);
      if (at === undefined) {
        rowsBeforeLast = builder.rows;
        const isOver = builder.rows >= maxRows;
        isCut ||= isOver;
        at = isOver ? -1 - exitAt(HUNG_UP, '') : layBlock(type, kind, plan.initial[group] as number);
        blocks.set(key, at);
      }
      entry[clock * kinds.length + type] = at;
    });
  return { frame, ...builder.finish(), blockStart, exits, entry, rowsBeforeLast, isCut };
}

/** Undefined when other outcomes can happen than those that the layout has. Cost: one pass over them. */
export function fillLine(
  { rowStart, events, stand, type, mood }: LineLayout,
  { kinds }: Crowd,
  soundings: readonly Sounding[],
): LineNumbers | undefined {
  const numbers = {
    probability: new Float64Array(events.length),
    seconds: new Float64Array(events.length),
  };
  let at = 0;
  for (let row = 0; row < stand.length; row++) {
    const end = rowStart[row + 1] as number;
    const { columns, probability, seconds, rowOf } = soundings[stand[row] as number] as Sounding;
    const { need, traits } = kinds[type[row] as number] as Kind;
    const from = rowOf(need, traits, mood[row] as number);
    for (let i = 0; i < columns.length; i++) {
      const share = probability[from + i] as number;
      if (share === 0) continue;
      if (at === end || events[at] !== columns[i]) return undefined;
      numbers.probability[at] = share;
      numbers.seconds[at] = seconds[from + i] as number;
      at++;
    }
    if (at !== end) return undefined;
  }
  return numbers;
}

/** Index in the line's list of exits; hanging up is one exit for each menu. */
type ExitFinder = (end: number, from: number | '') => number;

function createExitFinder({ automaton: { nodes } }: Machine, exits: Omit<VisitExit, 'line'>[]): ExitFinder {
  const known = new Map<string, number>();
  return (end, from) => {
    const node = end === HUNG_UP ? (from === '' ? undefined : nodes[from]) : nodes[end];
    const state = node?.state ?? '';
    // A final state that says nowhere is a broken machine; the rules report it, the caller is simply gone.
    const destination: VisitExit['destination'] = (end === HUNG_UP ? undefined : node?.destination) ?? {
      goesTo: 'hung-up',
    };
    const key = `${destination.goesTo === 'hung-up'}|${state}`;
    let exit = known.get(key);
    if (exit === undefined) known.set(key, (exit = exits.push({ state, destination }) - 1));
    return exit;
  };
}
