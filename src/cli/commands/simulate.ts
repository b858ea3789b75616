import { availableParallelism } from 'node:os';
import packageJson from '../../../package.json' with { type: 'json' };
import { findRenderer, RENDERERS } from '../../report/index.ts';
import { createInlineRunner } from '../../runner/index.ts';
import { createThreadRunner } from '../../runner/node-threads.ts';
import { DEFAULT_REPLICATIONS, DEFAULT_SEED, runStudy, type StudyDesign, type StudyHooks, type StudyResult } from '../../study/index.ts';
import { chooseUiLanguage, UI_LANGUAGES, type UiLanguage } from '../choose-ui-language.ts';
import { withCluster } from '../cluster-line.ts';
import { checkDelivery, deliverReports } from '../deliver-reports.ts';
import { designStudy } from '../design-study.ts';
import { Misuse } from '../failures.ts';
import { stemOf } from '../files.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { loadProject } from '../load-project.ts';
import { startProgress } from '../progress.ts';
import { readChoice, readChoices, readList, readLocale, readNumber, readWhole } from '../read-options.ts';
import { printReplayCommand, type ReplayCommand } from '../replay-command.ts';
import type { CliCommand } from './types.ts';

const FORMATS = RENDERERS.map(({ id }) => id);
/** One month each is enough for a bar: base and bar meet the same callers. */
const SENSITIVITY_REPLICATIONS = 1;
const MAX_REPLICATIONS_FOR_PRECISION = 400;

interface Options {
  readonly seed: number;
  readonly replications?: number;
  readonly precision?: number;
  readonly worlds?: readonly string[];
  readonly locale?: string;
  readonly language?: UiLanguage;
  readonly format?: readonly string[];
  readonly out?: string;
  readonly machines?: string;
  readonly threads: number;
  readonly redis?: string;
  /** `false` after --no-sensitivity. */
  readonly sensitivity: number | boolean;
  readonly control: boolean;
  readonly quiet?: boolean;
}

export const simulate: CliCommand = {
  name: 'simulate',
  summary: 'dial the menus of a scenario with simulated callers and compare its worlds',
  declare: (command) =>
    command
      .argument('<scenario>', 'a *.scenario.json file')
      .option('--seed <n>', 'whole number that fixes all luck', readWhole({ from: 0, to: Number.MAX_SAFE_INTEGER }), DEFAULT_SEED)
      .option('--replications <n>', `months to simulate in each world (default: ${DEFAULT_REPLICATIONS}; with --precision, at most ${MAX_REPLICATIONS_FOR_PRECISION})`, readWhole({ from: 1, to: 100_000 }))
      .option('--precision <share>', 'stop when the change of the lost rate is known to ± this share (0.002 is 0.2 points)', readNumber({ from: 1e-6, to: 1 }))
      .option('--worlds <ids>', 'only these worlds, with commas between', readList)
      .option('--locale <tag>', 'language the callers hear (default: the scenario’s)', readLocale)
      .option('--language <language>', `language of the report: ${UI_LANGUAGES.join(', ')} (default: the terminal’s)`, readChoice(UI_LANGUAGES))
      .option('--format <formats>', `${FORMATS.join(', ')}; several with commas between (default: text)`, readChoices(FORMATS))
      .option('-o, --out <path>', 'write to this file, or to this folder when there are several formats')
      .option('--machines <folder>', 'where the machine files are (default: the folder "machines" beside the scenario’s folder)')
      .option('--threads <n>', 'worker threads', readWhole({ from: 1, to: 256 }), Math.min(8, availableParallelism()))
      .option('--redis <url>', 'let `dialtree worker` do the work, on any number of machines: the Redis or Valkey between them')
      .option('--sensitivity <n>', 'months for each bar of the sensitivity chart', readWhole({ from: 1, to: 1000 }), SENSITIVITY_REPLICATIONS)
      .option('--no-sensitivity', 'leave the sensitivity chart out')
      .option('--no-control', 'leave the no-effect control out')
      .option('-q, --quiet', 'no progress, and nothing printed that is written to files'),
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
      worlds: options.worlds,
      locale: options.locale,
      sensitivityReplications: sensitivityReplications === SENSITIVITY_REPLICATIONS ? undefined : sensitivityReplications,
      hasControl: options.control,
    };
    const design = designStudy(project, { ...command, sensitivityReplications, replay: printReplayCommand(command) });

    const interruption = listenForInterrupt(io);
    const months = `${options.precision === undefined ? '' : 'at most '}${replications} ${replications === 1 ? 'month' : 'months'}`;
    const progress = startProgress(io, options.quiet ?? false, `Simulating ${months} in ${design.worlds.length === 1 ? 'one world' : `each of ${design.worlds.length} worlds`}`);
    try {
      const hooks: StudyHooks = { signal: interruption.signal, onProgress: ({ done, total, stage }) => progress.show(done, total, stage) };
      const result = await (options.redis === undefined ? runOn(design, options.threads, hooks) : runOnCluster(design, options.redis, hooks, (text) => io.err(`${text}\n`)));
      progress.end();
      // What was stopped early is given again by asking for as much as was done.
      const replay = result.isStopped ? printReplayCommand({ ...command, replications: result.replications, precision: undefined }) : result.replay;
      await deliverReports(io, delivery, { ...result, replay }, { language: chooseUiLanguage(io, options.language), version: packageJson.version });
      return 0;
    } catch (cause) {
      if (interruption.signal.aborted && !(cause instanceof Misuse)) throw new Misuse('Stopped before the first month was done: there is nothing to report.', 'Let it run a little longer.');
      throw cause;
    } finally {
      progress.end();
      interruption.end();
    }
  },
};

function rendererOf(id: string): (typeof RENDERERS)[number] {
  const renderer = findRenderer(id);
  if (!renderer) throw new Error(`The report "${id}" passed the check of --format and has no renderer.`);
  return renderer;
}

async function runOn(design: StudyDesign, threads: number, hooks: StudyHooks): Promise<StudyResult> {
  const runner = threads > 1 ? createThreadRunner(design, threads) : undefined;
  try {
    return await runStudy(design, runner ?? createInlineRunner(design), hooks);
  } finally {
    await runner?.end();
  }
}

/** @throws Misuse when Redis cannot be reached, or a chunk fails on the workers. */
async function runOnCluster(design: StudyDesign, url: string, hooks: StudyHooks, onNotice: (text: string) => void): Promise<StudyResult> {
  return withCluster(async ({ createClusterRunner }, version) => {
    const runner = await createClusterRunner(design, { url, version, onNotice, ...(hooks.signal ? { signal: hooks.signal } : {}) });
    try {
      return await runStudy(design, runner, hooks);
    } finally {
      await runner.end();
    }
  });
}
