/**
 * Turns what a schema has to say into problems with a place in the file: what is wrong, what may stand there, and an example
 * made of what the person wrote. Shared by every kind of file we read.
 */
import { BASE_LANGUAGE, say, problemsWords, type Language } from '../words/index.ts';
import { joinAlike, type Described } from './join-alike.ts';
import {
  mendKeys,
  pathInFile,
  valueAt,
  type Finding,
  type Issue,
  type Mended,
  type ReadAgain,
} from './mend-keys.ts';
import type { JsonDocument } from './read-json.ts';
import { MOST_PROBLEMS, moreProblems } from './collect-problems.ts';
import { wordProblem, type JsonPath, type Problem } from './problem.ts';
import { sayIssue } from './say-issue.ts';
import { shorten } from './shorten.ts';
import { hintInside, hintUnknown, hintValue, type Guide } from './say-hint.ts';
import { keysAt } from './schema-nodes.ts';

/**
 * The JSON Schema of the file in a language; in English where it has no other. Asked again for every hint: making one takes
 * milliseconds, so it should be remembered.
 */
export type SchemaIn = (language: Language) => Readonly<Record<string, unknown>>;

/**
 * @param schema says what may stand where.
 * @param readAgain looks at the value once its misspelt keys are put right. Absent: they are only named.
 */
export function describeIssues(
  issues: readonly Issue[],
  document: JsonDocument,
  file: string,
  schema: SchemaIn,
  readAgain?: ReadAgain,
): Problem[] {
  const mended = mendKeys(document.value, issues, schema(BASE_LANGUAGE), readAgain);
  return describeMended(mended, document, file, schema);
}

/**
 * The problems of a value that has been put right as far as its keys go; of more than somebody reads in one file, the first
 * and the number of the rest.
 */
export function describeMended(
  mended: Mended,
  document: JsonDocument,
  file: string,
  schema: SchemaIn,
): Problem[] {
  const guide: Guide = { value: mended.value, schema };
  const described: Described[] = [
    ...mended.misplaced.map(({ owner, keys, meant, isInside }): Described => {
      const path = pathInFile([...owner, meant], mended.misplaced);
      const at = path.slice(0, isInside ? undefined : -1);
      return {
        code: 'unknown-key',
        path: [...at, keys[0] ?? meant],
        kind: isInside ? meant : `${keys.join()} ${meant}`,
        place: at,
        message: (place) =>
          say(problemsWords, ({ describeIssues: words }, language) =>
            (isInside ? words.belongsInside : words.meantKey)({
              keys: keys.map((key) => `"${shorten(key)}"`).join(words.keyComma),
              meant,
              place: place[language],
            }),
          ),
        hint: () =>
          isInside
            ? hintInside(guide, [...owner, meant])
            : say(problemsWords, (words) =>
                words.describeIssues.meantKeyHint({ key: shorten(keys[0] ?? ''), meant }),
              ),
      };
    }),
    ...mended.findings.map((finding) => describe(finding, guide, mended)),
  ];
  const joined = joinAlike(described);
  const told = joined.slice(0, MOST_PROBLEMS);
  const problems = told.map(({ code, path, message, hint, place, params }): Problem => ({
    code,
    severity: 'error',
    ...wordProblem(message(place), hint()),
    file,
    path,
    ...document.placeOf(path),
    ...(params && { params }),
  }));
  const left = joined.length - told.length + mended.left;
  return left > 0 ? [...problems, moreProblems(left, 'error', file)] : problems;
}

function describe({ kind, path, issue }: Finding, guide: Guide, mended: Mended): Described {
  const inFile = pathInFile(path, mended.misplaced);
  const owner = inFile.slice(0, -1);
  const key = String(path.at(-1) ?? '');
  const value = valueAt(mended.value, path);
  switch (kind) {
    case 'unknown':
      return {
        code: 'unknown-key',
        path: inFile,
        kind: key,
        place: owner,
        message: (place) =>
          say(problemsWords, (words, language) =>
            words.describeIssues.unknownKey({ key: shorten(key), place: place[language] }),
          ),
        hint: () => hintUnknown(guide, path.slice(0, -1), key),
      };
    case 'missing':
      return {
        code: 'missing-key',
        path: inFile,
        kind: key,
        place: owner,
        message: (place) =>
          say(problemsWords, (words, language) =>
            words.describeIssues.missingKey({ key: shorten(key), place: place[language] }),
          ),
        hint: () => hintValue(guide, path, undefined),
      };
    case 'invalid': {
      const what = sayIssue(issue, value);
      return {
        code: 'invalid-value',
        path: inFile,
        kind: `${nameOf(path, guide)} ${what.en}`,
        place: inFile,
        message: (place) =>
          say(problemsWords, (words, language) =>
            words.describeIssues.invalidValue({ place: place[language], what: what[language] }),
          ),
        hint: () => hintValue(guide, path, value),
        ...(issue.code === 'invalid_type' && { params: { expected: issue.expected } }),
      };
    }
  }
}

/** A list’s items and the names that a person chose are alike: what counts is whose they are. */
function nameOf(path: JsonPath, { schema }: Guide): string {
  const owner = path.slice(0, -1);
  const isNamed = keysAt(schema(BASE_LANGUAGE), owner).includes(String(path.at(-1)));
  return isNamed ? String(path.at(-1)) : `${String(owner.at(-1))}.*`;
}
