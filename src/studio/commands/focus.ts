/** The keyboard goes to a panel. */
import type { Studio } from '../core/studio.ts';

export function focusInspector(studio: Studio): void {
  studio.ui.set({ panel: 'inspector', isRightOpen: true });
  focusSoon(
    '#panel-inspector [data-first]',
    '#panel-inspector :is(input, textarea, select)',
    '#panel-inspector button',
  );
}

/** The first of these that is there, after the screen has followed the change. */
export function focusSoon(...selectors: readonly string[]): void {
  window.requestAnimationFrame(() => {
    const found = selectors
      .map((selector) => window.document.querySelector<HTMLElement>(selector))
      .find((each) => each !== null);
    found?.focus();
    if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) found.select();
  });
}
