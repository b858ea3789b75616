import { describe, expect, it, vi } from 'vitest';
import { createWorkspace, guardPage, type Workspace } from '../../../src/studio/document/index.ts';
import type { ProjectStore, StoreEvent } from '../../../src/studio/storage/index.ts';
import { DOCUMENT, greet, greetingOf, makeBench, PATH, settle, TEXT, until, type Bench } from './fixtures.ts';

const B = 'machines/b.machine.json';

async function makeWorkspace(
  files: Readonly<Record<string, string>> = { [PATH]: TEXT, [B]: TEXT },
): Promise<{ bench: Bench; workspace: Workspace; tell: (event: StoreEvent) => void }> {
  const bench = await makeBench(files);
  let tell = (_event: StoreEvent): void => undefined;
  const project: ProjectStore = {
    ...bench.project,
    watch: (listener) => ((tell = listener), bench.project.watch(listener)),
  };
  const workspace = createWorkspace({ project, drafts: bench.drafts });
  await expect.poll(() => workspace.getSnapshot().status).toBe('ready');
  return { bench, workspace, tell: (event) => tell(event) };
}

describe('a workspace', () => {
  it('lists the files of the project and keeps its snapshot until something changes', async () => {
    const { workspace } = await makeWorkspace();
    await expect.poll(() => workspace.getSnapshot().connection).toBe('live');
    await workspace.refresh();
    const { files } = workspace.getSnapshot();
    expect(files.map(({ path }) => path)).toEqual([B, PATH]);
    expect(workspace.getSnapshot()).toBe(workspace.getSnapshot());
  });

  it('holds several machines open, each with its own history', async () => {
    const { workspace } = await makeWorkspace();
    const [a, b] = [await settle(workspace.open(PATH)), await settle(workspace.open(B))];
    expect(workspace.open(PATH)).toBe(a);
    a.dispatch(greet(a, 'A'));
    expect(workspace.getSnapshot()).toMatchObject({ open: [PATH, B], dirty: [PATH] });
    b.dispatch(greet(b, 'B'));
    a.undo();
    expect([greetingOf(a), greetingOf(b)]).toEqual(['Which product?', 'B']);
    expect(workspace.getSnapshot().dirty).toEqual([B]);
    expect(await workspace.saveAll()).toEqual(['nothing-to-save', 'saved']);
    expect(workspace.getSnapshot().dirty).toEqual([]);
  });

  it('takes what others write, into the list and into what is open', async () => {
    const { workspace, bench } = await makeWorkspace();
    const store = await settle(workspace.open(PATH));
    await bench.writeOutside(TEXT.replace('Which product?', 'From git'));
    await until(store, () => greetingOf(store) === 'From git');
    await bench.writeOutside(TEXT, 'machines/c.machine.json');
    await expect.poll(() => workspace.getSnapshot().files.length).toBe(3);
  });

  it('looks at the disk again when the connection comes back', async () => {
    const { workspace, bench, tell } = await makeWorkspace();
    const store = await settle(workspace.open(PATH));
    tell({ type: 'connection', state: 'reconnecting' });
    expect(workspace.getSnapshot().connection).toBe('reconnecting');
    const quiet = vi.spyOn(store, 'checkDisk');
    tell({ type: 'connection', state: 'live' });
    await expect.poll(() => quiet.mock.calls.length).toBeGreaterThan(0);
    expect(await bench.textOnDisk()).toBe(TEXT);
  });

  it('makes new machines and puts old ones away', async () => {
    const { workspace, bench } = await makeWorkspace();
    const fresh = workspace.create('machines/new.machine.json', DOCUMENT);
    expect(workspace.getSnapshot().dirty).toEqual(['machines/new.machine.json']);
    expect(await fresh.save()).toBe('saved');
    await expect.poll(() => workspace.getSnapshot().files.length).toBe(3);
    expect(await workspace.remove(PATH)).toBe(true);
    expect(await bench.textOnDisk()).toBeUndefined();
    expect(workspace.getSnapshot().files.map(({ path }) => path)).toEqual([B, 'machines/new.machine.json']);
    expect(await workspace.remove('machines/none.machine.json')).toBe(false);
  });

  it('knows every machine, and gives a path that none of them has', async () => {
    const { workspace } = await makeWorkspace();
    await expect.poll(() => workspace.getSnapshot().status).toBe('ready');
    const name = (number: number): string => `machines/new${number === 1 ? '' : `-${number}`}.machine.json`;
    expect(workspace.freePath(name)).toBe('machines/new.machine.json');
    workspace.create('machines/new.machine.json', DOCUMENT);
    expect(workspace.freePath(name)).toBe('machines/new-2.machine.json');
    expect(workspace.getSnapshot().machines).toEqual([B, PATH, 'machines/new.machine.json']);
  });

  it('reads a file as it is on disk, whatever is being done to it', async () => {
    const { workspace } = await makeWorkspace();
    const store = await settle(workspace.open(PATH));
    store.dispatch(greet(store, 'Draft'));
    expect((await workspace.read(PATH))?.text).toBe(TEXT);
    expect(await workspace.read('machines/none.machine.json')).toBeUndefined();
  });

  it('keeps the unsaved work of a machine that is closed, and names it', async () => {
    const { workspace } = await makeWorkspace();
    const store = await settle(workspace.open(PATH));
    store.dispatch(greet(store, 'Draft'));
    workspace.close(PATH);
    await workspace.refresh();
    expect(workspace.getSnapshot()).toMatchObject({ open: [], drafts: [PATH] });
    expect(greetingOf(await settle(workspace.open(PATH)))).toBe('Draft');
  });
});

describe('a page that goes', () => {
  it('keeps every draft, and asks only when one does not fit', async () => {
    const { workspace, bench } = await makeWorkspace();
    const [page, sheet] = [
      new EventTarget(),
      Object.assign(new EventTarget(), { visibilityState: 'hidden' }),
    ];
    const stop = guardPage(workspace, page, sheet);
    const store = await settle(workspace.open(PATH));
    store.dispatch(greet(store, 'Draft'));
    page.dispatchEvent(new Event('pagehide'));
    expect(bench.local.length).toBe(1);
    const leave = (): Event => {
      const event = new Event('beforeunload', { cancelable: true });
      page.dispatchEvent(event);
      return event;
    };
    expect(leave().defaultPrevented).toBe(false);
    bench.local.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    store.dispatch(greet(store, 'Longer'));
    expect(leave().defaultPrevented).toBe(true);
    stop();
    expect(leave().defaultPrevented).toBe(false);
  });
});
