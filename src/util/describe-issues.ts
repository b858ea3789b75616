/**
 * Turns what a schema has to say into problems with a place in the file. Shared by every kind of file we
 * read.
 */
import type { z } from 'zod';
import type { JsonDocument } from './read-json.ts';
import { wordProblem, type JsonPath, type Problem } from './problem.ts';
import { say, problemsWords, type Said } from '../words/index.ts';
import { sayIssue } from './say-issue.ts';

type Issue = z.core.$ZodIssue;

const SEE_SCHEMA = say(problemsWords, (words) => words.describeIssues.seeSchema);

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
        say(problemsWords, (words, language) =>
          words.describeIssues.unknownKey({ key, place: sayPlace(path)[language] }),
        ),
        say(problemsWords, (words) => words.describeIssues.unknownKeyHint),
      ),
      file,
      path: [...path, key],
      ...document.placeOf([...path, key]),
    }));
  }
  const key = path.at(-1);
  const value = valueAt(document.value, path);
  if (issue.code === 'invalid_type' && value === undefined && key !== undefined) {
    const owner = path.slice(0, -1);
    return [
      {
        code: 'missing-key',
        severity: 'error',
        ...wordProblem(
          say(problemsWords, (words, language) =>
            words.describeIssues.missingKey({ key, place: sayPlace(owner)[language] }),
          ),
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
        say(problemsWords, (words, language) =>
          words.describeIssues.invalidValue({
            place: sayPlace(path)[language],
            what: sayIssue(issue, value)[language],
          }),
        ),
        SEE_SCHEMA,
      ),
      file,
      path,
      ...document.placeOf(path),
      ...(issue.code === 'invalid_type' && { params: { expected: issue.expected } }),
    },
  ];
}

/** A shape that only complains deep inside came nearer than one whose very type is wrong. */
function severityOf(issues: readonly Issue[]): number {
  const shallow = issues.filter((issue) => issue.path.length === 0 && issue.code === 'invalid_type').length;
  return shallow * 1000 + issues.length;
}

function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** `at states.menu.on["DTMF.1"].target`; `at the top of the file` for the root. */
export function sayPlace(path: JsonPath): Said {
  return say(problemsWords, ({ place }) =>
    path.length === 0 ? place.top : place.at({ path: formatPath(path) }),
  );
}

/** `states.menu.on["DTMF.1"].target`: as one would write it in a program. */
export function formatPath(path: JsonPath): string {
  let out = '';
  for (const step of path) {
    if (typeof step === 'number') out += `[${step}]`;
    else if (/^[A-Za-z_$][\w$-]*$/.test(step)) out += out ? `.${step}` : step;
    else out += `[${JSON.stringify(step)}]`;
  }
  return out;
}
