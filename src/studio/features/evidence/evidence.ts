/**
 * What the page "Evidence" knows for as long as the studio lives: files, runs, and what was filled in. A step that is
 * left and come back to stands as it was.
 */
import { announce } from '../../core/actions/actions.ts';
import { createStore, type Store } from '../../core/store.ts';
import type { Studio } from '../../core/studio.ts';
import type { Failed, Job, JobKind, JobStore, Refused, ShelvedFile } from '../../storage/index.ts';
import { evidenceWords, studioWords } from '../../../words/index.ts';
import { NO_FORMS, type Forms } from './forms.ts';

export interface Upload {
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  /** Why it did not get there. */
  readonly failure?: string;
}

export interface EvidenceState {
  readonly status: 'loading' | 'ready' | 'failed';
  /** Newest first. */
  readonly jobs: readonly Job[];
  readonly files: readonly ShelvedFile[];
  readonly uploads: readonly Upload[];
  readonly forms: Forms;
  /** Why the server did not begin, or end, what was asked of it last; by the step that asked. */
  readonly refusal: { readonly kind: string; readonly message: string } | undefined;
  /** A kind that has been ordered and not begun yet. */
  readonly ordering: string | undefined;
}

export interface Evidence {
  readonly state: Store<EvidenceState>;
  readonly store: JobStore;
  order(kind: JobKind, options: Readonly<Record<string, unknown>>): Promise<Job | undefined>;
  stop(job: Job): Promise<void>;
  /** Names under which they lie in the project now. */
  upload(files: readonly File[]): Promise<void>;
  remove(name: string): Promise<void>;
  setForm<K extends keyof Forms>(name: K, change: Partial<Forms[K]>): void;
  /** Says why something did not work, beside the runs of that kind. */
  refuse(kind: string, outcome: Refused | Failed): void;
  explain(outcome: Refused | Failed): string;
  refresh(): Promise<void>;
}

/** Undefined: no server stands behind the page. */
export function startEvidence(studio: Studio): Evidence | undefined {
  const store = studio.workspace.jobs;
  return store && createEvidence(studio, store);
}

function createEvidence(studio: Studio, store: JobStore): Evidence {
  const state = createStore<EvidenceState>({
    status: 'loading',
    jobs: [],
    files: [],
    uploads: [],
    forms: NO_FORMS,
    refusal: undefined,
    ordering: undefined,
  });
  const words = () => evidenceWords[studio.ui.get().language];
  const explain = (outcome: Refused | Failed): string =>
    outcome.status === 'refused'
      ? outcome.message
      : studioWords[studio.ui.get().language].save.reasons[outcome.reason];

  const refresh = async (): Promise<void> => {
    const [jobs, files] = await Promise.all([store.list(), store.listFiles()]);
    if (jobs.status === 'ok' && files.status === 'ok')
      state.set({ status: 'ready', jobs: jobs.jobs, files: files.files });
    // What was known stays in sight.
    else if (state.get().status !== 'ready') state.set({ status: 'failed' });
  };
  const take = (job: Job): void => {
    const { jobs } = state.get();
    const before = jobs.find(({ id }) => id === job.id);
    const next = before ? jobs.map((each) => (each.id === job.id ? job : each)) : [job, ...jobs];
    state.set({ jobs: next });
    if (before?.state === job.state) return;
    const name = nameKind(job.kind, words());
    announce(studio, words().said[job.state]({ name }));
    // What it made is a file now.
    if (job.state !== 'running') void refresh();
  };
  const setUpload = (name: string, change: Partial<Upload> | undefined): void =>
    state.set(({ uploads }) => ({
      uploads: uploads.flatMap((each) =>
        each.name === name ? (change ? [{ ...each, ...change }] : []) : [each],
      ),
    }));

  store.watch(take);
  let wasLive = true;
  studio.workspace.subscribe(() => {
    const isLive = studio.workspace.getSnapshot().connection === 'live';
    // Whatever happened while nobody listened.
    if (isLive && !wasLive) void refresh();
    wasLive = isLive;
  });
  void refresh();

  return {
    state,
    store,
    refresh,
    explain,
    refuse: (kind, outcome) => state.set({ refusal: { kind, message: explain(outcome) } }),
    order: async (kind, options) => {
      state.set({ ordering: kind, refusal: undefined });
      const outcome = await store.order({ kind, options, language: studio.ui.get().language });
      state.set({ ordering: undefined });
      if (outcome.status === 'ok') {
        // Its first news may have come before this answer.
        if (!state.get().jobs.some(({ id }) => id === outcome.job.id)) take(outcome.job);
        return outcome.job;
      }
      state.set({ refusal: { kind, message: explain(outcome) } });
      return undefined;
    },
    stop: async ({ id, kind }) => {
      const outcome = await store.stop(id);
      if (outcome.status !== 'ok') state.set({ refusal: { kind, message: explain(outcome) } });
    },
    upload: async (files) => {
      const known = state.get().uploads.filter(({ failure }) => failure === undefined);
      state.set({ uploads: [...known, ...files.map(({ name }) => ({ name, share: 0 }))] });
      // One after the other: two halves of two large files help nobody.
      for (const file of files) {
        const outcome = await store.upload(file, file.name, (share) => setUpload(file.name, { share }));
        setUpload(file.name, outcome.status === 'ok' ? undefined : { failure: explain(outcome) });
        if (outcome.status === 'ok') announce(studio, words().said.uploaded({ name: file.name }));
        await refresh();
      }
    },
    remove: async (name) => {
      const outcome = await store.remove(name);
      if (outcome.status === 'ok') announce(studio, words().said.removed({ name }));
      else state.set({ refusal: { kind: 'files', message: explain(outcome) } });
      await refresh();
    },
    setForm: (name, change) =>
      state.set(({ forms }) => ({ forms: { ...forms, [name]: { ...forms[name], ...change } } })),
  };
}

/** A command of a version that this page does not know is called as it is. */
export function nameKind(kind: string, { kinds }: (typeof evidenceWords)['en']): string {
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kind;
}
