/** The public face: which names it has is written down in docs/api, and held there by `npm run api:check`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blank, ROOT } from './source-files.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
  readonly scripts: Readonly<Record<string, string>>;
}
interface Config {
  readonly mainEntryPointFilePath: string;
}
const manifest = JSON.parse(read('package.json')) as Manifest;
const configs = readdirSync(join(ROOT, 'docs/api'))
  .filter((name) => name.endsWith('api-extractor.json'))
  .map((name) => `docs/api/${name}`);

/** Source of an entry's types. */
function sourceOf(types: string): string {
  return types.replace('./dist/types/', 'src/').replace('.d.ts', '.ts');
}

const entries = Object.values(manifest.exports).flatMap((entry) =>
  typeof entry === 'string' ? [] : [entry.types],
);

describe('the public face', () => {
  it('has a report for each entry with types', () => {
    const reported = configs.map((path) => (JSON.parse(read(path)) as Config).mainEntryPointFilePath);
    expect(reported.map((path) => path.replace('<projectFolder>', '.')).toSorted()).toEqual(
      entries.toSorted(),
    );
  });

  it.each(configs)('%s is checked by npm test', (config) => {
    expect(manifest.scripts['test']).toContain('npm run api:check');
    expect(`${manifest.scripts['api:check']} `).toContain(`--config ${config} `);
    expect(`${manifest.scripts['api']} `).toContain(`--local --config ${config} `);
  });

  it.each(entries.map(sourceOf))('%s passes no room on as a whole', (path) => {
    expect(blank(read(path))).not.toMatch(/export\s+(type\s+)?\*/);
  });

  it('has in dialtree every type that dialtree/vitest takes or gives', () => {
    const main = new Set(
      [...read('docs/api/dialtree.api.md').matchAll(/^export (?:interface|type) (\w+)/gm)].map(
        ([, name]) => name,
      ),
    );
    const foreign = [
      ...read('docs/api/dialtree-vitest.api.md').matchAll(/\(ae-forgotten-export\) The symbol "(\w+)"/g),
    ].map(([, name]) => name);
    expect(foreign).toContain('MachineConfig');
    expect(foreign.filter((name) => !main.has(name))).toEqual([]);
  });
});
