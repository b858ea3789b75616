/** Rosters, groups, pools and priorities as the kernel gets them. */
import { describe, expect, it } from 'vitest';
import {
  createPeriodClock,
  type DeskConfig,
  type ScenarioConfig,
  type Shift,
} from '../../src/scenario/index.ts';
import { assembleWorld, numbersUsed, type StudyWorld } from '../../src/study/index.ts';
import { valueAt } from '../../src/util/steps.ts';
import { smallDesign, smallScenario } from './small-study.ts';

const HOUR = 3600;
const clockOf = (change: Partial<ScenarioConfig> = {}) => createPeriodClock({ ...smallScenario, ...change });
const early: Shift = {
  days: [1, 2],
  from: '08:00',
  to: '16:30',
  agents: 4,
  break: { from: '12:00', to: '12:30' },
};

describe('a roster', () => {
  const at = (roster: readonly Shift[], hour: number, change: Partial<ScenarioConfig> = {}): number => {
    const clock = clockOf(change);
    return valueAt(clock.rosterOf(roster), clock.loopAt, hour * HOUR);
  };

  it('is the sum of its shifts, to the minute, without those who rest', () => {
    const late: Shift = { days: [1], from: '16:00', to: '20:00', agents: 2 };
    expect([7.99, 8, 12.25, 12.5, 16.25, 16.5, 20].map((hour) => at([early, late], hour))).toEqual([
      0, 4, 0, 4, 6, 2, 0,
    ]);
    // The next week, and the one behind the period.
    expect([168 + 9, smallScenario.days * 24 + 9].map((hour) => at([early], hour))).toEqual([4, 4]);
  });

  it('goes over midnight, and so does a break', () => {
    const night: Shift = {
      days: [7],
      from: '22:00',
      to: '06:00',
      agents: 3,
      break: { from: '01:00', to: '02:00' },
    };
    expect(
      [6 * 24 + 21.9, 6 * 24 + 22, 7 * 24 + 0.5, 7 * 24 + 1.5, 7 * 24 + 5, 7 * 24 + 6].map((hour) =>
        at([night], hour),
      ),
    ).toEqual([0, 3, 3, 0, 3, 0]);
  });

  it('has on a date that it names only the shifts that name it', () => {
    const eve: Shift = { dates: ['2026-01-06'], from: '09:00', to: '10:00', agents: 1 };
    const starts = { starts: '2026-01-05' };
    expect([9, 24 + 9, 24 + 11, 8 * 24 + 9].map((hour) => at([early, eve], hour, starts))).toEqual([
      4, 1, 0, 4,
    ]);
  });

  it('follows the clock on the wall when it is changed', () => {
    // Sunday 29 March 2026, 2 h becomes 3 h: 8 h on the wall is an hour earlier.
    const sunday: Shift = { days: [7], from: '08:00', to: '09:00', agents: 5 };
    const zone = { starts: '2026-03-23', timeZone: 'Europe/Berlin', days: 7 };
    expect([6 * 24 + 7.5, 6 * 24 + 8.5].map((hour) => at([sunday], hour, zone))).toEqual([5, 0]);
  });
});

describe('a world', () => {
  const [first, second] = smallScenario.desks as [DeskConfig, DeskConfig];
  const pooledDesks = smallScenario.desks.map((desk) => ({ ...desk, pool: 'all', staffing: { agents: 4 } }));
  const assemble = (change: Partial<ScenarioConfig>, world: object = {}): StudyWorld =>
    assembleWorld(
      smallDesign({
        scenario: {
          ...smallScenario,
          ...change,
          worlds: smallScenario.worlds.map((each) => ({ ...each, pooled: false, ...world })),
        },
      }),
      'after',
      {},
    );
  const agentsAt = ({ program }: StudyWorld, hour: number): number[] =>
    program.groups.map(({ agents }) => valueAt(agents, program.loopAt, hour * HOUR));

  it('loses the shrinkage of its paid agents, rounded against the callers', () => {
    const desks = [{ ...first, staffing: { agents: 10, shrinkage: 0.3 } }, ...smallScenario.desks.slice(1)];
    expect(agentsAt(assemble({ desks }), 10)[0]).toBe(7);
    const roster = [
      { ...first, staffing: { roster: [{ ...early, agents: 5 }], shrinkage: 0.25 } },
      ...smallScenario.desks.slice(1),
    ];
    const world = assemble({ desks: roster });
    expect(agentsAt(world, 9)[0]).toBe(3);
    // Without hours of its own a desk is open while its roster has somebody.
    expect(
      [9, 13, 17].map((hour) => valueAt(world.program.desks[0]!.open, world.program.loopAt, hour * HOUR)),
    ).toEqual([1, 1, 0]);
  });

  it('has the agents of the scenario, unless it names others', () => {
    expect(agentsAt(assemble({ desks: pooledDesks }), 10)[0]).toBe(4);
    expect(
      agentsAt(assemble({ desks: pooledDesks }, { staffing: { [first.id]: { agents: 9 } } }), 10)[0],
    ).toBe(9);
  });

  it('pools without a price, or trains agents for other desks at one', () => {
    const pooled = assemble({ desks: pooledDesks }, { pooled: true });
    expect(agentsAt(pooled, 10)).toEqual([4 * smallScenario.desks.length]);
    const trained = assemble({ desks: pooledDesks }, { crossTrained: true });
    expect(trained.program.groups.length).toBe(smallScenario.desks.length);
    const [own, ...others] = trained.program.groups[0]?.skills ?? [];
    expect(own).toEqual({ desk: 0, priority: 0, handlingFactor: 1 });
    expect(others.length).toBe(smallScenario.desks.length - 1);
    expect(others.every(({ priority, handlingFactor }) => priority === 1 && handlingFactor === 1.1)).toBe(
      true,
    );
  });

  it('has agent groups with their skills, and desks that only they answer for', () => {
    const desks = [{ ...first, staffing: { agents: 'groups' as const } }, ...smallScenario.desks.slice(1)];
    const agentGroups = [
      {
        id: 'both',
        title: first.title,
        staffing: { agents: 3 },
        skills: [{ desk: first.id }, { desk: second.id, priority: 2 }],
        status: 'assumption' as const,
      },
    ];
    const { program, groups } = assemble({ desks, agentGroups });
    expect(groups.map(({ id }) => id)).toEqual([...smallScenario.desks.slice(1).map(({ id }) => id), 'both']);
    expect(program.groups.at(-1)?.skills).toEqual([
      { desk: 0, priority: 0, handlingFactor: 1 },
      { desk: 1, priority: 1, handlingFactor: 1.1 },
    ]);
  });

  it('transfers nobody where it never does, not even behind one number', () => {
    expect(assemble({}, { transfers: 'none' }).program.transfer.includes(1)).toBe(true);
    expect(assemble({}, { transfers: 'never' }).program.transfer.includes(1)).toBe(false);
  });

  it('answers by priority: the first rule that fits, and the middle without one', () => {
    const { program, types } = assemble({ priorities: [{ product: 'pc', priority: 1 }, { priority: 6 }] });
    expect(types.every(({ need }, t) => program.priorityOfType[t] === (need.startsWith('pc.') ? 0 : 5))).toBe(
      true,
    );
    expect(new Set(assemble({}).program.priorityOfType)).toEqual(new Set([3]));
  });
});

it('every number of rosters and queues is among those that an answer rests on', () => {
  const [first, ...others] = smallScenario.desks as [DeskConfig, ...DeskConfig[]];
  const scenario: ScenarioConfig = {
    ...smallScenario,
    desks: [
      { ...first, staffing: { roster: [early], shrinkage: 0.2 }, callBack: { afterSeconds: 77 } },
      ...others,
    ],
    priorities: [{ priority: 2 }],
  };
  const paths = numbersUsed(scenario, ['en']).flatMap(({ numbers }) => numbers.map(({ path }) => path));
  for (const path of [
    'staffing.roster[0].agents',
    'staffing.roster[0].days[1]',
    'staffing.shrinkage',
    'callBack.afterSeconds',
  ])
    expect(paths).toContain(`desks[0].${path}`);
  expect(paths).toContain('priorities[0].priority');
  expect(new Set(paths).size).toBe(paths.length);
});
