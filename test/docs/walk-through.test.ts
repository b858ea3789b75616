import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../src/scenario/index.ts';
import { ROOT } from '../architecture/source-files.ts';
import { makeFolder, runCli } from '../cli/run-cli.ts';
import { findBlock } from '../readme/find-block.ts';

const page = (name: string): string => readFileSync(join(ROOT, 'docs', name), 'utf8');

interface Stage {
  readonly title: string;
  /** The keys that this stage brings, or brings anew. */
  readonly keys: readonly string[];
  /** The whole file as it stands then. */
  readonly scenario: Readonly<Record<string, unknown>>;
}

/** The scenario of the page at each stage: the first is a whole file, each further one keys in place of its own. */
function stagesOf(markdown: string): readonly Stage[] {
  const [, example = ''] = /^## An example that grows\n([\s\S]*?)^## /m.exec(markdown) ?? [];
  const stages: Stage[] = [];
  for (const [, title = '', text = ''] of example.matchAll(/^### (.*)\n[\s\S]*?^```json\n([\s\S]*?)^```/gm)) {
    const keys = JSON.parse(text.startsWith('{') ? text : `{${text}}`) as Record<string, unknown>;
    stages.push({ title, keys: Object.keys(keys), scenario: { ...stages.at(-1)?.scenario, ...keys } });
  }
  return stages;
}

const stages = stagesOf(page('scenario-file.md'));
const folderOf = ({ scenario }: Stage): string =>
  makeFolder({
    'machines/shop.machine.json': findBlock(page('machine-file.md'), 'json', '"id": "shop"'),
    'scenarios/shop.scenario.json': JSON.stringify(scenario),
  });
const OPTIONS = '--replications 2 --no-draws --no-sensitivity --no-control --threads 1 --quiet'.split(' ');

describe('the machine that the handbook walks through', () => {
  it('keeps every rule', async () => {
    const [first] = stages;
    const { exitCode, out } = await runCli(['check', '--max-warnings', '0'], folderOf(first!));
    expect(out).toContain('no problems');
    expect(exitCode).toBe(0);
  });
});

describe('the scenario that the handbook lets grow', () => {
  it('begins with what is needed, nothing else, and grows to hours, worlds, words and parameters', () => {
    const [first, ...others] = stages;
    expect(first?.keys.toSorted()).toEqual(
      (scenarioJsonSchema()['required'] as readonly string[]).toSorted(),
    );
    expect(others.map(({ keys }) => keys)).toEqual([
      ['desks'],
      ['worlds', 'compare'],
      ['intents', 'otherWords'],
      ['parameters'],
    ]);
  });

  it.each(stages)('runs without a warning at the stage $title', async (stage) => {
    const run = await runCli(['simulate', 'scenarios/shop.scenario.json', ...OPTIONS], folderOf(stage));
    expect(run).toMatchObject({ exitCode: 0, err: '' });
    expect(run.out).toContain('A shop’s hotline');
  });

  it('compares worlds in which callers fare differently', async () => {
    const { out } = await runCli(
      ['simulate', 'scenarios/shop.scenario.json', ...OPTIONS],
      folderOf(stages.at(-1)!),
    );
    expect(out).toMatch(/^Queue wait +[\d.]+ s +[\d.]+ s +-\d/m);
  });

  it('gives its own number in place of a default at its end', async () => {
    const { out } = await runCli(['parameters', 'scenarios/shop.scenario.json'], folderOf(stages.at(-1)!));
    expect(out).toMatch(/^repeatProbability \* .*measured {2,}numbers that rang again/m);
  });
});
