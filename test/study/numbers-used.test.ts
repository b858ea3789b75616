import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario, type ScenarioConfig } from '../../src/scenario/index.ts';
import { numbersUsed } from '../../src/study/index.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../scenarios/${name}.scenario.json`, import.meta.url), 'utf8'));

function configOf(name: string): ScenarioConfig {
  return parseScenario(JSON.stringify(read(name)), name).scenario!.config;
}

/** Every number of a document, by its path as `numbersUsed` writes it. */
function walk(value: unknown, path = ''): [path: string, value: number][] {
  if (typeof value === 'number') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, i) => walk(item, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    walk(
      item,
      /(?:words|\.(?:products|intents)\.[\w-]+)\.[\w-]+$|^needs$/.test(path)
        ? `${path}[${JSON.stringify(key)}]`
        : path === ''
          ? key
          : `${path}.${key}`,
    ),
  );
}

describe.each(['eighteen-lines', 'city'])('the numbers of the scenario %s', (name) => {
  const lists = numbersUsed(configOf(name), ['zh-CN']);
  const all = lists.flatMap(({ numbers }) => numbers);

  it('are every number of its file, each once, with its value', () => {
    const listed = all.filter(({ path }) => !/^[A-Z_]+/.test(path)).map(({ path, value }) => [path, value]);
    const byPath = (a: unknown[], b: unknown[]): number => String(a[0]).localeCompare(String(b[0]));
    expect(listed.length).toBeGreaterThan(200);
    expect(listed.toSorted(byPath)).toEqual(walk(read(name)).toSorted(byPath));
  });

  it('hold the default tables that the file leaves out', () => {
    expect(all.filter(({ path }) => path.startsWith('HOUR_SHARES')).length).toBe(24);
    expect(all.filter(({ path }) => path.startsWith('CUSTOMER_HAZARD.rate')).length).toBeGreaterThan(5);
  });

  it('say what is drawn, what stands, and what nobody looks at', () => {
    const useOf = (path: string) => all.find((each) => each.path === path)?.use;
    expect(useOf('callersPerMonth.value')).toBe('drawn');
    expect(useOf('products[0].share')).toBe('fixed');
    const words = lists.filter(({ id }) => id === 'words').flatMap(({ numbers }) => numbers);
    expect(new Set(words.map(({ title, use }) => `${Object.keys(title)[0]} ${use}`))).toEqual(
      new Set(['en unused', 'zh-CN fixed']),
    );
  });

  it('have a title that is no id, in every language of the program', () => {
    for (const { id, title, numbers } of lists) {
      if (id === 'words' || id === 'published' || id === 'needs') continue;
      for (const text of [title, ...numbers.map((each) => each.title)])
        expect([text['en'], text['zh-CN']].every(Boolean)).toBe(true);
    }
  });
});
