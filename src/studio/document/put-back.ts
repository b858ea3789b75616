/** What was set aside: back into its document, or into a file that a person keeps. */
import { kindOfPath } from '../../util/project-path.ts';
import { draftOfRows, type DraftStore, type KeptDraft } from '../storage/index.ts';
import type { DocumentKind } from './kinds.ts';
import { MACHINE_KIND } from './machine-kind.ts';
import { layDraft } from './read-document.ts';
import { SCENARIO_KIND } from './scenario-kind.ts';
import type { AsideFile, Workspace } from './types.ts';
import type { AnyStore } from './any-store.ts';

export interface PuttingBackOptions {
  readonly drafts: DraftStore;
  readonly open: (path: string) => AnyStore;
  /** What is set aside is no longer what is shown. */
  readonly show: () => Promise<void>;
}

export function createPuttingBack({
  drafts,
  open,
  show,
}: PuttingBackOptions): Pick<Workspace, 'putBack' | 'asideFile' | 'dropAside'> {
  return {
    putBack: async (id) => {
      const rows = await drafts.aside.read(id);
      if (!rows) return { status: 'missing' };
      const draft = draftOfRows(rows);
      if (!draft) return { status: 'unreadable', problems: [] };
      const { problems } = readAlone(draft);
      if (problems.length > 0) return { status: 'unreadable', problems };
      const store = open(draft.path);
      await settle(store);
      if (store.getSnapshot().isDirty && !(await store.setAside())) return { status: 'no-room' };
      if (!(await store.putBack(draft))) return { status: 'no-room' };
      await drafts.aside.drop(id);
      await show();
      return { status: 'done', path: draft.path };
    },
    asideFile: async (id) => {
      const rows = await drafts.aside.read(id);
      return rows && fileOf(id, rows.whole, draftOfRows(rows));
    },
    dropAside: async (id) => {
      await drafts.aside.drop(id);
      await show();
    },
  };
}

/** As if there were no file: all of the draft is looked at, not only what was changed in it. */
function readAlone(draft: KeptDraft): ReturnType<typeof layDraft<unknown>> & { readonly text?: string } {
  return kindOfPath(draft.path) === 'scenario' ? lay(SCENARIO_KIND, draft) : lay(MACHINE_KIND, draft);
}

function lay<Content>(
  kind: DocumentKind<Content>,
  draft: KeptDraft,
): ReturnType<typeof layDraft<Content>> & { readonly text?: string } {
  const parts = kind.partsOf(draft.path);
  const laid = layDraft(kind, parts, undefined, draft);
  return laid.document && laid.problems.length === 0
    ? { ...laid, text: parts[0].print(laid.document) }
    : laid;
}

/** The document's own file where that can be made of it; else what is there, as it was found. */
function fileOf(id: string, whole: string, draft: KeptDraft | undefined): AsideFile {
  const text = draft && readAlone(draft).text;
  const base = draft?.path.split('/').at(-1) ?? `${id.split(':').at(-1) ?? 'draft'}.json`;
  return text === undefined
    ? { name: base.replace(/(\.json)?$/, '.draft.txt'), text: whole }
    : { name: base, text };
}

function settle(store: AnyStore): Promise<void> {
  return new Promise((resolve) => {
    let stop = (): void => undefined;
    const look = (): void => {
      if (store.getSnapshot().status === 'loading') return;
      stop();
      resolve();
    };
    stop = store.subscribe(look);
    look();
  });
}
