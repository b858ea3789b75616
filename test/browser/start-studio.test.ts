import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { enter } from '../studio-server/enter.ts';
import { startStudio } from './start-studio.ts';

describe('a studio to try things in', () => {
  it('serves a copy of the project, comes back at the same address and leaves nothing behind', async () => {
    const studio = await startStudio();
    const { url, fetch } = await enter(studio.url);
    const paths = async (): Promise<string[]> =>
      ((await (await fetch(`${url}api/project`)).json()) as { files: { path: string }[] }).files.map(
        ({ path }) => path,
      );
    const before = await paths();
    expect(before).toContain('machines/merged/merged.machine.json');
    await studio.restart();
    expect(await paths()).toEqual(before);
    await studio.end();
    expect(existsSync(join(studio.folder, 'machines'))).toBe(false);
  });
});
