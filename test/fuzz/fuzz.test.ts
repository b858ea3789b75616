/** A short run of `npm run fuzz`, the same inputs every time, and the inputs that once broke something. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readCorpus } from './corpus.ts';
import { makeInput } from './harness/child.ts';
import { removeSandbox } from './harness/sandbox.ts';
import { READERS } from './readers/index.ts';
import { endServer } from './readers/server.ts';
import { tryInput } from './try-input.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SEED = 11;
/** Of a reader of weight 1. */
const INPUTS = 3;
const REPRODUCERS = join(ROOT, 'test', 'fuzz', 'reproducers');
const corpus = readCorpus(ROOT);

afterAll(async () => {
  await endServer();
  removeSandbox();
});

describe('a reader of text from outside', () => {
  it.each(READERS.map((reader) => [reader.name, reader] as const))(
    'keeps its laws on a few inputs that are nearly right (seed 11): %s',
    async (_, reader) => {
      const count = Math.ceil(INPUTS * reader.weight);
      for (let index = 0; index < count; index++) {
        const input = makeInput(reader, SEED, index, corpus);
        const { broke } = await tryInput(reader, input, index % 4 === 1);
        expect(broke && { index, ...broke, input: input.slice(0, 2000) }).toBeUndefined();
      }
    },
  );

  it.each(readdirSync(REPRODUCERS))('keeps its laws on what once broke one: %s', async (name) => {
    const reader = READERS.find(
      (each) => name.startsWith(`${each.name}-`) && name.endsWith(`.${each.extension}`),
    );
    expect(reader, 'the file is named after its reader').toBeDefined();
    if (!reader) return;
    const { broke } = await tryInput(reader, readFileSync(join(REPRODUCERS, name), 'utf8'), true);
    expect(broke).toBeUndefined();
  });

  it('has a name of its own, and gives the same input for the same number', () => {
    const names = READERS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const reader of READERS)
      expect(makeInput(reader, 5, 3, corpus)).toBe(makeInput(reader, 5, 3, corpus));
  });
});
