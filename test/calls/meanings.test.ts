import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/calls/mapping/meanings.ts';

const read = (header: string): Record<string, string> =>
  Object.fromEntries(readTable(header.split(',')).columns);

describe('the names of a table of calls', () => {
  it.each([
    [
      'Call ID,Number called,Caller,Started at,Ended at',
      { call: 'Call ID', line: 'Number called', caller: 'Caller', start: 'Started at', end: 'Ended at' },
    ],
    [
      '流水号,主叫号码,被叫号码,呼入时间,入队时间,技能组,接听时间,挂机时间,挂断方,处理结果',
      {
        call: '流水号',
        caller: '主叫号码',
        line: '被叫号码',
        start: '呼入时间',
        queue: '入队时间',
        desk: '技能组',
        answer: '接听时间',
        end: '挂机时间',
        endedBy: '挂断方',
        outcome: '处理结果',
      },
    ],
  ])('are known in %s', (header, meanings) => {
    expect(read(header)).toEqual(meanings);
  });

  it('that repeat with numbers stand for what was pressed, in Chinese too', () => {
    const { columns, numbers } = readTable(['流水号', '菜单1', '按键1', '菜单2', '按键2']);
    expect([columns.get('where'), columns.get('value'), numbers]).toEqual(['菜单{i}', '按键{i}', [1, 2]]);
  });

  it('of events have a time, an event and a place', () => {
    const { rows, columns } = readTable(['通话编号', '时间', '事件', '节点', '按键']);
    expect([
      rows,
      columns.get('time'),
      columns.get('event'),
      columns.get('where'),
      columns.get('value'),
    ]).toEqual(['event', '时间', '事件', '节点', '按键']);
  });
});
