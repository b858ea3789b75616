import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, runCli } from './run-cli.ts';

const KINDS = ['config', 'machine', 'mapping', 'scenario'];

describe('dialtree schema', () => {
  it.each(KINDS)('prints the JSON Schema of a %s file', async (kind) => {
    const { exitCode, out } = await runCli(['schema', kind], makeFolder());
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      $schema: expect.stringContaining('json-schema.org') as string,
      type: 'object',
    });
  });

  it('describes the keys of a scenario in the language that is asked for, and in English whatever the terminal’s is', async () => {
    const chinese = await runCli(['schema', 'scenario', '--language', 'zh-CN'], makeFolder());
    expect(chinese.out).toContain('坐席组：各有一条排队');
    const english = await runCli(['schema', 'scenario'], makeFolder(), { env: { LANG: 'zh_CN.UTF-8' } });
    expect(english.out).toContain('Desks: queues with the needs they serve.');
  });

  it('writes all of them into a folder, and one into a file', async () => {
    const cwd = makeFolder();
    expect(await runCli(['schema', '--out', 'all'], cwd)).toMatchObject({ exitCode: 0, out: '' });
    expect(readdirSync(join(cwd, 'all')).toSorted()).toEqual(KINDS.map((kind) => `${kind}.schema.json`));
    await runCli(['schema', 'machine', '--out', 'one.json'], cwd);
    expect(readFileSync(join(cwd, 'one.json'), 'utf8')).toBe(
      readFileSync(join(cwd, 'all/machine.schema.json'), 'utf8'),
    );
  });

  it.each([
    [['schema', 'menu'], 'There is no kind of file called "menu".'],
    [['schema'], 'Say which schema to print'],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    const { exitCode, err } = await runCli(args, makeFolder());
    expect(exitCode).toBe(2);
    expect(err).toContain(words);
  });
});
