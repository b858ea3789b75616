import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** What the package offers: the command line and the entries a program can import. */
const entries = {
  dialtree: 'src/cli/dialtree.ts',
  index: 'src/index.ts',
  vitest: 'src/vitest/index.ts',
};

export default defineConfig({
  build: {
    // Node 20 does not strip types, so the command line is bundled when the package is prepared. Packages of
    // node_modules stay imports: `ssr` keeps them outside.
    ssr: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/closing-line.ts'],
  },
});
