export {
  conditionKey,
  evaluateGuard,
  factConditionsOf,
  holdsFor,
  hoursThatMatter,
  type Ask,
} from './facts.ts';
export { mostDecisions, type CallState, type Step, type Taken } from './build-machine.ts';
export { createExploredMenu, type ExploredMenu, type Exploring } from './explored-menu.ts';
export { createMenuMachine, type MenuMachine } from './menu-machine.ts';
