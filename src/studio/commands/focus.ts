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

/** Frames in which a part that is fetched first should have come: some seconds. */
const PATIENCE = 300;

/** What may have to be fetched first; unless the person has gone somewhere else meanwhile. */
export function focusWhenThere(selector: string): void {
  const home = window.document.activeElement;
  const look = (left: number): void => {
    const here = window.document.activeElement;
    if (here !== home && here !== window.document.body) return;
    const found = window.document.querySelector<HTMLElement>(selector);
    if (found) found.focus();
    else if (left > 0) window.requestAnimationFrame(() => look(left - 1));
  };
  window.requestAnimationFrame(() => look(PATIENCE));
}
