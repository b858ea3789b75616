import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowed, licenceOf, listRuntimePackages, type Lock } from '../../packaging/licences.ts';
import { ROOT } from '../architecture/source-files.ts';

const readLock = (): Lock => JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;

/** Who may not be passed on, with the way by which it came. */
function listRefused(lock: Lock, licenceAt: (path: string) => string | undefined): string[] {
  return listRuntimePackages(lock)
    .filter(({ path }) => !isAllowed(licenceAt(path)))
    .map(
      ({ name, version, path, broughtBy }) =>
        `${name} ${version} (${licenceAt(path) ?? 'no licence'}), brought by ${broughtBy.join(' > ')}`,
    );
}

describe('what npm installs with the package', () => {
  const lock = readLock();
  const runtime = listRuntimePackages(lock);

  it('has licences that are allowed, all the way down', () => {
    expect(listRefused(lock, (path) => lock.packages[path]?.license)).toEqual([]);
  });

  it('says the same of its licence where it is installed', () => {
    const here = runtime.filter(({ path }) => existsSync(join(ROOT, path, 'package.json')));
    expect(here.length).toBeGreaterThan(runtime.length / 2);
    const said = here.map(({ path }) => [path, licenceOf(readManifest(path))]);
    expect(said).toEqual(here.map(({ path, licence }) => [path, licence]));
  });

  it('is what npm itself counts as needed without development', () => {
    const needed = Object.entries(lock.packages as Record<string, { dev?: boolean }>)
      .filter(([path, { dev }]) => path !== '' && !dev)
      .map(([path]) => path);
    expect(runtime.map(({ path }) => path)).toEqual(needed.toSorted());
  });
});

function readManifest(path: string): Parameters<typeof licenceOf>[0] {
  return JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8')) as Parameters<
    typeof licenceOf
  >[0];
}

describe('the check of licences', () => {
  it('names a package deep below, and who brought it', () => {
    const lock: Lock = {
      packages: {
        '': { dependencies: { a: '1' } },
        'node_modules/a': { version: '1.0.0', license: 'MIT', optionalDependencies: { b: '2' } },
        'node_modules/a/node_modules/b': {
          version: '2.0.0',
          license: 'ISC',
          dependencies: { c: '3', d: '4' },
        },
        'node_modules/b': { version: '9.0.0', license: 'GPL-3.0-only' },
        'node_modules/c': { version: '3.0.0', license: 'LGPL-2.1-or-later' },
        'node_modules/d': { version: '4.0.0' },
      },
    };
    expect(listRefused(lock, (path) => lock.packages[path]?.license)).toEqual([
      'c 3.0.0 (LGPL-2.1-or-later), brought by dialtree > a > b > c',
      'd 4.0.0 (no licence), brought by dialtree > a > b > d',
    ]);
  });

  it.each([
    ['MIT', true],
    ['(GPL-2.0-only OR MIT)', true],
    ['MIT AND GPL-2.0-only', false],
    ['Apache-2.0 WITH LLVM-exception', false],
    ['AGPL-3.0-or-later', false],
    ['MPL-2.0', false],
    ['UNLICENSED', false],
    ['SEE LICENSE IN licence.txt', false],
    ['', false],
    [undefined, false],
  ])('takes an SPDX expression: %s is %s', (licence, isFine) => {
    expect(isAllowed(licence)).toBe(isFine);
  });

  it('lets a font have a licence that is none for programs', () => {
    expect([isAllowed('OFL-1.1', 'font'), isAllowed('OFL-1.1')]).toEqual([true, false]);
  });

  it('reads licences as old packages wrote them', () => {
    expect(licenceOf({ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0-only' }] })).toBe('MIT OR GPL-2.0-only');
    expect(licenceOf({ license: { type: 'ISC' } })).toBe('ISC');
    expect(licenceOf({})).toBeUndefined();
  });
});
