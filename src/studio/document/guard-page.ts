import type { Workspace } from './types.ts';

/** What is used of a window and its document. */
interface Page {
  addEventListener(type: string, listener: (event: { preventDefault(): void }) => void): void;
  removeEventListener(type: string, listener: (event: { preventDefault(): void }) => void): void;
}

/**
 * Keeps drafts when the page goes, asks before leaving only when they could not be kept, and looks at the
 * disk when it comes back.
 */
export function guardPage(
  workspace: Workspace,
  page: Page,
  sheet: Page & { readonly visibilityState: string },
): () => void {
  const onHide = (): void => void workspace.keepDraftsNow();
  const onLeave = (event: { preventDefault(): void }): void => {
    if (!workspace.keepDraftsNow()) event.preventDefault();
  };
  const onVisible = (): void => {
    if (sheet.visibilityState === 'hidden') onHide();
    else void workspace.checkDisk();
  };
  page.addEventListener('pagehide', onHide);
  page.addEventListener('beforeunload', onLeave);
  sheet.addEventListener('visibilitychange', onVisible);
  return () => {
    page.removeEventListener('pagehide', onHide);
    page.removeEventListener('beforeunload', onLeave);
    sheet.removeEventListener('visibilitychange', onVisible);
  };
}
