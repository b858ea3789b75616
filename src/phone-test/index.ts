/**
 * Room: a phone test. People are given tasks, dial, and press keys in the very menus of a scenario; what they do is
 * read back as calls whose need is known, and judged.
 *
 * Laws:
 * - The same scenario, ask and seed give the same plan; every need meets every world equally often, or once more.
 * - A result is refused whole unless it can have happened; every call that leaves here keeps the laws of `calls`.
 * - A result says nothing of who took part.
 */
export { dealTasks, type Deal, type Dealt } from './balance.ts';
export { composePage, embedJson, type ComposedPage, type PageParts } from './compose-page.ts';
export { createTaskJudge, type JudgedTask } from './judge-tasks.ts';
export { hashMenu, planPhoneTest, type PhoneTestAsk, type PlannedPhoneTest } from './plan-phone-test.ts';
export { phraseTask, labelsOf, type Phrase } from './phrase-tasks.ts';
export { readPhoneTestResult, RESULT_LIMITS, type ResultReading } from './read-result.ts';
export { readTasks, type TasksFile } from './tasks-file.ts';
export { simulateParticipants, type SimulatedTest } from './simulate-participants.ts';
export {
  summariseTest,
  type PhoneTestReport,
  type TestCounts,
  type TestDifference,
  type TestMean,
  type TestShare,
} from './summarise-test.ts';
export type { TestMatrix } from './tally-matrices.ts';
export { toCalls } from './to-calls.ts';
export * from './types.ts';
