import { readdirSync } from 'node:fs';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { PROBLEM_RENDERERS } from '../../../src/report/problems/index.ts';
import { describeCall } from '../../../src/util/describe-call.ts';
import type { Problem } from '../../../src/util/problem.ts';
import { context } from './problem-fixture.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 20 });
const anyProblem: fc.Arbitrary<Problem> = fc
  .record(
    {
      code: fc.constantFrom('depth', 'need-served', 'json-syntax'),
      severity: fc.constantFrom('error', 'warning', 'info'),
      message: anyText,
      hint: anyText,
      file: fc.constantFrom('a/one.machine.json', 'd\\e.machine.json', '菜单.machine.json'),
      path: fc.array(fc.oneof(fc.string(), fc.nat(9)), { maxLength: 3 }),
      line: fc.nat(99),
      column: fc.nat(99),
      menu: fc.string(),
      call: fc.array(fc.constantFrom('DONE', 'DTMF.star', 'NO_INPUT'), { maxLength: 4 }),
      facts: fc.array(anyText, { maxLength: 6 }),
    },
    { requiredKeys: ['code', 'severity', 'message'] },
  )
  .map((problem) => problem as Problem);

describe('the forms of problems', () => {
  it('are the folder’s listing', () => {
    const files = readdirSync(new URL('../../../src/report/problems/renderers', import.meta.url)).map(
      (file) => file.replace('.ts', ''),
    );
    expect(PROBLEM_RENDERERS.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });

  test.prop([fc.array(anyProblem, { maxLength: 5 })])(
    'hold every problem, end with a newline and never throw',
    (problems) => {
      for (const { id, render: draw } of PROBLEM_RENDERERS) {
        const out = draw(problems, context);
        expect(out.endsWith('\n')).toBe(true);
        expect(draw(problems, context)).toBe(out);
        if (id === 'json') expect(JSON.parse(out).problems).toEqual(JSON.parse(JSON.stringify(problems)));
        if (id === 'sarif') expect(JSON.parse(out).runs[0].results.length).toBe(problems.length);
        if (id === 'junit')
          expect(out.split('<failure ').length - 1).toBe(
            problems.filter(({ severity }) => severity === 'error').length,
          );
      }
    },
  );
});

describe('a call as a sentence', () => {
  it.each([
    [['DTMF.3', 'NO_INPUT', 'NO_INPUT'], 'press 3, stay silent twice', '按3，不按任何键（2次）'],
    [['DONE', 'DTMF.star', 'DTMF.pound', 'HANGUP'], 'press *, press #, hang up', '按*，按#，挂断'],
    [['NO_MATCH', 'NO_MATCH', 'NO_MATCH'], 'press a key that means nothing 3 times', '按无效的键（3次）'],
    [['DTMF.1', 'DONE', 'DTMF.1'], 'press 1 twice', '按1（2次）'],
    [['DONE'], 'listen', '听完'],
    [[], 'dial in', '拨通'],
  ])('%j', (events, en, zh) => {
    expect(describeCall(events)).toBe(en);
    expect(describeCall(events, 'zh-CN')).toBe(zh);
  });
});
