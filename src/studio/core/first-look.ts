/**
 * What is not needed for the first look at a machine comes after it: panels, figures and dialogs are fetched
 * once a card stands on the screen, so that they do not hold it up.
 */
let tell: () => void = () => undefined;
const shown = new Promise<void>((resolve) => (tell = resolve));
let isTold = false;

/** Milliseconds after which something else than a card is being looked at. */
const AT_LATEST = 8000;

/** A card has been drawn: what waits for it begins when the frame that shows it is over. */
export function tellFirstCard(): void {
  if (isTold) return;
  isTold = true;
  window.requestAnimationFrame(() => window.requestAnimationFrame(() => setTimeout(tell)));
}

export function afterFirstCard(): Promise<void> {
  setTimeout(tell, AT_LATEST);
  return shown;
}
