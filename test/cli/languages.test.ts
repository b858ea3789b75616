import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { createProgram } from '../../src/cli/program.ts';
import type { Language } from '../../src/words/index.ts';
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

/** Everything a person can read of a command and its options in `--help`. */
function describeProgram(language: Language): Map<string, string> {
  const io = {
    env: {},
    language,
    columns: 100,
    out: () => undefined,
    err: () => undefined,
    cwd: '.',
    today: '',
    hasColour: false,
    isInteractive: false,
    onInterrupt: () => () => undefined,
  };
  const program = createProgram(io, () => undefined);
  const found = new Map<string, string>([['dialtree', program.description()]]);
  const walk = (command: Command): void => {
    if (command !== program) found.set(command.name(), command.description());
    for (const option of command.options) found.set(`${command.name()} ${option.flags}`, option.description);
    for (const argument of command.registeredArguments)
      found.set(`${command.name()} ${argument.name()}`, argument.description);
    command.commands.forEach(walk);
  };
  walk(program);
  return found;
}

describe('help', () => {
  const english = describeProgram('en');
  const chinese = describeProgram('zh-CN');

  it('describes every command, option and argument in both languages', () => {
    expect([...chinese.keys()]).toEqual([...english.keys()]);
    expect(english.size).toBeGreaterThan(70);
    for (const [name, text] of english) {
      expect(text, name).not.toMatch(/\p{Script=Han}/u);
      expect(chinese.get(name), name).toMatch(/\p{Script=Han}/u);
    }
  });

  it.each([[], ['--help'], ...commands.map(({ name }) => [name, '--help']), ['help', 'sweep']])(
    'is in Chinese throughout: %s %s',
    async (...args) => {
      const given = args.filter((arg) => arg !== undefined);
      const { exitCode, out } = await runCli(
        [...given, ...(given.length === 0 ? [] : ['--language', 'zh-CN'])],
        makeFolder(),
        given.length === 0 ? ZH : {},
      );
      expect(exitCode).toBe(0);
      expect(out).toContain('用法：');
      expect(out).not.toMatch(/Usage|Options:|Commands:|Arguments:|\(default/);
      // Names of options, files and figures aside, no two English words follow each other.
      const words = out.replaceAll(
        /`[^`]*`|(-\w, )?--?[\w-]+( <[\w=]+>| \w+)?|dialtree [^\n]*|Dialtree|Indexed Job|JSON Schema|Redis|\w+（[^）]*）/g,
        '§',
      );
      expect(words.replaceAll(/\n\s+/g, ''), out).not.toMatch(/\b[a-z]{2,} [a-z]{2,}\b/i);
    },
  );
});

describe('a slip on the command line', () => {
  it.each([
    [['simulat'], '没有命令“simulat”。\n（是否指 simulate？）'],
    [['check', '--formt', 'text'], '没有选项“--formt”。\n（是否指 --format？）'],
    [['check', '--maxwarnings=1'], '没有选项“--maxwarnings=1”'],
    [['simulate'], '缺少参数“scenario”。'],
    [['simulate', 'a', 'b'], '参数过多：需要 1 个，给了 2 个。'],
    [['simulate', 'a', '--seed'], '选项“--seed <n>”缺少取值。'],
    [
      ['simulate', 'a', '--seed', '1.5'],
      '选项“--seed <n>”不能取值“1.5”。应为 0 到 9007199254740991 的整数。',
    ],
    [
      ['simulate', 'a', '--precision', 'NaN'],
      '不能取值“NaN”。应为 0.000001 到 1000000000 的数，小数用点号。',
    ],
    [['simulate', 'a', '--format', 'txt'], '没有“txt”；可用：text、'],
    [['simulate', 'a', '--locale', '!'], '应为语言标签'],
    [['check', '--today', 'soon'], '应为日期'],
    [['check', '--locale', ','], '应为一个或多个名称'],
    [['replay', 'a', '--format', 'xml'], '可用：text、json。'],
    [['manifest', 'a'], '必须给出选项“--image <name>”。'],
    [['manifest', 'a', '--image', 'i', '--', '--sed', '1'], '没有选项“--sed”'],
  ])('is told in Chinese: %j', async (args, said) => {
    const { exitCode, err } = await runCli(args, makeFolder(), ZH);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^错误：/);
    expect(err).toContain(said);
    expect(err, 'a sentence of commander that has no translation').not.toMatch(
      /\b(error|missing|unknown|invalid|mean|Expected)\b/,
    );
    const english = await runCli(args, makeFolder());
    expect(english.err).toMatch(/^error: /);
    expect(english.err).not.toMatch(/\p{Script=Han}/u);
  });

  it('about the language itself names the languages there are', async () => {
    const { exitCode, err } = await runCli(['check', '--language', 'fr'], makeFolder());
    expect(exitCode).toBe(2);
    expect(err).toContain("argument 'fr' is invalid. Allowed: en, zh-CN.");
  });

  it('is told in the language that the same line asks for, wherever it stands', async () => {
    for (const args of [
      ['check', '--language', 'zh', '--nope'],
      ['--language=zh-Hans', 'check', '--nope'],
      ['check', '--nope', '--language', 'zh_CN'],
    ]) {
      expect((await runCli(args, makeFolder())).err).toMatch(/^错误：没有选项“--nope”/);
    }
    expect((await runCli(['check', '--nope', '--language', 'en'], makeFolder(), ZH)).err).toMatch(/^error: /);
  });
});

describe('what goes on', () => {
  it('is said in Chinese with --language', async () => {
    const { exitCode, out, err } = await runCli(
      [
        'simulate',
        SMALL,
        '--replications',
        '1',
        '--no-sensitivity',
        '--no-draws',
        '--no-control',
        '--threads',
        '1',
        '--language',
        'zh',
        '--out',
        'out',
      ],
      makeFolder(FILES),
    );
    expect(exitCode).toBe(0);
    expect(err).toContain('正在模拟 2 个情形，每个 1 个月。按 Ctrl-C 可停止并报告已完成的部分。');
    expect(out).toContain('已写入：out');
  });
});
