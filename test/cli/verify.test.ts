import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CALL_COLUMNS } from '../../src/calls/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject as project } from './small-project.ts';

const { config } = parseScenario(project[SMALL] ?? '', SMALL).scenario ?? {};
const LINE = config?.worlds.find(({ id }) => id === config.compare.before)?.lines[0] ?? '';
const WAVES = `2026-04-06=${LINE}`;

describe('dialtree verify', () => {
  it.each([
    [['verify', SMALL], 'which lines moved when'],
    [['verify', SMALL, '--waves', 'soon=x', '--calls', 'a.events.csv'], 'takes days with what moved then'],
    [['verify', SMALL, '--waves', '2026-04-06=nowhere', '--calls', 'a.events.csv'], 'has no line "nowhere"'],
    [['verify', SMALL, '--waves', '2026-04-06', '--calls', 'a.events.csv'], 'the scenario has 0 steps'],
    [
      ['verify', SMALL, '--waves', WAVES, '--calls', 'a.events.csv', '-o', 'x.json'],
      'is not a scenario’s name',
    ],
    [
      ['verify', SMALL, '--waves', WAVES, '--calls', 'a.events.csv', '-o', 'x.scenario.json'],
      'The scenario has no posterior',
    ],
    [['verify', SMALL, '--waves', WAVES, '--calls', 'a.events.csv', '--keep', 'x'], '"x"'],
    [['verify', SMALL, '--waves', WAVES, '--calls', 'a.events.csv'], 'There is no file of calls here.'],
    [['verify', SMALL, '--waves', WAVES, '--calls', 'raw.events.csv'], 'says nothing about where it is from'],
    [['verify', SMALL, '--waves', WAVES, '--draws', '1'], 'from 2 to 10000'],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    const cwd = makeFolder(project);
    writeFileSync(join(cwd, 'raw.events.csv'), `${CALL_COLUMNS.join(',')}\n`);
    expect(await runCli([...args, '--language', 'en'], cwd)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining(words) as string,
    });
  });
});
