/** Paste from the system's clipboard: what was copied in another window arrives as text. */
import { parseClip } from '../../chart/index.ts';
import { pasteClip } from './state-actions.ts';
import type { Studio } from './studio.ts';

export function listenForPaste(studio: Studio): () => void {
  const onPaste = (event: ClipboardEvent): void => {
    const isInStructure = event.target instanceof Element && event.target.closest('[data-structure]') !== null && event.target.closest('input, textarea') === null;
    if (!isInStructure) return;
    event.preventDefault();
    pasteClip(studio, parseClip(event.clipboardData?.getData('text/plain') ?? ''));
  };
  window.document.addEventListener('paste', onPaste);
  return () => window.document.removeEventListener('paste', onPaste);
}
