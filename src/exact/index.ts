/**
 * Room: the menu part of a call in closed form: an absorbing chain solved, not simulated. Milliseconds, no
 * noise.
 *
 * Laws:
 * - Mass is conserved: what enters = what leaves through exits + `unresolved` (0 unless a menu cannot be
 *   left).
 * - The kernel, sampling the same chain, must agree within its interval: each is the other's oracle.
 * - Solving is linear in the demand: shares of two groups add up.
 *
 * `solveVisits` gives flows (expected visits by row), `measureMenus` the figures of DESIGN.md section 6 from
 * them.
 */
export { demandFor, dialOneLine, type Demand } from './demand.ts';
export { solveVisits, type MenuFlows } from './solve-visits.ts';
export {
  measureMenus,
  servedAt,
  type DeskServes,
  type EdgeFlow,
  type GroupFigures,
  type MenuFigures,
  type MenuMeasures,
} from './measure-menus.ts';
export { fewestOptionsHeard } from './fewest-options-heard.ts';
