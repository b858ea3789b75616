import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { ClassPrototype, Global, type Program, PropertyPrototype } from 'assemblyscript';
import asc from 'assemblyscript/asc';
import { Transform } from 'assemblyscript/transform';
import type { Plugin } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { createNotices } from './packaging/notices.ts';
import { compileWords, listLanguages } from './src/words/compile.mjs';

/** What the package offers: the command line and the entries a program can import. */
const entries = {
  dialtree: 'src/cli/dialtree.ts',
  index: 'src/index.ts',
  vitest: 'src/vitest/index.ts',
  // Found beside the bundle by src/runner/node-threads.ts.
  'thread-worker': 'src/runner/node-thread-worker.ts',
  // For pages: a Web Worker of src/runner/web-workers.ts.
  'web-worker': 'src/runner/web-worker.ts',
};

const wordsFolder = fileURLToPath(new URL('src/words', import.meta.url));

/** npm makes a bin executable when it links it, and not again when it is built again. */
const executable: Plugin = {
  name: 'executable-bin',
  writeBundle: ({ dir }) => {
    const bin = join(dir ?? '', 'dialtree.js');
    if (existsSync(bin)) chmodSync(bin, 0o755);
  },
};

/**
 * `import { instantiate } from './month.ts?assembly'`: AssemblyScript, compiled to WebAssembly
 * (src/kernel/assembly.d.ts).
 */
const assembly: Plugin = {
  name: 'assembly',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('?assembly')) return undefined;
    const file = id.slice(0, -'?assembly'.length);
    for (const each of readdirSync(dirname(file))) this.addWatchFile(join(dirname(file), each));
    const root = fileURLToPath(new URL('.', import.meta.url));
    const entry = relative(root, file);
    // Two modules of one source: a run that nobody looks on at does not even ask whether somebody does.
    const alone = await compileAssembly(root, entry, 0);
    const watched = await compileAssembly(root, entry, 1);
    const { records, classes } = listRecords(watched.program, dirname(entry));
    return `
      export const records = ${JSON.stringify(records)};
      export const classes = ${JSON.stringify(classes)};
      const modules = ${JSON.stringify([alone, watched].map((module) => Buffer.from(module.binary).toString('base64')))};
      export function instantiate(isWatched, imports) {
        const bytes = Uint8Array.from(atob(modules[Number(isWatched)]), (c) => c.charCodeAt(0));
        return new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports;
      }
    `;
  },
};

/** @throws with what the compiler says. */
async function compileAssembly(
  root: string,
  entry: string,
  isWatched: number,
): Promise<{ binary: Uint8Array; program: Program }> {
  let binary: Uint8Array | undefined;
  const keeper = new ProgramKeeper();
  const hooks = {
    writeFile: (_: string, contents: string | Uint8Array): void =>
      void (binary = typeof contents === 'string' ? undefined : contents),
    transforms: [keeper],
  };
  const flags = `--outFile month.wasm -O3 --noAssert --runtime stub --enable simd --use IS_WATCHED=${isWatched}`;
  const { error, stderr } = await asc.main([entry, '--baseDir', root, ...flags.split(' ')], hooks);
  if (error || !binary || !keeper.compiled)
    throw new Error(`${entry} does not compile: ${stderr.toString()}`);
  return { binary, program: keeper.compiled };
}

/** The catalogue is compiled before anything imports it, and again when a sentence changes. */
const words: Plugin = {
  name: 'words',
  enforce: 'pre',
  buildStart() {
    compileWords();
    for (const language of listLanguages()) this.addWatchFile(join(wordsFolder, `${language}.json`));
  },
  handleHotUpdate({ file }) {
    if (dirname(file) === wordsFolder && file.endsWith('.json')) compileWords();
  },
};

/** Looks on while AssemblyScript compiles. */
class ProgramKeeper extends Transform {
  compiled: Program | undefined;

  override afterInitialize(program: Program): void {
    this.compiled = program;
  }
}

/**
 * What the compiler has made of the classes of a folder: where their fields stand in memory, and the class of
 * each constant. So the host finds a field by its name, and no address is written twice.
 */
function listRecords(program: Program, folder: string): { records: object; classes: object } {
  const records: Record<string, { size: number; fields: Record<string, { offset: number; type: string }> }> =
    {};
  const classes: Record<string, string> = {};
  const shorten = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  for (const [path, element] of program.elementsByName) {
    if (!path.startsWith(folder)) continue;
    if (element instanceof ClassPrototype) {
      for (const each of element.instances?.values() ?? []) {
        const fields: Record<string, { offset: number; type: string }> = {};
        for (const [name, member] of each.members ?? []) {
          const field = member instanceof PropertyPrototype ? member.instance : undefined;
          if (field && field.memoryOffset >= 0)
            fields[name] = { offset: field.memoryOffset, type: shorten(field.type.toString()) };
        }
        records[element.name] = { size: each.nextMemoryOffset, fields };
      }
    } else if (element instanceof Global) classes[element.name] = shorten(element.type.toString());
  }
  return { records, classes };
}

const commandLine: ViteUserConfig = {
  plugins: [
    executable,
    words,
    assembly,
    // The package, and not the scripts that are built to be run (`vite build --ssr test/docs/write.ts`).
    {
      ...createNotices().write,
      apply: ({ build }, { command }) => command === 'build' && build?.ssr === true,
    },
  ],
  build: {
    // Node 20 does not strip types, so the command line is bundled when the package is prepared. Packages of
    // node_modules stay imports: `ssr` keeps them outside.
    ssr: true,
    target: 'node20',
    minify: false,
    // Processes of an earlier build may still load its chunks; `npm run build` begins by removing the folder.
    emptyOutDir: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    reporters: ['default', './test/closing-line.ts'],
    // No test measures time; a busy machine must not fail one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // `npm run coverage`: what tests reach without a browser and without processes of their own.
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      // Compiled to WebAssembly; made by a compiler; shapes alone.
      exclude: ['src/kernel/wasm/**', 'src/words/generated/**', '**/*.d.ts', '**/*.d.mts'],
      reporter: ['text-summary', 'html', 'json-summary'],
    },
  },
};

const pageNotices = createNotices();

/**
 * The studio's page: `vite build --mode studio`; `vite --mode studio` serves it beside a running `dialtree
 * studio`.
 */
const studio: ViteUserConfig = {
  root: fileURLToPath(new URL('src/studio', import.meta.url)),
  base: './',
  plugins: [react(), words, assembly, { ...pageNotices.write, apply: 'build' }],
  // `Modal.module.css` and `.dialog` make `Modal-dialog`: read in the browser as it is written here, and no
  // two sheets
  // have one name (test/architecture/style-sheets.test.ts).
  css: {
    modules: { generateScopedName: (name, file) => `${basename(file).split('.')[0]}-${name}` },
  },
  build: {
    outDir: fileURLToPath(new URL('dist/studio', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Our own files do nothing by being imported but for the page's entry, the styles and the workers: what
    // is not used is left out.
    rolldownOptions: {
      checks: { pluginTimings: false },
      // Every screen is made of the kit: its sheets come as one.
      output: { codeSplitting: { groups: [{ name: 'kit', test: /[\\/]kit[\\/][\w-]+\.module\.css/ }] } },
      treeshake: {
        moduleSideEffects: (id) =>
          !/[\\/]src[\\/]/.test(id) || /main\.tsx|\.css|-worker\.ts|before-all\.ts|index\.html/.test(id),
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [assembly, pageNotices.collect],
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:4173', changeOrigin: true } } },
};

export default defineConfig(({ mode }) => (mode === 'studio' ? studio : commandLine));
