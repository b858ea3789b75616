import { readdirSync } from 'node:fs';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { create } from 'xmlbuilder2';
import {
  findProblemRenderer,
  PROBLEM_RENDERERS,
  type ProblemContext,
} from '../../../src/report/problems/index.ts';
import { RULES } from '../../../src/rules/index.ts';
import { describeCall } from '../../../src/util/describe-call.ts';
import type { Problem } from '../../../src/util/problem.ts';

const context: ProblemContext = {
  fileCount: 3,
  files: ['a/one.machine.json', 'a/two.machine.json'],
  rules: RULES,
  version: '1.2.3',
};
const PROBLEMS: readonly Problem[] = [
  {
    code: 'depth',
    severity: 'warning',
    message: 'The menu "x" is deep.',
    hint: 'Merge layers.',
    file: 'a/one.machine.json',
    path: ['states', 'x'],
    line: 12,
    column: 5,
    menu: 'x',
    call: ['DONE', 'DTMF.3', 'NO_INPUT', 'NO_INPUT'],
    facts: ['the caller is "business"'],
  },
  {
    code: 'need-served',
    severity: 'error',
    message: 'A need is "hidden" & <lost>.',
    file: 'a/one.machine.json',
    path: ['meta', 'needs', 0],
    line: 3,
    column: 9,
  },
  {
    code: 'json-syntax',
    severity: 'error',
    message: 'This is not valid JSON.',
    file: 'b c/three.machine.json',
    line: 1,
    column: 1,
  },
  { code: 'change-notice', severity: 'info', message: 'The notice is over.' },
];
const render = (
  id: string,
  problems: readonly Problem[] = PROBLEMS,
  more: Partial<ProblemContext> = {},
): string => findProblemRenderer(id)?.render(problems, { ...context, ...more }) ?? '';

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

describe('problems as text', () => {
  it('stand under their file with place, sign, word, call and what to do', () => {
    const text = render('text');
    expect(text).toContain('a/one.machine.json:12:5 ! warning  The menu "x" is deep.  [depth]');
    expect(text).toContain('shown by: press 3, stay silent twice; when the caller is "business"');
    expect(text).toContain('to do: Merge layers.');
    expect(text).toContain(
      `3 files checked against ${RULES.length} rules: 2 errors, 1 warning, 1 for information.`,
    );
    expect(text).not.toContain('\u001B');
  });

  it('are coloured when asked, and count facts beyond four', () => {
    expect(render('text', PROBLEMS, { hasColour: true })).toContain('\u001B[31m✗ error\u001B[0m');
    const crowded = render('text', [{ ...(PROBLEMS[0] as Problem), facts: ['a', 'b', 'c', 'd', 'e', 'f'] }]);
    expect(crowded).toContain('when a, b, c, d, 2 more');
  });

  it('say that there are none', () => {
    expect(render('text', [], { fileCount: 1 })).toBe(
      `1 file checked against ${RULES.length} rules: no problems.\n`,
    );
  });
});

describe('problems in Chinese', () => {
  const translated: Problem = {
    ...(PROBLEMS[0] as Problem),
    translations: {
      'zh-CN': { message: '菜单“x”过深。', hint: '请合并层级。', facts: ['来电者身份是“business”'] },
    },
  };

  it('stand with place, sign, word, call and what to do', () => {
    const text = render('text', [translated], { language: 'zh-CN', fileCount: 1 });
    expect(text).toContain('a/one.machine.json:12:5 ! 警告  菜单“x”过深。  [depth]');
    expect(text).toContain('如何重现：按3，不按任何键（2次）（来电者身份是“business”）');
    expect(text).toContain('如何处理：请合并层级。');
    expect(text).toContain(`已按 ${RULES.length} 条规则检查 1 个文件：0 个错误，1 个警告。`);
    expect(render('text', [], { language: 'zh', fileCount: 1 })).toBe(
      `已按 ${RULES.length} 条规则检查 1 个文件：没有问题。\n`,
    );
  });

  it('keep their English where nobody has translated them', () => {
    expect(render('text', PROBLEMS, { language: 'zh' })).toContain('! 警告  The menu "x" is deep.');
  });

  it.each(['json', 'sarif', 'junit'])('are the same bytes for other programs: %s', (id) => {
    expect(render(id, [translated], { language: 'zh' })).toBe(render(id, [translated]));
  });

  it.each(['sarif', 'junit'])('leave %s in English', (id) => {
    expect(render(id, [translated])).toBe(render(id, [PROBLEMS[0] as Problem]));
  });
});

describe('problems as SARIF', () => {
  const [run] = JSON.parse(render('sarif')).runs;

  it('carry physical places, and rules with their metadata', () => {
    expect(run.tool.driver).toMatchObject({ name: 'dialtree', version: '1.2.3' });
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      ...RULES.map(({ id }) => id),
      'json-syntax',
    ]);
    expect(run.results[0]).toMatchObject({
      ruleId: 'depth',
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a/one.machine.json' },
            region: { startLine: 12, startColumn: 5 },
          },
          logicalLocations: [{ fullyQualifiedName: 'x' }],
        },
      ],
    });
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  });

  it('write file names as URIs and infos as notes', () => {
    expect(run.results[2].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'b%20c/three.machine.json',
    );
    expect(run.results[3].level).toBe('note');
    expect(run.results[3].locations).toBeUndefined();
  });
});

describe('problems as JUnit', () => {
  it('are one case for each file and rule; only errors fail', () => {
    const { testsuites } = create(render('junit')).toObject() as unknown as {
      testsuites: { testsuite: { '@name': string; '@tests': string; '@failures': string }[] };
    };
    expect(
      testsuites.testsuite.map((suite) => [
        suite['@name'],
        Number(suite['@tests']),
        Number(suite['@failures']),
      ]),
    ).toEqual([
      ['a/one.machine.json', RULES.length, 1],
      ['a/two.machine.json', RULES.length, 0],
      ['b c/three.machine.json', 1, 1],
      ['dialtree', 1, 0],
    ]);
    expect(render('junit')).toContain('A need is &quot;hidden&quot; &amp; &lt;lost&gt;.');
    expect(render('junit')).toMatch(/<system-out>a\/one.machine.json:12:5 warning: The menu/);
  });
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
