/**
 * The system's clipboard: what is copied here can be pasted in another window, and the other way round. Both
 * arrive as text.
 */
import { parseClip } from '../../chart/index.ts';
import { pasteClip } from '../core/actions/state-actions.ts';
import type { Studio } from '../core/studio.ts';

/**
 * Writes are answered later, in their order: until the last one is, or when it is refused, the system still
 * holds something older.
 */
const createWrites = (): { asked: number; done: number } => ({ asked: 0, done: 0 });

export function writeToClipboard(studio: Studio, text: string): void {
  const writes = studio.part(createWrites);
  const own = ++writes.asked;
  // Refused without a gesture or on insecure pages: copying inside the studio works all the same.
  void window.navigator.clipboard?.writeText(text).then(
    () => void (writes.done = own),
    () => undefined,
  );
}

/** For what is not pasted here. False when the system does not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await window.navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function listenForPaste(studio: Studio): () => void {
  const writes = studio.part(createWrites);
  const onPaste = (event: ClipboardEvent): void => {
    const isInStructure =
      event.target instanceof Element &&
      event.target.closest('[data-structure]') !== null &&
      event.target.closest('input, textarea') === null;
    if (!isInStructure) return;
    event.preventDefault();
    pasteClip(
      studio,
      writes.done < writes.asked ? undefined : parseClip(event.clipboardData?.getData('text/plain') ?? ''),
    );
  };
  // Whoever was elsewhere may have copied there.
  const onBlur = (): void => void (writes.done = writes.asked);
  window.document.addEventListener('paste', onPaste);
  window.addEventListener('blur', onBlur);
  return () => {
    window.document.removeEventListener('paste', onPaste);
    window.removeEventListener('blur', onBlur);
  };
}
