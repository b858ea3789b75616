/** Keeps the live problems in step with the open machine and with the project's own rule settings. */
import { markProblems, NO_MARKS } from './mark-problems.ts';
import type { Studio } from '../studio.ts';

const RULES_FILE = 'dialtree.config.json';

export function followChecks(studio: Studio): void {
  let rules: { version: string; text: string } | undefined;
  let stop: (() => void) | undefined;
  let followed: unknown;

  const check = (): void => {
    const config = studio.document()?.getSnapshot().document?.config;
    if (config) studio.checks.check(config, rules?.text);
    else reset();
  };
  const reset = (): void => {
    if (studio.checks.state.get().config || studio.checks.state.get().isChecking) studio.checks.reset();
    studio.marks.set(NO_MARKS);
  };
  const follow = (): void => {
    const store = studio.document();
    if (store === followed) return;
    followed = store;
    // Of another machine: nothing that was said of the one before.
    reset();
    stop?.();
    stop = store?.subscribe(check);
    check();
  };
  const readRules = async (): Promise<void> => {
    const version = studio.workspace.getSnapshot().files.find(({ path }) => path === RULES_FILE)?.version;
    if (version === rules?.version) return;
    rules = version === undefined ? undefined : await studio.workspace.read(RULES_FILE);
    studio.rules.set({ text: rules?.text });
    check();
  };
  studio.checks.state.subscribe(() => {
    const { problems, config } = studio.checks.state.get();
    const now = studio.document()?.getSnapshot().document?.config;
    // An answer about an older state is shown until the next one comes: its places are those of now.
    if (config && now) studio.marks.set(markProblems(studio.viewOf(now), problems));
  });
  studio.ui.subscribe(follow);
  studio.workspace.subscribe(() => void readRules());
  follow();
  void readRules();
}
