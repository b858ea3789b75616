import { describe, expect, it } from 'vitest';
import { expectSaidInChinese } from '../said.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject } from './small-project.ts';

const ZH = { env: { LC_ALL: 'zh_CN.UTF-8' } };
const FILES = { ...smallProject, 'bad.json': '{' };

const MISUSES: readonly (readonly string[])[] = [
  ['check', 'nowhere'],
  ['check', '.', '--config', 'gone.json'],
  ['check', 'bad.json', '-o', 'bad.json/x'],
  ['simulate', 'gone.scenario.json'],
  ['simulate', 'gone.scenario.json', '--format', 'text,html'],
  ['simulate', 'gone.scenario.json', '--format', 'text,html', '--out', 'bad.json'],
  ['diagram', 'gone.machine.json'],
  ['diagram', 'machines/small.machine.json', '--world', 'after'],
  ['diagram', 'machines/small.machine.json', '--locale', 'fr'],
  ['schema', 'machines'],
  ['schema'],
  ['studio', 'nowhere', '--no-open'],
];

describe('what is wrong with a command line', () => {
  it.each(MISUSES)('is said in Chinese on a Chinese terminal: %s %s %s %s %s', async (...args) => {
    const given = args.filter((arg) => arg !== undefined);
    const english = await runCli(given, makeFolder(FILES));
    const chinese = await runCli(given, makeFolder(FILES), ZH);
    expect(chinese.exitCode).toBe(english.exitCode);
    expect(english.exitCode).toBe(2);
    expect(chinese.err).toMatch(/^错误：/);
    // Help repeats the command line that was meant.
    expectSaidInChinese(english.err.replace(/\ndialtree .*/, ''), chinese.err.replace(/\ndialtree .*/, ''));
  });

  it.each([
    ['simulate', SMALL, '--worlds', 'before', '--format', 'text,html'],
    ['replay', SMALL, '--line', 'nine'],
    ['sweep', SMALL],
    ['sweep', SMALL, '--vary', 'wrongNumber=0.1,0.2', '--points', '3'],
  ])('is said in Chinese with --language: %s %s %s %s %s', async (...args) => {
    const given = args.filter((arg) => arg !== undefined);
    const { exitCode, err } = await runCli([...given, '--language', 'zh'], makeFolder(FILES));
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^错误：\S*\p{Script=Han}/u);
  });
});

describe('what goes on', () => {
  it('is said in Chinese with --language', async () => {
    const { exitCode, out, err } = await runCli(['simulate', SMALL, '--replications', '1', '--no-sensitivity', '--no-control', '--threads', '1', '--language', 'zh', '--out', 'out'], makeFolder(FILES));
    expect(exitCode).toBe(0);
    expect(err).toContain('正在模拟 2 个情形，每个 1 个月。按 Ctrl-C 可停止并报告已完成的部分。');
    expect(out).toContain('已写入：out');
  });
});
