/**
 * What a schema has to say, in Chinese. zod's own Chinese keeps the English names of types and of what it
 * received.
 */
import type { z } from 'zod';
import { REFUSALS } from './refusals.ts';
import type { Said } from './said.ts';

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
  record: '对象',
  null: '空值',
  undefined: '空缺',
  nan: '非数字',
};

/** A sentence without its end. A check of our own hands in its words as `params: { said }`. */
export function sayIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (isMissing(issue)) return `缺少此项，应为${nameType(issue.expected)}`;
      return issue.expected === 'int' && receivedBy(issue) === 'number'
        ? '应为整数'
        : `应为${nameType(issue.expected)}，实际为${nameType(receivedBy(issue))}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `只能是 ${quote(issue.values[0])}`
        : `只能是 ${issue.values.map(quote).join('、')} 之一`;
    case 'too_big':
    case 'too_small':
      return sayBound(issue);
    case 'invalid_format':
      return (
        Object.values(REFUSALS).find(({ en }) => en === issue.message)?.['zh-CN'] ??
        (issue.format === 'date' ? '须为 ISO 日期，例如 2025-03-01' : '格式不正确')
      );
    case 'invalid_union':
      // Only unions told apart by one key get here, when that key has none of the values.
      return 'options' in issue && Array.isArray(issue.options)
        ? `只能是 ${issue.options.map(quote).join('、')} 之一`
        : '不是任何一种允许的形式';
    case 'not_multiple_of':
      return `须为 ${issue.divisor} 的倍数`;
    case 'custom': {
      const said = issue.params?.['said'] as Said | undefined;
      return said?.['zh-CN'] ?? '内容不符合要求';
    }
    default:
      return '内容不符合要求';
  }
}

/** zod does not hand out what it received, but says it. */
function receivedBy({ message }: Issue): string {
  return /received (\w+)/.exec(message)?.[1] ?? 'undefined';
}

export function isMissing(issue: Issue): boolean {
  return issue.code === 'invalid_type' && receivedBy(issue) === 'undefined';
}

function sayBound(issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): string {
  const [limit, isMost] = issue.code === 'too_big' ? [issue.maximum, true] : [issue.minimum, false];
  const unit = issue.origin === 'string' ? ' 个字符' : issue.origin === 'array' ? ' 项' : '';
  if (issue.exact) return `须恰为 ${limit}${unit}`;
  if (issue.inclusive === false) return `须${isMost ? '小于' : '大于'} ${limit}${unit}`;
  return `${isMost ? '最多' : '至少'}为 ${limit}${unit}`;
}

function nameType(type: string): string {
  return TYPES[type] ?? ` ${type}`;
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}
