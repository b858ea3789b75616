import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario, printScenario, type ScenarioConfig } from '../../src/scenario/index.ts';
import { smallScenario } from '../scenario/small-scenario.ts';
import { makeFolder, runCli } from './run-cli.ts';

const desk = smallScenario.desks[0]?.id ?? '';
const CSV = `group,weekday,from,to,agents\n${desk},1,08:00,12:00,4\n${desk},2,08:00,12:00,4\n`;
const folder = (csv = CSV): string => makeFolder({ 'r.csv': csv, 's.json': printScenario(smallScenario) });
const scenarioIn = (cwd: string): ScenarioConfig | undefined =>
  parseScenario(readFileSync(join(cwd, 's.json'), 'utf8'), 's.json').scenario?.config;

describe('dialtree roster', () => {
  it('prints what it would write, and writes it when it is told to', async () => {
    const cwd = folder();
    const dry = await runCli(['roster', 'r.csv', '--scenario', 's.json'], cwd);
    const staffing = { roster: [{ days: [1, 2], from: '08:00', to: '12:00', agents: 4 }] };
    expect(dry.exitCode).toBe(0);
    expect(JSON.parse(dry.out)).toEqual({ 'desks.0.staffing': staffing });
    expect(scenarioIn(cwd)).toEqual(smallScenario);

    expect(await runCli(['roster', 'r.csv', '--scenario', 's.json', '--write'], cwd)).toMatchObject({
      exitCode: 0,
      out: '',
    });
    expect(scenarioIn(cwd)?.desks[0]?.staffing).toEqual(staffing);
    expect(scenarioIn(cwd)?.desks.slice(1)).toEqual(smallScenario.desks.slice(1));
  });

  it('writes the agents of one world into that world, and leaves the desks alone', async () => {
    const world = smallScenario.worlds[0]?.id ?? '';
    const cwd = folder(
      `world,staffing,group,weekday,from,to,agents\n${world},apart,${desk},1,08:00,12:00,4\n`,
    );
    await runCli(['roster', 'r.csv', '--scenario', 's.json', '--write'], cwd);
    expect(scenarioIn(cwd)?.desks).toEqual(smallScenario.desks);
    expect(Object.keys(scenarioIn(cwd)?.worlds[0]?.staffing ?? {})).toEqual([desk]);
  });

  it('takes columns by the names it is told', async () => {
    const cwd = folder(`Wer;Wann;Von;Bis;Wieviele\n${desk};Di;8:00;12:00;4\n${desk};Mi;8:00;12:00;4\n`);
    const columns = 'group=Wer,weekday=Wann,from=Von,to=Bis,agents=Wieviele';
    const { exitCode, out } = await runCli(
      ['roster', 'r.csv', '--scenario', 's.json', '--columns', columns],
      cwd,
    );
    expect(exitCode).toBe(0);
    expect(out).toContain('"agents": 4');
  });

  it('says what is wrong where, and writes nothing then', async () => {
    const cwd = folder(`${CSV}nobody,1,08:00,12:00,4\n`);
    const { exitCode, err } = await runCli(['roster', 'r.csv', '--scenario', 's.json', '--write'], cwd);
    expect([exitCode, err.includes('r.csv:4:1'), err.includes('nobody')]).toEqual([1, true, true]);
    expect(scenarioIn(cwd)).toEqual(smallScenario);
    expect((await runCli(['roster', 'r.csv'], cwd)).exitCode).toBe(2);
    expect((await runCli(['roster', 'none.csv', '--scenario', 's.json'], cwd)).exitCode).toBe(1);
    expect(
      (await runCli(['roster', 'r.csv', '--scenario', 's.json', '--columns', 'colour=x'], cwd)).exitCode,
    ).toBe(2);
  });
});
