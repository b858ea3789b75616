/**
 * What the columns of a table hold, by their names: English, German and Chinese as exports of this kind have them,
 * and a little misspelt. `composeMapping` makes rules of it.
 */
import { findNearest } from '../../util/find-nearest.ts';

/** What a column may hold; names without spaces, signs and case. */
const MEANINGS = {
  call: 'callid id uniqueid sessionid contactid conversationid sid calluuid anrufid 通话id 呼叫id 通话编号 会话id 流水号 录音流水号',
  caller:
    'caller callerid callernumber from ani src cli number phonenumber customernumber callingnumber anrufer 主叫 主叫号码 来电号码 客户号码 客户电话',
  line: 'dialled dialed dnis to calledid callednumber did destination line hotline dst inboundnumber service rufnummer gewählt numbercalled callednumber calledno dialednumber dialledno numberdialed numberdialled 被叫 被叫号码 热线 热线号码 接入号 接入号码',
  start:
    'start starttime startdatetime calldate startedat begin beginn date datetime initiated anrufbeginn 开始时间 呼叫时间 来电时间 呼入时间 通话开始时间',
  queue:
    'queueenter enter enqueued queuestart queuetime enteredqueue enqueuetime queuedat wartebeginn 入队时间 进入队列时间 排队开始时间',
  answer:
    'agentanswer answered answertime connected connecttime connectedtoagent answeredat angenommen 应答时间 接听时间 接通时间 坐席接听时间',
  end: 'end endtime enddatetime hangup ended disconnected disconnecttime endedat ende anrufende 结束时间 挂断时间 挂机时间 通话结束时间',
  desk: 'queue queuename desk group skill team csq warteschlange gruppe 技能组 队列 坐席组 班组',
  endedBy:
    'endedby hangupby disconnectreason terminatedby disconnectedby endreason beendetvon 挂断方 挂机方 结束原因 挂断原因',
  transfer: 'transferredto transfer transferto forwardedto weitergeleitet 转接 转接至 转接到 转出',
  outcome:
    'disposition outcome result wrapup wrapupcode category reason ergebnis anliegen 处理结果 小结 业务类型 来电原因 结果',
  event: 'event eventtype eventname type action ereignis 事件 事件类型 动作',
  time: 't time timestamp eventtime datecreated zeit zeitpunkt 时间 发生时间 事件时间',
  where: 'where menu node element state place context menü ort 节点 菜单 菜单节点 位置',
  value: 'value key digit digits input pressed choice utterance taste eingabe 按键 输入 选择 值',
} as const;
export type Meaning = keyof typeof MEANINGS;

/** Shorter names are too much like each other. */
const SHORTEST_GUESS = 5;

/** What was made of a table's columns, by names or by hand. */
export interface TableReading {
  readonly rows: 'call' | 'event';
  /** The column of each meaning; one with `{i}` in its name stands for several, numbered ones. */
  readonly columns: ReadonlyMap<Meaning, string>;
  readonly numbers: readonly number[];
}

/** Which of them a table of calls or of events can have, in the order in which they are asked for. */
export const MEANINGS_OF = {
  call: [
    'call',
    'caller',
    'line',
    'start',
    'where',
    'value',
    'time',
    'queue',
    'desk',
    'answer',
    'transfer',
    'end',
    'endedBy',
    'outcome',
  ],
  event: ['call', 'caller', 'line', 'time', 'event', 'where', 'value'],
} as const satisfies Readonly<Record<TableReading['rows'], readonly Meaning[]>>;

export function readTable(header: readonly string[]): TableReading {
  const numbered = findNumbered(header);
  const known = new Set(numbered.columns);
  const found = findMeanings(header.filter((name) => !known.has(name)));
  if (found.has('event') && (found.has('time') || found.has('start')) && !found.has('end')) {
    const time = found.get('time') ?? found.get('start');
    if (time !== undefined) found.set('time', time);
    found.delete('start');
    const where = found.get('where') ?? found.get('desk');
    if (where !== undefined) found.set('where', where);
    found.delete('desk');
    return { rows: 'event', columns: found, numbers: [] };
  }
  const start = found.get('start') ?? found.get('time');
  if (start !== undefined) found.set('start', start);
  // In a table of calls these are about keys, and belong together.
  const { menu, key, time, numbers } = numbered;
  for (const [meaning, column] of [
    ['where', menu],
    ['value', key],
    ['time', time],
  ] as const)
    if (column === undefined) found.delete(meaning);
    else found.set(meaning, column);
  return { rows: 'call', columns: found, numbers };
}

/** Every column that stands for this one: `Key 1` and `Key 2` for `Key {i}`. */
export function columnsNamed(column: string, numbers: readonly number[]): readonly string[] {
  return column.includes('{i}') ? numbers.map((i) => column.replace('{i}', String(i))) : [column];
}

function findMeanings(header: readonly string[]): Map<Meaning, string> {
  const found = new Map<Meaning, string>();
  const taken = new Set<string>();
  const words = Object.entries(MEANINGS).flatMap(([meaning, names]) =>
    names.split(' ').map((name) => [name, meaning as Meaning] as const),
  );
  const byName = new Map(words);
  for (const name of header) {
    const meaning = byName.get(plain(name));
    if (!meaning || found.has(meaning)) continue;
    found.set(meaning, name);
    taken.add(name);
  }
  for (const name of header) {
    if (taken.has(name) || plain(name).length < SHORTEST_GUESS) continue;
    const open = words.filter(([word, meaning]) => !found.has(meaning) && word.length >= SHORTEST_GUESS);
    const near = findNearest(
      plain(name),
      open.map(([word]) => word),
    );
    const meaning = near === undefined ? undefined : byName.get(near);
    if (meaning) found.set(meaning, name);
  }
  return found;
}

interface Numbered {
  readonly columns: readonly string[];
  readonly numbers: readonly number[];
  readonly menu: string | undefined;
  readonly key: string | undefined;
  readonly time: string | undefined;
}

/** `Menu 1`, `Key 1`, `Time 1`, `Menu 2`: columns that repeat. */
function findNumbered(header: readonly string[]): Numbered {
  const stems = new Map<string, number[]>();
  for (const name of header) {
    const [, before, number, after] = /^(.*?)(\d{1,2})(\D*)$/.exec(name) ?? [];
    if (number === undefined) continue;
    const stem = `${before}{i}${after}`;
    stems.set(stem, [...(stems.get(stem) ?? []), Number(number)]);
  }
  const stemOf = (names: string): string | undefined =>
    [...stems.keys()].find((stem) =>
      names.split(' ').some((name) => plain(stem.replace('{i}', '')) === name),
    );
  const [menu, key, time] = [stemOf(MEANINGS.where), stemOf(MEANINGS.value), stemOf(MEANINGS.time)];
  if (key === undefined)
    return { columns: [], numbers: [], menu: undefined, key: undefined, time: undefined };
  const numbers = stems.get(key) ?? [];
  const columns = [menu, key, time].flatMap((stem) =>
    stem === undefined ? [] : numbers.map((i) => stem.replace('{i}', String(i))),
  );
  return { columns: columns.filter((name) => header.includes(name)), numbers, menu, key, time };
}

function plain(name: string): string {
  return name
    .slice(0, 100)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
