/**
 * A conflict in which nobody has to give way: mine becomes a file of its own, the old one is what is on disk.
 */
import type { MachineDocument } from '../../../chart/index.ts';
import type { DocumentStore } from '../../document/index.ts';
import { notify, wordsNow } from './actions.ts';
import { openFile } from './open-file.ts';
import type { Studio } from '../studio.ts';

/** False when the copy could not be written: then nothing else has changed. */
export async function keepBoth(studio: Studio, store: DocumentStore): Promise<boolean> {
  const { conflict } = store.getSnapshot();
  if (!conflict) return false;
  const { path, id } = freePlace(studio, store.path, conflict.mineDocument.config.id);
  const copy: MachineDocument = { ...conflict.mineDocument, config: { ...conflict.mineDocument.config, id } };
  const kept = studio.workspace.create(path, copy);
  const outcome = await kept.save();
  const words = wordsNow(studio);
  if (outcome !== 'saved') {
    studio.workspace.close(path);
    notify(studio, { kind: 'error', text: words.save.reasons[kept.getSnapshot().saveFailure ?? 'unknown'] });
    return false;
  }
  // Several parts may be in conflict; the copy has all of mine.
  while (store.getSnapshot().conflict?.theirsDocument) store.resolveConflict('theirs');
  notify(studio, {
    kind: 'info',
    text: words.conflict.keptBoth(path),
    action: { label: words.conflict.openCopy, perform: () => openFile(studio, path) },
  });
  return true;
}

/** `a.machine.json` -> `a-copy.machine.json`, then `a-copy-2.machine.json`; ids likewise. */
function freePlace(studio: Studio, path: string, id: string): { path: string; id: string } {
  const { files, open } = studio.workspace.getSnapshot();
  const taken = new Set([...files.map((file) => file.path), ...open]);
  const stem = path.replace(/\.machine\.json$/, '');
  for (let i = 1; ; i++) {
    const end = i === 1 ? '-copy' : `-copy-${i}`;
    if (!taken.has(`${stem}${end}.machine.json`))
      return { path: `${stem}${end}.machine.json`, id: `${id}${end}` };
  }
}
