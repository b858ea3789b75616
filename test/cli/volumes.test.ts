import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseScenario, printScenario } from '../../src/scenario/index.ts';
import { smallScenario } from '../scenario/small-scenario.ts';
import { makeFolder, runCli } from './run-cli.ts';

const CSV = 'weekday,from,to,calls\n1,08:00,09:00,70\n2,08:00,09:00,70\n';
const folder = (csv = CSV): string => makeFolder({ 'v.csv': csv, 's.json': printScenario(smallScenario) });

it('dialtree volumes prints callers of 30 days and the week they call in, and says that calls are not callers', async () => {
  const { exitCode, out, err } = await runCli(['volumes', 'v.csv', '--scenario', 's.json'], folder());
  expect(exitCode).toBe(0);
  const { callersPerMonth, weekShares } = JSON.parse(out) as Record<
    string,
    { value: number; low: number; shares: number[] }
  >;
  expect(callersPerMonth).toMatchObject({ value: 600, low: 420, high: 600, status: 'assumption' });
  expect(weekShares?.shares.length).toBe(168);
  expect([weekShares?.shares[8], weekShares?.shares[32]]).toEqual([70, 70]);
  expect(err).toContain('not fresh callers');
});

it('dialtree volumes writes them into the scenario when it is told to, and nothing of a file it cannot read', async () => {
  const cwd = folder();
  expect((await runCli(['volumes', 'v.csv', '--scenario', 's.json', '--write'], cwd)).exitCode).toBe(0);
  const { scenario } = parseScenario(readFileSync(join(cwd, 's.json'), 'utf8'), 's.json');
  expect(scenario?.config.callersPerMonth.value).toBe(600);
  expect(scenario?.config.weekShares?.status).toBe('measured');

  const bad = folder('weekday,from,to,calls\n1,08:00,09:00,lots\n');
  const { exitCode, err } = await runCli(['volumes', 'v.csv', '--scenario', 's.json', '--write'], bad);
  expect([exitCode, err.includes('v.csv:2:1')]).toEqual([1, true]);
  expect(readFileSync(join(bad, 's.json'), 'utf8')).toBe(printScenario(smallScenario));
});
