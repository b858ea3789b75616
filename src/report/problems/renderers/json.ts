/** For programs: the problems as they are, with counts and the rules that were asked. */
import type { ProblemRenderer } from '../types.ts';

export const json: ProblemRenderer = {
  id: 'json',
  render: (problems, { fileCount, files, rules, version }) => {
    const of = (severity: string): number =>
      problems.filter((problem) => problem.severity === severity).length;
    const summary = { files: fileCount, errors: of('error'), warnings: of('warning'), infos: of('info') };
    const asked = rules.map(({ id, title, severity, reason, source }) => ({
      id,
      title: title.en,
      severity,
      reason: reason.en,
      source,
      translations: { 'zh-CN': { title: title['zh-CN'], reason: reason['zh-CN'] } },
    }));
    const shown = problems.map(({ params: _, ...problem }) => problem);
    return `${JSON.stringify({ tool: 'dialtree', version, summary, files, problems: shown, rules: asked }, undefined, 2)}\n`;
  },
};
