import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { listRuntimePackages, type Lock } from '../../packaging/licences.ts';
import { NOTICES_FILE, readNotices } from '../../packaging/notices.ts';
import { type Bom, makeSbom, SBOM_FILE } from '../../packaging/sbom.ts';
import { ROOT } from '../architecture/source-files.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const SCHEMAS = join(
  dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
  'res/schema',
);
const schema = (name: string): object =>
  JSON.parse(readFileSync(join(SCHEMAS, `${name}.SNAPSHOT.schema.json`), 'utf8')) as object;

/** By the official schema, with the official list of licences. */
function listMistakes(bom: unknown): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // Addresses with letters of any script, which ajv-formats does not know.
  ajv.addFormat('iri-reference', true).addFormat('idn-email', true);
  for (const name of ['spdx', 'jsf-0.82'])
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  const validate = ajv.compile(schema('bom-1.5'));
  validate(bom);
  return validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`) ?? [];
}

describe('the bill of materials in dist', () => {
  const text = read(`dist/${SBOM_FILE}`);
  const sbom = JSON.parse(text) as Bom;
  const refs = sbom.components.map((each) => each['bom-ref']);

  it('is CycloneDX 1.5 by its official schema', () => {
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
    expect(listMistakes(sbom)).toEqual([]);
    expect(listMistakes({ ...sbom, components: [{ name: 'without a type' }] })).not.toEqual([]);
  });

  it('holds what npm installs and what is bundled, and nothing else', () => {
    const installed = listRuntimePackages(JSON.parse(read('package-lock.json')) as Lock);
    const bundled = ['dist', 'dist/studio', 'dist/phone-page'].flatMap((folder) =>
      readNotices(read(`${folder}/${NOTICES_FILE}`)),
    );
    const wanted = [...installed, ...bundled].map(({ name, version }) => `${name}@${version}`);
    expect(refs.toSorted()).toEqual([...new Set(wanted)].toSorted());
    expect(refs).toContain(`react@${bundled.find(({ name }) => name === 'react')?.version}`);
  });

  it('leads from the project to every package', () => {
    const below = new Map(sbom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    const reached = new Set([sbom.metadata.component['bom-ref']]);
    for (const ref of reached) for (const next of below.get(ref) ?? []) reached.add(next);
    expect([...reached].toSorted()).toEqual([sbom.metadata.component['bom-ref'], ...refs].toSorted());
  });

  it('names the project and its version, a licence of each package, and no machine, registry or folder', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(sbom.metadata.component).toMatchObject({
      name: 'dialtree',
      version,
      purl: `pkg:npm/dialtree@${version}`,
    });
    for (const each of sbom.components) expect(each).toHaveProperty('licenses.0.license.id');
    expect(text.match(/\w+:\/\/[^/"]+/g)).toEqual(['http://cyclonedx.org']);
    expect(text).not.toContain(ROOT);
    expect(text).not.toContain('node_modules');
  });
});

describe('a bill of materials', () => {
  const component = (name: string): Bom['components'][number] => ({
    'bom-ref': `${name}@1.0.0`,
    name,
    version: '1.0.0',
  });
  const everything: Bom = {
    metadata: { component: { ...component('folder'), 'bom-ref': 'dialtree@1.0.0' } },
    components: ['used', 'bundled', 'below', 'tool'].map(component),
    dependencies: [
      { ref: 'dialtree@1.0.0', dependsOn: ['used@1.0.0', 'bundled@1.0.0', 'tool@1.0.0'] },
      { ref: 'used@1.0.0', dependsOn: ['below@1.0.0'] },
      { ref: 'bundled@1.0.0', dependsOn: ['tool@1.0.0'] },
      { ref: 'tool@1.0.0', dependsOn: [] },
    ],
  };
  const lock: Lock = {
    packages: {
      '': { dependencies: { used: '1' } },
      'node_modules/used': { version: '1.0.0', dependencies: { below: '1' } },
      'node_modules/below': { version: '1.0.0' },
    },
  };
  const into = (name: string): Parameters<typeof makeSbom>[2] =>
    new Map([['dist/studio', [{ name, version: '1.0.0' }]]]);

  it('leaves out tools, says what is bundled where, and keeps the ways between what is left', () => {
    const sbom = makeSbom(everything, lock, into('bundled'));
    expect(sbom.metadata.component.name).toBe('dialtree');
    expect(sbom.components.map(({ name, properties }) => [name, properties])).toEqual([
      ['used', []],
      ['bundled', [{ name: 'dialtree:bundled-into', value: 'dist/studio' }]],
      ['below', []],
    ]);
    expect(sbom.dependencies).toEqual([
      { ref: 'dialtree@1.0.0', dependsOn: ['bundled@1.0.0', 'used@1.0.0'] },
      { ref: 'used@1.0.0', dependsOn: ['below@1.0.0'] },
      { ref: 'bundled@1.0.0', dependsOn: [] },
    ]);
  });

  it('is not written where a bundled package is not in the lock file', () => {
    expect(() => makeSbom(everything, lock, into('elsewhere'))).toThrow('does not hold elsewhere@1.0.0');
  });
});
