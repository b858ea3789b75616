/** What a schema has to say, by the code and the values of an issue; the library's own sentences are not read. */
import { z } from 'zod';
import { hasWords, problemsWords, say, type Language, type Said } from '../words/index.ts';
import { findNamedFormat } from './named-formats.ts';

type Issue = z.core.$ZodIssue;
type Words = (typeof problemsWords)[Language];

/**
 * A sentence without its end. A check of our own hands in its words as `params: { said }`.
 * @param value what stands at the place of the issue.
 */
export function sayIssue(issue: Issue, value: unknown): Said {
  if (issue.code === 'custom' && issue.params?.['said']) return issue.params['said'] as Said;
  return say(problemsWords, (words) => sayIn(words, issue, value));
}

function sayIn(words: Words, issue: Issue, value: unknown): string {
  const said = words.issues;
  switch (issue.code) {
    case 'invalid_type':
      return sayType(words, issue.expected, value);
    case 'invalid_value': {
      const values = issue.values.map(quote);
      return values.length === 1
        ? said.onlyValue({ value: values[0] ?? '' })
        : said.onlyValues({ values: values.join(said.valueSeparator) });
    }
    case 'too_big':
    case 'too_small':
      return sayBound(words, issue);
    case 'invalid_format': {
      const format = issue.format === 'regex' ? findNamedFormat(issue.pattern) : undefined;
      if (format) return words.namedFormats[format];
      return issue.format === 'date' ? said.date : said.format;
    }
    case 'invalid_union':
      // Only unions told apart by one key get here, when that key has none of the values.
      return 'options' in issue && Array.isArray(issue.options)
        ? said.onlyOptions({
            options: issue.options
              .map((option) => said.option({ option: String(option) }))
              .join(said.optionSeparator),
          })
        : said.noShape;
    case 'not_multiple_of':
      return said.notMultiple({ divisor: String(issue.divisor) });
    default:
      return said.other;
  }
}

function sayType(words: Words, expected: string, value: unknown): string {
  const type = z.core.util.parsedType(value);
  if (type === 'undefined') return words.issues.missing({ expected: nameType(words, expected) });
  if (expected === 'int' && type === 'number' && Number.isFinite(value)) return words.issues.notWhole;
  // Infinity is a number to JavaScript and none to a file.
  const received = type === 'number' && !Number.isFinite(value) ? String(value) : type;
  return words.issues.wrongType({
    expected: nameType(words, expected),
    received: nameType(words, received),
  });
}

function nameType({ types }: Words, type: string): string {
  return hasWords(types.known, type) ? types.known[type] : types.other({ type });
}

function sayBound(words: Words, issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): string {
  const { origin } = issue;
  const kind = origin === 'string' ? 'string' : origin === 'array' ? 'array' : 'other';
  const values = { origin, kind, unit: words.bounds.units[kind] } as const;
  const bound = issue.exact ? 'exactly' : issue.inclusive === false ? 'outside' : 'inside';
  return issue.code === 'too_big'
    ? words.bounds.tooBig[bound]({ ...values, limit: String(issue.maximum) })
    : words.bounds.tooSmall[bound]({ ...values, limit: String(issue.minimum) });
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}
