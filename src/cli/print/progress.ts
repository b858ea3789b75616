import { SingleBar } from 'cli-progress';
import { printLine } from '../process/gate.ts';
import { showText } from '../../util/show-text.ts';
import type { Io } from '../process/io.ts';
import type { Finding } from '../../calibrate/index.ts';
import { cliWords, type CliWords, type Language, type Said } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';

type Stage = keyof CliWords['progress']['stages'];

/** What Ctrl-C does to the command: a part is reported, or nothing is written. */
type Begun = 'begun' | 'begunUnwritten';

export interface Progress {
  /** @param stage a stage of a study by its name, or words of one's own */
  readonly show: (done: number, total: number, stage: Stage | Said) => void;
  readonly end: () => void;
}

/** Milliseconds between two lines for a program. */
const APART = 200;

/**
 * On standard error: a bar for a person who waits, one line for a log. For a program that waits as well: lines of JSON,
 * `{"done":3,"total":40,"stage":"reading","leftSeconds":12}`, on the stream whose number stands in DIALTREE_PROGRESS_FD
 * (the studio's server sets it).
 */
export function startProgress(io: Io, isQuiet: boolean, what: Said, begun: Begun = 'begun'): Progress {
  const shown = showToPeople(io, isQuiet, what, begun);
  const { progress } = io;
  if (!progress) return shown;
  const told = tellProgram(progress, languageOf(io));
  return {
    show: (done, total, stage) => {
      shown.show(done, total, stage);
      told(done, total, stage);
    },
    end: shown.end,
  };
}

/**
 * For a program that waits, a line each: `{"undecided":{"id":"outage-day:1999-02-03","message":"…","hint":"…"}}`. A person
 * reads the same in the sentence of the refusal.
 */
export function tellUndecided(io: Io, findings: readonly Pick<Finding, 'id' | 'message' | 'hint'>[]): void {
  const language = languageOf(io);
  for (const { id, message, hint } of findings)
    io.progress?.(
      `${JSON.stringify({ undecided: { id, message: message[language], hint: hint[language] } })}\n`,
    );
}

function tellProgram(print: (line: string) => void, language: Language): Progress['show'] {
  let [last, begun, stageBefore] = [0, 0, ''];
  return (done, total, name) => {
    const now = Date.now();
    const stage = typeof name === 'string' ? cliWords[language].progress.stages[name] : name[language];
    if (stage !== stageBefore) [begun, stageBefore] = [now, stage];
    else if (now - last < APART && done < total) return;
    last = now;
    const left = done > 0 ? ((now - begun) * (total - done)) / done / 1000 : undefined;
    print(
      `${JSON.stringify({ done, total, stage, ...(left !== undefined && { leftSeconds: Math.round(left) }) })}\n`,
    );
  };
}

function showToPeople(io: Io, isQuiet: boolean, what: Said, begun: Begun): Progress {
  const language = languageOf(io);
  const words = cliWords[language].progress;
  if (!io.isInteractive && !isQuiet) printLine(io.err, words[begun]({ what: what[language] }));
  if (!io.isInteractive || isQuiet) return { show: () => undefined, end: () => undefined };
  const bar = new SingleBar({
    // The bar fills in what stands in braces.
    format: words.format({
      bar: '{bar}',
      percentage: '{percentage}',
      value: '{value}',
      total: '{total}',
      stage: '{stage}',
      left: '{eta_formatted}',
    }),
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
      // The bar draws itself, past the gate.
      const stage = showText(typeof name === 'string' ? words.stages[name] : name[language]);
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
