import { describe, expect, it } from 'vitest';
import { findRenderer, parseStudyResult, type Language } from '../../src/report/index.ts';
import type { StudyResult } from '../../src/study/index.ts';
import { buildStudy } from './study-fixture.ts';

const withEffort = (varianceRatio: number | undefined): StudyResult =>
  buildStudy({ effort: { callers: 2_350_000, calls: 6_300_000, figure: 'lostRate', varianceRatio } });
const render = (id: string, study: StudyResult, language: Language): string =>
  (findRenderer(id)?.render(study, { language }) ?? '').replace(/\s+/g, ' ');
const FORMATS = ['text', 'md', 'html'];

describe('what an answer cost', () => {
  it.each(FORMATS)(
    'stands in the %s report: callers, and how many of their own it would have taken',
    (format) => {
      const en = render(format, withEffort(14.321), 'en');
      expect(en).toContain('It took 2,350,000 callers in 10 replications, the same ones in every world.');
      expect(en).toContain(
        '14 times smaller than with callers of their own for each world: of those it would have taken about 34,000,000.',
      );
      const zh = render(format, withEffort(14.321), 'zh-CN').replaceAll(' ', '');
      expect(zh).toContain('共10次重复、2,350,000名来电者');
      expect(zh).toContain('1/14；若使用不同来电者，达到同样精度约需34,000,000名');
    },
  );

  it.each(FORMATS)('is no saving in the %s report where the same callers saved nothing', (format) => {
    const en = render(format, withEffort(0.8), 'en');
    expect(en).toContain('that saved nothing: its variance is 1.3 times what callers of their own');
    expect(en).not.toContain('times smaller');
    expect(render(format, withEffort(0.8), 'zh-CN')).toContain('1.3 倍');
  });

  it.each(FORMATS)('is silent in the %s report where nothing is known', (format) => {
    expect(render(format, withEffort(undefined), 'en')).not.toMatch(/times smaller|saved nothing/);
    expect(render(format, buildStudy(), 'en')).not.toContain('It took');
  });

  it('is in the JSON report, and read again from it', () => {
    const study = withEffort(14.321);
    const parsed = parseStudyResult(findRenderer('json')?.render(study, {}) ?? '', 'study.json');
    expect(JSON.stringify(parsed)).toContain(
      '"effort":{"callers":2350000,"calls":6300000,"figure":"lostRate","varianceRatio":14.321}',
    );
  });
});
