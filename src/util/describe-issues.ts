/**
 * Turns what a schema has to say into problems with a place in the file. Shared by every kind of file we
 * read.
 */
import type { z } from 'zod';
import type { JsonDocument } from './read-json.ts';
import { wordProblem, type JsonPath, type Problem } from './problem.ts';
import { say } from './said.ts';
import { isMissing, sayIssue } from './say-issue.ts';

type Issue = z.core.$ZodIssue;

const SEE_SCHEMA = say(
  'What may stand here is in the JSON Schema of such files, which `dialtree schema` prints.',
  '此处可写的内容见这种文件的 JSON Schema，可用“dialtree schema”输出。',
);

export function describeIssues(issues: readonly Issue[], document: JsonDocument, file: string): Problem[] {
  return issues.flatMap((issue) => describe(issue, [], document, file));
}

function describe(issue: Issue, prefix: JsonPath, document: JsonDocument, file: string): Problem[] {
  const path: JsonPath = [
    ...prefix,
    ...issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
  ];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Several shapes are allowed: speak about the one that came nearest, or the reader drowns in
    // alternatives.
    const nearest = issue.errors.toSorted((a, b) => severityOf(a) - severityOf(b))[0] ?? [];
    return nearest.flatMap((inner) => describe(inner, path, document, file));
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.flatMap((inner) => describe({ ...inner, path: [] } as Issue, path, document, file));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      severity: 'error',
      ...wordProblem(
        say(
          `"${key}" is not a key that belongs ${formatPath(path)}.`,
          `${placeInChinese(path)}不能有“${key}”这一项。`,
        ),
        say('Remove it, or correct its spelling.', '将其删去，或改正拼写。'),
      ),
      file,
      path: [...path, key],
      ...document.placeOf([...path, key]),
    }));
  }
  const key = path.at(-1);
  if (isMissing(issue) && key !== undefined) {
    const owner = path.slice(0, -1);
    return [
      {
        code: 'missing-key',
        severity: 'error',
        ...wordProblem(
          say(`"${key}" is missing ${formatPath(owner)}.`, `${placeInChinese(owner)}缺少“${key}”这一项。`),
          SEE_SCHEMA,
        ),
        file,
        path,
        ...document.placeOf(path),
      },
    ];
  }
  return [
    {
      code: 'invalid-value',
      severity: 'error',
      ...wordProblem(
        say(
          `${formatPath(path)}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}.`,
          `${placeInChinese(path)}：${sayIssue(issue)}。`,
        ),
        SEE_SCHEMA,
      ),
      file,
      path,
      ...document.placeOf(path),
    },
  ];
}

/** A shape that only complains deep inside came nearer than one whose very type is wrong. */
function severityOf(issues: readonly Issue[]): number {
  const shallow = issues.filter((issue) => issue.path.length === 0 && issue.code === 'invalid_type').length;
  return shallow * 1000 + issues.length;
}

function placeInChinese(path: JsonPath): string {
  return path.length === 0 ? '文件顶层' : `${formatPath(path).replace(/^at /, '')} 处`;
}

/** `at states.menu.on["DTMF.1"].target`; `at the top of the file` for the root. */
export function formatPath(path: JsonPath): string {
  if (path.length === 0) return 'at the top of the file';
  let out = '';
  for (const step of path) {
    if (typeof step === 'number') out += `[${step}]`;
    else if (/^[A-Za-z_$][\w$-]*$/.test(step)) out += out ? `.${step}` : step;
    else out += `[${JSON.stringify(step)}]`;
  }
  return `at ${out}`;
}
