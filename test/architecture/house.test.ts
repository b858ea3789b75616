import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources, ROOT } from './source-files.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/**
 * One list each, equal to the folder's listing; and a test for each row: `<id>.test.ts` in the folder `tests`, or
 * a row in the table `tests`, which a test goes through. So one more rule, renderer, command or writer takes three
 * places, and the third cannot be forgotten.
 */
const REGISTRIES = [
  {
    folder: 'src/cli/commands',
    registry: 'src/cli/commands/index.ts',
    besides: ['types.ts', 'index.ts'],
    tests: 'test/cli',
    names: (id: string) => [`'${id}'`],
  },
  {
    folder: 'src/rules/checks',
    registry: 'src/rules/registry.ts',
    besides: ['types.ts'],
    tests: 'test/rules/breaches.ts',
    names: (id: string) => [`\n  '${id}': {`, `\n  ${id}: {`],
  },
  {
    folder: 'src/report/renderers',
    registry: 'src/report/registry.ts',
    besides: ['types.ts'],
    tests: 'test/report/renderers',
    names: (id: string) => [`('${id}'`],
  },
  {
    folder: 'src/report/problems/renderers',
    registry: 'src/report/problems/registry.ts',
    besides: ['types.ts'],
    tests: 'test/report/problems/renderers',
    names: (id: string) => [`('${id}'`],
  },
  {
    folder: 'src/formats/writers',
    registry: 'src/formats/registry.ts',
    besides: ['types.ts'],
    tests: 'test/formats',
    names: (id: string) => [`to${id.charAt(0).toUpperCase()}${id.slice(1)}(`, `('${id}'`],
  },
];

const idsIn = (folder: string, besides: readonly string[]): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.ts') && !besides.includes(name))
    .map((name) => name.slice(0, -'.ts'.length))
    .toSorted();

/** What is missing for a row to be tested, or undefined. Comments do not count. */
function findGap(text: string | undefined, names: readonly string[], isTable: boolean): string | undefined {
  if (text === undefined) return 'has no test';
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, '');
  if (!names.some((name) => code.includes(name)))
    return `is not asked for by its test (${names.join(' or ')})`;
  return isTable || /\bexpect\(/.test(code) ? undefined : 'has a test that expects nothing';
}

describe('registries', () => {
  it.each(REGISTRIES)('$registry lists exactly the files of $folder', ({ folder, registry, besides }) => {
    const listed = [...read(registry).matchAll(/from '\.\/(?:[\w-]+\/)*([\w-]+)\.ts'/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !besides.includes(`${name}.ts`));
    expect(listed.toSorted()).toEqual(idsIn(folder, besides));
  });

  it.each(REGISTRIES)(
    '$registry has a test for every row, in $tests',
    ({ folder, besides, tests, names }) => {
      const isTable = tests.endsWith('.ts');
      const gaps = idsIn(folder, besides).flatMap((id) => {
        const path = isTable ? tests : `${tests}/${id}.test.ts`;
        const gap = findGap(existsSync(join(ROOT, path)) ? read(path) : undefined, names(id), isTable);
        return gap === undefined ? [] : [`${id} ${gap}: ${path}`];
      });
      expect(gaps).toEqual([]);
    },
  );

  it('are not satisfied by a test that is missing, asks for something else, or expects nothing', () => {
    const names = [`('md'`];
    const good = `it('x', () => expect(render('md')).toContain('#'));`;
    expect(findGap(good, names, false)).toBeUndefined();
    for (const bad of [undefined, '', `// ${good}`, good.replace('md', 'csv'), `render('md');`])
      expect(findGap(bad, names, false)).toBeTypeOf('string');
  });
});

describe('files', () => {
  it.each([
    ['src', 300],
    ['test', 400],
  ] as const)('keeps every file of %s that a person writes within %i lines', (folder, most) => {
    const long = readSources(folder)
      .filter(({ path }) => !path.includes('/generated/'))
      .map(({ path, text }) => [path, text.trimEnd().split('\n').length] as const)
      .filter(([, lines]) => lines > most);
    expect(long).toEqual([]);
  });

  it('names files in kebab-case, components after themselves', () => {
    const odd = readSources('src').filter(
      ({ path }) => !/\/([a-z0-9]+(-[a-z0-9]+)*(\.d)?\.tsx?|[A-Z][A-Za-z0-9]*\.tsx)$/.test(path),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('holds no path of one machine and no address of a package registry', () => {
    const telling = [/\/(work|root|home)\/[\w.-]+\//, /\bregistry\.[\w-]+\.\w+/, /"resolved": "/];
    const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' })
      .split('\n')
      .filter((path) => path !== '' && existsSync(join(ROOT, path)));
    const found = tracked
      .filter((path) => path !== 'test/architecture/house.test.ts')
      .filter((path) => telling.some((pattern) => pattern.test(read(path))));
    expect(found).toEqual([]);
  });
});

interface Manifest {
  readonly version: string;
  readonly license?: string;
  /** As packages wrote it before `license`. */
  readonly licenses?: readonly { readonly type: string }[];
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
}
const manifestAt = (path: string): Manifest => JSON.parse(read(path)) as Manifest;

describe('dependencies', () => {
  const rows = read('README.md')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(
      (cells) => cells.length >= 6 && /^`[^`]+`$/.test(cells[1] ?? '') && /^\d+\.\d+/.test(cells[2] ?? ''),
    )
    .map(([, name, version, licence, why]) => ({ name: name?.replaceAll('`', ''), version, licence, why }));
  const manifest = manifestAt('package.json');

  it('stand in README’s table with their version and licence, each with its reason', () => {
    const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).map(
      ([name, version]) => {
        const { license, licenses } = manifestAt(`node_modules/${name}/package.json`);
        return { name, version, licence: license ?? licenses?.map(({ type }) => type).join(' OR ') };
      },
    );
    const byName = (a: { name?: string | undefined }, b: { name?: string | undefined }): number =>
      (a.name ?? '') < (b.name ?? '') ? -1 : 1;
    expect(rows.map(({ name, version, licence }) => ({ name, version, licence })).toSorted(byName)).toEqual(
      wanted.toSorted(byName),
    );
    expect(rows.filter(({ why }) => !why || why.length < 10)).toEqual([]);
  });

  it('are of the program where a user needs them, and of its making where only the page or the tests do', () => {
    const shipped = readSources('src')
      // The page is bundled with all it imports; what tests of others need is a peer.
      .filter(({ path }) => !path.startsWith('src/studio/') && !path.startsWith('src/vitest/'))
      .flatMap(({ imports }) => imports.filter(({ isType }) => !isType).map(({ name }) => name))
      .map((name) => /^(?:@[^/]+\/)?[^./][^/]*/.exec(name)?.[0] ?? '')
      .filter((name) => name !== '' && !name.startsWith('node:'));
    const compiledWords = ['@messageformat/runtime'];
    const under = ['ioredis'];
    expect(Object.keys(manifest.dependencies ?? {}).toSorted()).toEqual(
      [...new Set([...shipped, ...compiledWords, ...under])].toSorted(),
    );
  });

  it('are pinned to one version each', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
