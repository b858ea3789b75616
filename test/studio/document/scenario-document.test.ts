import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createDocumentStore,
  createWorkspace,
  SCENARIO_KIND,
  type DocumentEdit,
  type DocumentStore,
  type ScenarioDocument,
} from '../../../src/studio/document/index.ts';
import { createMemoryTable } from '../../../src/studio/storage/index.ts';
import { smallScenario } from '../../scenario/small-scenario.ts';
import {
  createLocal,
  DOCUMENT,
  greet,
  greetingOf,
  makeBench,
  PATH,
  settle,
  TEXT,
  type Bench,
} from './fixtures.ts';

const SCENARIO = 'scenarios/small.scenario.json';
/** By a hand that writes notes, tabs and no newline at the end. */
const WRITTEN = JSON.stringify({ $comment: 'From the planner.', ...smallScenario }, undefined, '\t');

const rename = (en: string): DocumentEdit<ScenarioDocument> => ({
  name: { en: 'rename', 'zh-CN': '改名' },
  mergeKey: 'title',
  recipe: ({ config }) => void (config.title['en'] = en),
});
const spoil: DocumentEdit<ScenarioDocument> = {
  name: { en: 'spoil', 'zh-CN': '弄坏' },
  recipe: ({ config }) => void (config.days = -1),
};

function openScenario({ project, drafts }: Bench): Promise<DocumentStore<ScenarioDocument>> {
  const store = createDocumentStore({ kind: SCENARIO_KIND, path: SCENARIO, project, drafts });
  return new Promise((resolve) => {
    const look = (): void => {
      if (store.getSnapshot().status !== 'loading') resolve(store);
    };
    store.subscribe(look);
    look();
  });
}

describe('a scenario under edit', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is saved in the hand it was written in, its notes included, and undone to the same bytes', async () => {
    const bench = await makeBench({ [SCENARIO]: WRITTEN });
    const store = await openScenario(bench);
    store.dispatch(rename('Another title'));
    expect(store.getSnapshot()).toMatchObject({ isDirty: true, undoName: { en: 'rename' } });
    expect(await store.save()).toBe('saved');
    const before = JSON.stringify(smallScenario.title['en']);
    expect(await bench.textOnDisk(SCENARIO)).toBe(
      WRITTEN.replace(`"en": ${before}`, '"en": "Another title"'),
    );
    store.undo();
    await store.save();
    expect(await bench.textOnDisk(SCENARIO)).toBe(WRITTEN);
  });

  it('refuses an edit after which nobody could read the file, and says why', async () => {
    const store = await openScenario(await makeBench({ [SCENARIO]: WRITTEN }));
    const { refusal } = store.dispatch(spoil);
    expect(refusal?.en).toMatch(/could not be read any more.*days/is);
    expect(store.getSnapshot()).toMatchObject({ isDirty: false, canUndo: false });
  });

  it('is never written over a newer version; the person chooses', async () => {
    const bench = await makeBench({ [SCENARIO]: WRITTEN });
    const store = await openScenario(bench);
    store.dispatch(rename('Mine'));
    const theirs = WRITTEN.replace('From the planner.', 'From somebody else.');
    await bench.writeOutside(theirs, SCENARIO);
    expect(await store.save()).toBe('conflict');
    expect(await bench.textOnDisk(SCENARIO)).toBe(theirs);
    expect(store.getSnapshot().conflict).toMatchObject({ part: 'scenario', theirs });
    store.resolveConflict('theirs');
    expect(store.getSnapshot()).toMatchObject({ isDirty: false, conflict: undefined });
    store.undo();
    expect(store.getSnapshot().document?.config.title['en']).toBe('Mine');
  });

  it('is found again after a crash', async () => {
    const [table, local] = [createMemoryTable(), createLocal()];
    const store = await openScenario(await makeBench({ [SCENARIO]: WRITTEN }, { table, local }));
    for (const title of ['D', 'Draft']) {
      store.dispatch(rename(title));
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(store.getSnapshot().draft).toBe('kept');
    const again = await openScenario(await makeBench({}, { table, local }));
    expect(again.getSnapshot()).toMatchObject({ wasRestored: true, isDirty: true });
    expect(again.getSnapshot().document?.config.title['en']).toBe('Draft');
    again.undo();
    expect(again.getSnapshot().document).toEqual(store.getSnapshot().saved);
  });

  it('that does not fit the schema is shown as unreadable, with every problem', async () => {
    const store = await openScenario(await makeBench({ [SCENARIO]: '{ "id": 3 }' }));
    expect(store.getSnapshot()).toMatchObject({ status: 'unreadable', text: '{ "id": 3 }' });
    expect(store.getSnapshot().problems.length).toBeGreaterThan(1);
  });
});

describe('a project', () => {
  it('keeps machines and scenarios apart, drafts and open documents included', async () => {
    const { project, drafts } = await makeBench({ [PATH]: TEXT, [SCENARIO]: WRITTEN });
    const workspace = createWorkspace({ project, drafts });
    const store = workspace.openScenario(SCENARIO);
    expect(workspace.openScenario(SCENARIO)).toBe(store);
    await workspace.refresh();
    await vi.waitFor(() => expect(store.getSnapshot().status).toBe('ready'));
    store.dispatch(rename('Mine'));
    expect(workspace.getSnapshot()).toMatchObject({
      machines: [PATH],
      scenarios: [SCENARIO],
      dirty: [SCENARIO],
    });
    await workspace.saveAll();
    expect(workspace.getSnapshot().dirty).toEqual([]);
    workspace.end();
  });
});

describe('unsaved work of a studio that kept machines only', () => {
  it('is found again, with what was typed after it was kept whole', async () => {
    const local = createLocal();
    const whole = {
      format: 1,
      path: PATH,
      machine: TEXT.replace('Which product?', 'Draft'),
      layout: '',
      machineBase: null,
      layoutBase: null,
      hasMachineChanges: true,
      hasLayoutChanges: false,
      tab: 'tab-0',
      revision: 1,
    };
    local.setItem(`dialtree:draft:test:tab-0:${PATH}`, JSON.stringify(whole));
    const { path, to } = { path: ['config', 'id'], to: 'other' };
    local.setItem(
      `dialtree:draft:test:tab-0:${PATH}#edits`,
      JSON.stringify({
        format: 1,
        after: 1,
        count: 1,
        edits: [{ path, to }],
        hasMachineChanges: true,
        hasLayoutChanges: false,
      }),
    );
    const bench = await makeBench({}, { local });
    const store = await bench.open();
    expect([greetingOf(store), store.getSnapshot().document?.config.id]).toEqual(['Draft', 'other']);
    store.dispatch(greet(store, 'On'));
    await settle(store);
    expect(store.getSnapshot().document?.layout).toEqual(DOCUMENT.layout);
  });
});
