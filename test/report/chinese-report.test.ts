import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseMachine, type MachineConfig } from '../../src/chart/index.ts';
import { findRenderer, type Language } from '../../src/report/index.ts';
import { createInlineRunner } from '../../src/runner/index.ts';
import { parseScenario, type ScenarioConfig } from '../../src/scenario/index.ts';
import { namedParameters, runStudy, type Sensitivity, type StudyResult } from '../../src/study/index.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

function readMachines(): Record<string, MachineConfig> {
  const files = readdirSync(new URL('../../machines/', import.meta.url), {
    recursive: true,
    encoding: 'utf8',
  }).filter((name) => name.endsWith('.machine.json'));
  return Object.fromEntries(
    files
      .map((name) => parseMachine(read(`machines/${name}`), name).machine!.config)
      .map((config) => [config.id, config]),
  );
}

/**
 * The project's own case with a handful of callers: every word of the report is there, the numbers mean
 * nothing.
 */
async function runSmallStudy(): Promise<StudyResult> {
  const config = parseScenario(read('scenarios/eighteen-lines.scenario.json'), 'x').scenario!.config;
  const scenario: ScenarioConfig = {
    ...config,
    days: 7,
    callersPerMonth: { ...config.callersPerMonth, value: 400, low: 300, high: 500 },
  };
  const worlds = [scenario.compare.before, scenario.compare.after];
  const design = {
    scenario,
    file: 'scenarios/eighteen-lines.scenario.json',
    machines: readMachines(),
    worlds,
    locale: 'zh-CN',
    seed: 1,
    replications: 2,
    draws: 0,
    sensitivityReplications: 0,
    hasControl: false,
    replay: 'npx dialtree simulate scenarios/eighteen-lines.scenario.json --seed 1',
  };
  const result = await runStudy(design, createInlineRunner(design), {});
  return {
    ...result,
    sensitivity: [result.figureInfo[0]!.id, ...result.published.map(({ figure }) => figure)].map((figure) =>
      tornadoOf(figure, result),
    ),
  };
}

/**
 * Every parameter has a bar, and every bar turns the result around: so every name is printed, in tables and
 * in sentences.
 */
function tornadoOf(figure: string, { parameters }: StudyResult): Sensitivity {
  const bars = parameters.map(({ name, unit, status, low, high }) => ({
    parameter: name,
    unit,
    status,
    low,
    high,
    atLow: { mean: -0.02, low: -0.021, high: -0.019, replications: 3 },
    atHigh: { mean: 0.01, low: 0.009, high: 0.011, replications: 3 },
  }));
  return { figure, base: -0.01, replications: 1, days: 7, bars };
}

/** What a reader sees, without markup. */
function textOf(report: string): string[] {
  return report
    .replaceAll(/<style[\s\S]*?<\/style>|<head[\s\S]*?<\/head>|<code>[\s\S]*?<\/code>/g, '\n')
    .replaceAll(/<\/?(?:span|small|strong|em|b|i)\b[^>]*>/g, '')
    .replaceAll(/<[^>]+>/g, '\n')
    .replaceAll(/&amp;/g, '&')
    .replaceAll(/&lt;/g, '<')
    .replaceAll(/&gt;/g, '>')
    .replaceAll(/&quot;/g, '"')
    .replaceAll(/&#39;/g, "'")
    .replaceAll(/\\(.)/g, '$1')
    .split(/\n| \| |。/)
    .map((line) => line.trim());
}

/**
 * Ids (cut short in a chart), file names, measures known by their letters, and sources, which are cited as
 * they are.
 */
function createNameless(result: StudyResult): (line: string) => string {
  const menus = result.worlds.flatMap(({ prompts, lostAt }) =>
    [...prompts, ...lostAt].map(({ menu }) => menu),
  );
  const listed = (result.numbers ?? []).map(({ source = '' }) => ({ source }));
  const sources = [...result.parameters, ...result.published, ...result.experience, ...listed].map(
    ({ source }) => source.replace(/^no source found[^;]*/, '').replace(/\s+/g, ' '),
  );
  // Numbers by their places in the file; words of callers in the languages of their lists.
  const numbers = (result.numbers ?? []).flatMap((list) =>
    list.numbers.flatMap(({ path, title }) => [path, ...(list.id === 'words' ? Object.values(title) : [])]),
  );
  const ids = [
    ...numbers,
    ...result.parameters.map(({ name }) => name),
    ...result.worlds.map(({ id }) => id),
    ...menus,
    result.scenario.id,
    result.scenario.file,
    result.replay,
    result.locale,
  ];
  const letters = [
    'Dialtree',
    'dialtree-study',
    'CSAT',
    'CES',
    'NPS',
    '```sh',
    'JSON',
    'CSV',
    'Markdown',
    'HTML',
    'en',
  ];
  const known = [...new Set([...sources, ...ids, ...letters])]
    .filter((text) => text !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const names = new RegExp(`(?<!\\w)(?:${known.join('|')})(?!\\w)`, 'g');
  return (line) =>
    line
      .replace(/\s+/g, ' ')
      .replaceAll(names, '')
      .replaceAll(/[\w.-]+…/g, (cut) => (menus.some((id) => id.startsWith(cut.slice(0, -1))) ? '' : cut));
}

describe('the Chinese report of a small study', () => {
  let result: StudyResult;
  let withoutNames: (line: string) => string;
  beforeAll(async () => {
    result = await runSmallStudy();
    withoutNames = createNameless(result);
  }, 60_000);

  it.each(['text', 'md', 'html'])('has no English in it but names and sources: %s', (id) => {
    const report = findRenderer(id)!.render(result, { language: 'zh-CN', version: '1.0.0' });
    const english = textOf(report).filter((line) => /[A-Za-z]{2,}/.test(withoutNames(line)));
    expect([...new Set(english)]).toEqual([]);
  });

  it('is found English by the same measure when it is', () => {
    const report = findRenderer('md')!.render(result, { language: 'en' });
    expect(textOf(report).filter((line) => /[A-Za-z]{2,}/.test(withoutNames(line))).length).toBeGreaterThan(
      100,
    );
  });

  it.each<Language>(['en', 'zh-CN'])(
    'names every parameter by its title and by what a scenario calls it: %s',
    (language) => {
      const page = findRenderer('html')!.render(result, { language });
      const names = namedParameters(
        parseScenario(read('scenarios/eighteen-lines.scenario.json'), 'x').scenario!.config,
      ).map(({ name }) => name);
      expect(names.length).toBeGreaterThan(50);
      for (const name of names)
        expect(page).toMatch(
          new RegExp(
            `${language === 'zh-CN' ? '\\p{Script=Han}[^<]*' : '[A-Z][a-z][^<]*'} <code>${name}</code>`,
            'u',
          ),
        );
    },
  );
});
