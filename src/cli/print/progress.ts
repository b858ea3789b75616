import { SingleBar } from 'cli-progress';
import type { Io } from '../process/io.ts';
import { say, cliWords, saidIn, type Said } from '../../words/index.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';

const STAGES = {
  worlds: say(cliWords, (words) => words.progress.worlds),
  control: say(cliWords, (words) => words.progress.control),
  sensitivity: say(cliWords, (words) => words.progress.sensitivity),
  points: say(cliWords, (words) => words.progress.points),
};

export interface Progress {
  /** @param stage a stage of a study by its name, or words of one's own */
  readonly show: (done: number, total: number, stage: keyof typeof STAGES | Said) => void;
  readonly end: () => void;
}

/** On standard error: a bar for a person who waits, one line for a log. */
export function startProgress(io: Io, isQuiet: boolean, what: Said): Progress {
  const { en, 'zh-CN': zh } = what;
  const isChinese = chooseUiLanguage(io) === 'zh';
  if (!io.isInteractive && !isQuiet)
    io.err(
      isChinese
        ? `${zh}。按 Ctrl-C 可停止并报告已完成的部分。\n`
        : `${en}. Ctrl-C stops and reports what is done.\n`,
    );
  if (!io.isInteractive || isQuiet) return { show: () => undefined, end: () => undefined };
  const bar = new SingleBar({
    format: isChinese
      ? '{bar} {percentage}%  {value}/{total} 个月  {stage}  还需 {eta_formatted}'
      : '{bar} {percentage}%  {value}/{total} months  {stage}  {eta_formatted} left',
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
      const stage = saidIn(typeof name === 'string' ? STAGES[name] : name, isChinese ? 'zh' : 'en');
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
