import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compileWords, listLanguages } from '../../src/words/compile.mjs';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** @returns the folder of a catalogue made of these files. */
function write(catalogue: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'words-'));
  folders.push(folder);
  for (const [language, words] of Object.entries(catalogue))
    writeFileSync(join(folder, `${language}.json`), JSON.stringify(words));
  return folder;
}

const compile = (catalogue: Readonly<Record<string, unknown>>): void => compileWords(write(catalogue));

describe('the compiler of words', () => {
  it('puts English first and the others by name', () => {
    expect(listLanguages(write({ 'zh-CN': {}, de: {}, en: {} }))).toEqual(['en', 'de', 'zh-CN']);
  });

  it.each([
    [
      'a key that English does not have',
      { hall: { bell: 'Klingel' } },
      /de\.json: "hall\.bell" is not in en/,
    ],
    [
      'a parameter that English does not have',
      { hall: { door: 'Tür {colour}' } },
      /de\.json: "hall\.door" has a parameter \{colour\}/,
    ],
    [
      'a brace that is not closed',
      { hall: { door: 'Tür {name' } },
      /de\.json: "hall\.door": .* in: Tür \{name/,
    ],
    [
      'a plural without its last case',
      { hall: { keys: '{count, plural, one {ein Schlüssel}}' } },
      /de\.json: "hall\.keys"/,
    ],
    [
      'a plural case that the language does not have',
      { hall: { keys: '{count, plural, few {Schlüssel} other {Schlüssel}}' } },
      /de\.json: "hall\.keys"/,
    ],
    ['a name that is no identifier', { hall: { '1st': 'x' } }, /de\.json: "hall\.1st" has a name/],
  ])('refuses %s, and says in which file and where', (_, de, complaint) => {
    const en = {
      hall: { door: 'door {name}', keys: '{count, plural, one {one key} other {{count} keys}}' },
    };
    expect(() => compile({ en, de })).toThrow(complaint);
    expect(() => compile({ en })).not.toThrow();
  });

  it('tells all mistakes at once', () => {
    const en = { hall: { door: 'a {b', wall: '{c, plural, one {d}}' } };
    expect(() => compile({ en })).toThrow(/hall\.door[\s\S]*hall\.wall/);
  });

  it('types a parameter as narrowly as some language needs it', () => {
    const folder = write({
      en: { hall: { door: '{name}', keys: '{count}', way: '{to, select, in {in} other {out}}' } },
      de: {
        hall: {
          door: '{name, select, front {Haustür} other {Tür}}',
          keys: '{count, plural, one {einer} other {viele}}',
          way: '{to, select, up {hinauf} other {hinaus}}',
        },
      },
    });
    compileWords(folder);
    const hall = readFileSync(join(folder, 'generated/hall.ts'), 'utf8');
    expect(hall).toContain('door: (values: { readonly name: "front" | "other" }) => string');
    expect(hall).toContain('keys: (values: { readonly count: number }) => string');
    expect(hall).toContain('way: (values: { readonly to: "in" | "other" | "up" }) => string');
  });

  it('takes away what is no section any more', () => {
    const folder = write({ en: { hall: { door: 'door' } } });
    mkdirSync(join(folder, 'generated'));
    writeFileSync(join(folder, 'generated/attic.ts'), '');
    compileWords(folder);
    expect(readdirSync(join(folder, 'generated')).toSorted()).toEqual([
      'hall.ts',
      'index.ts',
      'languages.ts',
    ]);
  });
});
