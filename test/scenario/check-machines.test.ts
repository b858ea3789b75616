import { describe, expect, it } from 'vitest';
import { parseMachine, printMachine, type MachineFile } from '../../src/chart/index.ts';
import {
  checkMachines,
  parseScenario,
  printScenario,
  type ScenarioConfig,
  type ScenarioFile,
} from '../../src/scenario/index.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { smallScenario } from './small-scenario.ts';

const machine = parseMachine(printMachine(smallMachine), 'small.machine.json').machine as MachineFile;
/** The scenario whose desks are those of the small machine. */
const fitting: ScenarioConfig = {
  ...smallScenario,
  desks: [
    ...(['pc', 'phone'] as const).flatMap((p) =>
      (['repair', 'buy'] as const).map((i) => ({
        ...smallScenario.desks[0]!,
        id: `${p}-${i}`,
        serves: [`${p}.${i}` as const],
      })),
    ),
    { ...smallScenario.desks[0]!, id: 'business', serves: ['pc.buy', 'phone.buy'] },
    { ...smallScenario.desks[0]!, id: 'operator', serves: [] },
  ],
};
const read = (config: ScenarioConfig): ScenarioFile =>
  parseScenario(printScenario(config), 'small.scenario.json').scenario as ScenarioFile;
const check = (config: ScenarioConfig): ReturnType<typeof checkMachines> =>
  checkMachines(read(config), { small: machine });
const withDesks = (
  change: (desk: ScenarioConfig['desks'][number]) => ScenarioConfig['desks'],
): ScenarioConfig => ({ ...fitting, desks: fitting.desks.flatMap(change) });

describe('a scenario and its machines', () => {
  it('fit when every line, desk and need is there', () => {
    expect(check(fitting)).toEqual([]);
  });

  it('do not fit when nobody passes callers on and no menu leads to a desk, whatever it is called', () => {
    const desks = fitting.desks.map((desk) => (desk.id === 'pc-repair' ? { ...desk, serves: [] } : desk));
    const ever = { ...smallScenario.desks[0]!, id: 'ever', serves: ['pc.repair' as const] };
    const codes = (transfers: 'all' | 'never'): string[] =>
      check({
        ...fitting,
        desks: [...desks, ever],
        worlds: fitting.worlds.map((world) => ({ ...world, transfers })),
      }).map(({ code }) => code);
    expect(codes('all')).not.toContain('unreachable-need');
    expect(codes('never')).toContain('unreachable-need');
  });

  it('do not fit when a machine asks for a calendar that is not there: the place is in the machine file', () => {
    const asking = parseMachine(
      JSON.stringify({
        ...smallMachine,
        always: {
          guard: { type: 'when', params: { not: { type: 'hoursOpen', params: { calendar: 'ofice' } } } },
        },
      }),
      'small.machine.json',
    ).machine as MachineFile;
    const ask = (calendars: ScenarioConfig['calendars']): ReturnType<typeof checkMachines> =>
      checkMachines(read({ ...fitting, ...(calendars && { calendars }) }), { small: asking });
    const office = { week: [{ days: [1], open: ['08:00-17:00'] }] };
    expect(ask([{ id: 'ofice', ...office }])).toEqual([]);
    const [problem] = ask([{ id: 'office', ...office }]);
    expect(problem).toMatchObject({
      code: 'unknown-calendar',
      severity: 'error',
      file: 'small.machine.json',
      path: ['always', 'guard', 'params', 'not', 'params', 'calendar'],
      hint: 'Did you mean "office"?',
    });
    expect(ask(undefined)[0]?.hint).toContain('calendars');
  });

  it('do not fit when a line has no machine; the nearest id is named', () => {
    const [problem] = check({
      ...fitting,
      lines: fitting.lines.map((line) => ({ ...line, machine: 'smal' })),
    });
    expect(problem).toMatchObject({
      code: 'unknown-machine',
      file: 'small.scenario.json',
      path: ['lines', 0, 'machine'],
    });
    expect(problem?.hint).toContain('"small"');
    expect(problem?.line).toBeGreaterThan(1);
  });

  it('do not fit when a menu leads to a desk that is not there: the place is in the machine file', () => {
    const problems = check(withDesks((desk) => (desk.id === 'business' ? [] : [desk])));
    expect(problems).toMatchObject([
      {
        code: 'unknown-desk',
        severity: 'error',
        file: 'small.machine.json',
        path: ['states', 'business', 'meta', 'destination', 'desk'],
      },
    ]);
  });

  it('do not fit when a final state promises what its desk does not serve', () => {
    const problems = check(
      withDesks((desk) => (desk.id === 'business' ? [{ ...desk, serves: ['pc.buy'] }] : [desk])),
    );
    expect(problems).toMatchObject([
      {
        code: 'serves-differ',
        severity: 'error',
        path: ['states', 'business', 'meta', 'destination', 'serves', 1],
      },
    ]);
  });

  it('are usable, with a warning, when a world leaves a need to nobody', () => {
    const unreachable = withDesks((desk) =>
      desk.id === 'phone-repair' ? [desk, { ...desk, id: 'tv-repair', serves: ['tv.repair'] }] : [desk],
    );
    const products = [...fitting.products, { ...fitting.products[0]!, id: 'tv' }];
    const problems = check({ ...unreachable, products, needs: { 'tv.buy': 0 } });
    // After, transfers reach the desk that no menu leads to.
    expect(problems).toMatchObject([
      { code: 'unreachable-need', severity: 'warning', path: ['worlds', 0, 'lines'] },
    ]);
  });

  it('are not held against machines that no line uses', () => {
    const other = { ...machine, config: { ...machine.config, id: 'other' } };
    const desksGone = withDesks((desk) => [desk]);
    expect(checkMachines(read(desksGone), { small: machine, other })).toEqual([]);
  });
});
