/**
 * Room: the menu part of a call in closed form, without noise: for every line an absorbing chain is solved,
 * not simulated. First calls only, before any queue or redial.
 *
 * Laws:
 * - Mass is conserved: what enters = what is lost + what arrives + `unresolved` (0 unless a menu cannot be
 *   left).
 * - The kernel, sampling the chain of `visits`, agrees within its interval: each is the other's oracle.
 * - Linear in the callers: a line is solved for each need apart, and whoever dials is weighed in afterwards.
 * - A solver that has seen other machines before gives the same bytes as a new one.
 *
 * `createSolver` answers one line after another and keeps what does not change between them; `addUp` and
 * `findHeat` turn answers into figures. What a change costs (`npm run bench:figures` measures it):
 * - texts: the menu that says them is heard anew, and the line is solved: menu by menu, all callers at once
 * - structure: the line is also explored (`automaton`, where only steps whose events changed are
 *   asked again, unless a state came or went) and planned anew; about as much again
 * - who dials, and what desks serve: nothing is solved, `addUp` alone; edges are summed when heat is asked for
 */
export { createSolver, type Demand, type Solver } from './solver.ts';
export type { LineAnswer } from './solve-line.ts';
export { addUp, dialOneLine, servedAt, type DeskServes, type WorldFigures } from './add-up.ts';
export { findHeat, type LineHeat } from './find-heat.ts';
export { fewestOptionsHeard } from './fewest-options-heard.ts';
