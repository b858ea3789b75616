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
export { explore, type Exploration } from './explore.ts';
export type { ExploreLimits } from './limits.ts';
export { chartOf, signatureOf, spokenOptions, tabulate, tabulateSignature } from './tabulate.ts';
export { createExplorer, type Explorer } from './explorer.ts';
export { isConsistent, witness } from './witness.ts';
