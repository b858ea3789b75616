/** Which test files share a process, and which have one of their own; vite.config.ts runs them so. */

/**
 * Folders and files whose tests start processes and threads, drive a browser, draw components, or put something in
 * the place of a module. Each file has a process of its own.
 *
 * All others are run one after the other in as many processes as there are cores. No module of `src` holds a state,
 * and reading all of them anew for every file took longer than the tests themselves.
 */
const OWN_PROCESS: readonly string[] = [
  'test/bench',
  'test/browser',
  'test/chart/hostile-text.test.ts',
  'test/cli',
  'test/disk',
  'test/docs',
  'test/formats',
  'test/fuzz',
  'test/kernel/memory.test.ts',
  'test/packaging',
  'test/readme',
  'test/runner',
  'test/studio-server',
  'test/studio/components',
  'test/studio/core/first-look.test.ts',
  'test/words/third-language.test.ts',
];

const SUFFIX = '**/*.test.{ts,tsx}';

export const ALL = [`test/${SUFFIX}`];
export const APART = OWN_PROCESS.map((path) => (path.includes('.test.') ? path : `${path}/${SUFFIX}`));

/** @param path under the repository */
export function isApart(path: string): boolean {
  return OWN_PROCESS.some((each) => path === each || path.startsWith(`${each}/`));
}
