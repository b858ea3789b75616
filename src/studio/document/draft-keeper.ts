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
  /** What is there now is written. */
  let isKept = true;
  let isEnded = false;

  const write = async (): Promise<void> => {
    const draft = read();
    isKept = true;
    if (draft) {
      const outcome = await drafts.keep(draft);
      if (outcome === 'failed') isKept = false;
      report(outcome);
    } else {
      await drafts.forget(path);
      report('none');
    }
  };
  const touch = (): void => {
    hasBegun = true;
    isKept = false;
    if (timer !== undefined || isEnded) return;
    timer = setTimeout(() => {
      timer = undefined;
      const mine = (writing ?? Promise.resolve())
        .then(write)
        .catch(() => report('failed'))
        .finally(() => {
          if (writing === mine) writing = undefined;
        });
      writing = mine;
    }, KEEP_AFTER);
  };
  return {
    touch,
    keepNow: () => {
      const draft = read();
      // A large one is kept where writing takes time; it need not fit into the quick storage as well.
      return !draft || (isKept && writing === undefined) || drafts.keepNow(draft);
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
