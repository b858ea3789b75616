import { describe, expect, it } from 'vitest';
import {
  indexChart,
  KEYS,
  keySymbol,
  UNKNOWN_CALLER,
  type EventName,
  type MachineConfig,
} from '../../../../src/chart/index.ts';
import { createMenuMachine } from '../../../../src/machine/index.ts';
import { compareRoutes, findRoutes } from '../../../../src/studio/features/compare/need-routes.ts';
import { relateMachines } from '../../../../src/studio/features/compare/relate-machines.ts';
import { readOffers } from '../../../../src/studio/features/merge/read-offers.ts';
import { readMachines } from '../../figures/read-project.ts';

const lines = readMachines('lines');
const machines = { ...lines, ...readMachines('merged') };
const machine = (id: string): MachineConfig => machines[id] as MachineConfig;

/** Where these keys lead when they are dialled, each after all announcements. */
function dial(config: MachineConfig, keys: readonly string[]): unknown {
  const menu = createMenuMachine(config);
  const chart = indexChart(config);
  let call = menu.start(UNKNOWN_CALLER);
  const listen = (): void => {
    while (chart.stateAt(call.state)?.isAnnouncement) call = menu.step(call, 'DONE').next;
  };
  listen();
  for (const symbol of keys) {
    const key = KEYS.find((each) => keySymbol(each) === symbol);
    call = menu.step(call, `DTMF.${key}` as EventName).next;
    listen();
  }
  return chart.stateAt(call.state)?.config.meta?.destination;
}

describe('the way to a need', () => {
  it.each(Object.entries(machines))('in %s leads where it says when it is dialled', (_, config) => {
    for (const [need, route] of findRoutes(config, 'en')) {
      expect(dial(config, route.keys)).toEqual(route.destination);
      expect(route.destination).toMatchObject({ serves: expect.arrayContaining([need]) });
      expect(route.seconds).toBeGreaterThanOrEqual(0);
    }
  });

  it('is found for every need a line offers to everybody', () => {
    for (const [id, config] of Object.entries(lines)) {
      const offered = new Set(readOffers([{ id, config }]).parts.map(({ need }) => need));
      expect([...findRoutes(config, 'en').keys()].toSorted(), id).toEqual([...offered].toSorted());
    }
  });

  it('takes longer the later an option is spoken', () => {
    const routes = findRoutes(machine('merged'), 'en');
    const [ask, buy] = [routes.get('pc.ask'), routes.get('pc.buy')];
    expect(ask?.keys).toEqual(['1', '1']);
    expect(buy?.seconds).toBeGreaterThan(ask?.seconds ?? Infinity);
  });

  it('is missing on the side that does not reach the need', () => {
    const routes = compareRoutes(machine('printer-service'), machine('merged'), 'en');
    expect(routes.find(({ need }) => need === 'pc.buy')).toMatchObject({
      before: undefined,
      after: { keys: ['1', '2'] },
    });
    expect(routes.find(({ need }) => need === 'office.repair')?.before).toBeDefined();
  });
});

describe('two machines', () => {
  it('are versions of one menu when most of what they offer is the same', () => {
    expect(relateMachines(machine('merged'), machine('merged'))).toMatchObject({ isDistant: false });
    expect(relateMachines(machine('merged'), structuredClone(machine('merged'))).shared).toBe(
      indexChart(machine('merged')).states.filter(({ isMenu }) => isMenu).length,
    );
  });

  it('are two menus when they are two of the lines, whatever their states are called', () => {
    expect(relateMachines(machine('notebook-sales'), machine('phone-service'))).toMatchObject({
      shared: 0,
      isDistant: true,
    });
    expect(relateMachines(machine('printer-service'), machine('merged'))).toMatchObject({ isDistant: true });
  });

  it('are as related either way round', () => {
    for (const [a, b] of [
      ['merged', 'merged-personal'],
      ['step-1', 'step-2'],
      ['display-sales', 'display-service'],
    ] as const) {
      const [there, back] = [relateMachines(machine(a), machine(b)), relateMachines(machine(b), machine(a))];
      expect([there.shared, there.isDistant]).toEqual([back.shared, back.isDistant]);
    }
  });
});
