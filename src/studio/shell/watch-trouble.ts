/** What goes wrong outside of drawing: said, instead of nothing happening when somebody presses a button. */
import { notify, wordsNow } from '../core/actions/actions.ts';
import type { Studio } from '../core/studio.ts';
import { showTurning } from '../kit/show-hidden.ts';

/** Characters of a message that are read. */
const ENOUGH = 200;

export function watchTrouble(studio: Studio, page: Window): () => void {
  const tell = (cause: unknown): void => {
    // Browsers report some remarks of their own this way, with nothing that was thrown.
    if (cause === undefined || cause === null) return;
    const what = showTurning((cause instanceof Error ? cause.message : String(cause)).slice(0, ENOUGH));
    notify(studio, { kind: 'error', text: wordsNow(studio).crash.outside({ what }) });
  };
  const onError = ({ error }: ErrorEvent): void => tell(error);
  const onRejection = ({ reason }: PromiseRejectionEvent): void => tell(reason);
  page.addEventListener('error', onError);
  page.addEventListener('unhandledrejection', onRejection);
  return () => {
    page.removeEventListener('error', onError);
    page.removeEventListener('unhandledrejection', onRejection);
  };
}
