/** Files of a megabyte with one mistake in every line. What is counted is work, not time: it must grow as the file does. */
import type * as levenshtein from 'fastest-levenshtein';
import { describe, expect, it, vi } from 'vitest';
import { parseMachine, printMachine } from '../../src/chart/index.ts';
import { parseRuleConfig } from '../../src/rules/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { countProblems, MOST_PROBLEMS } from '../../src/util/collect-problems.ts';
import type { Problem } from '../../src/util/problem.ts';
import { smallMachine } from '../machine/small-machine.ts';
import { smallScenario } from '../scenario/small-scenario.ts';

const { compared } = vi.hoisted(() => ({ compared: { words: 0 } }));
vi.mock('fastest-levenshtein', async (original) => {
  const library = await original<typeof levenshtein>();
  return {
    ...library,
    closest: (word: string, known: readonly string[]) => {
      compared.words += known.length;
      return library.closest(word, known);
    },
  };
});

const list = (count: number, entry: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => entry(i)).join(',');
const machineWith = (states: string): string =>
  printMachine(smallMachine).replace('"states": {', `"states": {${states},`);
const scenarioWith = (keys: string): string => JSON.stringify(smallScenario).replace('{', `{${keys},`);
const machine = (text: string): readonly Problem[] => parseMachine(text, 'm.machine.json').problems;
const scenario = (text: string): readonly Problem[] => parseScenario(text, 's.scenario.json').problems;

const HOSTILE: Readonly<Record<string, (count: number) => readonly Problem[]>> = {
  'unknown keys': (count) => machine(`{${list(count, (i) => `"key${i}":0`)}}`),
  'one key again and again': (count) => machine(`{${list(count, () => '"a":0')}}`),
  'faults of syntax': (count) => machine(`[${','.repeat(count)}`),
  'states without a kind': (count) => machine(machineWith(list(count, (i) => `"s${i}":{}`))),
  'states with unknown keys': (count) => machine(machineWith(list(count, (i) => `"s${i}":{"k${i}":1}`))),
  'unknown targets': (count) =>
    machine(machineWith(list(count, (i) => `"s${i}":{"always":[{"target":"t${i}"}]}`))),
  'unknown keys of a scenario': (count) => scenario(scenarioWith(list(count, (i) => `"key${i}":0`))),
  'unknown parameters': (count) => {
    const one = JSON.stringify(smallScenario.callersPerMonth);
    return scenario(scenarioWith(`"parameters":{${list(count, (i) => `"p${i}":${one}`)}}`));
  },
  'unknown needs': (count) => scenario(scenarioWith(`"needs":{${list(count, (i) => `"pc.b${i}":0`)}}`)),
  'unknown rules': (count) =>
    parseRuleConfig(`{"rules":{${list(count, (i) => `"r${i}":"off"`)}}}`, 'c').problems,
};

describe.each(Object.keys(HOSTILE))('thousands of %s', (name) => {
  const read = HOSTILE[name] as (count: number) => readonly Problem[];
  const measure = (count: number): { words: number; told: number; errors: number } => {
    compared.words = 0;
    const problems = read(count);
    return { words: compared.words, told: problems.length, errors: countProblems(problems, 'error') };
  };

  it('are told up to a number, and all of them counted', () => {
    const { told, errors } = measure(6000);
    expect(told).toBeLessThanOrEqual(MOST_PROBLEMS + 2);
    // Alike ones are joined into one before the rest is counted.
    expect(errors).toBeGreaterThan(4000);
  });

  it('are compared with no more names when there are four times as many', () => {
    const [few, many] = [measure(1500), measure(6000)];
    expect(many.words).toBeLessThanOrEqual(few.words * 1.5 + 1000);
  });
});

describe('what a file says', () => {
  it('is quoted to a length that can be read', () => {
    const long = 'x'.repeat(500_000);
    const texts = [
      `{"${long}":1}`,
      `{"a":{"__proto__":1},"${long}":1,"${long}":2}`,
      `{"states":{"${long}":{}}}`,
    ];
    for (const { message, hint = '' } of texts.flatMap(machine)) {
      expect(message.length).toBeLessThan(600);
      expect(hint.length).toBeLessThan(2000);
    }
  });

  it('is read in time that grows with its length: tens of thousands of keys take no minute', () => {
    const before = process.cpuUsage();
    HOSTILE['unknown keys']?.(60_000);
    HOSTILE['one key again and again']?.(125_000);
    HOSTILE['states without a kind']?.(30_000);
    const { user } = process.cpuUsage(before);
    // A watchdog with a wide margin: it takes two seconds, and took minutes.
    expect(user / 1e6).toBeLessThan(30);
  });
});
