import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createNotices,
  listBundled,
  NOTICES_FILE,
  printNotices,
  readNotices,
} from '../../packaging/notices.ts';
import { readSources, ROOT } from '../architecture/source-files.ts';

let folder = '';
beforeEach(() => void (folder = realpathSync(mkdtempSync(join(tmpdir(), 'dialtree-notices-')))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A package with one module, and one sheet with a font. */
function install(name: string, manifest: object, files: Record<string, string>): void {
  const at = `node_modules/${name}`;
  write(`${at}/package.json`, JSON.stringify({ name, version: '1.2.3', type: 'module', ...manifest }));
  for (const [file, text] of Object.entries(files)) write(`${at}/${file}`, text);
}

const isMine = { LICENSE: 'Do what you like.\r\n\r\nCopyright of nobody.' };

async function buildPage(): Promise<string> {
  const notices = createNotices();
  await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [notices.write],
    worker: { format: 'es', plugins: () => [notices.collect] },
    build: { outDir: join(folder, 'dist'), assetsInlineLimit: 0 },
  });
  return readFileSync(join(folder, 'dist', NOTICES_FILE), 'utf8');
}

describe('a build', () => {
  it('writes the notice of every package in its chunks, workers, sheets and fonts, and of no other', async () => {
    write('index.html', '<script type="module" src="/main.js"></script>');
    write(
      'main.js',
      `import { a } from 'in-page';
       import './page.css';
       import 'sheet-of-script/s.css';
       console.log(a, new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }));`,
    );
    write('worker.js', `import { a } from '@scope/in-worker/deep/index.js'; postMessage(a);`);
    write('page.css', `@import 'sheet-of-sheet/s.css'; @import './own.css'; body { color: red }`);
    write('own.css', `@font-face { font-family: f; src: url('font-of-sheet/f.woff2') }`);
    const module = 'export const a = Math.random() > 2;';
    const sheet = 'p { color: blue }';
    install(
      'in-page',
      { license: 'MIT', exports: './index.js' },
      { 'index.js': module, ...isMine, NOTICE: 'By a.' },
    );
    install(
      '@scope/in-worker',
      { license: 'ISC' },
      { 'deep/index.js': module, 'LICENCE.md': 'In a worker.' },
    );
    install('sheet-of-script', { license: 'MIT' }, { 's.css': sheet, ...isMine });
    install('sheet-of-sheet', { license: 'MIT' }, { 's.css': sheet, ...isMine });
    install(
      'font-of-sheet',
      { license: 'OFL-1.1' },
      { 'f.woff2': 'no font', 'OFL.txt': 'Reserved Font Name F' },
    );
    install('not-imported', { license: 'GPL-3.0-only' }, { 'index.js': module, ...isMine });
    const text = await buildPage();
    const own = readNotices(text).filter(({ version }) => version === '1.2.3');
    expect(own.map(({ name, licence }) => `${name} ${licence}`)).toEqual([
      '@scope/in-worker ISC',
      'font-of-sheet OFL-1.1',
      'in-page MIT',
      'sheet-of-script MIT',
      'sheet-of-sheet MIT',
    ]);
    for (const each of [
      'Do what you like.\n\nCopyright of nobody.\n\nBy a.',
      'In a worker.',
      'Reserved Font Name F',
    ])
      expect(text).toContain(each);
  });

  it('fails for a package without a licence', async () => {
    write('index.html', '<script type="module" src="/main.js"></script>');
    write('main.js', `import { a } from 'unknown'; console.log(a);`);
    install(
      'unknown',
      { exports: './index.js' },
      { 'index.js': 'export const a = Math.random();', ...isMine },
    );
    await expect(buildPage()).rejects.toThrow('unknown 1.2.3: its package.json names no licence');
  });
});

describe('a list of what is bundled', () => {
  const list = (...ids: string[]): string[] =>
    listBundled(ids.map((id) => join(folder, 'node_modules', id))).map(({ name }) => name);

  it('refuses what may not be passed on, all at once', () => {
    install('copyleft', { license: 'AGPL-3.0-only' }, isMine);
    install('silent', { license: 'MIT' }, {});
    install('font', { license: 'OFL-1.1' }, isMine);
    expect(list('font/f.woff2')).toEqual(['font']);
    const all = (): string[] => list('copyleft/a.js', 'silent/b.js', 'font/f.woff2', 'font/code.js');
    expect(all).toThrow('copyleft 1.2.3: AGPL-3.0-only is not allowed by packaging/licences.ts');
    expect(all).toThrow('silent 1.2.3: it has no file with the text of its licence (MIT)');
    expect(all).toThrow('font 1.2.3: OFL-1.1 is not allowed by packaging/licences.ts');
  });

  it('takes the innermost package, as often as it has versions', () => {
    install('a', { license: 'MIT' }, isMine);
    install('b', { license: 'MIT' }, isMine);
    install('b/node_modules/a', { name: 'a', version: '2.0.0', license: 'MIT' }, isMine);
    expect(list('b/node_modules/a/x.js?used', 'a/lib/y.js', 'a/z.js')).toEqual(['a', 'a']);
  });

  it('knows whose code the tools of the build write into chunks, and refuses what it does not know', () => {
    const known = ['\0rolldown/runtime.js', '\0vite/preload-helper.js', `${ROOT}/src/kernel/x.ts?assembly`];
    expect(listBundled([...known, `${ROOT}/src/index.ts`]).map(({ name }) => name)).toEqual([
      'assemblyscript',
      'rolldown',
      'vite',
    ]);
    expect(() => listBundled(['\0somewhere/helper.js'])).toThrow(
      'somewhere/helper.js: nobody knows whose code',
    );
  });

  it('does not pass on the long list of what Vite bundles for itself', () => {
    const [vite] = listBundled(['\0vite/preload-helper.js']);
    expect(vite?.texts.join('').length).toBeLessThan(2_000);
    expect(vite?.texts.join('')).toContain('Copyright');
  });

  it('is read back from the notices as it was written', () => {
    const rule = '='.repeat(80);
    const bundled = [
      {
        name: '@a/b',
        version: '1.0.0-beta.1',
        licence: '(MIT OR ISC)',
        texts: [`${rule}\nnot (a) heading\n`],
      },
      { name: 'c', version: '2.0.0', licence: 'MIT', texts: ['x', 'y'] },
    ];
    expect(readNotices(printNotices(bundled))).toEqual(bundled.map(({ texts: _, ...rest }) => rest));
  });
});

describe('the notices of the built page', () => {
  const dist = join(ROOT, 'dist');
  const names = (path: string): string[] =>
    readNotices(readFileSync(join(dist, path, NOTICES_FILE), 'utf8')).map(({ name }) => name);

  it('hold every package that a file of the page imports', () => {
    const imported = readSources('src/studio')
      .flatMap(({ imports }) => imports.filter(({ isType }) => !isType).map(({ name }) => name))
      .flatMap((name) => /^(?:@[^/]+\/)?[^./][^/]*/.exec(name)?.[0] ?? []);
    expect(imported.length).toBeGreaterThan(50);
    expect(names('studio')).toEqual(expect.arrayContaining([...new Set(imported)]));
  });

  it('are the only ones beside AssemblyScript’s: the command line imports its packages', () => {
    expect(names('')).toEqual(['assemblyscript']);
  });

  it('need not speak of fonts, since none is bundled', () => {
    const fonts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.(woff2?|ttf|otf|eot)$/.test(path),
    );
    expect(fonts).toEqual([]);
  });
});
