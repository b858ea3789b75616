export type {
  Atom,
  Automaton,
  Branch,
  Cell,
  Cube,
  Edge,
  Literal,
  Node,
  SpokenOption,
  Table,
} from './types.ts';
export { isConsistent, witness } from './caller-oracle.ts';
export { explore, type Exploration, type ExploreLimits } from './explore.ts';
export { chartOf, signatureOf, spokenOptions, tabulate, tabulateSignature } from './tabulate.ts';
export { createExplorer, type Explorer } from './explorer.ts';
