import { describe, expect, it } from 'vitest';
import { printMachine, type MachineConfig } from '../../src/chart/index.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject } from './small-project.ts';

const small = printMachine(smallMachine);
const withoutHangUp: MachineConfig = {
  ...smallMachine,
  id: 'other',
  on: { ...smallMachine.on, 'DTMF.0': { target: '#operator' } },
};

describe('dialtree check', () => {
  it('searches folders for machine files and names every problem with its place', async () => {
    const cwd = makeFolder({
      'machines/deep/small.machine.json': small,
      'machines/notes.json': 'not a machine',
      'machines/node_modules/x.machine.json': '{',
    });
    const { exitCode, out, err } = await runCli(['check', 'machines', '--format', 'json'], cwd);
    const report = JSON.parse(out) as {
      files: string[];
      problems: { file: string; line: number; code: string; severity: string }[];
    };
    expect(err).toBe('');
    expect(report.files).toEqual(['machines/deep/small.machine.json']);
    expect(exitCode).toBe(report.problems.some(({ severity }) => severity === 'error') ? 1 : 0);
    for (const problem of report.problems)
      expect(problem).toMatchObject({
        file: 'machines/deep/small.machine.json',
        line: expect.any(Number) as number,
      });
  });

  it('answers broken files with every problem at once and exit code 1', async () => {
    const cwd = makeFolder({
      'a.machine.json': '{ "id": "a", "id": "b" ',
      'b.machine.json': small.replaceAll('"#operator"', '"#oprator"'),
      'c.machine.json': '',
      'd.machine.json': '['.repeat(200_000),
      'e.machine.json': '{"__proto__": {"x": 1}}',
      'f.machine.json': '\u0000\u0001',
      'g.machine.json': small,
      'h.machine.json': small,
    });
    const { exitCode, out, err } = await runCli(['check', '.'], cwd);
    expect(exitCode).toBe(1);
    expect(err).toBe('');
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'h'])
      expect(out).toMatch(new RegExp(`^ +${name}\\.machine\\.json:\\d+:\\d+ .*error`, 'm'));
    expect(out).toContain('Did you mean "#operator"?');
    expect(out).toContain('already taken by g.machine.json');
    expect(out).not.toMatch(/^\s+at /m);
  });

  it('says in its last line what it did not look at, and of which language', async () => {
    const foreign = { ...smallMachine, meta: { ...smallMachine.meta, locales: ['en', 'tl'] } };
    const cwd = makeFolder({ 'a.machine.json': printMachine(foreign), 'b.machine.json': '{}' });
    const { out } = await runCli(['check', '.'], cwd);
    expect(out).toMatch(/^ {2}- In (Filipino|Tagalog) the keys that texts .* \(a\.machine\.json\)$/m);
    expect(out).toMatch(/^ {2}- No rule was asked of this file.* \(b\.machine\.json\)$/m);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(
      /\d things were not looked at, some of it in (Filipino|Tagalog)\.$/,
    );
  });

  it('refuses a language that no machine speaks, in which nothing would be checked', async () => {
    const cwd = makeFolder({ 'm/small.machine.json': small });
    const { exitCode, err } = await runCli(['check', 'm', '--locale', 'en,fr'], cwd);
    expect([exitCode, err]).toEqual([2, expect.stringContaining('None of these machines speaks "fr"')]);
    const config = makeFolder({ 'm/small.machine.json': small, 'c.json': '{"locales": ["xx"]}' });
    expect((await runCli(['check', 'm', '--config', 'c.json'], config)).exitCode).toBe(2);
    expect((await runCli(['check', 'm', '--locale', 'EN,en'], cwd)).exitCode).not.toBe(2);
  });

  it('obeys the project’s own severities', async () => {
    const files = { 'm/other.machine.json': printMachine(withoutHangUp) };
    const strict = JSON.parse((await runCli(['check', 'm', '--format', 'json'], makeFolder(files))).out) as {
      problems: { code: string; severity: string }[];
    };
    const codes = [...new Set(strict.problems.map(({ code }) => code))];
    expect(codes.length).toBeGreaterThan(0);
    const config = JSON.stringify({ rules: Object.fromEntries(codes.map((code) => [code, 'off'])) });
    const loose = await runCli(['check', 'm'], makeFolder({ ...files, 'dialtree.config.json': config }));
    expect(loose.exitCode).toBe(0);
  });

  it('says what is wrong in its configuration, with the place', async () => {
    const cwd = makeFolder({
      'm/small.machine.json': small,
      'mine.json': '{\n  "rules": { "no-such-rule": "off" }\n}',
    });
    const { exitCode, err } = await runCli(['check', 'm', '--config', 'mine.json'], cwd);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/mine\.json:2:\d+/);
  });

  it('speaks Chinese when asked, or when the terminal does', async () => {
    const files = { 'm/small.machine.json': small.replaceAll('"#operator"', '"#oprator"') };
    const asked = await runCli(['check', 'm', '--language', 'zh'], makeFolder(files));
    expect(asked.out).toContain('是否想写“#operator”？');
    expect(asked.out).toMatch(/已按 \d+ 条规则检查 1 个文件：\d+ 个错误/);
    expect(asked.out).not.toMatch(/ (the|is|of|to|a) /);
    expect((await runCli(['check', 'm'], makeFolder(files), { env: { LANG: 'zh_CN.UTF-8' } })).out).toBe(
      asked.out,
    );
    expect(
      (await runCli(['check', 'm', '--language', 'en'], makeFolder(files), { env: { LANG: 'zh_CN.UTF-8' } }))
        .out,
    ).toContain('Did you mean "#operator"?');
  });

  it('says in Chinese what is wrong in its configuration', async () => {
    const cwd = makeFolder({
      'm/small.machine.json': small,
      'mine.json': '{ "rules": { "no-such-rule": "off" } }',
    });
    const { exitCode, err } = await runCli(['check', 'm', '--config', 'mine.json', '--language', 'zh'], cwd);
    expect(exitCode).toBe(1);
    expect(err).toContain('没有名为“no-such-rule”的规则。');
  });

  it('looks at scenarios too, and says by how many calls a menu leads to a closed desk', async () => {
    const hours = { days: [1, 2, 3, 4, 5], from: 9, to: 17 };
    const scenario = smallProject[SMALL] as string;
    const shut = scenario.replaceAll('"agents": 3', `"agents": 3, "hours": ${JSON.stringify(hours)}`);
    expect(shut).not.toBe(scenario);
    const cwd = makeFolder({ ...smallProject, [SMALL]: shut });
    for (const paths of [[], ['.'], [SMALL]]) {
      const { out, err } = await runCli(['check', ...paths], cwd);
      expect(err).toBe('');
      expect(out).toMatch(/leads to the desk pc-repair while it is closed: some \d+ first calls a month/);
      expect(out).toContain('[closed-desk]');
    }
    // The machines alone say nothing of desks.
    expect((await runCli(['check', 'machines'], cwd)).out).not.toContain('closed-desk');
    expect((await runCli(['check'], makeFolder(smallProject))).out).not.toContain('closed-desk');
  });

  it('says what is wrong with a scenario, and looks for no closed desks in one that cannot run', async () => {
    const cwd = makeFolder({ ...smallProject, [SMALL]: '{ "id": "small" }' });
    const { exitCode, out } = await runCli(['check', SMALL], cwd);
    expect(exitCode).toBe(1);
    expect(out).toContain(SMALL);
    const lost = makeFolder({ [SMALL]: smallProject[SMALL] as string });
    expect((await runCli(['check', SMALL], lost)).out).toContain('unknown-machine');
  });

  it('fails on more warnings than allowed', async () => {
    const cwd = makeFolder({ 'm/small.machine.json': small });
    const { out } = await runCli(['check', 'm', '--format', 'json'], cwd);
    const { problems } = JSON.parse(out) as { problems: { severity: string }[] };
    const warnings = problems.filter(({ severity }) => severity === 'warning').length;
    const hasErrors = problems.some(({ severity }) => severity === 'error');
    expect((await runCli(['check', 'm', '--max-warnings', String(warnings)], cwd)).exitCode).toBe(
      hasErrors ? 1 : 0,
    );
    expect(warnings).toBeGreaterThan(0);
    expect(await runCli(['check', 'm', '--max-warnings', '0'], cwd)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('--max-warnings') as string,
    });
  });

  it.each([
    [['check', 'nowhere'], 'There is no file or folder "nowhere"'],
    [['check', '.'], 'No file under "." ends with .machine.json'],
    [['check', '.', '--format', 'yaml'], 'Allowed: text, json, sarif, junit'],
    [['check', '.', '--today', 'tomorrow'], 'a date like'],
    [['check', '.', '--today', '2026-02-30'], 'a date like'],
    [['check', '.', '--max-warnings', 'none'], 'a whole number'],
    [['check', '.', '--config', 'gone.json'], 'There is no file "gone.json"'],
  ])('answers %j with exit code 2 and says: %s', async (args, words) => {
    const { exitCode, out, err } = await runCli(args, makeFolder());
    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(words);
  });
});
