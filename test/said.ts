/** What two languages must share: names, numbers and keys are values, and values are not translated. */
import { expect } from 'vitest';
import type { Problem } from '../src/util/problem.ts';

/** Words that English quotes and Chinese has names for. */
const NAMED: Readonly<Record<string, string>> = {
  operator: '转人工',
  repeat: '重听',
  back: '返回',
  choice: '普通选项',
  'for repairs, press 3': '维修请按 3',
  'product.intent': '产品.来意',
};

/** Quoted words, numbers, names with dots, language tags, events and keys. */
const VALUES =
  /"([^"]+)"|(?<![\w.])(\d+(?:\.\d+)?)(?![\w.]*\w)|\b(\w+(?:\.\w+)+)\b|\b([a-z]{2}-[A-Z]{2})\b|\b((?:NO_INPUT|NO_MATCH|HANGUP|DONE|DTMF\.\w+))\b|key ([*#])/g;

export function valuesIn(english: string): string[] {
  return [...english.matchAll(VALUES)].map(
    (match) => match.slice(1).find((group) => group !== undefined) ?? '',
  );
}

/** English running text: what is quoted is a value, whatever its language. */
const ENGLISH_PHRASE = /\b[a-z]{2,} [a-z]{2,}\b/i;

export function expectSaidInChinese(english: string, chinese: string | undefined): void {
  expect(chinese, english).toMatch(/\p{Script=Han}/u);
  const said = chinese ?? '';
  for (const value of valuesIn(english))
    expect(
      said.includes(value) || said.includes(NAMED[value] ?? value),
      `${said} — says "${value}", as: ${english}`,
    ).toBe(true);
  expect(said.replaceAll(/"[^"]*"|“[^”]*”|JSON Schema|--[\w-]+( [\w.=,-]+)?/g, ''), said).not.toMatch(
    ENGLISH_PHRASE,
  );
  expect(said, 'a placeholder that was not filled').not.toMatch(/undefined|\[object|\$\{/);
}

export function expectTranslated(problem: Problem): void {
  const { message, hint, facts } = problem;
  const chinese = problem.translations?.['zh-CN'];
  expectSaidInChinese(message, chinese?.message);
  expect(chinese?.message).toMatch(/[。？！]$/u);
  expect(chinese?.hint === undefined).toBe(hint === undefined);
  if (hint !== undefined) expectSaidInChinese(hint, chinese?.hint);
  expect(chinese?.facts?.length).toBe(facts?.length);
  // Days of the week have names.
  facts?.forEach((fact, i) => expectSaidInChinese(fact.replace(/ on days .*/, ''), chinese?.facts?.[i]));
}
