import { expect, it } from 'vitest';
import { createFirstCallSolver } from '../../src/study/index.ts';
import { readMachines, readScenario } from '../studio/figures/read-project.ts';

const question = {
  scenario: readScenario(),
  machines: readMachines('merged', 'lines'),
  file: '',
  worlds: ['before'],
  locale: 'en',
  seed: 1,
  replay: '',
};
const posterior = {
  names: [],
  scales: [],
  mean: [],
  factor: [],
  heard: Object.keys(question.machines),
  counts: '',
  calls: 0,
  from: '',
  to: '',
};

it('does not take a factor of labels for one of words that has the same value', () => {
  const solve = createFirstCallSolver({ ...question, scenario: { ...question.scenario, posterior } });
  const own = solve('before', {}).misroutedRate;
  const words = solve('before', { 'words.intent.ask': 0.4 }).misroutedRate;
  // Every machine was heard: factors of labels change nothing there.
  expect(words).not.toBe(own);
  expect(solve('before', { 'labels.intent.ask': 0.4 }).misroutedRate).toBe(own);
});

it('holds factors of labels in machines that are new to the log, whether a test has heard them or not', () => {
  const { heard } = posterior;
  const at = (labelled: readonly string[], known = heard): number =>
    createFirstCallSolver({
      ...question,
      scenario: { ...question.scenario, posterior: { ...posterior, heard: known, labelled } },
    })('before', { 'labels.intent.ask': 0.4 }).misroutedRate;
  const tested = at(heard);
  expect(tested).not.toBe(at([]));
  expect(tested).toBe(at([], []));
});
