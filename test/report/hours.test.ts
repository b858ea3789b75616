import { describe, expect, it } from 'vitest';
import { findRenderer } from '../../src/report/index.ts';
import { sayWeek } from '../../src/report/study/hours.ts';
import { LANGUAGES, reportWords, type Language } from '../../src/words/index.ts';
import { buildUndrawnStudy } from './study-fixture.ts';

const said = (week: readonly (readonly string[])[], language: Language = 'en'): string =>
  sayWeek({ phrases: reportWords[language].study, language }, week);
const daily = (...ranges: readonly string[]): string[][] => Array.from({ length: 7 }, () => [...ranges]);
const always = daily('00:00-24:00');

describe('the table of opening hours', () => {
  it('puts days in a row together that are alike, and leaves out those without hours', () => {
    const day = ['08:30-12:00', '13:00-17:30'];
    expect(said([day, day, day, day, day, ['22:00-06:00'], []])).toBe(
      'Monday to Friday 08:30–12:00, 13:00–17:30; Saturday 22:00–06:00',
    );
    expect(said([day, [], day, [], [], [], []])).toBe(
      'Monday 08:30–12:00, 13:00–17:30; Wednesday 08:30–12:00, 13:00–17:30',
    );
    expect(said([day, day, [], [], [], [], []], 'zh-CN')).toBe('星期一至星期二 08:30–12:00, 13:00–17:30');
  });

  it('has a word for always and for never', () => {
    for (const language of LANGUAGES)
      expect(new Set([said(always, language), said(daily(), language)]).size).toBe(2);
  });

  it('is there where something closes, with what callers then meet, and not where nothing does', () => {
    const study = buildUndrawnStudy();
    const md = (of: typeof study): string => findRenderer('md')!.render(of, { language: 'en' }) as string;
    expect(md(study)).toMatch(
      /## Opening hours[\s\S]*Desk: .*\| Monday to Friday 08:30–12:00.*\| told that it is closed/,
    );
    const open = study.worlds.map((world) => ({
      ...world,
      lineHours: world.lineHours.map((each) => ({ ...each, open: always })),
      desks: world.desks.map((each) => ({ ...each, open: always })),
    }));
    expect(md({ ...study, worlds: open })).not.toContain('## Opening hours');
  });
});
