/** For programs: the problems as they are, with counts and the rules that were asked. */
import { countProblems } from '../../../util/collect-problems.ts';
import type { Severity } from '../../../util/problem.ts';
import { translate } from '../../../words/index.ts';
import type { ProblemRenderer } from '../types.ts';

export const json: ProblemRenderer = {
  id: 'json',
  render: (problems, { fileCount, files, rules, version, notLookedAt = [] }) => {
    const of = (severity: Severity): number => countProblems(problems, severity);
    const summary = {
      files: fileCount,
      errors: of('error'),
      warnings: of('warning'),
      infos: of('info'),
      notLookedAt: notLookedAt.length,
    };
    const asked = rules.map(({ id, title, severity, reason, source }) => ({
      id,
      title: title.en,
      severity,
      reason: reason.en,
      source,
      translations: translate((language) => ({ title: title[language], reason: reason[language] })),
    }));
    const shown = problems.map(({ params: _, ...problem }) => problem);
    return `${JSON.stringify({ tool: 'dialtree', version, summary, files, problems: shown, notLookedAt, rules: asked }, undefined, 2)}\n`;
  },
};
