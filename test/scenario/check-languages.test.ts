import { describe, expect, it } from 'vitest';
import { parseMachine, printMachine, type MachineConfig, type MachineFile } from '../../src/chart/index.ts';
import {
  callerLanguages,
  checkMachines,
  expandCallers,
  parseScenario,
  printScenario,
  WORLD_PARAMETERS,
  type ScenarioConfig,
  type ScenarioFile,
  type Segment,
} from '../../src/scenario/index.ts';
import { expectTranslated } from '../said.ts';
import { languageMenu, powerLine } from '../visits/two-languages.ts';
import { smallScenario } from './small-scenario.ts';

const segment = (id: string, share: number, locale?: string): Segment => ({
  id,
  title: { en: id },
  share,
  status: 'assumption',
  patience: 'customers',
  ...(locale !== undefined && { locale }),
});
/** One line of the electricity company, called by those. */
const scenarioOf = (...segments: Segment[]): ScenarioConfig => {
  const topic = (id: string, en: string, es: string) => ({
    id,
    title: { en: id },
    words: { en: { [en]: 0.9 }, es: { [es]: 0.9 } },
    share: 1,
    status: 'assumption' as const,
  });
  const desk = smallScenario.desks[1]!;
  return {
    ...smallScenario,
    products: [topic('power', 'electricity', 'luz')],
    intents: [topic('outage', 'outage', 'avería'), topic('bill', 'bill', 'factura')],
    segments,
    desks: [
      { ...desk, id: 'faults', serves: ['power.outage'] },
      { ...desk, id: 'billing', serves: ['power.bill'] },
      { ...desk, id: 'front', serves: [] },
    ],
    lines: [{ id: 'one', title: { en: 'One' }, machine: 'power-line' }],
    worlds: [
      { id: 'before', title: { en: 'Before' }, lines: ['one'], transfers: 'none' },
      { id: 'after', title: { en: 'After' }, lines: ['one'], transfers: 'all' },
    ],
  };
};
const check = (scenario: ScenarioConfig, machine: MachineConfig) => {
  const file = parseScenario(printScenario(scenario), 's.scenario.json').scenario as ScenarioFile;
  const read = parseMachine(printMachine(machine), 'm.machine.json').machine as MachineFile;
  const problems = checkMachines(file, { 'power-line': read });
  problems.forEach(expectTranslated);
  return problems;
};
const mixed = scenarioOf(segment('locals', 3), segment('guests', 1, 'es'));

describe('the languages of callers', () => {
  it('are those of their segments, else that of the scenario or the one asked for, most spoken first', () => {
    const shares = (locale?: string) =>
      callerLanguages(mixed, locale).map((each) => [each.locale, each.share]);
    expect(shares()).toEqual([
      ['en', 0.75],
      ['es', 0.25],
    ]);
    expect(shares('es')).toEqual([['es', 1]]);
    expect(shares('zh-CN')).toEqual([
      ['zh-CN', 0.75],
      ['es', 0.25],
    ]);
  });
  it('are those of the types that they are expanded to', () => {
    const { types } = expandCallers(mixed, WORLD_PARAMETERS);
    const spanish = types.filter(({ locale }) => locale === 'es');
    expect(spanish.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(0.25, 9);
    expect(
      types.filter(({ segment: id }) => id === 'locals').every(({ locale }) => locale === undefined),
    ).toBe(true);
  });
  it('need words in each of them', () => {
    const { problems } = parseScenario(
      printScenario(scenarioOf(segment('locals', 3), segment('guests', 1, 'fr'))),
      's.scenario.json',
    );
    problems.forEach(expectTranslated);
    expect(problems.map(({ code, path }) => [code, path?.join('.')])).toEqual([
      ['missing-words', 'products.0.words'],
      ['missing-words', 'intents.0.words'],
      ['missing-words', 'intents.1.words'],
    ]);
  });
});

describe('a line that callers of several languages dial', () => {
  it('has no problem when it asks for every one of them', () => {
    expect(check(mixed, powerLine({ tongue: languageMenu }))).toEqual([]);
  });
  it('leaves callers in a language they do not understand: how many is said', () => {
    const [problem, ...more] = check(mixed, powerLine({}, {}, ['en']));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      code: 'unspoken-language',
      severity: 'warning',
      path: ['segments', 1, 'locale'],
    });
    expect(problem?.message).toMatch(/^1,750 callers a month hear and think in es, .*: one\./);
  });
  it('offers other languages than theirs', () => {
    const onlyEnglish = { ...languageMenu, on: { 'DTMF.1': languageMenu.on!['DTMF.1']! } };
    expect(check(mixed, powerLine({ tongue: onlyEnglish })).map(({ code }) => code)).toContain(
      'unoffered-language',
    );
  });
  it('speaks several of them and does not say how it knows which', () => {
    expect(check(mixed, powerLine())).toMatchObject([{ code: 'language-not-asked', severity: 'info' }]);
  });
  it('is not asked for a language that nobody speaks, nor for another region of one', () => {
    const english = powerLine({}, {}, ['en']);
    expect(check(scenarioOf(segment('locals', 1), segment('nobody', 0, 'es')), english)).toEqual([]);
    expect(check(scenarioOf(segment('locals', 1), segment('british', 1, 'en-GB')), english)).toEqual([]);
  });
});
