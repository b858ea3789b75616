/**
 * What is not needed for the first look at a machine comes after it: panels, figures and dialogs are fetched
 * once a card stands on the screen, so that they do not hold it up.
 */
interface FirstLook {
  /** A card has been drawn: what waits for it begins when the frame that shows it is over. */
  tellFirstCard(): void;
  afterFirstCard(): Promise<void>;
}

/** Milliseconds after which something else than a card is being looked at. */
const AT_LATEST = 8000;

function createFirstLook(): FirstLook {
  let tell: () => void = () => undefined;
  const shown = new Promise<void>((resolve) => (tell = resolve));
  let isTold = false;
  return {
    tellFirstCard: () => {
      if (isTold) return;
      isTold = true;
      window.requestAnimationFrame(() => window.requestAnimationFrame(() => setTimeout(tell)));
    },
    afterFirstCard: () => {
      setTimeout(tell, AT_LATEST);
      return shown;
    },
  };
}

/** One for the page: it has one first look. */
export const { tellFirstCard, afterFirstCard } = createFirstLook();
