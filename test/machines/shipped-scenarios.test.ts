import { describe, expect, it } from 'vitest';
import type { MachineFile } from '../../src/chart/index.ts';
import { checkMachines, expandCallers, expectedArrivals, printScenario, WORLD_PARAMETERS, type ScenarioConfig, type ScenarioFile } from '../../src/scenario/index.ts';
import { resolveFrom, shippedMachines, shippedScenarios } from './shipped-files.ts';

const machines: Record<string, MachineFile> = Object.fromEntries(shippedMachines.flatMap(({ reading }) => (reading.machine ? [[reading.machine.config.id, reading.machine]] : [])));
const configOf = (id: string): ScenarioConfig => shippedScenarios.find(({ reading }) => reading.scenario?.config.id === id)?.reading.scenario?.config as ScenarioConfig;
const linesOf = (scenario: ScenarioConfig, world: string): readonly string[] => scenario.worlds.find(({ id }) => id === world)?.lines ?? [];

describe.each(shippedScenarios.map((shipped) => [shipped.file, shipped] as const))('the scenario %s', (file, { text, reading }) => {
  const scenario = reading.scenario as ScenarioFile;

  it('is read without a problem, printed back, and fits its machines', () => {
    expect(reading.problems).toEqual([]);
    expect(printScenario(scenario.config)).toBe(text);
    expect(resolveFrom(file, scenario.config.$schema ?? '')).toBe('dist/schema/scenario.schema.json');
    expect(checkMachines(scenario, machines)).toEqual([]);
  });

  it('has callers for whole weeks of a month', () => {
    const { types } = expandCallers(scenario.config, WORLD_PARAMETERS);
    expect(types.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    const fourWeeks = expectedArrivals(scenario.config, {}).slice(0, 28 * 24);
    expect(fourWeeks.reduce((a, b) => a + b, 0)).toBeCloseTo((scenario.config.callersPerMonth.value * 28) / 30, 3);
  });

  it('has one home desk for every need, so that all worlds have the same agents for it', () => {
    const { needs } = expandCallers(scenario.config, WORLD_PARAMETERS);
    for (const need of needs) expect(scenario.config.desks.filter((desk) => desk.serves.includes(need)).map(({ id }) => id)).toHaveLength(1);
  });

  it('uses no world and no line in vain', () => {
    const { worlds, lines, compare, steps = [], ablation = [] } = scenario.config;
    const asked = new Set([compare.before, compare.after, ...steps, ...ablation]);
    expect(worlds.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([]);
    const dialled = new Set(worlds.flatMap((world) => world.lines));
    expect(lines.map(({ id }) => id).filter((id) => !dialled.has(id))).toEqual([]);
  });

  it('gives its words in both languages, each with a title', () => {
    // Callers of a textbook know one word for each thing.
    const few = file.startsWith('scenarios/theory/') ? 0 : 2;
    for (const { title, words } of [...scenario.config.products, ...scenario.config.intents]) {
      for (const locale of ['zh-CN', 'en']) {
        expect(title[locale]).toMatch(/./);
        expect(Object.keys(words[locale] ?? {}).length).toBeGreaterThan(few);
      }
    }
  });
});

describe('the eighteen lines', () => {
  const scenario = configOf('eighteen-lines');

  it('become fewer with every step, down to the one published number', () => {
    const counts = (scenario.steps ?? []).map((world) => linesOf(scenario, world).length);
    expect(counts).toEqual([18, 14, 11, 1]);
    expect(machines['merged']?.config.meta.number).toBe('400-990-8888');
  });

  it('carry their published results with a note on how they are read', () => {
    expect(scenario.published?.map(({ figure, change }) => [figure, change])).toEqual([['lostRate', -0.085], ['repeats7d', -2997]]);
    expect(scenario.callersPerMonth).toMatchObject({ value: 235_000, status: 'assumption' });
  });
});

describe('the city', () => {
  it('withdraws 24 of its 30 numbers, keeps one and turns five into sub-centres', () => {
    const scenario = configOf('city');
    const before = linesOf(scenario, 'before');
    const after = linesOf(scenario, 'after');
    expect(before).toHaveLength(30);
    expect(before.filter((line) => !after.includes(line))).toHaveLength(24);
    const noteOf = (line: string): string => machines[line]?.config.meta.note ?? '';
    expect(before.filter((line) => after.includes(line) && /kept beside/.test(noteOf(line)))).toHaveLength(1);
    expect(before.filter((line) => after.includes(line) && /sub-centre/.test(noteOf(line)))).toHaveLength(5);
  });
});
