/**
 * What the scenario says of one stage of a roll-out, line by line, under one set of parameters: first calls, in closed form.
 * Who dials a number that is kept is decided by the world before; what becomes of them by the menu that answers.
 */
import { keySymbol, type Key } from '../../chart/index.ts';
import { createSolver, findHeat, servedAt, type LineAnswer } from '../../exact/index.ts';
import { expectedArrivals } from '../../scenario/index.ts';
import { dialByNeed, servesByDesk, type StudyQuestion, type StudyWorld } from '../../study/index.ts';
import type { Rollout, Stage } from './waves.ts';

/** Shares of all callers of the scenario, but for `seconds`, which are mean seconds times those. */
export interface LineMasses {
  entered: number;
  lost: number;
  /** At a desk that serves the need, at one that serves others, at one that passes everybody on. */
  served: number;
  astray: number;
  operator: number;
  seconds: number;
  /** Of the first menu, by key that it takes: times heard, times pressed. */
  readonly menu: string;
  heard: number;
  readonly pressed: ReadonlyMap<string, number>;
}
export type StageMasses = ReadonlyMap<string, LineMasses>;

interface Solved {
  readonly world: StudyWorld;
  readonly answers: readonly LineAnswer[];
  /** `[need * lines + line]`. */
  readonly dial: Float64Array;
}

/** One for each draw: worlds are solved once, however many stages ask for them. */
export function createStagePredictor(
  { scenario }: StudyQuestion,
  { before, answeredBy }: Rollout,
  after: string,
  assemble: (world: string) => StudyWorld,
): (stage: Stage) => StageMasses {
  const solved = new Map<string, Solved>();
  const solve = (id: string): Solved => {
    let found = solved.get(id);
    if (!found) {
      const world = assemble(id);
      const { audience, types, program, lines, parameters } = world;
      const solver = createSolver(audience, {
        weights: types.map(({ weight }) => weight),
        hours: expectedArrivals(scenario, parameters.world),
      });
      const needs = audience.needs.map(({ need }) => need);
      found = {
        world,
        answers: lines.map((line) => solver.solve(line)),
        dial: dialByNeed(program.dial, types, needs),
      };
      solved.set(id, found);
    }
    return found;
  };
  return ({ world: id, moved }) => {
    const own = solve(answeredBy === undefined ? id : before);
    const others = moved.length > 0 ? solve(after) : undefined;
    const to = others?.world.lines.findIndex((line) => line.id === answeredBy) ?? -1;
    return new Map(
      own.world.lines.map(({ id: line }, index): [string, LineMasses] => {
        const isMoved = others !== undefined && moved.includes(line);
        const { world, answers } = isMoved ? others : own;
        const answer = answers[isMoved ? to : index] as LineAnswer;
        const dial = answer.needs.map((_, need) => own.dial[need * own.answers.length + index] ?? 0);
        return [line, massesOf(scenario, world, answer, dial)];
      }),
    );
  };
}

function massesOf(
  scenario: StudyQuestion['scenario'],
  { config }: StudyWorld,
  answer: LineAnswer,
  dial: readonly number[],
): LineMasses {
  const { automaton, needs } = answer;
  const desks = servesByDesk(scenario.desks, config.pooled ?? false);
  const weigh = (masses: Float64Array, from = 0): number =>
    dial.reduce((sum, share, need) => sum + share * (masses[from + need] as number), 0);
  let [served, astray, operator] = [0, 0, 0];
  automaton.nodes.forEach(({ destination }, node) => {
    // Only who comes to a desk can be answered.
    if (destination?.goesTo !== 'desk') return;
    const serves: readonly string[] = servedAt(destination, desks);
    dial.forEach((share, need) => {
      const mass = share * (answer.arrived[node * needs.length + need] as number);
      if (serves.length === 0) operator += mass;
      else if (serves.includes(needs[need] as string)) served += mass;
      else astray += mass;
    });
  });
  const menu = automaton.nodes.find(({ kind }) => kind === 'menu')?.state ?? '';
  const heat = findHeat(answer, dial);
  const pressed = new Map<string, number>();
  for (const { index, source, event } of automaton.edges) {
    if (source !== menu || !event.startsWith('DTMF.')) continue;
    const symbol = keySymbol(event.slice('DTMF.'.length) as Key);
    pressed.set(symbol, (pressed.get(symbol) ?? 0) + (heat.edges[index] ?? 0));
  }
  return {
    entered: weigh(answer.entered),
    lost: weigh(answer.lost),
    served,
    astray,
    operator,
    seconds: weigh(answer.menuSeconds),
    menu,
    heard: heat.menus.get(menu)?.heard ?? 0,
    pressed,
  };
}
