import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/util/text-width.ts';
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
      .map((line) => columnsOf(line.slice(0, line.search(/ (变好|变差)/))));
    expect(new Set(ends).size).toBe(1);
  });

  it('says better and worse in words', () => {
    expect(render('text')).toMatch(/Lost in menu +7\.13 % +5\.49 % +-1\.64 pp +-1\.67 to -1\.61 +better/);
    expect(render('text')).toMatch(/Time in menu .* worse/);
  });

  it('says that merging loses when it does', () => {
    const text = render('text', STUDIES.losing);
    expect(text).toContain('rises from 5.49 % to 7.13 %');
    expect(text).toContain('On this figure the change loses.');
    expect(text).toContain('Control BROKEN');
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
