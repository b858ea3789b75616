/** What a program gets from `import ... from 'dialtree'`. The command line uses the same rooms. */
export * from './util/problem.ts';
export * from './chart/index.ts';
export * from './machine/index.ts';
export * from './automaton/index.ts';
export * from './speech/index.ts';
