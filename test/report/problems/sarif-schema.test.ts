import { fc, test } from '@fast-check/vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sarif } from '../../../src/report/problems/renderers/sarif.ts';
import { makeFolder, runCli } from '../../cli/run-cli.ts';
import { problemArbitrary } from './problem-arbitrary.ts';
import { context, render } from './problem-fixture.ts';
import { violationsIn } from './sarif-schema.ts';

describe('logs in SARIF', () => {
  it('are valid by the official schema, and the schema refuses what is not', () => {
    expect(violationsIn(render('sarif'))).toEqual([]);
    expect(violationsIn(sarif.render([], context))).toEqual([]);
    expect(violationsIn(render('sarif').replaceAll('a/one.machine.json', 'a b/%zz'))).not.toEqual([]);
    expect(violationsIn(render('sarif').replaceAll('"startLine": 12', '"startLine": 0'))).not.toEqual([]);
  });

  test.prop([fc.array(problemArbitrary, { maxLength: 4 })])('are valid whatever problems say', (problems) => {
    const log = sarif.render(problems, context);
    expect(violationsIn(log)).toEqual([]);
    const [{ results = [] }] = (JSON.parse(log) as { runs: [{ results?: unknown[] }] }).runs;
    expect(results.length).toBe(problems.length);
  });

  it('are valid for files that cannot be read, inside the root and outside', async () => {
    const cwd = makeFolder({ 'in/a b#1/torn.machine.json': '{', 'out side/ü.machine.json': '' });
    writeFileSync(join(cwd, 'in/bytes.machine.json'), Uint8Array.of(0xff, 0xfe, 0x00));
    const { exitCode, out } = await runCli(['check', '.', '--format', 'sarif', '--root', 'in'], cwd);
    expect([exitCode, violationsIn(out)]).toEqual([1, []]);
    expect(out).toContain('"uri": "file://');
  });
});
