import { listCases, planStaffing } from '../../study/index.ts';
import { chooseUiLanguage } from '../language/choose-ui-language.ts';
import { Misuse } from '../process/failures.ts';
import { listenForInterrupt } from '../process/interrupt.ts';
import { loadProject } from '../project/load-project.ts';
import { startProgress } from '../print/progress.ts';
import { readChoices, readList, readNumber, readWhole } from '../options/read-options.ts';
import { quoteOption, quoteWord } from '../print/quote-word.ts';
import {
  checkDelivery,
  deliverReports,
  REPORT_FORMATS,
  rendererOf,
  type Delivery,
} from '../print/deliver-reports.ts';
import { say } from '../../util/said.ts';
import { declareWorkOptions, designWorlds, SCENARIO_FILE, withPool } from '../options/work-options.ts';
import type { Declaration, OptionsOf } from '../options/declaration.ts';
import { defineCommand } from './types.ts';

const REPLICATIONS = 2;
/** Trials of a search, for the bar. */
const LIKELY_TRIALS = 14;

const declare = (command: Declaration) =>
  declareWorkOptions(command)
    .argument('<scenario>', SCENARIO_FILE)
    .readOr(
      '--service-level <share>',
      say(
        'share of the callers offered to a desk to answer in time, in every half-hour of the week',
        '一周内每个半小时，坐席组须及时接听的来电比例',
      ),
      readNumber({ from: 0.05, to: 0.99 }),
      0.8,
    )
    .readOr(
      '--within <seconds>',
      say('what in time means', '多少秒之内算及时'),
      readNumber({ from: 0, to: 3600 }),
      20,
    )
    .read(
      '--worlds <ids>',
      say(
        'worlds to staff (default: the two that the scenario compares)',
        '要排班的情形（默认：场景所比较的两个）',
      ),
      readList,
    )
    .readOr(
      '--replications <n>',
      say(
        'months in each trial, and as many new ones to judge the plan',
        '每次试算的月数，另用同样多的新月份检验方案',
      ),
      readWhole({ from: 1, to: 1000 }),
      REPLICATIONS,
    )
    .read(
      '--format <formats>',
      say(
        `${REPORT_FORMATS.join(', ')}; several with commas between (default: text, and with --out also the files below)`,
        `${REPORT_FORMATS.join('、')}；可写多个，以英文逗号分隔（默认：text，有 --out 时另写下列文件）`,
      ),
      readChoices(REPORT_FORMATS),
    )
    .option(
      '-o, --out <folder>',
      say(
        'write the plans there: staffing.csv (a row for each desk and half-hour), staffing.json, and staffing.html (the week of every desk)',
        '把方案写入此文件夹：staffing.csv（每个坐席组每半小时一行）、staffing.json 和 staffing.html（各坐席组的一周）',
      ),
    );
type Options = OptionsOf<typeof declare>;

export const staff = defineCommand({
  name: 'staff',
  summary: say(
    'find the agents each desk needs for a service level, with desks apart and pooled',
    '求各坐席组达到服务水平所需的人数，分开与合并两种情况',
  ),
  declare,
  run: async (io, [path = ''], options) => {
    const delivery = deliveryOf(options);
    await checkDelivery(io, delivery);
    const project = await loadProject(io, path, options.machines);
    const design = designWorlds(project, options, printStaffCommand(project.file, options));
    const isQuiet = options.quiet ?? false;
    const interruption = listenForInterrupt(io);
    const cases = listCases(design);
    const progress = startProgress(
      io,
      isQuiet,
      say(`Searching ${cases.length} staffing plans`, `正在求 ${cases.length} 个排班方案`),
    );
    // How many trials a search takes is not known before: the bar waits for the end when there are more.
    const likely = cases.length * LIKELY_TRIALS * options.replications;
    let months = 0;
    const onReplication = (done: number): void => {
      months = Math.min(likely - 1, months + 1);
      progress.show(months, likely, say(`${done} of ${cases.length} plans`, `方案 ${done}/${cases.length}`));
    };
    try {
      const target = { share: options.serviceLevel, withinSeconds: options.within };
      const result = await withPool(io, options, interruption, (pool) =>
        planStaffing(design, target, pool, { signal: interruption.signal, onReplication }),
      );
      progress.end();
      if (result.cases.length === 0)
        throw new Misuse(
          say(
            'Stopped before the first plan was found: there is nothing to report.',
            '还没求出第一个方案就停止了：没有可报告的内容。',
          ),
          say(
            'Let it run a little longer, or take fewer --replications.',
            '请让它多运行一会儿，或减少 --replications。',
          ),
        );
      await deliverReports(io, delivery, result, { language: chooseUiLanguage(io) });
      return 0;
    } finally {
      progress.end();
      interruption.end();
    }
  },
});

/** Unless told otherwise the text is printed, and the folder gets the plans for programs and as a page. */
function deliveryOf({ format, out, quiet = false }: Options): Delivery {
  const given = [...new Set(format ?? (out === undefined ? ['text'] : ['csv', 'json', 'html']))];
  return {
    renderers: given.map(rendererOf),
    out,
    stem: 'staffing',
    isQuiet: quiet,
    ...(format === undefined && { printed: rendererOf('text'), isFolder: true }),
  };
}

function printStaffCommand(scenario: string, options: Options): string {
  return [
    'dialtree staff',
    quoteWord(scenario),
    `--service-level ${options.serviceLevel} --within ${options.within}`,
    ...quoteOption('worlds', options.worlds?.join(',')),
    `--seed ${options.seed} --replications ${options.replications}`,
    ...quoteOption('locale', options.locale),
    ...quoteOption('machines', options.machines),
  ].join(' ');
}
