/**
 * For build servers: JUnit XML, one test case for each file and rule. Errors are failures; the rest stands in
 * the output of its case. Sentences for people, so what nobody sees is shown: XML cannot hold most of it anyway.
 */
import { create } from 'xmlbuilder2';
import type { Problem } from '../../../util/problem.ts';
import { showText } from '../../../util/show-text.ts';
import { guardXml } from '../../../util/guard-xml.ts';
import { describeShown } from '../describe-shown.ts';
import { groupProblems } from '../group-problems.ts';
import type { ProblemRenderer } from '../types.ts';

export const junit: ProblemRenderer = {
  id: 'junit',
  render: (problems, { files, rules, notLookedAt = [] }) => {
    const byFile = groupProblems(problems, (problem) => problem.file ?? '');
    const names = [...new Set([...files, ...byFile.keys()])];
    const isError = ({ severity }: Problem): boolean => severity === 'error';
    const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', { name: 'dialtree check' });
    for (const file of names) {
      const byCode = groupProblems(byFile.get(file) ?? [], (problem) => problem.code);
      // A file that cannot be read was asked nothing.
      const asked = files.includes(file) ? rules.map(({ id }) => id) : [];
      const codes = [...new Set([...asked, ...byCode.keys()])];
      const failures = codes.filter((code) => byCode.get(code)?.some(isError)).length;
      const suite = root.ele('testsuite', {
        name: showText(file) || 'dialtree',
        tests: codes.length,
        failures,
        errors: 0,
        skipped: 0,
      });
      for (const code of codes) {
        const found = byCode.get(code) ?? [];
        const testCase = suite.ele('testcase', {
          name: showText(code),
          classname: showText(file) || 'dialtree',
        });
        for (const problem of found.filter(isError))
          testCase
            .ele('failure', { message: showText(problem.message), type: showText(code) })
            .txt(describe(problem));
        const milder = found.filter((problem) => !isError(problem));
        if (milder.length > 0) testCase.ele('system-out').txt(milder.map(describe).join('\n'));
      }
      const left = notLookedAt.filter((note) => note.file === file);
      if (left.length > 0)
        suite
          .ele('system-out')
          .txt(left.map(({ message }) => showText(`not looked at: ${message}`)).join('\n'));
    }
    return guardXml(`${root.end({ prettyPrint: true })}\n`);
  },
};

function describe(problem: Problem): string {
  const { file, line, column, severity, message, hint } = problem;
  const place = file === undefined ? '' : `${file}:${line ?? 1}:${column ?? 1} `;
  const shown = describeShown(problem);
  return showText(
    `${place}${severity}: ${message}${shown ? ` Shown by: ${shown}.` : ''}${hint ? ` ${hint}` : ''}`,
  );
}
