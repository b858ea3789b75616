import { describe, expect, it } from 'vitest';
import { findRenderer, judgeStudy } from '../../src/report/index.ts';
import { BUSY, IDLE } from '../../src/report/study/warnings.ts';
import type { DeskFigure, GroupFigure, StudyResult } from '../../src/study/index.ts';
import { LANGUAGES } from '../../src/words/index.ts';
import { buildUndrawnStudy } from './study-fixture.ts';

/** The world before with this in place of its own desks and groups; nothing to warn of after. */
function withDesk(desk: Partial<DeskFigure>, group: Partial<GroupFigure> = {}): StudyResult {
  const study = buildUndrawnStudy();
  const [own, team] = [study.worlds[0]!.desks[0]!, study.worlds[0]!.groups[0]!];
  const quiet = { ...own, turnedAway: 0, cutOff: 0, closedFirstCalls: 0 };
  const title = { en: 'Faults', 'zh-CN': '报修' };
  return {
    ...study,
    worlds: study.worlds.map((world) => ({
      ...world,
      desks: [world.id === 'before' ? { ...quiet, title, ...desk } : quiet],
      groups: [world.id === 'before' ? { ...team, title, ...group } : team],
    })),
  };
}
const textOf = (study: StudyResult, format = 'text'): string =>
  (findRenderer(format)!.render(study, { language: 'en' }) as string)
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
const SAID = /closed desks|no call ever reaches|% of their time|while their desks are closed/;

describe('warnings of a report', () => {
  it('are absent where there is nothing to mend', () => {
    expect(textOf(withDesk({}))).not.toMatch(SAID);
  });

  it('say how many calls are led to a closed desk, but not of the last minute before closing time', () => {
    const text = textOf(withDesk({ turnedAway: 3100, offered: 5000 }));
    expect(text).toContain(
      'told so only there; no menu asks the hours before. Calls a month: Faults (3,100).',
    );
    expect(textOf(withDesk({ turnedAway: 4, offered: 5000 }))).not.toMatch(SAID);
    // Who did not want to be called back was asked.
    expect(textOf(withDesk({ whenClosed: 'call-back', turnedAway: 900, offered: 5000 }))).not.toMatch(SAID);
  });

  it('say how many wait at a closed desk that lets them queue', () => {
    const queue = { whenClosed: 'queue', closedFirstCalls: 812 } as const;
    expect(textOf(withDesk(queue))).toContain('First calls a month: Faults (812).');
    // Passed on or called back, nobody waits for nobody.
    expect(textOf(withDesk({ ...queue, whenClosed: 'overflow' }))).not.toMatch(SAID);
  });

  it('name agents whom no call reaches, once, and not as idle ones too', () => {
    const text = textOf(withDesk({ offered: 0 }, { busyHours: 0, occupancy: 0, agentHours: 168 }));
    expect(text).toContain('no call ever reaches these agents. Hours on duty a month: Faults (168 h).');
    expect(text).not.toContain('% of their time');
  });

  it.each([
    [IDLE - 0.001, 'less than 5 % of their time: Faults (4.90 %)'],
    [BUSY + 0.001, 'more than 95 % of their time: Faults (95.1 %)'],
  ])('name agents who are busy %d of their time', (occupancy, said) => {
    expect(textOf(withDesk({}, { occupancy, busyHours: 10 }))).toContain(said);
  });

  it.each([IDLE, 0.5, BUSY])('say nothing of agents who are busy %d of their time', (occupancy) => {
    expect(textOf(withDesk({}, { occupancy, busyHours: 10 }))).not.toMatch(SAID);
  });

  it('name agents on duty while their desks are closed', () => {
    expect(textOf(withDesk({}, { idleHours: 86 }))).toContain('Hours a month: Faults (86 h).');
  });

  it('stand in every form of a report, and leave the first sentence alone', () => {
    const study = withDesk({ turnedAway: 3100, offered: 5000 });
    for (const format of ['md', 'html']) expect(textOf(study, format)).toContain('Faults (3,100)');
    for (const language of LANGUAGES)
      expect(judgeStudy(study, { language }).lead).toBe(judgeStudy(withDesk({}), { language }).lead);
    expect(findRenderer('text')!.render(study, { language: 'zh-CN' })).toContain('报修（3,100）');
  });
});
