/** Problems of every kind, and their forms. */
import { findProblemRenderer, type ProblemContext } from '../../../src/report/problems/index.ts';
import { RULES } from '../../../src/rules/index.ts';
import type { NotLookedAt } from '../../../src/rules/index.ts';
import type { Problem } from '../../../src/util/problem.ts';

export const context: ProblemContext = {
  fileCount: 3,
  files: ['a/one.machine.json', 'a/two.machine.json'],
  rules: RULES,
  version: '1.2.3',
};
/** The same about two files, and one about a place. */
export const LEFT_OUT: readonly NotLookedAt[] = [
  ...['a/one.machine.json', 'a/two.machine.json'].map((file) => ({
    code: 'key-mentions' as const,
    message: 'In Tagalog the keys were not read.',
    translations: { 'zh-CN': '未读取他加禄语的按键。' },
    locale: 'tl',
    file,
  })),
  {
    code: 'recording-text',
    message: 'The recording has no words.',
    translations: { 'zh-CN': '录音没有文字。' },
    file: 'a/one.machine.json',
    path: ['states', 'x'],
    line: 7,
    column: 3,
  },
];
export const PROBLEMS: readonly Problem[] = [
  {
    code: 'depth',
    severity: 'warning',
    message: 'The menu "x" is deep.',
    hint: 'Merge layers.',
    file: 'a/one.machine.json',
    path: ['states', 'x'],
    line: 12,
    column: 5,
    menu: 'x',
    call: ['DONE', 'DTMF.3', 'NO_INPUT', 'NO_INPUT'],
    facts: ['the caller is "business"'],
  },
  {
    code: 'need-served',
    severity: 'error',
    message: 'A need is "hidden" & <lost>.',
    file: 'a/one.machine.json',
    path: ['meta', 'needs', 0],
    line: 3,
    column: 9,
  },
  {
    code: 'json-syntax',
    severity: 'error',
    message: 'This is not valid JSON.',
    file: 'b c/three.machine.json',
    line: 1,
    column: 1,
  },
  { code: 'change-notice', severity: 'info', message: 'The notice is over.' },
];
export const render = (
  id: string,
  problems: readonly Problem[] = PROBLEMS,
  more: Partial<ProblemContext> = {},
): string => findProblemRenderer(id)?.render(problems, { ...context, ...more }) ?? '';
