/** What a transcript says, in each language of reports: on the command line and in the studio. */
import type { Transcript } from '../study/index.ts';
import { isChinese } from '../util/said.ts';
import { formatDecimal } from '../util/format-number.ts';

export interface TranscriptWords {
  readonly days: readonly string[];
  readonly head: (transcript: Transcript) => readonly string[];
  readonly call: (attempt: number, day: number, weekday: string, clock: string) => string;
  readonly dials: (line: string, number: string | undefined, isRight: boolean) => string;
  /** Without a text: it is shown elsewhere. */
  readonly hears: (menu: string, text?: string, isCutShort?: boolean) => string;
  readonly presses: (key: string, label: string | undefined, isNoMatch: boolean) => string;
  readonly silent: string;
  readonly hangsUp: (isStuck: boolean) => string;
  readonly arrives: (place: string, isRight: boolean, isLost: boolean) => string;
  readonly waits: (desk: string, seconds: string, isAnswered: boolean) => string;
  readonly talks: (desk: string, seconds: string, isRight: boolean, isResolved: boolean) => string;
  readonly transferred: (desk: string) => string;
  readonly told: (line: string) => string;
  readonly asks: (need: string) => string;
  readonly refused: string;
  readonly givesUp: string;
  readonly later: (delay: string) => string;
  /** Seconds as people say them. */
  readonly length: (seconds: number) => string;
}

const en: TranscriptWords = {
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  head: ({
    caller,
    replication,
    world,
    need,
    segment,
    identity,
    devices,
    history,
    knowsMenus,
    isPatient,
    memory,
  }) => [
    `Caller ${caller + 1} of month ${replication + 1}, world "${world}": a ${segment} caller who needs ${need}.`,
    `The system knows: identity ${identity}; devices ${devices.join(', ') || 'none'}; history ${history.join(', ') || 'none'}.`,
    `The caller is ${knowsMenus ? 'used to menus' : 'new to menus'}, ${isPatient ? 'patient' : 'impatient'}, and remembers ${memory === 'high' ? 'many' : 'few'} options.`,
  ],
  call: (attempt, day, weekday, clock) => `Call ${attempt}: day ${day} (${weekday}), ${clock}`,
  dials: (line, number, isRight) =>
    `dials ${number ? `${number}, ` : ''}${line}${isRight ? '' : ' (which cannot help with this)'}`,
  hears: (menu, text, isCutShort) =>
    text === undefined ? `hears ${menu}` : `hears [${menu}] "${text}"${isCutShort ? ' (cuts it short)' : ''}`,
  presses: (key, label, isNoMatch) =>
    `presses ${key}${label ? ` (${label})` : ''}${isNoMatch ? ': not an option here' : ''}`,
  silent: 'stays silent',
  hangsUp: (isStuck) => (isStuck ? 'hangs up: stuck in the menu' : 'hangs up'),
  arrives: (place, isRight, isLost) =>
    isLost
      ? `the menu ends the call (${place})`
      : `is led to ${place}${isRight ? '' : ', which is the wrong place'}`,
  waits: (desk, seconds, isAnswered) =>
    `waits ${seconds} for ${desk}${isAnswered ? '' : ' and hangs up in the queue'}`,
  talks: (desk, seconds, isRight, isResolved) =>
    `talks to ${desk} for ${seconds}: ${isRight ? (isResolved ? 'solved' : 'not solved') : 'the wrong desk'}`,
  transferred: (desk) => `is transferred to ${desk}`,
  told: (line) => `is told to dial another number: ${line}`,
  asks: (need) => `asks about something else: ${need}`,
  refused: 'hears the busy tone: all lines of the carrier are taken',
  givesUp: 'gives up for good',
  later: (delay) => `will call again in ${delay}`,
  length: (seconds) =>
    seconds < 90
      ? `${Math.round(seconds)} s`
      : seconds < 5400
        ? `${Math.round(seconds / 60)} min`
        : seconds < 172_800
          ? `${formatDecimal(seconds / 3600, 1)} h`
          : `${formatDecimal(seconds / 86_400, 1)} days`,
};

const zh: TranscriptWords = {
  days: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  head: ({
    caller,
    replication,
    world,
    need,
    segment,
    identity,
    devices,
    history,
    knowsMenus,
    isPatient,
    memory,
  }) => [
    `第 ${replication + 1} 个月的第 ${caller + 1} 位来电者，方案“${world}”：${segment} 类客户，需求 ${need}。`,
    `系统已知：身份 ${identity}；设备 ${devices.join('、') || '无'}；历史 ${history.join('、') || '无'}。`,
    `来电者${knowsMenus ? '熟悉语音菜单' : '不熟悉语音菜单'}，${isPatient ? '有耐心' : '没有耐心'}，能记住的选项${memory === 'high' ? '较多' : '较少'}。`,
  ],
  call: (attempt, day, weekday, clock) => `第 ${attempt} 次拨打：第 ${day} 天（${weekday}）${clock}`,
  dials: (line, number, isRight) =>
    `拨打 ${number ? `${number}，` : ''}${line}${isRight ? '' : '（这条热线办不了此事）'}`,
  hears: (menu, text, isCutShort) =>
    text === undefined ? `听到“${menu}”` : `听到【${menu}】“${text}”${isCutShort ? '（未听完）' : ''}`,
  presses: (key, label, isNoMatch) =>
    `按 ${key}${label ? `（${label}）` : ''}${isNoMatch ? '：此处没有这个选项' : ''}`,
  silent: '没有按键',
  hangsUp: (isStuck) => (isStuck ? '挂断：在菜单里迷路' : '挂断'),
  arrives: (place, isRight, isLost) =>
    isLost ? `菜单结束了通话（${place}）` : `转到 ${place}${isRight ? '' : '，转错了'}`,
  waits: (desk, seconds, isAnswered) => `等候 ${desk} ${seconds}${isAnswered ? '' : '，在队列中挂断'}`,
  talks: (desk, seconds, isRight, isResolved) =>
    `与 ${desk} 通话 ${seconds}：${isRight ? (isResolved ? '已解决' : '未解决') : '找错了部门'}`,
  transferred: (desk) => `被转接到 ${desk}`,
  told: (line) => `被告知改拨另一个号码：${line}`,
  asks: (need) => `又问另一件事：${need}`,
  refused: '听到忙音：线路已满',
  givesUp: '不再拨打',
  later: (delay) => `${delay}后会再次拨打`,
  length: (seconds) =>
    seconds < 90
      ? `${Math.round(seconds)} 秒`
      : seconds < 5400
        ? `${Math.round(seconds / 60)} 分钟`
        : seconds < 172_800
          ? `${formatDecimal(seconds / 3600, 1)} 小时`
          : `${formatDecimal(seconds / 86_400, 1)} 天`,
};

/** @param language a BCP 47 tag */
export function transcriptWords(language: string): TranscriptWords {
  return isChinese(language) ? zh : en;
}
