import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../architecture/source-files.ts';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { findBlock } from '../readme/find-block.ts';

const page = (name: string): string => readFileSync(join(ROOT, 'docs', name), 'utf8');

describe('the files that the handbook walks through', () => {
  const folder = (): string =>
    makeFolder({
      'machines/shop.machine.json': findBlock(page('machine-file.md'), 'json', '"id": "shop"'),
      'scenarios/shop.scenario.json': findBlock(page('scenario-file.md'), 'json', '"id": "shop"'),
    });

  it('keep every rule', async () => {
    const { exitCode, out } = await runCli(['check', '--max-warnings', '0'], folder());
    expect(out).toContain('no problems');
    expect(exitCode).toBe(0);
  });

  it('can be simulated as they stand', async () => {
    const { exitCode, out, err } = await runCli(
      [
        'simulate',
        'scenarios/shop.scenario.json',
        '--replications',
        '2',
        '--no-sensitivity',
        '--threads',
        '1',
        '--quiet',
      ],
      folder(),
    );
    expect(err).toBe('');
    expect(exitCode).toBe(0);
    expect(out).toContain('A shop’s hotline');
  });
});
