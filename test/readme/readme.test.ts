import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTranscripts } from './check-transcripts.ts';
import { ROOT } from './run-command.ts';
import { matches, readTranscripts, refresh } from './transcripts.ts';

describe('README', () => {
  it('begins with two commands', () => {
    const transcripts = readTranscripts(readFileSync(join(ROOT, 'README.md'), 'utf8'));
    expect(transcripts.slice(0, 2).map(({ command }) => command)).toEqual([
      'npm ci && npm start',
      'npm ci && npm test',
    ]);
  });
});

checkTranscripts('README.md');

describe('the comparison of transcripts', () => {
  it('finds a difference in any line', () => {
    expect(matches(['a', 'b'], ['a', 'b'])).toBe(true);
    expect(matches(['a', 'b'], ['a', 'c'])).toBe(false);
    expect(matches(['a'], ['a', 'b'])).toBe(false);
    expect(matches(['a', 'b'], ['a'])).toBe(false);
  });

  it('lets "..." stand for any lines, but not for a missing end', () => {
    expect(matches(['a', '...', 'd'], ['a', 'b', 'c', 'd'])).toBe(true);
    expect(matches(['a', '...', 'd'], ['a', 'd'])).toBe(true);
    expect(matches(['a', '...', 'd'], ['a', 'b', 'c'])).toBe(false);
    expect(matches(['...', 'c', '...'], ['a', 'b', 'c', 'd'])).toBe(true);
    expect(matches(['a', '...'], ['b', 'a'])).toBe(false);
  });

  it('brings a transcript up to date around what it leaves out', () => {
    expect(refresh(['a', '...', 'd'], ['x', 'y', 'z'])).toEqual(['x', '...', 'z']);
    expect(refresh(['a', '...'], ['x', 'y'])).toEqual(['x', '...']);
    expect(refresh(['a'], ['x', 'y'])).toEqual(['x', 'y']);
    expect(refresh(['...', 'h', 'a', '...'], ['x', 'h', 'b', 'c'])).toEqual(['...', 'h', 'b', '...']);
  });

  it('reads commands with their lines and output', () => {
    const markdown = [
      'text',
      '```console',
      '$ one',
      'x',
      '',
      '$ two',
      '```',
      '```json',
      '$ three',
      '```',
    ].join('\n');
    expect(readTranscripts(markdown)).toEqual([
      { line: 3, command: 'one', output: ['x'], files: [] },
      { line: 6, command: 'two', output: [], files: [] },
    ]);
  });

  it('reads the files that one writes before a command', () => {
    const save = ['<!-- save as a.csv -->', '', '```text', 'x', '', 'y', '```'];
    const add = ['<!-- add to b.json -->', '```json', '"c": 1', '```'];
    const markdown = [...save, '```console', '$ one', '```', ...add, '```console', '$ two', '```'].join('\n');
    expect(readTranscripts(markdown).map(({ files }) => files)).toEqual([
      [{ path: 'a.csv', text: 'x\n\ny\n', isAddition: false }],
      [{ path: 'b.json', text: '"c": 1\n', isAddition: true }],
    ]);
    expect(() => readTranscripts('<!-- save as a.csv -->\ntext')).toThrow('a.csv');
  });
});
