import packageJson from '../../../package.json' with { type: 'json' };
import { findRenderer, RENDERERS } from '../../report/index.ts';
import { DEFAULT_REPLICATIONS, FIGURES, runStudy, type StudyDesign, type StudyHooks } from '../../study/index.ts';
import { chooseUiLanguage } from '../choose-ui-language.ts';
import { checkDelivery, deliverReports } from '../deliver-reports.ts';
import { designStudy } from '../design-study.ts';
import { Misuse } from '../failures.ts';
import { stemOf } from '../files.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { loadProject } from '../load-project.ts';
import { startProgress } from '../progress.ts';
import { readChoice, readChoices, readList, readNumber, readWhole } from '../read-options.ts';
import { printReplayCommand, type ReplayCommand } from '../replay-command.ts';
import { declareWorkOptions, withPool, type WorkOptions } from '../work-options.ts';
import type { CliCommand } from './types.ts';
import { say, type Said } from '../../util/said.ts';

const FORMATS = RENDERERS.map(({ id }) => id);
/** One month each is enough for a bar: base and bar meet the same callers. */
const SENSITIVITY_REPLICATIONS = 1;
const MAX_REPLICATIONS_FOR_PRECISION = 400;

interface Options extends WorkOptions {
  readonly replications?: number;
  readonly precision?: number;
  readonly precisionOn?: string;
  readonly worlds?: readonly string[];
  readonly format?: readonly string[];
  readonly out?: string;
  /** `false` after --no-sensitivity. */
  readonly sensitivity: number | boolean;
  readonly control: boolean;
}

export const simulate: CliCommand = {
  name: 'simulate',
  summary: 'dial the menus of a scenario with simulated callers and compare its worlds',
  declare: (command) =>
    declareWorkOptions(command)
      .argument('<scenario>', 'a *.scenario.json file')
      .option('--replications <n>', `months to simulate in each world (default: ${DEFAULT_REPLICATIONS}; with --precision, at most ${MAX_REPLICATIONS_FOR_PRECISION})`, readWhole({ from: 1, to: 100_000 }))
      .option('--precision <width>', 'stop when the change of the lost rate, or of --precision-on, is known to ± this (0.002 is 0.2 points)', readNumber({ from: 1e-6, to: 1e9 }))
      .option('--precision-on <figure>', 'the figure that --precision is about, in its own unit', readChoice(FIGURES.map(({ id }) => id)))
      .option('--worlds <ids>', 'only these worlds, with commas between', readList)
      .option('--format <formats>', `${FORMATS.join(', ')}; several with commas between (default: text)`, readChoices(FORMATS))
      .option('-o, --out <path>', 'write to this file, or to this folder when there are several formats')
      .option('--sensitivity <n>', 'months for each bar of the sensitivity chart', readWhole({ from: 1, to: 1000 }), SENSITIVITY_REPLICATIONS)
      .option('--no-sensitivity', 'leave the sensitivity chart out')
      .option('--no-control', 'leave the no-effect control out'),
  run: async (io, [path = ''], given) => {
    const options = given as unknown as Options;
    const formats = [...new Set(options.format ?? ['text'])];
    const delivery = { renderers: formats.map(rendererOf), out: options.out, stem: stemOf(path), isQuiet: options.quiet ?? false };
    await checkDelivery(io, delivery);

    const project = await loadProject(io, path, options.machines);
    const replications = options.replications ?? (options.precision === undefined ? DEFAULT_REPLICATIONS : MAX_REPLICATIONS_FOR_PRECISION);
    const sensitivityReplications = typeof options.sensitivity === 'number' ? options.sensitivity : 0;
    const command: ReplayCommand = {
      scenario: project.file,
      machines: options.machines,
      seed: options.seed,
      replications,
      precision: options.precision,
      precisionOn: options.precisionOn,
      worlds: options.worlds,
      locale: options.locale,
      sensitivityReplications: sensitivityReplications === SENSITIVITY_REPLICATIONS ? undefined : sensitivityReplications,
      hasControl: options.control,
    };
    const design = designStudy(project, { ...command, sensitivityReplications, replay: printReplayCommand(command) });

    const interruption = listenForInterrupt(io);
    const progress = startProgress(io, options.quiet ?? false, describeRun(design, options.precision !== undefined));
    try {
      const hooks: StudyHooks = { signal: interruption.signal, onProgress: ({ done, total, stage }) => progress.show(done, total, stage) };
      const result = await withPool(io, options, interruption, (pool) => runStudy(design, pool.openRunner(design), hooks));
      progress.end();
      // What was stopped early is given again by asking for as much as was done.
      const replay = result.isStopped ? printReplayCommand({ ...command, replications: result.replications, precision: undefined, precisionOn: undefined }) : result.replay;
      await deliverReports(io, delivery, { ...result, replay }, { language: chooseUiLanguage(io, options.language), version: packageJson.version });
      return 0;
    } catch (cause) {
      if (interruption.signal.aborted && !(cause instanceof Misuse)) throw new Misuse(say('Stopped before the first month was done: there is nothing to report.', '还没完成第一个月就停止了：没有可报告的内容。'), say('Let it run a little longer.', '请让它多运行一会儿。'));
      throw cause;
    } finally {
      progress.end();
      interruption.end();
    }
  },
};

function describeRun({ worlds, replications }: StudyDesign, isAtMost: boolean): Said {
  const months = `${isAtMost ? 'at most ' : ''}${replications} ${replications === 1 ? 'month' : 'months'}`;
  return say(
    `Simulating ${months} in ${worlds.length === 1 ? 'one world' : `each of ${worlds.length} worlds`}`,
    `正在模拟 ${worlds.length} 个情形，${worlds.length === 1 ? '' : '每个'}${isAtMost ? '最多 ' : ' '}${replications} 个月`,
  );
}

function rendererOf(id: string): (typeof RENDERERS)[number] {
  const renderer = findRenderer(id);
  if (!renderer) throw new Error(`The report "${id}" passed the check of --format and has no renderer.`);
  return renderer;
}
