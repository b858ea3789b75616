import type { Studio } from '../studio.ts';
import { describeSaveFailure } from '../words/describe-save-failure.ts';
import { announce, notify, wordsNow } from './actions.ts';
import { exportEdited } from './exchange.ts';

/** Says what became of it; where it failed, the document can at least be taken along. */
export async function save(studio: Studio): Promise<void> {
  const store = studio.edited();
  if (!store) return;
  const words = wordsNow(studio);
  const result = await store.save();
  if (result === 'saved') {
    if (studio.ui.get().notice?.kind === 'error') studio.ui.set({ notice: undefined });
    announce(studio, words.save.saved);
  } else if (result === 'nothing-to-save') announce(studio, words.save.nothing);
  else if (result === 'failed')
    notify(studio, {
      kind: 'error',
      text: describeSaveFailure(store.getSnapshot(), words),
      action: { label: words.exchange.takeAlong, perform: () => exportEdited(studio) },
    });
}
