import type { DraftStore, KeptDraft } from '../storage/index.ts';
import type { DocumentState } from './types.ts';

/** Milliseconds from the first change that is not kept yet; with the writing itself this stays under 300. */
const KEEP_AFTER = 200;

export interface DraftKeeper {
  /** Something changed. */
  touch(): void;
  keepNow(): boolean;
  end(): void;
}

/** Writes what is unsaved soon after each change, one writing at a time, and forgets it once it is saved. */
export function createDraftKeeper({ drafts, path, read, report }: {
  readonly drafts: DraftStore;
  readonly path: string;
  /** Undefined when nothing is unsaved. */
  readonly read: () => KeptDraft | undefined;
  readonly report: (draft: DocumentState['draft']) => void;
}): DraftKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> | undefined;
  let hasBegun = false;
  let isEnded = false;

  const write = async (): Promise<void> => {
    const draft = read();
    if (draft) report(await drafts.keep(draft));
    else {
      await drafts.forget(path);
      report('none');
    }
  };
  const touch = (): void => {
    hasBegun = true;
    if (timer !== undefined || isEnded) return;
    timer = setTimeout(() => {
      timer = undefined;
      writing = (writing ?? Promise.resolve()).then(write).catch(() => report('failed'));
    }, KEEP_AFTER);
  };
  return {
    touch,
    keepNow: () => {
      const draft = read();
      return draft ? drafts.keepNow(draft) : true;
    },
    end: () => {
      isEnded = true;
      clearTimeout(timer);
      timer = undefined;
      // What waited for the timer is written now. A document closed before it was read knows nothing about its draft.
      if (hasBegun) void write().catch(() => undefined);
    },
  };
}
