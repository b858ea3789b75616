import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/util/text-width.ts';
import { findRenderer, type Renderer } from '../../../src/report/index.ts';
import { LANGUAGES, render, STUDIES } from '../studies.ts';
import { buildStudy } from '../study-fixture.ts';

describe('the report as text', () => {
  it.each(Object.entries(STUDIES))('of the %s study fits a hundred columns in every language', (_, study) => {
    for (const language of LANGUAGES) {
      const lines = render('text', study, language)
        .split('\n')
        .filter((line) => !line.includes('npx dialtree'));
      expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(100);
    }
  });

  it('measures a Chinese character as two columns', () => {
    expect([
      columnsOf('abc'),
      columnsOf('菜单'),
      columnsOf('（a）'),
      columnsOf('é'),
      columnsOf('e\u0301'),
    ]).toEqual([3, 4, 5, 1, 1]);
  });

  it('sets the columns of a Chinese table under each other', () => {
    const lines = render('text', STUDIES.case, 'zh-CN').split('\n');
    const at = lines.findIndex((line) => line.startsWith('指标'));
    const ends = lines
      .slice(at + 2, at + 8)
      .filter((line) => /%|秒| s/.test(line))
      .map((line) => columnsOf(line.slice(0, line.search(/ (可能|稳健|尚无|变好|变差)/))));
    expect(new Set(ends).size).toBe(1);
  });

  it('says better and worse in words, and how surely', () => {
    expect(render('text')).toMatch(
      /Lost in menu +-1\.64 pp +-3\.85 to \+0\.57 +33\/40 +not settled +7\.13 %/,
    );
    expect(render('text')).toMatch(/Time in menu .* robustly worse/);
    expect(render('text', STUDIES.undrawn)).toMatch(
      /Lost in menu +7\.13 % +5\.49 % +-1\.64 pp +-1\.67 to -1\.61 +better at defaults/,
    );
  });

  it('says that merging loses when it does', () => {
    const text = render('text', STUDIES.losing).replace(/\s+/g, ' ');
    expect(text).toMatch(/“Misrouted” rises .* worse in 40 of 40 draws/);
    expect(text).toContain('Control BROKEN');
  });

  it('leaves out the columns of a narrow terminal that can be spared, and cuts no name', () => {
    const { render: print } = findRenderer('text') as Renderer;
    const text = print(STUDIES.case, { language: 'en', columns: 80 });
    const lines = text.split('\n').filter((line) => !line.includes('npx dialtree'));
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(80);
    expect(text).toMatch(/^Right desk at first(?: attempt +\+8\.70|.*\nattempt$)/m);
    const heads = lines.find((line) => line.startsWith('Figure'));
    expect(heads).toMatch(/Change +5 to 95 % +Helps +In words/);
    expect(heads).not.toMatch(/Before|Noise/);
  });

  it('gives no judgement where there is no interval', () => {
    const text = render('text', STUDIES.stopped);
    expect(text).toContain('The run was stopped early');
    expect(text).toContain('Precision NOT reached');
    expect(text).not.toMatch(/ (better|worse)$/m);
  });

  it('lets no control character of a title reach the terminal', () => {
    const text = render(
      'text',
      buildStudy({ scenario: { ...STUDIES.case.scenario, title: { en: 'red \u001b[31m alert\u0007' } } }),
    );
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it('prints the replay command whole', () => {
    expect(render('text').split('\n')).toContain(`  ${STUDIES.case.replay}`);
  });
});
