/** Every change of a scenario goes through here, as every change of a machine goes through `perform`. */
import type { Draft } from 'immer';
import type { ScenarioConfig } from '../../../scenario/index.ts';
import type { Said } from '../../../words/index.ts';
import { announce, notify, wordsNow } from '../actions/actions.ts';
import type { Studio } from '../studio.ts';

export interface ScenarioEdit {
  readonly name: Said;
  /** Consecutive edits with the same key are one step to undo. */
  readonly mergeKey?: string;
  recipe(draft: Draft<ScenarioConfig>): void;
}

/** False when it was refused; the person has been told why. `isQuiet`: who asks for it says itself what was done. */
export function performOnScenario(
  studio: Studio,
  { name, mergeKey, recipe }: ScenarioEdit,
  { isQuiet = false }: { readonly isQuiet?: boolean } = {},
): boolean {
  const store = studio.scenario();
  if (!store) return false;
  const { language } = studio.ui.get();
  const { refusal } = store.dispatch({
    name,
    ...(mergeKey === undefined ? {} : { mergeKey }),
    recipe: ({ config }) => recipe(config),
  });
  if (refusal) {
    notify(studio, { kind: 'warning', text: refusal[language] });
    return false;
  }
  if (studio.ui.get().notice?.kind === 'warning') studio.ui.set({ notice: undefined });
  if (!isQuiet) announce(studio, wordsNow(studio).said.done({ name: name[language] }));
  return true;
}
