import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../architecture/source-files.ts';
import { findAnchors, findLinks, findPaths } from './links.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  .map((name) => `docs/${name.replaceAll('\\', '/')}`)
  .filter((path) => statSync(join(ROOT, path)).isFile());
const pages = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...docs.filter((path) => path.endsWith('.md')),
];

/** What is wrong with a link of a page; undefined when it leads somewhere. */
function findFault(page: string, target: string): string | undefined {
  if (/^https?:\/\//.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const to = path === '' ? page : normalize(join(dirname(page), path)).replaceAll('\\', '/');
  if (to.startsWith('..')) return 'leads out of the project';
  if (!existsSync(join(ROOT, to))) return 'leads nowhere';
  if (anchor === undefined) return undefined;
  return to.endsWith('.md') && findAnchors(read(to)).has(anchor) ? undefined : 'names no heading';
}

describe('the handbook', () => {
  it.each(pages)('%s links to what is there', (page) => {
    const faults = findLinks(read(page)).flatMap(({ line, target }) => {
      const fault = findFault(page, target);
      return fault === undefined ? [] : [`${page}:${line} ${target} ${fault}`];
    });
    expect(faults).toEqual([]);
  });

  it.each(pages)('%s names files that are there', (page) => {
    const missing = findPaths(read(page)).filter(({ target }) => !existsSync(join(ROOT, target)));
    expect(missing.map(({ line, target }) => `${page}:${line} ${target}`)).toEqual([]);
  });

  it('leaves no page and no picture that nothing links to', () => {
    const reached = new Set(
      pages.flatMap((page) =>
        findLinks(read(page)).map(({ target }) =>
          normalize(join(dirname(page), target.split('#')[0] ?? '')).replaceAll('\\', '/'),
        ),
      ),
    );
    const shown = docs.filter((path) => !path.startsWith('docs/examples/'));
    expect(shown.filter((path) => !reached.has(path))).toEqual([]);
  });

  it('has a decision on one page, numbered without a gap and listed', () => {
    const decisions = docs.filter((path) => /^docs\/decisions\/\d/.test(path)).toSorted();
    expect(decisions.map((path) => Number(path.slice('docs/decisions/'.length).slice(0, 4)))).toEqual(
      decisions.map((_, index) => index + 1),
    );
    const long = decisions.filter((path) => read(path).split('\n').length > 60);
    expect(long).toEqual([]);
    const listed = findLinks(read('docs/decisions/README.md')).map(
      ({ target }) => `docs/decisions/${target}`,
    );
    expect(decisions.filter((path) => !listed.includes(path))).toEqual([]);
  });
});

describe('links and anchors', () => {
  it('are found outside code', () => {
    const page = [
      '# One, two: `three`',
      '[a](b.md#c) `[no](x)`',
      '```',
      '[no](y)',
      '# no',
      '```',
      '# One, two: `three`',
    ];
    expect(findLinks(page.join('\n'))).toEqual([{ line: 2, target: 'b.md#c' }]);
    expect([...findAnchors(page.join('\n'))]).toEqual(['one-two-three', 'one-two-three-1']);
  });

  it('and paths are found, but not patterns', () => {
    expect(findPaths('see `src/chart/schema.ts`, `src/rules/checks/<id>.ts` and `test/rules`')).toEqual([
      { line: 1, target: 'src/chart/schema.ts' },
      { line: 1, target: 'test/rules' },
    ]);
  });

  it('that lead nowhere are found out', () => {
    expect(findFault('README.md', 'docs/no-such-page.md')).toBe('leads nowhere');
    expect(findFault('README.md', '#no-such-heading')).toBe('names no heading');
    expect(findFault('README.md', '../elsewhere.md')).toBe('leads out of the project');
    expect(findFault('docs/README.md', '../README.md')).toBeUndefined();
  });
});
