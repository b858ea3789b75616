import { describe, expect, it } from 'vitest';
import { isApart } from '../apart.ts';
import { readSources } from './source-files.ts';

/** What a test does to its process, so that the next one in it would not be alone. */
const SPOILS = [
  /\bvi\.(mock|doMock|stubGlobal|stubEnv)\(/,
  /^\/\/ @vitest-environment/m,
  /\bprocess\.(env\[[^\]]+\]|env\.\w+|exitCode) = /,
  /\bprocess\.(chdir|exit)\(/,
];

describe('tests that share a process', () => {
  const files = readSources('test').filter(({ path }) => /\.test\.tsx?$/.test(path));

  it('leave it as they found it; whichever cannot is listed in test/apart.ts', () => {
    const spoilt = files.filter(
      ({ path, text }) => !isApart(path) && SPOILS.some((spoils) => spoils.test(text)),
    );
    expect(spoilt.map(({ path }) => path)).toEqual([]);
  });

  it('are most of all', () => {
    expect(files.filter(({ path }) => !isApart(path)).length).toBeGreaterThan(files.length / 2);
  });
});
