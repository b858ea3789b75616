/**
 * A conflict in which nobody has to give way: mine becomes a file of its own, the old one is what is on disk.
 */
import type { MachineDocument } from '../../../chart/index.ts';
import type { DocumentStore } from '../../document/index.ts';
import { notify, wordsNow } from './actions.ts';
import { openFile } from './open-file.ts';
import type { Studio } from '../studio.ts';
import { describeSaveFailure } from '../words/describe-save-failure.ts';

/** False when the copy could not be written: then nothing else has changed. */
export async function keepBoth(studio: Studio, store: DocumentStore): Promise<boolean> {
  const { conflict } = store.getSnapshot();
  if (!conflict) return false;
  const stem = store.path.replace(/\.machine\.json$/, '');
  const path = studio.workspace.freePath((number) => `${stem}${endOfCopy(number)}.machine.json`);
  const { config } = conflict.mineDocument;
  // The id gets the same end as the file.
  const id = `${config.id}${path.slice(stem.length).replace('.machine.json', '')}`;
  const copy: MachineDocument = { ...conflict.mineDocument, config: { ...config, id } };
  const kept = studio.workspace.create(path, copy);
  const outcome = await kept.save();
  const words = wordsNow(studio);
  if (outcome !== 'saved') {
    const text = describeSaveFailure(kept.getSnapshot(), words);
    studio.workspace.close(path);
    notify(studio, { kind: 'error', text });
    return false;
  }
  // Several parts may be in conflict; the copy has all of mine.
  while (store.getSnapshot().conflict?.theirsDocument) store.resolveConflict('theirs');
  notify(studio, {
    kind: 'info',
    text: words.conflict.keptBoth({ path }),
    action: { label: words.conflict.openCopy, perform: () => openFile(studio, path) },
  });
  return true;
}

/** `-copy`, `-copy-2`, ... */
function endOfCopy(number: number): string {
  return number === 1 ? '-copy' : `-copy-${number}`;
}
