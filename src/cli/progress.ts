import { SingleBar } from 'cli-progress';
import type { Io } from './io.ts';
import { asSaid, type Said } from '../util/said.ts';
import { chooseUiLanguage } from './choose-ui-language.ts';

export interface Progress {
  readonly show: (done: number, total: number, stage: string) => void;
  readonly end: () => void;
}

/** What a study is at, in Chinese. */
const STAGES: Readonly<Record<string, string>> = { worlds: '各情形', control: '对照', sensitivity: '敏感性' };

/** On standard error: a bar for a person who waits, one line for a log. */
export function startProgress(io: Io, isQuiet: boolean, what: Said | string): Progress {
  const { en, 'zh-CN': zh } = asSaid(what);
  const isChinese = chooseUiLanguage(io) === 'zh';
  if (!io.isInteractive && !isQuiet) io.err(isChinese ? `${zh}。按 Ctrl-C 可停止并报告已完成的部分。\n` : `${en}. Ctrl-C stops and reports what is done.\n`);
  if (!io.isInteractive || isQuiet) return { show: () => undefined, end: () => undefined };
  const bar = new SingleBar({
    format: isChinese ? '{bar} {percentage}%  {value}/{total} 个月  {stage}  还需 {eta_formatted}' : '{bar} {percentage}%  {value}/{total} months  {stage}  {eta_formatted} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  let isStarted = false;
  return {
    show: (done, total, name) => {
      const stage = (isChinese && STAGES[name]) || name;
      if (!isStarted) bar.start(total, done, { stage });
      isStarted = true;
      bar.setTotal(total);
      bar.update(done, { stage });
    },
    end: () => {
      if (isStarted) bar.stop();
      isStarted = false;
    },
  };
}
