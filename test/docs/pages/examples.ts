/** The programs in docs/examples, each shown in docs/api.md with what it prints. */
import { readdirSync, readFileSync } from 'node:fs';
import { fence } from './markdown.ts';
import type { WrittenPart } from './types.ts';

const FOLDER = 'docs/examples';

/** Names of the programs, without their ending. */
export function listExamples(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length));
}

export const exampleParts: readonly WrittenPart[] = listExamples().map((name) => ({
  path: 'docs/api.md',
  name,
  render: () =>
    [
      fence('ts', readFileSync(`${FOLDER}/${name}.ts`, 'utf8')),
      'It prints:',
      fence('text', readFileSync(`${FOLDER}/${name}.txt`, 'utf8')),
    ].join('\n\n'),
}));
