import packageJson from '../../../package.json' with { type: 'json' };
import {
  DEFAULT_REPLICATIONS,
  FIGURES,
  runStudy,
  type StudyDesign,
  type StudyHooks,
} from '../../study/index.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';
import { checkDelivery, deliverReports, REPORT_FORMATS, rendererOf } from '../print/deliver-reports.ts';
import { askStudy } from '../project/ask-study.ts';
import { Misuse } from '../process/failures.ts';
import { stemOf } from '../project/files.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import { loadProject } from '../project/load-project.ts';
import { startProgress } from '../print/progress.ts';
import { readChoice, readChoices, readList, readNumber, readWhole } from '../options/read-options.ts';
import { printReplayCommand, type ReplayCommand } from '../print/replay-command.ts';
import { declareWorkOptions, SCENARIO_FILE, withPool } from '../options/work-options.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { defineCommand } from './types.ts';
import { say, type Said } from '../../util/said.ts';

/** One month each is enough for a bar: base and bar meet the same callers. */
const SENSITIVITY_REPLICATIONS = 1;
const MAX_REPLICATIONS_FOR_PRECISION = 400;

const declare = (command: Declaration) =>
  declareWorkOptions(command)
    .argument('<scenario>', SCENARIO_FILE)
    .read(
      '--replications <n>',
      say(
        `months to simulate in each world (default: ${DEFAULT_REPLICATIONS}; with --precision, at most ${MAX_REPLICATIONS_FOR_PRECISION})`,
        `每个情形模拟的月数（默认：${DEFAULT_REPLICATIONS}；有 --precision 时最多 ${MAX_REPLICATIONS_FOR_PRECISION}）`,
      ),
      readWhole({ from: 1, to: 100_000 }),
    )
    .read(
      '--precision <width>',
      say(
        'stop when the change of the lost rate, or of --precision-on, is known to ± this (0.002 is 0.2 points)',
        '流失率（或 --precision-on 所指指标）的变化精确到 ± 此值即停止（0.002 为 0.2 个百分点）',
      ),
      readNumber({ from: 1e-6, to: 1e9 }),
    )
    .read(
      '--precision-on <figure>',
      say('the figure that --precision is about, in its own unit', '--precision 针对的指标，以其自身单位计'),
      readChoice(FIGURES.map(({ id }) => id)),
    )
    .read(
      '--worlds <ids>',
      say('only these worlds, with commas between', '只模拟这些情形，以英文逗号分隔'),
      readList,
    )
    .read(
      '--format <formats>',
      say(
        `${REPORT_FORMATS.join(', ')}; several with commas between (default: text)`,
        `${REPORT_FORMATS.join('、')}；可写多个，以英文逗号分隔（默认：text）`,
      ),
      readChoices(REPORT_FORMATS),
    )
    .option(
      '-o, --out <path>',
      say(
        'write to this file, or to this folder when there are several formats',
        '写入此文件；多种格式时写入此文件夹',
      ),
    )
    .readOr(
      '--sensitivity <n>',
      say('months for each bar of the sensitivity chart', '敏感性图每一条所用的月数'),
      readWhole({ from: 1, to: 1000 }),
      SENSITIVITY_REPLICATIONS,
    )
    .denial('--no-sensitivity', say('leave the sensitivity chart out', '不做敏感性图'))
    .denial('--no-control', say('leave the no-effect control out', '不做无效果对照'));
type Options = OptionsOf<typeof declare>;

export const simulate = defineCommand({
  name: 'simulate',
  summary: say(
    'dial the menus of a scenario with simulated callers and compare its worlds',
    '让模拟来电者拨打场景中的菜单，比较各情形',
  ),
  declare,
  run: async (io, [path = ''], options) => {
    const formats = [...new Set(options.format ?? ['text'])];
    const delivery = {
      renderers: formats.map(rendererOf),
      out: options.out,
      stem: stemOf(path),
      isQuiet: options.quiet ?? false,
    };
    await checkDelivery(io, delivery);

    const project = await loadProject(io, path, options.machines);
    const replications =
      options.replications ??
      (options.precision === undefined ? DEFAULT_REPLICATIONS : MAX_REPLICATIONS_FOR_PRECISION);
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
      sensitivityReplications:
        sensitivityReplications === SENSITIVITY_REPLICATIONS ? undefined : sensitivityReplications,
      hasControl: options.control,
    };
    const { worlds, locale, seed, precision, precisionOn } = options;
    const replay = printReplayCommand(command);
    const design: StudyDesign = {
      ...askStudy(project, { worlds, locale, seed, replay }),
      replications,
      ...(precision === undefined ? {} : { precision }),
      ...(precisionOn === undefined ? {} : { precisionOn }),
      sensitivityReplications,
      hasControl: options.control,
    };

    checkPrecision(options, project.scenario.compare, design.worlds);
    const interruption = listenForInterrupt(io);
    const progress = startProgress(
      io,
      options.quiet ?? false,
      describeRun(design, options.precision !== undefined),
    );
    try {
      const hooks: StudyHooks = {
        signal: interruption.signal,
        onProgress: ({ done, total, stage }) => progress.show(done, total, stage),
      };
      const result = await withPool(io, options, interruption, (pool) =>
        runStudy(design, pool.openRunner(design), hooks),
      );
      progress.end();
      // What was stopped early is given again by asking for as much as was done.
      const replay = result.isStopped
        ? printReplayCommand({
            ...command,
            replications: result.replications,
            precision: undefined,
            precisionOn: undefined,
          })
        : result.replay;
      await deliverReports(
        io,
        delivery,
        { ...result, replay },
        { language: chooseUiLanguage(io), version: packageJson.version },
      );
      return 0;
    } catch (cause) {
      if (interruption.signal.aborted && !(cause instanceof Misuse))
        throw new Misuse(
          say(
            'Stopped before the first month was done: there is nothing to report.',
            '还没完成第一个月就停止了：没有可报告的内容。',
          ),
          say('Let it run a little longer.', '请让它多运行一会儿。'),
        );
      throw cause;
    } finally {
      progress.end();
      interruption.end();
    }
  },
});

/** @throws Misuse for a precision that could never be reached, or is about nothing. */
function checkPrecision(
  { precision, precisionOn }: Options,
  { before, after }: { readonly before: string; readonly after: string },
  worlds: readonly string[],
): void {
  if (precision === undefined && precisionOn !== undefined)
    throw new Misuse(
      say(
        '--precision-on names the figure that --precision is about, and there is no --precision.',
        '--precision-on 指明 --precision 针对哪个指标，但没有给出 --precision。',
      ),
      say('Add --precision, for example --precision 0.002.', '请加上 --precision，例如 --precision 0.002。'),
    );
  const left = [before, after].find((world) => !worlds.includes(world));
  if (precision !== undefined && left !== undefined) {
    throw new Misuse(
      say(
        `--precision is about the change from "${before}" to "${after}", and --worlds leaves "${left}" out.`,
        `--precision 针对从“${before}”到“${after}”的变化，而 --worlds 不含“${left}”。`,
      ),
      say('Add it to --worlds, or leave --precision out.', '请把它加入 --worlds，或不写 --precision。'),
    );
  }
}

function describeRun({ worlds, replications }: StudyDesign, isAtMost: boolean): Said {
  const months = `${isAtMost ? 'at most ' : ''}${replications} ${replications === 1 ? 'month' : 'months'}`;
  return say(
    `Simulating ${months} in ${worlds.length === 1 ? 'one world' : `each of ${worlds.length} worlds`}`,
    `正在模拟 ${worlds.length} 个情形，${worlds.length === 1 ? '' : '每个'}${isAtMost ? '最多 ' : ' '}${replications} 个月`,
  );
}
