/** What calibration can say before there is a log: which one to get, and whether it finds what is there. */
import {
  checkItself,
  planCalibration,
  type PlanAnswer,
  type SelfCheckAnswer,
  type Titled,
} from '../../calibrate/index.ts';
import { openCalibrationThreads } from '../../runner/node-calibration-threads.ts';
import { cliWords, say } from '../../words/index.ts';
import { languageOf } from '../language/choose-language.ts';
import { deliverReports, type Delivery } from '../print/deliver-reports.ts';
import { startProgress } from '../print/progress.ts';
import { Misuse } from '../process/failures.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import type { Io } from '../process/io.ts';
import { askStudy } from '../project/ask-study.ts';
import { loadProject } from '../project/load-project.ts';

interface AheadOptions {
  readonly selfCheck?: number;
  readonly world?: string;
  readonly seed: number;
  readonly threads: number;
  readonly locale?: string;
  readonly machines?: string;
  readonly quiet?: boolean;
  readonly replay: string;
}

/** Of each log of a self-check: enough that parameters are learnt, few enough that forty runs are minutes. */
const CALLS = 5000;
const DAYS = 14;

/** 1 when the self-check does not come to what intervals promise. */
export async function askAhead(
  io: Io,
  path: string,
  delivery: Delivery,
  options: AheadOptions,
): Promise<0 | 1> {
  const project = await loadProject(io, path, options.machines);
  const { scenario } = project;
  const { locale, seed, replay, selfCheck: runs } = options;
  const question = askStudy(project, { worlds: undefined, locale, seed, replay });
  const titled = (id: string): Titled => ({
    id,
    title: scenario.worlds.find((world) => world.id === id)?.title ?? {},
  });
  const head = { id: scenario.id, title: scenario.title, file: project.file };
  const interruption = listenForInterrupt(io, runs === undefined ? 'stoppingUnwritten' : 'stopping');
  const isStopped = (): boolean => interruption.signal.aborted;
  const progress = startProgress(
    io,
    options.quiet ?? false,
    say(cliWords, ({ calibrate }) =>
      runs === undefined ? calibrate.planProgress : calibrate.selfCheckProgress({ runs }),
    ),
  );
  const stage = say(cliWords, (words) => words.calibrate.stages.fit);
  const threads = openCalibrationThreads(options.threads);
  try {
    if (runs === undefined) {
      const plan = await planCalibration(question, {
        isStopped,
        onProgress: (part) => progress.show(Math.round(part * 100), 100, stage),
      });
      progress.end();
      if (!plan) throw stopped();
      const answer: PlanAnswer = {
        format: 'dialtree-calibration-plan',
        version: 1,
        scenario: head,
        compare: [titled(scenario.compare.before), titled(scenario.compare.after)],
        plan,
        replay,
      };
      await deliverReports(io, delivery, answer, { language: languageOf(io) });
      return 0;
    }
    const world = options.world ?? scenario.compare.before;
    const check = await checkItself({ world, calls: CALLS, days: DAYS, kind: 'dispositions' }, runs, {
      width: threads.width,
      run: threads.selfCheckerOf(question),
      onRun: (done, all) => progress.show(done, all, stage),
      isStopped,
    });
    progress.end();
    if (check.runs === 0) throw stopped();
    const answer: SelfCheckAnswer = {
      format: 'dialtree-self-check',
      version: 1,
      scenario: head,
      check,
      replay,
    };
    await deliverReports(io, delivery, answer, { language: languageOf(io) });
    return check.isAccepted ? 0 : 1;
  } finally {
    progress.end();
    await threads.end();
    interruption.end();
  }
}

function stopped(): Misuse {
  return new Misuse(
    say(cliWords, (words) => words.calibrate.stopped),
    say(cliWords, (words) => words.calibrate.stoppedHint),
  );
}
