/** For code hosts: SARIF 2.1.0, which marks problems at their lines in a review. */
import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from 'node-sarif-builder';
import { sayPlace } from '../../../util/say-place.ts';
import type { NotLookedAt } from '../../../rules/index.ts';
import type { Problem } from '../../../util/problem.ts';
import { describeShown } from '../describe-shown.ts';
import type { ProblemContext, ProblemRenderer } from '../types.ts';

/** What code hosts call the folder that they have checked out. */
const ROOT = '%SRCROOT%';
const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

export const sarif: ProblemRenderer = {
  id: 'sarif',
  render: (found, { rules, version, notLookedAt = [], uriOf = encodeRelative }) => {
    const problems = [...found, ...notLookedAt.map(toNote)];
    const run = new SarifRunBuilder().initSimple({ toolDriverName: 'dialtree', toolDriverVersion: version });
    for (const rule of describeRules(problems, rules)) run.addRule(rule);
    for (const problem of problems) run.addResult(describeResult(problem, uriOf));
    // Where the root is, is for the reader to say: the same files give the same bytes on every machine.
    run.run.originalUriBaseIds = { [ROOT]: { description: { text: 'The root of the project.' } } };
    const log = new SarifBuilder();
    log.addRun(run);
    return `${log.buildSarifJsonString({ indent: true })}\n`;
  },
};

function encodeRelative(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}

/** What a check did not look at is a result too: where nothing is marked, it would look like a proof. */
const NOT_LOOKED_AT = 'not-looked-at';

function toNote({ code, message, file, path, line, column }: NotLookedAt): Problem {
  return {
    code: NOT_LOOKED_AT,
    severity: 'info',
    message: `Not looked at: ${message}`,
    ...(file !== undefined && { file }),
    // Fingerprints tell notes of one file apart.
    path: path ?? [code, message],
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
}

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
        shortDescriptionText:
          code === NOT_LOOKED_AT
            ? 'What the rules did not look at'
            : `The file cannot be used: ${code.replaceAll('-', ' ')}`,
      }),
    ),
  ];
}

function describeResult(problem: Problem, uriOf: (file: string) => string): SarifResultBuilder {
  const { code, severity, message, hint, file, line, column, menu, path } = problem;
  const shown = describeShown(problem);
  const result = new SarifResultBuilder().initSimple({
    ruleId: code,
    level: LEVEL[severity],
    messageText: [message, ...(shown ? [`Shown by: ${shown}.`] : []), ...(hint ? [hint] : [])].join(' '),
  });
  if (file !== undefined) {
    const uri = uriOf(file);
    const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(uri);
    result.setLocationArtifactUri({ uri, ...(isAbsolute ? {} : { uriBaseId: ROOT }) });
    // What is wrong with a whole file is shown at its first line: code hosts show nothing that has no line.
    const hasLine = line !== undefined && line > 0;
    result.setLocationRegion({
      startLine: hasLine ? line : 1,
      startColumn: hasLine ? Math.max(1, column ?? 1) : 1,
    });
  }
  const [location] = result.result.locations ?? [];
  if (location && menu !== undefined)
    location.logicalLocations = [{ fullyQualifiedName: menu, kind: 'state' }];
  // Lines move when a file is edited; the place in its tree hardly does.
  if (path)
    result.result.partialFingerprints = { 'dialtree/v1': `${code} ${sayPlace(path).en} ${menu ?? ''}` };
  return result;
}
