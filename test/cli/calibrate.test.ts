import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeCallFile } from '../../src/call-files/index.ts';
import { logCalls, NOT_SAID, type CalibrationAnswer } from '../../src/calibrate/index.ts';
import type { CallFileHeader, LoggedCall } from '../../src/calls/index.ts';
import { parseMachine } from '../../src/chart/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject as project } from './small-project.ts';

const FILE = 'calls.events.csv';

/** Two simulated weeks of the small project. */
function simulate(): LoggedCall[] {
  const scenario = parseScenario(project[SMALL] ?? '', SMALL).scenario?.config;
  const machine = parseMachine(project['machines/small.machine.json'] ?? '', 'small').machine?.config;
  if (!scenario || !machine) throw new Error('The small project cannot be read.');
  const question = {
    scenario,
    file: SMALL,
    machines: { [machine.id]: machine },
    worlds: [scenario.compare.before],
    locale: scenario.locale,
    seed: 1,
    replay: '',
  };
  return [
    ...logCalls(question, { world: scenario.compare.before, days: 14 }, { kind: 'times', times: true }),
  ].flat();
}
let calls: LoggedCall[];
beforeAll(() => {
  calls = simulate();
});

async function folder(changes: Partial<CallFileHeader> = {}, own = calls): Promise<string> {
  const cwd = makeFolder(project);
  const header: CallFileHeader = {
    format: 1,
    created: '2026-11-01T00:00:00.000Z',
    expires: '2026-12-31',
    sources: [{ name: 'menu.log', sha256: 'ab'.repeat(32) }],
    calls: own.length,
    events: own.reduce((sum, { events }) => sum + events.length, 0),
    lines: [...new Set(own.map(({ line }) => line))],
    from: '',
    to: '',
    withCaller: own.filter(({ caller }) => caller !== '').length,
    censored: 0,
    used: own.length,
    merged: {},
    refused: {},
    excluded: {},
    ...changes,
  };
  await writeCallFile(join(cwd, FILE), header, batchesOf(own));
  return cwd;
}

async function* batchesOf(own: LoggedCall[]): AsyncGenerator<LoggedCall[]> {
  yield own;
}

const quick = ['calibrate', SMALL, '--calls', FILE, '--language', 'en', '--draws', '4', '--no-checks'];

/** A folder in which the calibrated scenario stands. */
async function written(): Promise<string> {
  const cwd = await folder();
  await runCli([...quick, '--out', 'new.scenario.json'], cwd);
  return cwd;
}

describe('dialtree calibrate', () => {
  it('writes a scenario whose rows are calibrated and which simulate takes, and leaves the first one alone', async () => {
    const cwd = await folder();
    const { exitCode, out, err } = await runCli([...quick, '--out', 'new.scenario.json'], cwd);
    expect([exitCode, err]).toEqual([0, expect.stringContaining('Written: new.scenario.json')]);
    expect(out).toContain('What is odd about the log');
    expect(out).toMatch(/\d+ of \d+ parameters were narrowed/);
    expect(out).toContain('--out new.scenario.json');
    const written = readFileSync(join(cwd, 'new.scenario.json'), 'utf8');
    expect(written).toContain('"calibrated"');
    const { scenario, problems } = parseScenario(written, 'new');
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(scenario?.config.posterior?.calls).toBeGreaterThan(100);
    expect(readFileSync(join(cwd, SMALL), 'utf8')).toBe(project[SMALL]);
  }, 120_000);

  it('says of every call what became of it, and has a row for what is only counted', async () => {
    const { out } = await runCli([...quick, '--format', 'json'], await folder());
    const answer = JSON.parse(out) as CalibrationAnswer;
    const rest = Object.values(answer.uncounted).reduce((sum, each) => sum + each, 0);
    expect([answer.calls > 0, rest > 0, answer.calls + rest]).toEqual([true, true, calls.length]);
    const learnt = readFileSync(join(await written(), 'new.scenario.json'), 'utf8');
    const counted = answer.rows.filter(({ how, narrowed }) => how === 'direct' && narrowed <= NOT_SAID);
    expect(counted.length).toBeGreaterThan(0);
    const { parameters = {} } = parseScenario(learnt, 'new').scenario?.config ?? {};
    for (const { name, posterior } of counted) {
      expect(parameters[name]).toMatchObject({ status: 'calibrated' });
      expect(parameters[name]?.value).toBeCloseTo(posterior.value, 3);
    }
  }, 120_000);

  it('reads times of keys unless it is told not to, and says so in the command that does it again', async () => {
    const doubtLeft = async (...options: string[]): Promise<{ barging: number; again: string }> => {
      const { out } = await runCli([...quick, '--format', 'json', ...options], await folder());
      const { rows, replay } = JSON.parse(out) as CalibrationAnswer;
      return { barging: rows.find(({ name }) => name === 'bargeInNew')?.narrowed ?? 0, again: replay };
    };
    const [read, unread] = [await doubtLeft(), await doubtLeft('--no-times')];
    expect(read.barging).toBeLessThan(0.7);
    expect(unread.barging).toBeGreaterThan(0.9);
    expect([read.again, unread.again].map((command) => command.includes('--no-times'))).toEqual([
      false,
      true,
    ]);
  }, 120_000);

  it('says that calls count twice where the scenario has learnt from them already', async () => {
    const [cwd, learnt] = [await folder(), 'scenarios/new.scenario.json'];
    await runCli([...quick, '--out', learnt], cwd);
    const again = quick.map((word) => (word === SMALL ? learnt : word));
    const { out } = await runCli(again, cwd);
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(/has learnt from calls of \S+ to \S+ already\. If these are/);
    expect((await runCli(quick, await folder())).out).not.toContain('has learnt');
  }, 120_000);

  it('gives no caller and no call away', async () => {
    const cwd = await folder();
    const run = await runCli(
      [...quick, '--format', 'html,json,md,csv', '--report', 'r', '--out', 'n.scenario.json'],
      cwd,
    );
    const files = readdirSync(cwd, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name !== FILE)
      .map((entry) => join(entry.parentPath, entry.name));
    expect(
      files.filter((name) => /small-calibration.*\.(?:html|json|md|csv)$/.test(name)).length,
    ).toBeGreaterThan(3);
    const told = [run.out, run.err, ...files.map((name) => readFileSync(name, 'utf8'))].join('');
    for (const { caller, call } of calls.slice(0, 200)) {
      if (caller !== '') expect(told).not.toContain(caller);
      expect(told).not.toContain(`"${call}"`);
    }
  }, 120_000);

  it('refuses a file whose time is over, says how to go on, and writes nothing', async () => {
    const cwd = await folder({ expires: '2026-11-21' });
    const { exitCode, err } = await runCli([...quick, '--out', 'new.scenario.json'], cwd);
    expect([exitCode, err]).toEqual([2, expect.stringContaining('could be used until 2026-11-21')]);
    expect(err).toContain('--keep-days');
    expect(existsSync(join(cwd, 'new.scenario.json'))).toBe(false);
  });

  it('says why nothing is left when every call is of a line that the world does not have', async () => {
    const cwd = await folder({}, calls.slice(0, 50).map(moved));
    const { exitCode, err } = await runCli(quick, cwd);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/elsewhere|none of the world/);
  });

  it.each([
    [['calibrate', SMALL], 'There are no calls to learn from.'],
    [[...quick, '--world', 'befor'], 'no world "befor"'],
    [[...quick, '--out', 'new.json'], 'Name it NAME.scenario.json.'],
    [['calibrate', SMALL, '--calls', 'gone.events.csv'], 'There is no file of calls here.'],
    [['calibrate', SMALL, '--calls', 'calls.txt'], 'A file of calls ends in .parquet or .csv.'],
    [[...quick, '--checks', 'all'], 'allowed: predicted, weeks, lines'],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    expect(await runCli([...args, '--language', 'en'], await folder())).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining(words) as string,
    });
  });
});

function moved(call: LoggedCall): LoggedCall {
  const [start, ...rest] = call.events;
  if (!start) return call;
  return { ...call, line: 'elsewhere', events: [{ ...start, where: 'elsewhere' }, ...rest] };
}
