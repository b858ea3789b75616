/** The few words a diagram says itself. Labels of options are the machine's. */
import type { FactName } from '../../chart/index.ts';

export interface DiagramWords {
  readonly everyMenu: string;
  readonly everyMenuOf: (group: string) => string;
  readonly silence: string;
  readonly wrongKey: string;
  readonly hangUp: string;
  readonly again: string;
  readonly otherwise: string;
  readonly desk: string;
  readonly selfService: string;
  readonly ends: Readonly<Record<'caller' | 'attempts' | 'closed', string>>;
  readonly lost: (share: string) => string;
  readonly unreachable: string;
  readonly language: string;
  readonly identity: (fact: FactName) => string;
  readonly owns: (fact: FactName) => string;
  readonly history: (fact: FactName) => string;
  readonly days: string;
  readonly hours: string;
  readonly fewerThan: (max: number) => string;
  readonly not: string;
  readonly and: string;
  readonly or: string;
}

const en: DiagramWords = {
  everyMenu: 'In every menu',
  everyMenuOf: (group) => `In every menu of ${group}`,
  silence: 'silence',
  wrongKey: 'another key',
  hangUp: 'hangs up',
  again: 'hear it again',
  otherwise: 'otherwise',
  desk: 'desk',
  selfService: 'self-service',
  ends: { caller: 'hung up', attempts: 'attempts ran out', closed: 'closed' },
  lost: (share) => `lost here ${share}`,
  unreachable: 'nobody gets here',
  language: 'en',
  identity: ({ name }) => `is ${name}`,
  owns: ({ name }) => `owns ${name}`,
  history: ({ name }) => `has ${name}`,
  days: 'days',
  hours: 'h',
  fewerThan: (max) => `fewer than ${max} attempts`,
  not: 'not',
  and: 'and',
  or: 'or',
};

const zh: DiagramWords = {
  everyMenu: '任一菜单中',
  everyMenuOf: (group) => `${group} 的任一菜单中`,
  silence: '无输入',
  wrongKey: '其他按键',
  hangUp: '挂断',
  again: '再听一遍',
  otherwise: '否则',
  desk: '坐席组',
  selfService: '自助服务',
  ends: { caller: '来电者挂断', attempts: '尝试用尽', closed: '非服务时间' },
  lost: (share) => `在此流失 ${share}`,
  unreachable: '无法到达',
  language: 'zh-CN',
  identity: ({ name, isGiven }) => (isGiven ? `是${name}` : `身份为 ${name}`),
  owns: ({ name, isGiven }) => `拥有${isGiven ? '' : ' '}${name}`,
  history: ({ name, isGiven }) => (isGiven ? `有${name}` : `记录含 ${name}`),
  days: '星期',
  hours: '时',
  fewerThan: (max) => `未满 ${max} 次`,
  not: '非',
  and: '且',
  or: '或',
};

export function wordsFor(locale: string): DiagramWords {
  return locale.toLowerCase().split('-')[0] === 'zh' ? zh : en;
}
