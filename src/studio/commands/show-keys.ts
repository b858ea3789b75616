/** Keys as they are printed on keyboards. */
export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(window.navigator.userAgent);
}

const SHOWN: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Insert: 'Ins',
  Enter: '↵',
};

/** `Mod+Shift+Z` -> Ctrl, Shift, Z; on a Mac ⌘, ⇧, Z. The last part may itself be "+". */
export function showKeys(keys: string, mac: boolean): string[] {
  return partsOf(keys).map((part) =>
    part === 'Mod'
      ? mac
        ? '⌘'
        : 'Ctrl'
      : part === 'Shift' && mac
        ? '⇧'
        : part === 'Alt' && mac
          ? '⌥'
          : (SHOWN[part] ?? part),
  );
}

export function partsOf(keys: string): string[] {
  return keys === '+' ? ['+'] : keys.split('+');
}
