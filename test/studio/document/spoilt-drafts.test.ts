import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseMachine, printMachine } from '../../../src/chart/index.ts';
import { createWorkspace, type Workspace } from '../../../src/studio/document/index.ts';
import {
  createBrowserStore,
  createDraftStore,
  createMemoryTable,
  type DraftMirror,
} from '../../../src/studio/storage/index.ts';
import { smallMachine } from '../../machine/small-machine.ts';
import { createLocal, DOCUMENT, greet, greetingOf, PATH, settle, TEXT } from './fixtures.ts';

const OTHER = 'machines/other.machine.json';
const KEY = `dialtree:draft:test:gone:${PATH}`;
const OWN_KEY = `dialtree:draft:test:tab-1:${PATH}`;

const row = (changes: object = {}): Record<string, unknown> => ({
  format: 2,
  path: PATH,
  tab: 'gone',
  revision: 1,
  files: [
    { text: TEXT.replace('Which product?', 'Draft'), base: null, hasChanges: true },
    { text: '{ "positions": {} }\n', base: null, hasChanges: false },
  ],
  ...changes,
});
const editing = (to: unknown, path: readonly (string | number)[]): object => ({ edits: [{ path, to }] });
const holding = (text: string): object => ({ files: [{ text, base: null, hasChanges: true }] });

/** By what is wrong with them. */
const SPOILT: Readonly<Record<string, string>> = {
  nothing: 'null',
  'a number': '7',
  'no JSON': JSON.stringify(row()).slice(0, -40),
  'no row': '{"format":2}',
  'another format': JSON.stringify(row({ format: 99 })),
  'nobody’s': JSON.stringify(row({ tab: null })),
  'a text that is none': JSON.stringify(row({ files: [{ text: 7, base: null, hasChanges: true }] })),
  'a machine that is null': JSON.stringify(row(holding('null'))),
  'a machine of another schema': JSON.stringify(row(holding('{"id":"a","states":{}}'))),
  'a scenario in a machine’s place': JSON.stringify(row(holding('{"id":"s","worlds":[]}'))),
  'keys of a prototype': JSON.stringify(row(holding(TEXT.replace('"meta"', '"__proto__": {}, "meta"')))),
  'edits that are none': JSON.stringify(row({ edits: 7 })),
  'edits that take the states away': JSON.stringify(row(editing(null, ['config', 'states']))),
  'edits that leave a number': JSON.stringify(row(editing(7, ['config', 'meta', 'title']))),
  'edits that leave nothing': JSON.stringify(row(editing(null, []))),
  'edits of places that are not there': JSON.stringify(row(editing(1, ['config', 'nowhere', 'else']))),
  'edits with keys of a prototype': JSON.stringify(row(editing('@', ['config', 'meta']))).replace(
    '"@"',
    '{"__proto__":{"locales":["en"]}}',
  ),
  'edits of a layout that is none': JSON.stringify(
    row(editing({ products: 'left' }, ['layout', 'positions'])),
  ),
  'another file’s': JSON.stringify(row({ path: '../../etc/passwd' })),
  'too large': JSON.stringify(row(holding(`${TEXT}${' '.repeat(26_000_000)}`))),
};

interface Bench {
  readonly workspace: Workspace;
  /** Every text that is kept anywhere. */
  texts(): Promise<readonly string[]>;
}

type Place = 'local' | 'table' | 'shelf';

async function open(rows: readonly (readonly [Place, string, string])[]): Promise<Bench> {
  const [files, table, local] = [createMemoryTable(), createMemoryTable(), createLocal()];
  const shelf = new Map<string, string>();
  const mirror: DraftMirror = {
    entries: async (prefix) => [...shelf].filter(([key]) => key.startsWith(prefix)),
    put: (key, text) => void (text === undefined ? shelf.delete(key) : shelf.set(key, text)),
    putNow: async (key, text) => Boolean(shelf.set(key, text)),
  };
  for (const [place, key, text] of rows) {
    if (place === 'local') local.setItem(key, text);
    else if (place === 'shelf') shelf.set(key, text);
    else await table.update(key, () => ({ next: text, result: undefined }));
  }
  const project = createBrowserStore({ table: files, openChannel: () => undefined });
  await project.write(PATH, TEXT, null);
  await project.write(OTHER, printMachine({ ...smallMachine, id: 'other' }), null);
  const tab = { id: 'tab-1', isAlive: async (id: string) => id === 'tab-1' };
  const drafts = createDraftStore({ projectId: 'test', tab, local, overflow: table, mirror });
  const workspace = createWorkspace({ project, drafts });
  await workspace.refresh();
  return {
    workspace,
    texts: async () => [
      ...local.rows.values(),
      ...shelf.values(),
      ...(await table.entries('')).map(([, text]) => text),
    ],
  };
}

/** The other machine can be opened, changed and saved, and this one is what a file may say. */
async function expectUsable({ workspace }: Bench): Promise<void> {
  const here = await settle(workspace.open(PATH));
  const { document, status } = here.getSnapshot();
  expect(status).toBe('ready');
  expect(parseMachine(printMachine(document!.config), PATH).problems).toEqual([]);
  expect(Object.values(document!.layout.positions).every(({ x, y }) => Number.isFinite(x + y))).toBe(true);
  const other = await settle(workspace.open(OTHER));
  other.dispatch(greet(other, 'Changed'));
  expect(await other.save()).toBe('saved');
  expect(greetingOf(other)).toBe('Changed');
}

/** Sooner or later found again, whatever it is: as a draft, or where it was set aside. */
async function isKept(text: string, { texts }: Bench): Promise<boolean> {
  const quoted = JSON.stringify(text).slice(1, -1);
  return (await texts()).some((each) => each === text || each.includes(quoted));
}

describe('a spoilt draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each(Object.keys(SPOILT))('(%s) is set aside, and every machine can be used', async (name) => {
    const text = SPOILT[name] ?? '';
    for (const place of ['local', 'table', 'shelf'] as const) {
      const bench = await open([[place, KEY, text]]);
      await expectUsable(bench);
      await vi.advanceTimersByTimeAsync(400);
      const [set, ...others] = bench.workspace.getSnapshot().aside;
      expect([set?.reason, others]).toEqual(['unreadable', []]);
      expect(await isKept(text, bench)).toBe(true);
      expect((await bench.workspace.asideFile(set!.id))?.text === text).toBe(true);
      if (text.length > 1_000_000) return;
    }
  });

  it('does not blank the page whatever stands in its place, and is never lost', async () => {
    const whole = JSON.stringify(row());
    const mutated = fc
      .tuple(fc.nat(whole.length), fc.nat(30), fc.json({ maxDepth: 2 }))
      .map(([at, length, instead]) => whole.slice(0, at) + instead + whole.slice(at + length));
    const path = fc.array(
      fc.oneof(
        fc.constantFrom('config', 'layout', 'states', 'meta', 'products', 'on', 'positions', '__proto__'),
        fc.nat(3),
        fc.string(),
      ),
      { maxLength: 5 },
    );
    const edited = fc
      .array(fc.record({ path, to: fc.jsonValue({ maxDepth: 2 }) }), { maxLength: 3 })
      .map((edits) => JSON.stringify(row({ edits })));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Place>('local', 'table', 'shelf'),
        fc.constantFrom(KEY, OWN_KEY, `${KEY}#edits`, 'dialtree:draft:test:', 'dialtree:aside:test:x'),
        fc.oneof(mutated, edited, fc.json(), fc.string()),
        async (place, key, text) => {
          const bench = await open([[place, key, text]]);
          await expectUsable(bench);
          await vi.advanceTimersByTimeAsync(400);
          const { aside, drafts } = bench.workspace.getSnapshot();
          for (const { id } of aside) expect(await bench.workspace.asideFile(id)).toBeDefined();
          // A sound draft, found as one, is laid out anew.
          if (!drafts.includes(PATH) && aside.length > 0) expect(await isKept(text, bench)).toBe(true);
          bench.workspace.end();
        },
      ),
      { numRuns: 60 },
    );
  }, 30_000);

  it('of which only the last changes are spoilt gives what was kept before them', async () => {
    const edits = { format: 2, after: 1, count: 1, edits: [{ path: ['config'], to: 7 }], hasChanges: [true] };
    const bench = await open([
      ['local', KEY, JSON.stringify(row())],
      ['local', `${KEY}#edits`, JSON.stringify(edits)],
    ]);
    const store = await settle(bench.workspace.open(PATH));
    expect(greetingOf(store)).toBe('Draft');
    expect(store.getSnapshot()).toMatchObject({ wasRestored: true, spoilt: { isSetAside: true } });
    await vi.advanceTimersByTimeAsync(400);
    expect(await isKept(JSON.stringify(edits), bench)).toBe(true);
  });

  it('keeps its place where there is no room to set it aside', async () => {
    const local = createLocal(2000);
    const text = JSON.stringify(row(editing(null, ['config', 'states'])));
    local.rows.set(KEY, text);
    const project = createBrowserStore({ table: createMemoryTable(), openChannel: () => undefined });
    await project.write(PATH, TEXT, null);
    const drafts = createDraftStore({
      projectId: 'test',
      tab: { id: 'tab-1', isAlive: async () => false },
      local,
    });
    const store = await settle(createWorkspace({ project, drafts }).open(PATH));
    await vi.advanceTimersByTimeAsync(400);
    expect(store.getSnapshot().spoilt?.isSetAside).toBe(false);
    expect(local.rows.get(KEY)).toBe(text);
  });
});

describe('what was set aside', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('comes back as it was, and what stood in its place takes its turn', async () => {
    const bench = await open([['local', KEY, JSON.stringify(row())]]);
    const { workspace } = bench;
    const store = await settle(workspace.open(PATH));
    expect(greetingOf(store)).toBe('Draft');
    expect(await workspace.setAside(PATH)).toBe(true);
    expect([greetingOf(store), store.getSnapshot().isDirty]).toEqual(['Which product?', false]);
    await vi.advanceTimersByTimeAsync(400);
    store.dispatch(greet(store, 'Other work'));
    await vi.advanceTimersByTimeAsync(400);
    const [first] = workspace.getSnapshot().aside;
    expect(first).toMatchObject({ path: PATH, reason: 'asked' });
    expect(await workspace.putBack(first!.id)).toEqual({ status: 'done', path: PATH });
    expect(greetingOf(store)).toBe('Draft');
    await vi.advanceTimersByTimeAsync(400);
    const [second, ...more] = workspace.getSnapshot().aside;
    expect(more).toEqual([]);
    expect((await workspace.asideFile(second!.id))?.text).toBe(
      printMachine(DOCUMENT.config).replace('Which product?', 'Other work'),
    );
    store.dispatch(greet(store, 'Draft, and more'));
    await vi.advanceTimersByTimeAsync(400);
    expect(await workspace.putBack(second!.id)).toEqual({ status: 'done', path: PATH });
    expect(greetingOf(store)).toBe('Other work');
    expect(await store.save()).toBe('saved');
  });

  it('and cannot be read stays there, with the reason', async () => {
    const { workspace } = await open([['local', KEY, SPOILT['a machine of another schema']!]]);
    await settle(workspace.open(PATH));
    await vi.advanceTimersByTimeAsync(400);
    const [set] = workspace.getSnapshot().aside;
    const outcome = await workspace.putBack(set!.id);
    expect(outcome).toMatchObject({ status: 'unreadable' });
    expect('problems' in outcome && outcome.problems[0]).toMatchObject({ file: PATH });
    expect(workspace.getSnapshot().aside).toHaveLength(1);
    await workspace.dropAside(set!.id);
    expect(workspace.getSnapshot().aside).toEqual([]);
  });
});
