import { describe, expect, it } from 'vitest';
import { RENDERERS } from '../../src/report/index.ts';
import type { ReferenceCheck, ValidationResult } from '../../src/study/index.ts';

const check = (changes: Partial<ReferenceCheck>): ReferenceCheck => ({
  figure: 'waitSeconds',
  world: 'queue',
  expected: 29.1735,
  tolerance: 0,
  precision: 1,
  simulated: { mean: 29.1134, low: 28.9012, high: 29.3256, replications: 20 },
  verdict: 'agrees',
  source: 'Erlang-C',
  ...changes,
});
const RESULT: ValidationResult = {
  format: 'dialtree-validation',
  version: 1,
  confidence: 0.99,
  each: 0.9975,
  seed: 1,
  replications: 20,
  scenarios: [
    {
      id: 'erlang',
      title: { en: 'Erlang <C>', 'zh-CN': '爱尔朗' },
      file: 'erlang.scenario.json',
      calls: 1_234_567,
      checks: [
        check({}),
        check({
          figure: 'abandonRate',
          expected: 0.18303,
          tolerance: 0.0006,
          simulated: { mean: 0.1741, low: 0.1722, high: 0.176, replications: 20 },
          verdict: 'differs',
          note: { en: 'a run begins empty', 'zh-CN': '开始时为空' },
        }),
        check({ figure: 'occupancy', expected: 0.6, simulated: undefined, verdict: 'not-measured' }),
        check({ figure: 'aNewerFigure', expected: 1, verdict: 'too-wide' }),
      ],
    },
  ],
  isStopped: true,
  replay: 'dialtree validate erlang.scenario.json',
};
const render = (id: string, language: 'en' | 'zh-CN' = 'en'): string =>
  RENDERERS.find((renderer) => renderer.id === id)?.render(RESULT, { language }) ?? '';

describe('the report of a validation', () => {
  it('has each expected value with all of its digits beside two digits of the interval', () => {
    const text = render('text');
    expect(text).toMatch(/Queue wait +29\.1735 s +29\.11 +28\.90 to 29\.33 +agrees/);
    expect(text).toMatch(/Abandoned in queue +18\.303 ± 0\.06 % +17\.41 +17\.22 to 17\.60 +DIFFERS/);
    expect(text).toMatch(/Agent occupancy +60 % +- +- +not measured/);
    expect(text).toContain('a run begins empty; Erlang-C');
  });

  it('says what is wrong, what cannot be told, and that it was stopped', () => {
    const text = render('text');
    expect(text).toContain('1 of 4 agree.');
    expect(text).toContain('1 lies outside its interval');
    expect(text).toContain('1 interval is too wide');
    expect(text).toContain('1 figure has no meaning');
    expect(text).toContain('Stopped early');
    expect(text).toContain('one of 99.75 %');
  });

  it('is Chinese where that is asked for, and escapes what the file says in a page', () => {
    expect(render('text', 'zh-CN')).toContain('4 个参考值中有 1 个相符。');
    expect(render('html')).toContain('Erlang &lt;C&gt;');
  });

  it('has a row for every value in tables, empty where nothing was measured', () => {
    const rows = render('csv').trimEnd().split('\r\n');
    expect(rows).toHaveLength(5);
    expect(rows[3]).toBe('erlang,queue,occupancy,0.6,0,1,,,,not-measured,Erlang-C');
    expect(JSON.parse(render('json'))).toEqual(JSON.parse(JSON.stringify(RESULT)));
  });
});
