/** Where the callers of one line go and get lost, in closed form, for a picture of its machine. */
import { createSolver, findHeat } from '../../exact/index.ts';
import type { Overlay } from '../../formats/index.ts';
import { dialByNeed, type StudyWorld } from '../../study/index.ts';

/** First calls only, before any redial. Shares are of the calls that dialled this line. */
export function overlayLine(world: StudyWorld, line: number): Overlay {
  const { audience, program, lines, types } = world;
  const asked = lines[line];
  if (!asked) throw new Error(`The world "${world.config.id}" has no line number ${line}.`);
  const needs = audience.needs.map(({ need }) => need);
  const dial = dialByNeed(program.dial, types, needs).filter((_, i) => i % lines.length === line);
  const { entered, edges, menus } = findHeat(
    createSolver(audience, { hours: program.arrivals.expected }).solve(asked),
    dial,
  );
  return {
    edgeShare: new Map([...edges].flatMap((taken, edge) => (taken > 0 ? [[edge, taken / entered]] : []))),
    lostAt: new Map([...menus].flatMap(([state, { lost }]) => (lost > 0 ? [[state, lost / entered]] : []))),
  };
}
