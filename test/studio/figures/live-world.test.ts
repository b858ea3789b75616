import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addOption,
  applyEdit,
  deleteOption,
  EMPTY_LAYOUT,
  indexChart,
  moveOption,
  optionsOf,
  type MachineConfig,
} from '../../../src/chart/index.ts';
import { expectedArrivals, type ScenarioConfig } from '../../../src/scenario/index.ts';
import { assembleWorld, servesByDesk, type StudyDesign } from '../../../src/study/index.ts';
import { createLiveWorld, type LiveAnswer } from '../../../src/studio/figures/live-world.ts';
import { readMachines, readScenario } from './read-project.ts';
import { solveChain } from '../../exact/solve-chain.ts';

const scenario = readScenario();
const machines = readMachines('lines', 'merged');
const locale = 'zh-CN';
/** The same callers, less sure of their own words. */
const doubtful: ScenarioConfig = {
  ...scenario,
  parameters: {
    ...scenario.parameters,
    conviction: {
      value: 0.8,
      low: 0.7,
      high: 1,
      unit: 'factor',
      source: 'made up for this test',
      status: 'assumption',
    },
  },
};

function answerOf(world: string, config: MachineConfig, asked = scenario): LiveAnswer {
  const result = createLiveWorld({ scenario: asked, machines, world, locale }).answer(config);
  if (result.status !== 'ok') throw new Error(`${world}: ${result.status}`);
  return result.answer;
}

/** The same question to the chain that the kernel samples. */
function solveSlowly(world: string, config: MachineConfig, asked: ScenarioConfig) {
  const design: StudyDesign = {
    scenario: asked,
    machines: { ...machines, [config.id]: config },
    worlds: [world],
    locale,
    file: '',
    seed: 0,
    replications: 1,
    draws: 0,
    sensitivityReplications: 0,
    hasControl: false,
    replay: '',
  };
  const { lines, visits, program, parameters } = assembleWorld(design, world, {});
  const hours = new Float64Array(168);
  expectedArrivals(asked, parameters.world).forEach(
    (callers, hour) => (hours[hour % 168] = (hours[hour % 168] ?? 0) + callers),
  );
  const desks = servesByDesk(asked.desks, asked.worlds.find(({ id }) => id === world)?.pooled ?? false);
  return { chain: solveChain(visits, { dial: program.dial, hours, desks }), lines };
}

describe('a world answered live', () => {
  it.each([
    ['after', 'merged', 'usual callers', scenario],
    ['after', 'merged', 'callers less sure of their words', doubtful],
    ['personalised', 'merged-personal', 'usual callers', scenario],
    ['step-2', 'step-2', 'usual callers', scenario],
  ])('is the world "%s" as the kernel’s chain has it, with the line %s and %s', (world, id, _who, asked) => {
    const config = machines[id] as MachineConfig;
    const { figures, menus, edges } = answerOf(world, config, asked);
    const { chain, lines } = solveSlowly(world, config, asked);
    expect(figures.lostRate).toBeCloseTo(chain.lostRate, 10);
    expect(figures.misroutedRate).toBeCloseTo(chain.misroutedRate, 10);
    expect(figures.menuSeconds).toBeCloseTo(chain.menuSeconds, 9);

    const own = lines.findIndex((line) => line.config.id === id);
    const { automaton } = lines[own] as (typeof lines)[number];
    const ofMenus = (masses: ReadonlyMap<string, number>, state: string): number =>
      automaton.nodes.reduce(
        (sum, node) => (node.state === state ? sum + (masses.get(`${own} ${node.index}`) ?? 0) : sum),
        0,
      );
    expect(Object.keys(menus).length).toBeGreaterThan(0);
    for (const [state, { heard, lost }] of Object.entries(menus)) {
      expect(heard).toBeCloseTo(ofMenus(chain.heard, state), 10);
      expect(lost).toBeCloseTo(ofMenus(chain.lost, state), 10);
    }
    expect(edges.length).toBe(automaton.edges.length);
    edges.forEach(({ share }, edge) => expect(share).toBeCloseTo(chain.taken.get(`${own} ${edge}`) ?? 0, 10));
  });

  it('differs where callers are less sure of their words', () => {
    const config = machines['merged'] as MachineConfig;
    expect(answerOf('after', config, doubtful).figures.lostRate).not.toBeCloseTo(
      answerOf('after', config).figures.lostRate,
      4,
    );
  });

  it('gives the same answer after typing as from scratch', () => {
    const live = createLiveWorld({ scenario, machines, world: 'after', locale });
    const words = ['电脑', '维修', '手机', '其他', 'x'];
    fc.assert(
      fc.property(
        fc.array(fc.record({ menu: fc.nat(), option: fc.nat(), word: fc.constantFrom(...words) }), {
          minLength: 1,
          maxLength: 4,
        }),
        (edits) => {
          let config = machines['merged'] as MachineConfig;
          for (const edit of edits) {
            config = retype(config, edit.menu, edit.option, edit.word);
            live.answer(config);
          }
          const typed = live.answer(config);
          expect(typed.status === 'ok' && typed.answer).toEqual(answerOf('after', structuredClone(config)));
        },
      ),
      { numRuns: 4 },
    );
  });

  it('gives the same answer after options were added, moved and deleted as from scratch', () => {
    const live = createLiveWorld({ scenario, machines, world: 'after', locale });
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            kind: fc.constantFrom('add', 'move', 'delete', 'type'),
            menu: fc.nat(),
            option: fc.nat(),
            to: fc.nat(),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        (edits) => {
          let config = machines['merged'] as MachineConfig;
          for (const { kind, menu, option, to } of edits) {
            config =
              kind === 'type'
                ? retype(config, menu, option, '电脑')
                : restructure(config, kind, menu, option, to);
            live.answer(config);
          }
          const fresh = createLiveWorld({ scenario, machines, world: 'after', locale }).answer(
            structuredClone(config),
          );
          expect(live.answer(structuredClone(config))).toEqual(fresh);
        },
      ),
      { numRuns: 4 },
    );
  });

  it('follows a change of structure', () => {
    const live = createLiveWorld({ scenario, machines, world: 'after', locale });
    const config = machines['merged'] as MachineConfig;
    live.answer(config);
    // Whoever stays silent is told goodbye instead of being given another try.
    const { NO_INPUT: _, ...on } = config.on ?? {};
    const harsh: MachineConfig = { ...config, on: { ...on, NO_INPUT: { target: '#hung-up' } } };
    const before = answerOf('after', config);
    const after = live.answer(harsh);
    expect(after.status === 'ok' && after.answer.figures.lostRate).toBeGreaterThan(before.figures.lostRate);
    expect(after.status === 'ok' && after.answer).toEqual(answerOf('after', harsh));
  });

  it('says what does not fit when a line leads to a desk that the scenario does not have', () => {
    const config = machines['step-2'] as MachineConfig;
    const text = JSON.stringify(config).replaceAll('"desk":"pc-service"', '"desk":"nobody"');
    const result = createLiveWorld({ scenario, machines, world: 'step-2', locale }).answer(
      JSON.parse(text) as MachineConfig,
    );
    expect(result).toMatchObject({ status: 'unfit', reason: expect.stringContaining('nobody') });
  });
});

/**
 * One option of one menu added, moved within it, or deleted; the machine as it was where the edit is refused.
 */
function restructure(
  config: MachineConfig,
  kind: 'add' | 'move' | 'delete',
  menu: number,
  option: number,
  to: number,
): MachineConfig {
  const document = { config, layout: EMPTY_LAYOUT };
  const paths = MENUS.filter((path) => optionsOf(config, path).length > 0);
  const state = paths[menu % paths.length] as string;
  const options = optionsOf(config, state);
  const { place } = options[option % options.length] as (typeof options)[number];
  const edit =
    kind === 'add'
      ? addOption(document, state, { label: { [locale]: '新选项' } })
      : kind === 'move'
        ? moveOption(document, place, { state, index: to % options.length })
        : deleteOption(document, place);
  return applyEdit(document, edit).document.config;
}
const MENUS = indexChart(machines['merged'] as MachineConfig)
  .states.filter(({ isMenu }) => isMenu)
  .map(({ path }) => path);

/** Puts a word before one label of one menu. */
function retype(config: MachineConfig, menu: number, option: number, word: string): MachineConfig {
  const copy = structuredClone(config) as unknown as Json;
  const labels: Json[] = [];
  const walk = (state: Json): void => {
    for (const transitions of Object.values((state['on'] ?? {}) as Json))
      for (const one of [transitions].flat() as Json[])
        if ((one['meta'] as Json | undefined)?.['label']) labels.push((one['meta'] as Json)['label'] as Json);
    for (const inner of Object.values((state['states'] ?? {}) as Json)) walk(inner as Json);
  };
  walk(copy);
  const label = labels[(menu * 31 + option) % labels.length] as Json;
  label[locale] = `${word}${String(label[locale])}`;
  return copy as unknown as MachineConfig;
}
type Json = Record<string, unknown>;
