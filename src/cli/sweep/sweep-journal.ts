/**
 * What a sweep has done so far, one line for each finished point, in the folder of its results.
 *
 * Laws: the first line names the plan, and another plan's answers are never added; a line that was cut short
 * by a crash counts as not written, and its point is run again.
 */
import { resolve } from 'node:path';
import { openAppender } from '../../disk/index.ts';
import { Misuse } from '../process/failures.ts';
import { inWords, readText, writeOutput } from '../project/files.ts';
import type { Io } from '../process/io.ts';
import { FIGURES, type PointAnswer, type SweepPlan } from '../../study/index.ts';
import { tellProblem } from '../../util/problem.ts';
import { say, cliWords } from '../../words/index.ts';

export interface Journal {
  /** Points that were finished before. */
  readonly known: readonly PointAnswer[];
  /** On disk when the promise is kept. @throws Misuse: the journal is as it was before */
  readonly add: (answer: PointAnswer) => Promise<void>;
}

interface Header {
  readonly format: 'dialtree-sweep-journal';
  readonly version: 1;
  readonly plan: string;
  readonly replay: string;
}

/** @throws Misuse when the file is a journal of another plan, or no journal at all. */
export async function openJournal(io: Io, path: string, plan: SweepPlan, hash: string): Promise<Journal> {
  const reading = await readText(io, path);
  const header: Header = {
    format: 'dialtree-sweep-journal',
    version: 1,
    plan: hash,
    replay: plan.study.replay,
  };
  let known: PointAnswer[] = [];
  const { problem } = reading;
  if (problem && problem.code !== 'file-missing')
    throw new Misuse(
      say(cliWords, (words, language) =>
        words.sweepJournal.cannotBeRead({ path, why: tellProblem(problem, language).message }),
      ),
      say(cliWords, (words) => words.sweepJournal.chooseAnotherFolderWith),
    );
  if (reading.text !== undefined) {
    const [first, ...lines] = reading.text.split('\n');
    const earlier = readLine(first ?? '') as Partial<Header> | undefined;
    const version: unknown = earlier?.version;
    if (earlier?.format === header.format && typeof version === 'number' && version !== header.version) {
      throw new Misuse(
        say(cliWords, (words) =>
          words.sweepJournal.wasWrittenByAnother({
            path,
            version: String(version),
            version2: header.version,
          }),
        ),
        say(cliWords, (words) => words.sweepJournal.goOnWithVersion),
      );
    }
    if (earlier?.format !== header.format || version !== header.version)
      throw new Misuse(
        say(cliWords, (words) => words.sweepJournal.notJournalSweep({ path })),
        say(cliWords, (words) => words.sweepJournal.chooseAnotherFolderWith),
      );
    if (earlier.plan !== hash) {
      throw new Misuse(
        [
          say(cliWords, (words) => words.sweepJournal.folderHoldsAnotherSweep),
          say(cliWords, ({ sweepJournal }) => `  ${String(earlier.replay ?? sweepJournal.unknownCommand)}`),
        ],
        say(cliWords, (words) => words.sweepJournal.resultsTwoDesignsAre({ path })),
      );
    }
    known = lines.flatMap((line) => {
      const answer = readLine(line);
      return isAnswer(answer, plan) ? [answer] : [];
    });
  }
  // Written anew, so that a line cut short does not stand before the next one.
  await writeOutput(io, path, [header, ...known].map((line) => `${JSON.stringify(line)}\n`).join(''));
  const append = openAppender(resolve(io.cwd, path));
  return { known, add: (answer) => inWords(path, () => append(`${JSON.stringify(answer)}\n`)) };
}

function readLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** Whole, and about a point that the plan has. */
function isAnswer(value: unknown, { points, study }: SweepPlan): value is PointAnswer {
  const answer = value as Partial<PointAnswer> | null | undefined;
  if (typeof answer !== 'object' || answer === null || !points.some(({ index }) => index === answer.point))
    return false;
  const { worlds } = answer;
  return study.worlds.every((world) => {
    const rows: unknown = worlds && Object.hasOwn(worlds, world) ? worlds[world] : undefined;
    return Array.isArray(rows) && rows.length === study.replications && rows.every(isRow);
  });
}

/** A value of every figure. */
function isRow(row: unknown): boolean {
  return (
    Array.isArray(row) &&
    row.length === FIGURES.length &&
    row.every((value) => value === null || typeof value === 'number')
  );
}
