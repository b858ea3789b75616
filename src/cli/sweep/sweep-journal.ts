/**
 * What a sweep has done so far, one line for each finished point, in the folder of its results.
 *
 * Laws: the first line names the plan, and another plan's answers are never added; a line that was cut short
 * by a crash counts as not written, and its point is run again.
 */
import { appendFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Misuse } from '../process/failures.ts';
import { readText, writeOutput } from '../project/files.ts';
import type { Io } from '../process/io.ts';
import type { PointAnswer, SweepPlan } from '../../study/index.ts';
import { tellProblem } from '../../util/problem.ts';
import { say } from '../../util/said.ts';

export interface Journal {
  /** Points that were finished before. */
  readonly known: readonly PointAnswer[];
  /** On disk when the promise is kept. */
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
  if (reading.problem && reading.problem.code !== 'file-missing')
    throw new Misuse(
      say(
        `"${path}" cannot be read: ${reading.problem.message}`,
        `无法读取“${path}”：${tellProblem(reading.problem, 'zh').message}`,
      ),
      say('Choose another folder with --out.', '请用 --out 另选文件夹。'),
    );
  if (reading.text !== undefined) {
    const [first, ...lines] = reading.text.split('\n');
    const earlier = readLine(first ?? '') as Partial<Header> | undefined;
    if (earlier?.format === header.format && earlier.version !== header.version) {
      throw new Misuse(
        say(
          `"${path}" was written by another version of Dialtree (format ${String(earlier.version)}, here ${header.version}).`,
          `“${path}”由另一版本的 Dialtree 写成（格式 ${String(earlier.version)}，此处为 ${header.version}）。`,
        ),
        say(
          'Go on with that version, or choose another folder with --out.',
          '请用那个版本继续，或用 --out 另选文件夹。',
        ),
      );
    }
    if (earlier?.format !== header.format)
      throw new Misuse(
        say(`"${path}" is not a journal of a sweep.`, `“${path}”不是扫描的记录。`),
        say('Choose another folder with --out.', '请用 --out 另选文件夹。'),
      );
    if (earlier.plan !== hash) {
      throw new Misuse(
        say(
          `The folder holds another sweep: scenario, menus, factors, seed, replications or version differ from\n  ${earlier.replay ?? 'an unknown command'}`,
          `文件夹中是另一次扫描：场景、菜单、因素、种子、重复次数或版本不同于\n  ${earlier.replay ?? '未知的命令'}`,
        ),
        say(
          `Results of two designs are never mixed. Choose another folder with --out, or remove ${path}.`,
          `两种设计的结果不会混在一起。请用 --out 另选文件夹，或删去 ${path}。`,
        ),
      );
    }
    known = lines.flatMap((line) => {
      const answer = readLine(line);
      return isAnswer(answer, plan) ? [answer] : [];
    });
  }
  // Written anew, so that a line cut short does not stand before the next one.
  await writeOutput(io, path, [header, ...known].map((line) => `${JSON.stringify(line)}\n`).join(''));
  const full = resolve(io.cwd, path);
  return {
    known,
    add: (answer) => appendFile(full, `${JSON.stringify(answer)}\n`, { flush: true } as never),
  };
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
  return study.worlds.every((world) => answer.worlds?.[world]?.length === study.replications);
}
