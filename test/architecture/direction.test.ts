import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycle } from './find-cycle.ts';
import { allowedFor, BANS, ROOMS } from './rooms.ts';
import { blank, filesOf, importsOf, readSources, ROOT, roomOf, type SourceFile } from './source-files.ts';

const sources = readSources('src');

describe('direction of imports', () => {
  it('has every folder of src in the table of rooms', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(ROOMS.map((room) => room.name)).toEqual(
      expect.arrayContaining(folders.map((entry) => entry.name)),
    );
  });

  it('lets a room build only on rooms that stand before it', () => {
    for (const [index, room] of ROOMS.entries()) {
      const before = ROOMS.slice(0, index).map((earlier) => earlier.name);
      expect(before, `${room.name} stands after what it builds on`).toEqual(
        expect.arrayContaining([...room.after, ...(room.typesOf ?? [])]),
      );
    }
  });

  it.each(ROOMS)('$name imports only what it may: $reason', (room) => {
    const allowed = allowedFor(room.name);
    const wrong = sources
      .filter((source) => roomOf(source.path) === room.name)
      .flatMap((source) =>
        source.imports.map((imported) => ({
          source,
          imported,
          target: imported.file && roomOf(imported.file),
        })),
      )
      .filter(
        ({ target, imported }) =>
          target !== undefined &&
          !allowed.has(target) &&
          !(imported.isType && room.typesOf?.includes(target)),
      )
      .map(({ source, imported }) => `${source.path} imports ${imported.name}`);
    expect(wrong).toEqual([]);
  });

  it('enters another room, or a part of one, by its index only', () => {
    const wrong = sources.flatMap((source) =>
      source.imports
        .filter(({ file }) => {
          const target = file && roomOf(file);
          // Entries that need Node stand beside the index, which a browser can load.
          const isEntry = file?.endsWith('/index.ts') || file?.startsWith('src/runner/node-');
          return target !== undefined && target !== 'util' && target !== roomOf(source.path) && !isEntry;
        })
        .map(({ name }) => `${source.path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no cycles, types counted', () => {
    expect(findCycle(sources)).toBeUndefined();
  });

  it.each(BANS)('keeps a ban because $reason', (ban) => {
    const wrong = sources
      .filter((source) => !ban.except.some((folder) => source.path.startsWith(`src/${folder}`)))
      .filter((source) =>
        ban.in === 'code'
          ? ban.what.test(source.code)
          : (ban.in === 'files' ? source.files : source.imports.map(({ name }) => name)).some((name) =>
              ban.what.test(name),
            ),
      )
      .map((source) => source.path);
    expect(wrong).toEqual([]);
  });
});

describe('the reader of imports', () => {
  it('sees every way to write an import', () => {
    const text = [
      `import { a } from './a.ts';`,
      `import type { B } from '../b/index.ts';`,
      `import './c.ts';`,
      `export * from './d.ts';`,
      `export type { E } from './e.ts';`,
      `import {\n  f,\n} from 'xstate';`,
      `const g = await import('./g.ts');`,
    ].join('\n');
    expect(importsOf('src/x/y.ts', text).map(({ name, file, isType }) => [name, file, isType])).toEqual([
      ['./a.ts', 'src/x/a.ts', false],
      ['../b/index.ts', 'src/b/index.ts', true],
      ['./c.ts', 'src/x/c.ts', false],
      ['./d.ts', 'src/x/d.ts', false],
      ['./e.ts', 'src/x/e.ts', true],
      ['xstate', undefined, false],
      ['./g.ts', 'src/x/g.ts', false],
    ]);
  });

  it('sees every way to reach Node’s files', () => {
    const text = [
      `import { readFile, rm as remove, type Stats } from 'node:fs/promises';`,
      `import type { FileHandle } from 'fs';`,
      `import * as files from 'node:fs';`,
      `const { writeFile } = await import('node:fs');`,
      `import { join } from 'node:path';`,
    ];
    expect(text.map(filesOf)).toEqual([['readFile', 'rm', 'Stats'], ['FileHandle'], ['*'], ['*'], []]);
  });

  it('does not take comments and strings for code', () => {
    expect(blank(`// Math.random\nconst a = 'console.log'; /* Date.now */ b();`)).not.toMatch(
      /Math|console|Date/,
    );
    expect(blank('const a = Math.random();')).toMatch(/Math\.random/);
  });

  it('finds a cycle when there is one, of types too', () => {
    const file = (path: string, to: string, isType: boolean): SourceFile => ({
      path,
      text: '',
      code: '',
      files: [],
      imports: [{ name: to, file: to, isType }],
    });
    const circle = [file('src/a.ts', 'src/b.ts', false), file('src/b.ts', 'src/a.ts', true)];
    expect(findCycle(circle)).toEqual(['src/a.ts', 'src/b.ts', 'src/a.ts']);
  });
});
