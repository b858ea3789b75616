import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { RULES } from '../../src/rules/index.ts';
import { ROOT } from '../architecture/source-files.ts';
import { PAGES, PARTS } from './pages/index.ts';
import { writeHandbook, type Written } from './write-handbook.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('what the handbook takes from the program', () => {
  let written: readonly Written[] = [];
  beforeAll(async () => void (written = await writeHandbook(ROOT)));

  it.each([...new Set([...PAGES, ...PARTS].map(({ path }) => path))])(
    '%s is what `npm run docs` writes',
    (path) => {
      expect(read(path)).toBe(written.find((page) => page.path === path)?.text);
    },
  );

  it('has a page for every rule, and none for a rule that is gone', () => {
    const pages = readdirSync(join(ROOT, 'docs/rules')).filter((name) => name !== 'README.md');
    expect(pages.toSorted()).toEqual(RULES.map(({ id }) => `${id}.md`).toSorted());
  });

  it('explains no command twice, and none that is gone', () => {
    const explained = readdirSync(join(ROOT, 'docs/guide')).flatMap(
      (name) => /^<!-- explains: (.*) -->/.exec(read(`docs/guide/${name}`))?.[1]?.split(', ') ?? [],
    );
    expect(explained.toSorted()).toEqual([...new Set(explained)].toSorted());
    const known = commands.map(({ name }) => name);
    expect(explained.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('says of every key of a file what it means', () => {
    const unexplained = ['docs/machine-file.md', 'docs/scenario-file.md', 'docs/guide/check.md'].flatMap(
      (path) =>
        read(path)
          .split('\n')
          .filter((line) => /^\| `[^`]+` .*\|\s*\|$/.test(line))
          .map((line) => `${path}: ${line.split('|')[1]?.trim()}`),
    );
    expect(unexplained).toEqual([]);
  });
});
