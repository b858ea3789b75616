import { describe, expect, it } from 'vitest';
import { nameLocale } from '../../../../src/util/name-locale.ts';
import { translate } from '../../../../src/words/index.ts';
import { RULES } from '../../../../src/rules/index.ts';
import type { Problem } from '../../../../src/util/problem.ts';
import { LEFT_OUT, PROBLEMS, render } from '../problem-fixture.ts';

describe('problems as text', () => {
  it('stand under their file with place, sign, word, call and what to do', () => {
    const text = render('text');
    expect(text).toContain('a/one.machine.json:12:5 ! warning  The menu "x" is deep.  [depth]');
    expect(text).toContain('shown by: press 3, stay silent twice; when the caller is "business"');
    expect(text).toContain('to do: Merge layers.');
    expect(text).toContain(
      `3 files checked against ${RULES.length} rules: 2 errors, 1 warning, 1 for information.`,
    );
    expect(text).not.toContain('\u001B');
  });

  it('are coloured when asked, and count facts beyond four', () => {
    expect(render('text', PROBLEMS, { hasColour: true })).toContain('\u001B[31m✗ error\u001B[0m');
    const crowded = render('text', [{ ...(PROBLEMS[0] as Problem), facts: ['a', 'b', 'c', 'd', 'e', 'f'] }]);
    expect(crowded).toContain('when a, b, c, d, 2 more');
  });

  it('say that there are none', () => {
    expect(render('text', [], { fileCount: 1 })).toBe(
      `1 file checked against ${RULES.length} rules: no problems.\n`,
    );
  });
});

describe('what was not looked at', () => {
  it('stands above the summary, said once for all files or with their names, and in the summary', () => {
    expect(render('text', [], { notLookedAt: LEFT_OUT, fileCount: 2 })).toBe(
      [
        'Not looked at:',
        '  - In Tagalog the keys were not read.',
        '  - The recording has no words. (a/one.machine.json)',
        '',
        `2 files checked against ${RULES.length} rules: no problems. 2 things were not looked at, some of it in ${nameLocale('tl', 'en')}.`,
        '',
      ].join('\n'),
    );
    expect(render('text', PROBLEMS, { notLookedAt: LEFT_OUT.slice(2) })).toContain(
      '1 for information. 1 thing was not looked at.',
    );
  });

  it('is said in the reader’s language', () => {
    expect(render('text', [], { notLookedAt: LEFT_OUT, language: 'zh-CN' })).toContain('录音没有文字。');
  });
});

it('what a file says moves no terminal: control characters are shown', () => {
  const wild = { ...(PROBLEMS[0] as Problem), message: 'a\u001B[31mb\u0007', file: 'x\u009B.machine.json' };
  const text = render('text', [wild]);
  expect(text).toContain('a\\u001b[31mb\\u0007');
  expect(text).toContain('x\\u009b.machine.json');
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

describe('problems in Chinese', () => {
  const translated: Problem = {
    ...(PROBLEMS[0] as Problem),
    translations: translate(() => ({
      message: '菜单“x”过深。',
      hint: '请合并层级。',
      facts: ['来电者身份是“business”'],
    })),
  };

  it('stand with place, sign, word, call and what to do', () => {
    const text = render('text', [translated], { language: 'zh-CN', fileCount: 1 });
    expect(text).toContain('a/one.machine.json:12:5 ! 警告  菜单“x”过深。  [depth]');
    expect(text).toContain('如何重现：按3，不按任何键（2次）（来电者身份是“business”）');
    expect(text).toContain('如何处理：请合并层级。');
    expect(text).toContain(`已按 ${RULES.length} 条规则检查 1 个文件：0 个错误，1 个警告。`);
    expect(render('text', [], { language: 'zh', fileCount: 1 })).toBe(
      `已按 ${RULES.length} 条规则检查 1 个文件：没有问题。\n`,
    );
  });

  it('keep their English where nobody has translated them', () => {
    expect(render('text', PROBLEMS, { language: 'zh' })).toContain('! 警告  The menu "x" is deep.');
  });

  it.each(['json', 'sarif', 'junit'])('are the same bytes for other programs: %s', (id) => {
    expect(render(id, [translated], { language: 'zh' })).toBe(render(id, [translated]));
  });

  it.each(['sarif', 'junit'])('leave %s in English', (id) => {
    expect(render(id, [translated])).toBe(render(id, [PROBLEMS[0] as Problem]));
  });
});
