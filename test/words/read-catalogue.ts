/** The catalogue as its files hold it: every message with its key, in every language. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type Token } from '@messageformat/parser';
import { listLanguages } from '../../src/words/compile.mjs';
import { ROOT } from '../architecture/source-files.ts';

export const FOLDER = join(ROOT, 'src/words');
export const LANGUAGES = listLanguages(FOLDER);
export const [BASE = '', ...OTHERS] = LANGUAGES;

/** Key (`rules.depth.title`) -> message. */
export type Messages = ReadonlyMap<string, string>;

export const CATALOGUE: ReadonlyMap<string, Messages> = new Map(
  LANGUAGES.map((language) => [
    language,
    new Map(leavesOf(JSON.parse(readFileSync(join(FOLDER, `${language}.json`), 'utf8')))),
  ]),
);

export function messagesIn(language: string): Messages {
  return CATALOGUE.get(language) ?? new Map();
}

function leavesOf(value: unknown, path: readonly string[] = []): [string, string][] {
  return typeof value === 'string'
    ? [[path.join('.'), value]]
    : Object.entries(value as object).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

export function parametersOf(message: string): ReadonlySet<string> {
  return new Set(parse(message).flatMap(readParameters));
}

function readParameters(token: Token): string[] {
  return [
    ...('arg' in token ? [token.arg] : []),
    ...('cases' in token ? token.cases.flatMap(({ tokens }) => tokens.flatMap(readParameters)) : []),
  ];
}

/** What a message says whatever its parameters are: the texts of all its cases one after another. */
export function textOf(message: string): string {
  return parse(message)
    .map((token) => readText(token))
    .join('');
}

function readText(token: Token): string {
  if (token.type === 'content') return token.value;
  return 'cases' in token
    ? token.cases.map(({ tokens }) => tokens.map((inner) => readText(inner)).join('')).join(' ')
    : ' ';
}
