/** What is said of rosters, agent groups and queues that cannot be, or that leave callers alone. */
import { describe, expect, it } from 'vitest';
import { checkScenarioValue, type DeskConfig, type ScenarioConfig } from '../../src/scenario/index.ts';
import { smallScenario } from './small-scenario.ts';

const [first, ...others] = smallScenario.desks as [DeskConfig, ...DeskConfig[]];
const second = others[0] as DeskConfig;
const office = { days: [1, 2, 3, 4, 5], from: 8, to: 18 };
const shift = { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', agents: 4 };
const group = {
  id: 'all-rounders',
  title: { en: 'All', 'zh-CN': '全' },
  staffing: { agents: 3 },
  skills: [{ desk: first.id }, { desk: second.id, priority: 2 }],
  status: 'assumption' as const,
};

/** Codes with their severity and place; those of the scenario as it is are none. */
function found(change: Partial<ScenarioConfig>): string[] {
  return checkScenarioValue({ ...smallScenario, ...change }, 'x').problems.map(
    ({ code, severity, path = [] }) => `${severity} ${code} ${path.join('.')}`,
  );
}
const withDesk = (change: Partial<DeskConfig>, more: Partial<ScenarioConfig> = {}): string[] =>
  found({ desks: [{ ...first, ...change }, ...others], ...more });

it('is silent about what can be', () => {
  expect(found({})).toEqual([]);
  expect(withDesk({ staffing: { roster: [shift], hours: office, shrinkage: 0.3 } })).toEqual([]);
  expect(withDesk({ staffing: { agents: 'groups', hours: office } }, { agentGroups: [group] })).toEqual([]);
  expect(
    withDesk({ handling: { gamma: 2 }, callBack: {}, announcesWait: {}, whenClosed: 'call-back' }),
  ).toEqual([]);
  expect(found({ priorities: [{ segment: smallScenario.segments[0]?.id ?? '', priority: 1 }] })).toEqual([]);
});

describe('a roster', () => {
  const roster = (change: object): string[] => withDesk({ staffing: { roster: [{ ...shift, ...change }] } });

  it('has shifts that begin on some day, last some time, and rest within it', () => {
    expect(roster({ days: undefined })).toEqual(['error shift-without-days desks.0.staffing.roster.0']);
    expect(roster({ to: '08:00' })).toEqual(['error empty-shift desks.0.staffing.roster.0']);
    expect(roster({ break: { from: '19:00', to: '19:30' } })).toEqual([
      'warning break-outside desks.0.staffing.roster.0.break',
    ]);
    expect(roster({ from: '22:00', to: '06:00', break: { from: '02:00', to: '02:30' } })).toEqual([]);
    expect(roster({ days: undefined, dates: ['2026-02-30'] })[0]).toBe(
      'error no-date desks.0.staffing.roster.0.dates.0',
    );
    expect(roster({ dates: ['2026-12-24'] })).toEqual([
      'warning dates-without-start desks.0.staffing.roster.0.dates',
    ]);
    expect(
      withDesk({ staffing: { roster: [{ ...shift, dates: ['2026-12-24'] }] } }, { starts: '2026-01-05' }),
    ).toEqual(['warning dates-outside desks.0.staffing.roster.0.dates']);
  });

  it('is held against opening hours, both ways', () => {
    const hours = { ...office, from: 9, to: 20 };
    const said = checkScenarioValue(
      { ...smallScenario, desks: [{ ...first, staffing: { roster: [shift], hours } }, ...others] },
      'x',
    ).problems;
    expect(said.map(({ code }) => code)).toEqual(['open-unstaffed', 'staffed-closed']);
    expect(said[0]?.message).toContain('10.0 h ');
    expect(said[1]?.message).toContain('5.0 h ');
  });
});

describe('a desk', () => {
  it('that nobody answers for is an error, unless some world staffs it', () => {
    expect(withDesk({ staffing: { agents: 0 } })).toEqual(['error unstaffed-desk desks.0.staffing']);
    expect(withDesk({ staffing: { agents: 'groups' } })).toEqual(['error unstaffed-desk desks.0.staffing']);
    const worlds = smallScenario.worlds.map((world) => ({
      ...world,
      staffing: { [first.id]: { agents: 3 } },
    }));
    expect(withDesk({ staffing: { agents: 0 } }, { worlds })).toEqual([]);
  });

  it('sends nobody on to itself, to nobody, or to where they are not helped unsaid', () => {
    expect(withDesk({ overflow: { afterSeconds: 60, desk: first.id } })).toEqual([
      'error overflow-to-itself desks.0.overflow.desk',
    ]);
    expect(withDesk({ whenClosed: { overflow: 'nowhere' } })).toEqual([
      'error unknown-desk desks.0.whenClosed.overflow',
    ]);
    expect(withDesk({ serves: first.serves, overflow: { afterSeconds: 60, desk: second.id } })).toEqual(
      first.serves.every((need) => second.serves.includes(need))
        ? []
        : ['warning overflow-other-needs desks.0.overflow.desk'],
    );
  });
});

describe('an agent group', () => {
  it('has a name of its own, and skills for desks that are there, each once', () => {
    expect(found({ agentGroups: [{ ...group, id: first.id }] })).toEqual([
      'error duplicate-id agentGroups.0.id',
    ]);
    expect(found({ agentGroups: [group, group] })).toEqual(['error duplicate-id agentGroups.1.id']);
    expect(found({ agentGroups: [{ ...group, skills: [{ desk: 'nowhere' }] }] })).toEqual([
      'error unknown-desk agentGroups.0.skills.0.desk',
    ]);
    expect(found({ agentGroups: [{ ...group, skills: [{ desk: first.id }, { desk: first.id }] }] })).toEqual([
      'warning duplicate-skill agentGroups.0.skills.1',
    ]);
  });
});

it('says of worlds, priorities and shares what leads nowhere', () => {
  const world = (change: object) =>
    found({ worlds: smallScenario.worlds.map((each, w) => (w === 0 ? { ...each, ...change } : each)) });
  expect(world({ staffing: { nobody: { agents: 2 } } })).toEqual([
    'error unknown-group worlds.0.staffing.nobody',
  ]);
  expect(world({ crossTrained: true })).toEqual(['warning no-pools worlds.0.crossTrained']);
  expect(world({ pooled: true, crossTrained: true })).toContain(
    'warning pooled-and-cross-trained worlds.0.crossTrained',
  );
  expect(
    found({ priorities: [{ segment: 'x', product: 'y', need: 'a.b', priority: 1 }] }).map(
      (each) => each.split(' ')[1],
    ),
  ).toEqual(['unknown-need', 'unknown-product', 'unknown-segment']);
  expect(
    found({ priorities: [{ priority: 1 }, { product: smallScenario.products[0]?.id ?? '', priority: 2 }] }),
  ).toEqual(['warning rule-never-reached priorities.1']);
  const table = (length: number) => ({
    shares: Array<number>(length).fill(1),
    source: 'x',
    status: 'assumption' as const,
  });
  expect(found({ weekShares: table(168), hourShares: table(24) })).toEqual([
    'warning unused-shares hourShares',
  ]);
});
