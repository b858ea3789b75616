import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  capProblems,
  collectProblems,
  countProblems,
  MOST_PROBLEMS,
} from '../../src/util/collect-problems.ts';
import { hasErrors, type Problem, type Severity } from '../../src/util/problem.ts';
import { asSaid } from '../../src/words/index.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const wrong = (severity: Severity, line: number): Problem => ({
  code: 'some-code',
  severity,
  message: 'Wrong.',
  file: 'a.json',
  line,
});

describe('the problems of one file', () => {
  test.prop([fc.array(fc.constantFrom(...SEVERITIES), { maxLength: 40 }), fc.integer({ min: 1, max: 90 })], {
    numRuns: 30,
  })('are counted whole, and none of the worst is left out for a lesser one', (pattern, times) => {
    const all = Array.from({ length: times }, (_, i) => pattern.map((each, j) => wrong(each, i + j))).flat();
    const told = capProblems(all, 'a.json');
    for (const severity of SEVERITIES)
      expect(countProblems(told, severity)).toBe(all.filter((each) => each.severity === severity).length);
    expect(hasErrors(told)).toBe(hasErrors(all));
    expect(told.length).toBeLessThanOrEqual(MOST_PROBLEMS + SEVERITIES.length);
    const shown = told.filter(({ params }) => !params);
    if (shown.some(({ severity }) => severity !== 'error'))
      expect(told.some(({ severity, params }) => severity === 'error' && params)).toBe(false);
    // Capping again changes nothing: files that were capped are joined with others that were.
    expect(capProblems(told, 'a.json')).toEqual(told);
  });

  it('say how many more there are in their last, in both languages', () => {
    const all = Array.from({ length: 40_000 }, (_, i) => wrong('error', i));
    expect(capProblems(all, 'a.json').at(-1)).toMatchObject({
      code: 'more-problems',
      severity: 'error',
      message: '39000 more problems of this file are not listed.',
      translations: { 'zh-CN': { message: '此文件还有 39000 个问题没有列出。' } },
      params: { left: 39_000 },
    });
  });

  it('ask for a hint only where it is told', () => {
    const asked: number[] = [];
    const { report, problems } = collectProblems({ placeOf: () => ({ line: 1, column: 1 }) }, 'a.json');
    for (let i = 0; i < 5000; i++)
      report('some-code', [i], asSaid('Wrong.'), () => {
        asked.push(i);
        return asSaid('Mend it.');
      });
    expect(problems()).toHaveLength(MOST_PROBLEMS + 1);
    expect(asked).toHaveLength(MOST_PROBLEMS);
  });
});
