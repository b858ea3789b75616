/** For code hosts: SARIF 2.1.0, which marks problems at their lines in a review. */
import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from 'node-sarif-builder';
import { sayPlace } from '../../../util/describe-issues.ts';
import type { Problem } from '../../../util/problem.ts';
import { describeShown } from '../describe-shown.ts';
import type { ProblemContext, ProblemRenderer } from '../types.ts';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

export const sarif: ProblemRenderer = {
  id: 'sarif',
  render: (problems, { rules, version }) => {
    const run = new SarifRunBuilder().initSimple({ toolDriverName: 'dialtree', toolDriverVersion: version });
    for (const rule of describeRules(problems, rules)) run.addRule(rule);
    for (const problem of problems) run.addResult(describeResult(problem));
    const log = new SarifBuilder();
    log.addRun(run);
    return `${log.buildSarifJsonString({ indent: true })}\n`;
  },
};

/** Our rules, and one for each code of a reader's problem, which no rule declares. */
function describeRules(problems: readonly Problem[], rules: ProblemContext['rules']): SarifRuleBuilder[] {
  const known = new Set(rules.map(({ id }) => id));
  const others = [...new Set(problems.map(({ code }) => code))].filter((code) => !known.has(code));
  return [
    ...rules.map(({ id, title, severity, reason, source }) => {
      const rule = new SarifRuleBuilder().initSimple({
        ruleId: id,
        shortDescriptionText: title.en,
        fullDescriptionText: reason.en,
      });
      rule.rule.defaultConfiguration = { level: LEVEL[severity] };
      rule.rule.help = { text: `${title.en}. ${reason.en} Source: ${source}.` };
      rule.rule.properties = { source };
      return rule;
    }),
    ...others.map((code) =>
      new SarifRuleBuilder().initSimple({
        ruleId: code,
        shortDescriptionText: `The file cannot be used: ${code.replaceAll('-', ' ')}`,
      }),
    ),
  ];
}

function describeResult(problem: Problem): SarifResultBuilder {
  const { code, severity, message, hint, file, line, column, menu, path } = problem;
  const shown = describeShown(problem);
  const result = new SarifResultBuilder().initSimple({
    ruleId: code,
    level: LEVEL[severity],
    messageText: [message, ...(shown ? [`Shown by: ${shown}.`] : []), ...(hint ? [hint] : [])].join(' '),
  });
  if (file !== undefined) {
    // A place is a URI: forward slashes, and nothing in it that a URI may not hold.
    result.setLocationArtifactUri({ uri: encodeURI(file.replaceAll('\\', '/')) });
    if (line !== undefined && line > 0)
      result.setLocationRegion({ startLine: line, startColumn: Math.max(1, column ?? 1) });
  }
  const [location] = result.result.locations ?? [];
  if (location && menu !== undefined)
    location.logicalLocations = [{ fullyQualifiedName: menu, kind: 'state' }];
  // Lines move when a file is edited; the place in its tree hardly does.
  if (path)
    result.result.partialFingerprints = { 'dialtree/v1': `${code} ${sayPlace(path).en} ${menu ?? ''}` };
  return result;
}
