import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { printMachine } from '../../src/chart/index.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { makeFolder, runCli } from './run-cli.ts';

interface Place {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
  readonly region?: { readonly startLine: number };
}
interface Result {
  readonly ruleId: string;
  readonly locations: readonly { readonly physicalLocation: Place }[];
}

/** By rule: where its first result stands. */
function placesIn(log: string): Map<string, Place> {
  const { runs } = JSON.parse(log) as { runs: [{ results: Result[] }] };
  return new Map(
    runs[0].results.map(({ ruleId, locations }) => [ruleId, locations[0]?.physicalLocation as Place]),
  );
}

const broken = printMachine({ ...smallMachine, on: {} });

describe('dialtree check --format sarif', () => {
  it('places every file that cannot be used, at a line', async () => {
    const cwd = makeFolder({ 'm/torn.machine.json': '{' });
    writeFileSync(join(cwd, 'm/bytes.machine.json'), Uint8Array.of(0xff, 0xfe, 0x00));
    symlinkSync('nowhere', join(cwd, 'm/gone.machine.json'));
    const { exitCode, out } = await runCli(['check', 'm', '--format', 'sarif'], cwd);
    expect(exitCode).toBe(1);
    expect(Object.fromEntries(placesIn(out))).toMatchObject({
      'file-encoding': { artifactLocation: { uri: 'm/bytes.machine.json' }, region: { startLine: 1 } },
      'file-missing': { artifactLocation: { uri: 'm/gone.machine.json' }, region: { startLine: 1 } },
      'json-syntax': { artifactLocation: { uri: 'm/torn.machine.json' }, region: { startLine: 1 } },
    });
  });

  it('names files outside the root by absolute URIs, and all others from the root', async () => {
    const cwd = makeFolder({ 'in/a b#1/100%.machine.json': broken, 'out side/ü.machine.json': '{' });
    mkdirSync(join(cwd, 'in/deep'));
    const run = async (args: readonly string[], at: string) => {
      const { out } = await runCli(['check', ...args, '--format', 'sarif'], join(cwd, at));
      const places = placesIn(out);
      const torn = places.get('json-syntax');
      places.delete('json-syntax');
      return [[...places.values()][0]?.artifactLocation, torn?.artifactLocation];
    };
    const outside = { uri: pathToFileURL(join(cwd, 'out side/ü.machine.json')).href };
    const [inside, far] = await run(['.', '../out side'], 'in');
    expect(inside).toMatchObject({ uri: 'a%20b%231/100%25.machine.json', uriBaseId: '%SRCROOT%' });
    expect(far).toMatchObject(outside);
    expect(far).not.toHaveProperty('uriBaseId');
    const both = [{ uri: 'in/a%20b%231/100%25.machine.json' }, { uri: 'out%20side/%C3%BC.machine.json' }];
    expect(await run(['..', '../../out side', '--root', '../..'], 'in/deep')).toMatchObject(both);
    expect(await run(['in', 'out side', '--root', 'in/deep'], '.')).toMatchObject([
      { uri: pathToFileURL(join(cwd, 'in/a b#1/100%.machine.json')).href },
      outside,
    ]);
  });

  it('refuses a root that is no folder', async () => {
    const cwd = makeFolder({ 'm/x.machine.json': broken });
    for (const root of ['nope', 'm/x.machine.json'])
      expect(await runCli(['check', 'm', '--root', root], cwd)).toMatchObject({ exitCode: 2 });
  });
});
