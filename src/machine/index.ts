export {
  conditionKey,
  evaluateGuard,
  factConditionsOf,
  holdsFor,
  hoursThatMatter,
  type Ask,
} from './facts.ts';
export {
  createExploredMenu,
  createMenuMachine,
  type CallState,
  type Exploring,
  type MenuMachine,
  type Step,
  type Taken,
} from './menu-machine.ts';
