import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FLOORS } from './floors.ts';
import { allowedFor } from './rooms.ts';
import { readSources, ROOT } from './source-files.ts';

const STUDIO = 'src/studio/';
const sources = readSources('src/studio');

/** `src/studio/kit/Icon.tsx` -> `kit`; the page's entry stands above all floors. */
function floorOf(path: string): string | undefined {
  const [floor, rest] = path.slice(STUDIO.length).split('/');
  return path.startsWith(STUDIO) && rest !== undefined ? floor : undefined;
}

/** `src/studio/features/merge/plan.ts` -> `merge` */
function featureOf(path: string): string | undefined {
  return floorOf(path) === 'features' ? path.split('/')[3] : undefined;
}

const imports = sources.flatMap(({ path, imports }) =>
  imports.flatMap(({ name, file }) => (file?.startsWith(STUDIO) ? [{ path, name, file }] : [])),
);
const sentence = ({ path, name }: { path: string; name: string }): string => `${path} imports ${name}`;

describe('the floors of the studio', () => {
  it('are all its folders of code', () => {
    const folders = new Set(sources.flatMap(({ path }) => floorOf(path) ?? []));
    expect([...folders].toSorted()).toEqual(FLOORS.map(({ name }) => name).toSorted());
  });

  it('stand on floors that come before them', () => {
    for (const [index, floor] of FLOORS.entries())
      expect(
        FLOORS.slice(0, index).map(({ name }) => name),
        floor.name,
      ).toEqual(expect.arrayContaining([...floor.after]));
  });

  it.each(FLOORS)('$name imports nothing from above, types included: $reason', ({ name }) => {
    const allowed = allowedFor(name, FLOORS);
    const wrong = imports.filter(({ path, file }) => {
      const target = floorOf(file);
      return floorOf(path) === name && (target === undefined || !allowed.has(target));
    });
    expect(wrong.map(sentence)).toEqual([]);
  });

  it('keep features apart: what two of them need stands below both', () => {
    const wrong = imports.filter(({ path, file }) => {
      const [own, other] = [featureOf(path), featureOf(file)];
      return own !== undefined && other !== undefined && own !== other;
    });
    expect(wrong.map(sentence)).toEqual([]);
  });

  it('hold files of at most 300 lines', () => {
    const long = sources
      .map(({ path, text }) => [path, text.split('\n').length - 1] as const)
      .filter(([, lines]) => lines > 300);
    expect(long).toEqual([]);
  });

  it('are entered by their index where they have one', () => {
    const withIndex = FLOORS.filter(({ name }) =>
      readdirSync(join(ROOT, STUDIO, name)).includes('index.ts'),
    ).map(({ name }) => name);
    expect(withIndex).toEqual(['storage', 'view', 'document']);
    const wrong = imports.filter(({ path, file }) => {
      const target = floorOf(file);
      return (
        target !== undefined &&
        withIndex.includes(target) &&
        target !== floorOf(path) &&
        !file.endsWith('/index.ts')
      );
    });
    expect(wrong.map(sentence)).toEqual([]);
  });
});
