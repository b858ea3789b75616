/** Keys to commands. */
import type { Command } from './command-types.ts';
import { COMMANDS } from './commands.ts';
import { isMac, partsOf } from './show-keys.ts';
import type { Studio } from '../core/studio.ts';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * Signs such as `?` and `+` need Shift on some keyboards and not on others: for them Shift does not count.
 */
export function isPressed(keys: string, press: KeyPress, mac: boolean): boolean {
  const parts = partsOf(keys);
  const wanted = parts.at(-1) ?? '';
  const isLetter = /^[a-z]$/i.test(wanted);
  const isSign = wanted.length === 1 && !isLetter && !/\d/.test(wanted);
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  return (
    press.key.toLowerCase() === wanted.toLowerCase() &&
    mod === parts.includes('Mod') &&
    !other &&
    press.altKey === parts.includes('Alt') &&
    (isSign || press.shiftKey === parts.includes('Shift'))
  );
}

export function commandFor(
  press: KeyPress,
  isInStructure: boolean,
  isTyping: boolean,
  mac: boolean,
): Command | undefined {
  return COMMANDS.find(({ keys, scope }) =>
    keys.some((each) => {
      if (!isPressed(each, press, mac)) return false;
      if (scope === 'structure') return isInStructure && !isTyping;
      // In a field, undo belongs to the document all the same (fields are drawn from it); plain letters are
      // typing.
      return !isTyping || each.includes('Mod+') || each.includes('Alt+') || /F\d/.test(each);
    }),
  );
}

function isTypingIn(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable=true]',
    ) !== null
  );
}

/** Listens on the whole page. Dialogs keep their keys to themselves. */
export function listenForShortcuts(studio: Studio): () => void {
  const mac = isMac();
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || !(event.target instanceof Element)) return;
    if (window.document.querySelector('dialog[open]')) return;
    // Enter and the space bar on a button press the button.
    const isPressing =
      (event.key === 'Enter' || event.key === ' ') && event.target.closest('button, a, summary') !== null;
    const isInStructure = !isPressing && event.target.closest('[data-structure]') !== null;
    const command = commandFor(event, isInStructure, isTypingIn(event.target), mac);
    if (!command) return;
    // The clipboard's own events carry the text; see clipboard.ts.
    if (command.id === 'paste') return;
    event.preventDefault();
    if (command.when(studio)) command.perform(studio);
  };
  window.document.addEventListener('keydown', onKey);
  return () => window.document.removeEventListener('keydown', onKey);
}
