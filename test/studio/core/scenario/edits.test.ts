import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { checkScenarioValue, type ScenarioConfig } from '../../../../src/scenario/index.ts';
import { applyPlan, shiftsOf } from '../../../../src/studio/core/scenario/apply-plan.ts';
import { addCalendar, setSpecialDays, setWeek } from '../../../../src/studio/core/scenario/calendar-edits.ts';
import {
  makeCalendarOf,
  setDeskHours,
  setWhenClosed,
} from '../../../../src/studio/core/scenario/desk-edits.ts';
import { addGroup, setSkills } from '../../../../src/studio/core/scenario/group-edits.ts';
import type { ScenarioEdit } from '../../../../src/studio/core/scenario/perform-on-scenario.ts';
import { rosterLevels } from '../../../../src/studio/core/week/roster-week.ts';
import { smallScenario } from '../../../scenario/small-scenario.ts';

const make = (config: ScenarioConfig, edit: ScenarioEdit): ScenarioConfig =>
  produce(config, (draft) => edit.recipe(draft));
const errorsOf = (config: ScenarioConfig): string[] =>
  checkScenarioValue(JSON.parse(JSON.stringify(config)), 'a')
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ message }) => JSON.stringify(message));

describe('an edit of a scenario', () => {
  it('leaves a file that can be read: calendars, hours, closed desks, groups', () => {
    let config = smallScenario;
    config = make(config, addCalendar(config).edit);
    const [made] = config.calendars ?? [];
    if (!made) throw new Error('There is no calendar.');
    config = make(config, setWeek(made, [{ days: [6], open: ['09:15-13:45'] }]));
    config = make(config, setSpecialDays(made, [{ date: '2026-12-25', open: [] }]));
    const [desk, other] = config.desks;
    if (!desk || !other) throw new Error('There are no two desks.');
    config = make(config, setDeskHours(desk, { calendar: made.id }));
    config = make(config, setWhenClosed(desk, { overflow: other.id }));
    config = make(config, addGroup(config).edit);
    const [group] = config.agentGroups ?? [];
    if (!group) throw new Error('There is no group.');
    config = make(config, setSkills(group, [...group.skills, { desk: other.id, priority: 2 }]));
    expect(errorsOf(config)).toEqual([]);
    expect(config.calendars?.[0]).toEqual({
      id: 'office',
      week: [{ days: [6], open: ['09:15-13:45'] }],
      special: [{ date: '2026-12-25', open: [] }],
    });
    expect(make(config, setWhenClosed(desk, 'announce')).desks[0]).not.toHaveProperty('whenClosed');
  });

  it('makes a calendar of a desk’s own hours, to the minute', () => {
    const [desk] = smallScenario.desks;
    if (!desk) throw new Error('There is no desk.');
    const own = { ...desk, staffing: { agents: 2, hours: { days: [1, 5], from: 8.75, to: 17.5 } } };
    const config = make({ ...smallScenario, desks: [own] }, makeCalendarOf(own, smallScenario));
    expect(config.calendars).toEqual([
      { id: 'pc-desk', title: desk.title, week: [{ days: [1, 5], open: ['08:45-17:30'] }] },
    ]);
    expect(config.desks[0]?.staffing).toEqual({ agents: 2, hours: { calendar: 'pc-desk' } });
  });
});

describe('a plan taken as rosters', () => {
  const agents = Int32Array.from({ length: 336 }, (_, half) => (half % 48 >= 16 && half % 48 < 34 ? 3 : 0));
  agents[20] = 5;
  const found = (world: string): Parameters<typeof applyPlan>[0][number] => ({
    world,
    way: { kind: 'apart' },
    groups: smallScenario.desks.map(({ id, title }) => ({ id, title })),
    plan: { roster: [agents, new Int32Array(336)] },
  });

  it('has the same agents in every half-hour, and nobody where nobody is needed', () => {
    const levels = rosterLevels(shiftsOf(agents));
    expect(levels[0]?.find(({ from }) => from === 600)).toEqual({ from: 600, to: 630, value: 5 });
    expect(levels[6]).toEqual([
      { from: 0, to: 480, value: 0 },
      { from: 480, to: 1020, value: 3 },
      { from: 1020, to: 1440, value: 0 },
    ]);
    const config = make(smallScenario, applyPlan([found('before'), found('after')]));
    expect(errorsOf(config)).toEqual([]);
    expect(config.worlds.map(({ staffing }) => Object.keys(staffing ?? {}))).toEqual([
      ['pc-desk', 'phone-desk'],
      ['pc-desk', 'phone-desk'],
    ]);
    expect(config.worlds[0]?.staffing?.['phone-desk']).toEqual({ agents: 0 });
    expect(config.desks).toEqual(smallScenario.desks);
  });
});
