/**
 * Room: the menu rules in other people's tests. `import 'dialtree/vitest'` adds
 * `expect(machine).toKeepMenuRules()`; the same entry gives fast-check arbitraries of machines and callers.
 * The only room that may import vitest and fast-check, which are optional for everybody else.
 *
 * Laws: every machine an arbitrary gives is accepted by `parseMachine` and comes to rest after every event;
 * callers from `factsArbitrary` answer the guards of their machine in every way that matters.
 *
 * Names listed here stand in docs/api/dialtree-vitest.api.md.
 *
 * One more arbitrary: its file, its export here, a test that what it promises holds.
 */
export { factsArbitrary } from './facts-arbitrary.ts';
export { keyWordArbitrary, type KeyWordOptions } from './key-word-arbitrary.ts';
export { machineArbitrary, type MachineShape } from './machine-arbitrary.ts';
export { buildMenu, type MenuPlan } from './build-menu.ts';
export { toKeepMenuRules, type MenuRuleExpectation, type MenuRuleVerdict } from './to-keep-menu-rules.ts';
