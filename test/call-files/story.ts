/** A log as a company might have it: numbers that do not exist, names and remarks that must never come out again. */
import type { Mapping } from '../../src/calls/index.ts';

const START = Date.UTC(2026, 2, 2, 7);

export interface Story {
  readonly csv: string;
  /** What nobody may find anywhere afterwards. */
  readonly secrets: readonly string[];
}

const print = (t: number): string => new Date(t).toISOString().slice(0, 19).replace('T', ' ');

/** @param count of calls, a few minutes apart; every seventh is without an end, every fifth caller withholds the number */
export function tellStory(count: number): Story {
  const rows = [
    'Call ID,Caller,Customer name,Remarks,Dialled,Start,Menu 1,Key 1,Time 1,Queue,Enter,Answer,End,Ended by',
  ];
  const secrets = new Set<string>();
  for (let i = 0; i < count; i++) {
    const t = START + i * 173_000;
    const number = i % 5 === 4 ? 'anonymous' : `+1555${String(1_000_000 + ((i * 7919) % 997)).slice(-7)}`;
    const name = `Exemplar Nobody${i % 997}`;
    const remark = `rang about card 4929${String(100_000_000_000 + i)}`;
    if (number !== 'anonymous') secrets.add(number.slice(1));
    secrets.add(name).add(remark);
    const isLost = i % 3 === 0;
    const key = i % 11 === 0 ? '12345678' : String((i % 4) + 1);
    const queue = isLost
      ? ['', '', '']
      : ['pc-service', print(t + 15_000), i % 2 === 0 ? print(t + 40_000) : ''];
    const end = i % 7 === 0 ? ['', ''] : [print(t + 100_000), 'caller'];
    const cells = [`id-${i}`, number, name, `"${remark}, ""urgent"""`, '+15559990000', print(t)];
    rows.push([...cells, 'main', key, print(t + 9000), ...queue, ...end].join(','));
  }
  secrets.add('12345678');
  return { csv: `${rows.join('\n')}\n`, secrets: [...secrets] };
}

export const STORY_MAPPING: Mapping = {
  format: 'csv',
  time: { pattern: 'yyyy-MM-dd HH:mm:ss', zone: 'UTC' },
  call: 'Call ID',
  caller: { column: 'Caller', country: 'US' },
  drop: ['Customer name', 'Remarks'],
  lines: { column: 'Dialled', map: { '+15559990000': 'merged' } },
  emit: [
    { event: 'start', t: 'Start' },
    { event: 'menu', t: 'Start', where: 'Menu 1' },
    { event: 'key', t: 'Time 1', where: 'Menu 1', value: 'Key 1' },
    { event: 'queue', t: 'Enter', where: 'Queue' },
    { event: 'answer', t: 'Answer', where: 'Queue' },
    { event: 'end', t: 'End', value: 'Ended by' },
  ],
};
