/**
 * What a program gets from `import ... from 'dialtree'`: the rooms as they are, without files and terminals,
 * so that it also runs in a browser. The command line is built on the same rooms. Matchers and arbitraries
 * for tests are in `dialtree/vitest`.
 */
export * from './util/problem.ts';
export * from './chart/index.ts';
export * from './machine/index.ts';
export * from './automaton/index.ts';
export * from './speech/index.ts';
export * from './rules/index.ts';
export * from './behaviour/index.ts';
export * from './visits/index.ts';
export * from './exact/index.ts';
export * from './scenario/index.ts';
export * from './study/index.ts';
export * from './runner/index.ts';
export * from './report/index.ts';
export * from './formats/index.ts';
