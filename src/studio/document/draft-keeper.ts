import { diffDocuments } from '../../chart/index.ts';
import type { DraftStore, KeptDraft, KeptFile } from '../storage/index.ts';
import type { DocumentState } from './types.ts';

/** Milliseconds from the first change that is not kept yet; with the writing itself this stays under 300. */
const KEEP_AFTER = 200;

/** What is not in the files. */
export interface Unsaved<Content> {
  readonly document: Content;
  readonly files: readonly UnsavedFile[];
}
interface UnsavedFile extends Omit<KeptFile, 'text'> {
  /** Costs as much as the document is large. */
  print(): string;
}

export interface DraftKeeper {
  /** Something changed. */
  touch(): void;
  keepNow(): boolean;
  /** What is unsaved is written, wherever it fits; from then on nothing is until the next change. */
  rest(): Promise<void>;
  end(): void;
}

/**
 * Writes what is unsaved soon after each change, one writing at a time, and forgets it once it is saved. The
 * whole is written once; then, while one types, only how the document differs from that.
 */
export function createDraftKeeper<Content>({
  drafts,
  path,
  read,
  report,
}: {
  readonly drafts: DraftStore;
  readonly path: string;
  /** Undefined when nothing is unsaved. */
  readonly read: () => Unsaved<Content> | undefined;
  readonly report: (draft: DocumentState['draft']) => void;
}): DraftKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> | undefined;
  let hasBegun = false;
  /** What is there now is written. */
  let isKept = true;
  let isEnded = false;

  /** What the drafts hold whole. */
  let whole: Unsaved<Content> | undefined;
  let turn = 0;

  const keepEdits = (unsaved: Unsaved<Content>, isLast: boolean): boolean => {
    if (!whole?.files.every(({ base }, i) => base === unsaved.files[i]?.base)) return false;
    const edits = diffDocuments(whole.document, unsaved.document).map(({ path: at, to }) => ({
      path: at,
      to,
    }));
    return drafts.keepEdits(
      path,
      { edits, hasChanges: unsaved.files.map(({ hasChanges }) => hasChanges) },
      isLast,
    );
  };
  const draftOf = ({ files }: Unsaved<Content>): KeptDraft => ({
    path,
    files: files.map(({ print, base, hasChanges }) => ({ text: print(), base, hasChanges })),
  });
  const write = async (): Promise<void> => {
    const unsaved = read();
    isKept = true;
    if (!unsaved) {
      whole = undefined;
      await drafts.forget(path);
      report('none');
      return;
    }
    if (keepEdits(unsaved, false)) {
      report('kept');
      return;
    }
    whole = undefined;
    const mine = ++turn;
    const outcome = await drafts.keep(draftOf(unsaved));
    if (outcome === 'failed') isKept = false;
    else if (mine === turn) whole = unsaved;
    report(outcome);
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
      const unsaved = read();
      // A large one is kept where writing takes time; it need not fit into the quick storage as well.
      if (!unsaved || (isKept && writing === undefined) || keepEdits(unsaved, true)) return true;
      turn++;
      const isWritten = drafts.keepNow(draftOf(unsaved));
      whole = isWritten ? unsaved : undefined;
      return isWritten;
    },
    rest: async () => {
      clearTimeout(timer);
      timer = undefined;
      await writing;
      if (!isKept) await write().catch(() => report('failed'));
      // Another document begins with a whole draft.
      whole = undefined;
      turn++;
    },
    end: () => {
      isEnded = true;
      clearTimeout(timer);
      timer = undefined;
      // What waited for the timer is written now. A document closed before it was read knows nothing about
      // its draft.
      if (hasBegun) void write().catch(() => undefined);
    },
  };
}
