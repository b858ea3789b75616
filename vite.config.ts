import { chmodSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { assembly } from './packaging/assembly.ts';
import { createNotices } from './packaging/notices.ts';
import { compileWords, listLanguages } from './src/words/compile.mjs';
import { ALL, APART } from './test/apart.ts';

/** What the package offers: the command line and the entries a program can import. */
const entries = {
  dialtree: 'src/cli/dialtree.ts',
  index: 'src/index.ts',
  vitest: 'src/vitest/index.ts',
  // Found beside the bundle by src/runner/node-threads.ts.
  'thread-worker': 'src/runner/node-thread-worker.ts',
  // Found beside the bundle by src/runner/node-calibration-threads.ts.
  'calibration-worker': 'src/runner/node-calibration-worker.ts',
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
    reporters: ['default', './test/closing-line.ts'],
    // A core each: Vitest leaves one alone, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'together', include: ALL, exclude: APART, isolate: false } },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
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

const testPageNotices = createNotices();

/**
 * The page on which people take a phone test: `vite build --mode phone-page`. One script and one sheet, which
 * `dialtree phone-test create` puts into one file with the plan.
 */
const phonePage: ViteUserConfig = {
  plugins: [words, assembly, { ...testPageNotices.write, apply: 'build' }],
  build: {
    outDir: fileURLToPath(new URL('dist/phone-page', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // No file beside it: the page is one.
    assetsInlineLimit: 1_000_000,
    cssCodeSplit: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { page: fileURLToPath(new URL('src/phone-page/main.ts', import.meta.url)) },
      output: {
        format: 'iife',
        entryFileNames: 'page.js',
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.css')) ? 'page.css' : '[name][extname]',
      },
      treeshake: { moduleSideEffects: (id) => !/[\\/]src[\\/]/.test(id) || /main\.ts|\.css/.test(id) },
    },
  },
};

const MODES: Readonly<Record<string, ViteUserConfig>> = { studio, 'phone-page': phonePage };

export default defineConfig(({ mode }) => MODES[mode] ?? commandLine);
