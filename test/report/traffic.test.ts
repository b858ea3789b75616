import { describe, expect, it } from 'vitest';
import { findRenderer } from '../../src/report/index.ts';
import { buildUndrawnStudy } from './study-fixture.ts';

const page = (study: ReturnType<typeof buildUndrawnStudy>): string =>
  findRenderer('html')!.render(study, { language: 'en' }) as string;

describe('the chart of calls against agents', () => {
  it('is drawn for the desks of both worlds, with open hours, and says its sums', () => {
    const html = page(buildUndrawnStudy());
    const section = html.slice(html.indexOf('id="traffic"'));
    expect(section.match(/<svg/g)?.length).toBeGreaterThanOrEqual(2);
    expect(section).toMatch(/first calls a week while it is open, [\d,]+ while it is closed/);
    // Friday night's range runs on into Saturday, and is one stretch; six days are open at all.
    const [chart = ''] = /<title>Calls and agents[\s\S]*?<\/svg>/.exec(section) ?? [];
    expect(chart.match(/<rect/g)?.length).toBe(11);
  });

  it('is left out of results without weeks', () => {
    const study = buildUndrawnStudy();
    const worlds = study.worlds.map(({ weeks, ...world }) => {
      expect(weeks).toHaveLength(1);
      return world;
    });
    expect(page({ ...study, worlds })).not.toContain('id="traffic"');
  });
});
