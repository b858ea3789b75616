import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../src/behaviour/index.ts';
import { printScenario, WORLD_PARAMETERS } from '../../src/scenario/index.ts';
import { assume, smallScenario } from '../scenario/small-scenario.ts';
import { makeFolder, runCli } from './run-cli.ts';

const NAMES = Object.keys({ ...DEFAULT_PARAMETERS, ...WORLD_PARAMETERS });
const scenario = printScenario({
  ...smallScenario,
  parameters: { wrongNumber: assume(0.1, 0.05, 0.2, WORLD_PARAMETERS['wrongNumber']?.unit ?? '') },
});

describe('dialtree parameters', () => {
  it.each(['text', 'md', 'csv', 'json'])('lists every default parameter as %s', async (format) => {
    const { exitCode, out, err } = await runCli(['parameters', '--format', format], makeFolder());
    expect([exitCode, err]).toEqual([0, '']);
    expect(NAMES.filter((name) => !out.includes(name))).toEqual([]);
  });

  it('has value, range, distribution, unit, status and source of each, and whose value it is', async () => {
    const { out } = await runCli(
      ['parameters', 's.json', '--format', 'json'],
      makeFolder({ 's.json': scenario }),
    );
    const listed = JSON.parse(out) as readonly { name: string }[];
    expect(listed).toHaveLength(NAMES.length + 1);
    expect(listed.find(({ name }) => name === 'wrongNumber')).toMatchObject({
      group: 'numbers',
      value: 0.1,
      low: 0.05,
      high: 0.2,
      distribution: 'triangular',
      status: 'assumption',
      source: 'a test',
      isOverridden: true,
    });
    expect(listed.find(({ name }) => name === 'callersPerMonth')).toMatchObject({ value: 7000 });
  });

  it('speaks the language that is asked for', async () => {
    const { out } = await runCli(['parameters', '--language', 'zh-CN'], makeFolder());
    expect(out).toContain('号码众多时拨错');
    expect(out).toContain('拨打的号码');
  });

  it('answers a broken scenario with its problems', async () => {
    const { exitCode, err } = await runCli(['parameters', 's.json'], makeFolder({ 's.json': '{}' }));
    expect(exitCode).toBe(1);
    expect(err).toContain('"products" is missing');
  });
});
