import { describe, expect, it } from 'vitest';
import { startProgress, tellUndecided } from '../../src/cli/print/progress.ts';
import type { Io } from '../../src/cli/process/io.ts';
import { asSaid } from '../../src/words/index.ts';

const ioWith = (changes: Partial<Io>): Io => ({
  out: () => undefined,
  err: () => undefined,
  env: {},
  cwd: '/',
  today: '2026-11-22',
  hasColour: false,
  isInteractive: false,
  columns: 100,
  onInterrupt: () => () => undefined,
  ...changes,
});

describe('progress for a program', () => {
  it.each([true, false])('is lines of JSON, few of them, quiet (%s) or not', (isQuiet) => {
    const lines: string[] = [];
    const io = ioWith({ progress: (line) => void lines.push(line), language: 'zh-CN' });
    const { show, end } = startProgress(io, isQuiet, asSaid('work'));
    const stage = { en: 'reading', 'zh-CN': '正在读取' };
    // The clock may go on by one step while these pass, not by a hundred.
    for (let done = 0; done <= 1000; done++) show(done, 1000, stage);
    show(0, 2, 'worlds');
    end();
    expect(lines.length).toBeLessThan(100);
    expect(lines.every((line) => line.endsWith('\n') && !line.slice(0, -1).includes('\n'))).toBe(true);
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told[0]).toEqual({ done: 0, total: 1000, stage: '正在读取' });
    expect(told.at(-2)).toMatchObject({ done: 1000, total: 1000, leftSeconds: 0 });
    expect(told.at(-1)).toMatchObject({ done: 0, total: 2 });
  });

  it('is nothing where no program waits', () => {
    const said: string[] = [];
    const { show, end } = startProgress(
      ioWith({ err: (text) => void said.push(text) }),
      true,
      asSaid('work'),
    );
    show(1, 2, asSaid('x'));
    end();
    expect(said).toEqual([]);
  });

  it('names every finding that has to be decided first, one a line, in the language of the command', () => {
    const lines: string[] = [];
    const findings = ['closed-hours', 'outage-day:1999-02-03'].map((id) => ({
      id,
      message: { en: `${id}\nis odd`, 'zh-CN': '异常' },
      hint: { en: 'Decide.', 'zh-CN': '请决定。' },
    }));
    tellUndecided(ioWith({ progress: (line) => void lines.push(line) }), findings);
    tellUndecided(ioWith({}), findings);
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      findings.map(({ id }) => ({ undecided: { id, message: `${id}\nis odd`, hint: 'Decide.' } })),
    );
  });
});
