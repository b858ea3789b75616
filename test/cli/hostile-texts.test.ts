/** Whatever a file, its name or an argument holds, it is shown and never sent. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { showLines } from '../../src/util/show-text.ts';
import { findObeyed, HOSTILE_TEXTS, hostileName, hostileText } from '../hostile-texts.ts';
import { makeFolder, runCli } from './run-cli.ts';
import { SMALL, smallProject } from './small-project.ts';

const names = commands.map(({ name }) => name);
/** With colours: a terminal is where they would be obeyed. */
const onTerminal = { hasColour: true, isInteractive: true } as const;

async function expectTame(args: readonly string[], cwd: string): Promise<number> {
  // Progress bars draw on the process's own terminal.
  const run = await runCli(args, cwd, { ...onTerminal, isInteractive: false });
  const what = `dialtree ${args.map((arg) => JSON.stringify(arg)).join(' ')}`;
  expect(findObeyed(run.out, true), what).toEqual([]);
  expect(findObeyed(run.err, true), what).toEqual([]);
  expect(run.err, what).not.toContain('broke a promise');
  return run.exitCode;
}

/** No system hands over an argument with a zero in it. */
const hostileArgument = hostileText.map((text) => text.replaceAll('\0', '') || '_');

/** The small project with the text in every title, label, prompt and source. */
function spoil(text: string): Record<string, string> {
  const speak = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return /^(en|zh-CN|source)$/.test(key) ? `${text}${value}${text}` : value;
    if (Array.isArray(value)) return value.map((inner) => speak(inner));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, speak(inner, name)]));
  };
  return Object.fromEntries(
    Object.entries(smallProject).map(([path, file]) => [path, JSON.stringify(speak(JSON.parse(file)))]),
  );
}

describe('a hostile argument', () => {
  it.each(names)('of %s is shown, as a path, an option, a value and in surplus', async (name) => {
    const cwd = makeFolder();
    await fc.assert(
      fc.asyncProperty(hostileArgument, async (text) => {
        const typed = [
          [name, text, text, text],
          [name, `--${text}`],
          [name, `--language=${text}`],
          [text],
          ['help', text],
        ];
        if (name !== 'worker')
          typed.push([name, text], [name, 'x', '--format', text], [name, 'x', '--out', text]);
        // These would begin a project or a server somewhere.
        const isBegun = name === 'init' || name === 'studio';
        for (const args of isBegun ? typed.slice(0, 3) : typed) await expectTame(args, cwd);
      }),
      { numRuns: 5 },
    );
  });
});

describe('a hostile file', () => {
  it('is shown by its name, its keys and what is wrong with them', async () => {
    await fc.assert(
      fc.asyncProperty(hostileName, hostileText, async (name, key) => {
        const cwd = makeFolder();
        mkdirSync(join(cwd, `${name}.d`));
        const file = `${name}.d/${name}.machine.json`;
        writeFileSync(
          join(cwd, file),
          JSON.stringify({ [key]: key, id: key, states: { [key]: { [key]: 1 } } }),
        );
        writeFileSync(
          join(cwd, `${name}.d/${name}.scenario.json`),
          JSON.stringify({ [key]: [key], id: key }),
        );
        writeFileSync(join(cwd, 'dialtree.config.json'), JSON.stringify({ rules: {} }));
        for (const format of ['text', 'json', 'sarif', 'junit'])
          expect(await expectTame(['check', '.', '--format', format], cwd)).toBe(1);
        for (const command of [
          'diagram',
          'simulate',
          'parameters',
          'replay',
          'roster',
          'volumes',
          'calendar',
        ])
          await expectTame([command, file], cwd);
      }),
      { numRuns: 4 },
    );
  });

  it.each(['', ' '])(
    'with all of that in its labels, with %j between, is shown by what reads it',
    async (gap) => {
      const cwd = makeFolder(spoil(HOSTILE_TEXTS.join(gap)));
      for (const format of ['text', 'json', 'sarif', 'junit'])
        await expectTame(['check', '.', '--format', format], cwd);
      for (const format of ['text', 'json', 'csv', 'md'])
        await expectTame(['parameters', SMALL, '--format', format], cwd);
      for (const format of ['mermaid', 'scxml'])
        expect(await expectTame(['diagram', 'machines/small.machine.json', '--format', format], cwd)).toBe(0);
      for (const format of ['text', 'json']) await expectTame(['replay', SMALL, '--format', format], cwd);
    },
  );

  it('is shown by every report, printed or in a file', async () => {
    const cwd = makeFolder(spoil(HOSTILE_TEXTS.join(' ')));
    const work = ['--replications', '1', '--threads', '1'];
    const spare = ['--no-draws', '--no-sensitivity', '--no-control'];
    const asked = ['--format', 'text,md,csv,json,html', '--out', 'o'];
    expect(await expectTame(['simulate', SMALL, ...work, ...spare, ...asked], cwd)).toBe(0);
    for (const name of ['small.txt', 'small.md', 'small.csv', 'small.json'])
      expect(findObeyed(showLines(readFileSync(join(cwd, 'o', name), 'utf8'))), name).toEqual([]);
    for (const name of ['small.txt', 'small.md', 'small.csv'])
      expect(findObeyed(readFileSync(join(cwd, 'o', name), 'utf8')), name).toEqual([]);
    await expectTame(['manifest', SMALL, '--image', HOSTILE_TEXTS.join('')], cwd);
  });
});
