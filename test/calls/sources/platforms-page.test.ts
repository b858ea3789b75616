import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseMapping, SOURCES } from '../../../src/calls/index.ts';
import { readSources, ROOT } from '../../architecture/source-files.ts';

const page = readFileSync(join(ROOT, 'docs/guide/call-logs-by-platform.md'), 'utf8');
/** A table of one's own, and our own files. */
const OTHERS = new Set(['csv', 'events']);

it('the page on platforms has each of them', () => {
  for (const { id } of SOURCES) if (!OTHERS.has(id)) expect(page).toContain(`| \`${id}\``);
});

it('the page on platforms explains each option that a reader asks for', () => {
  const text = readSources('src/calls/sources')
    .map((file) => file.text)
    .join('\n');
  const options = new Set(
    [...text.matchAll(/\.option(?:List)?\(\s*'(\w+)'/g)].map(([, name]) => name as string),
  );
  expect(options.size).toBeGreaterThan(10);
  for (const name of options) expect(page).toContain(`\`${name}\``);
});

it('the mapping on that page is one', () => {
  const [, json = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
  expect(parseMapping(json, 'page.mapping.json').problems).toEqual([]);
});
