import { listCases, planStaffing } from '../../study/index.ts';
import { chooseUiLanguage } from '../choose-ui-language.ts';
import { Misuse } from '../failures.ts';
import { writeOutput } from '../files.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { loadProject } from '../load-project.ts';
import { startProgress } from '../progress.ts';
import { readList, readNumber, readWhole } from '../read-options.ts';
import { quoteOption, quoteWord } from '../quote-word.ts';
import { drawStaffingPage } from '../sweep-staffing-page.ts';
import { printStaffing, tabulateStaffing } from '../sweep-staffing-report.ts';
import { printCsv } from '../sweep-tables.ts';
import { declareWorkOptions, designWorlds, withPool, type WorldOptions } from '../work-options.ts';
import type { CliCommand } from './types.ts';

const REPLICATIONS = 2;
/** Trials of a search, for the bar. */
const LIKELY_TRIALS = 14;

interface Options extends WorldOptions {
  readonly serviceLevel: number;
  readonly within: number;
  readonly out?: string;
}

export const staff: CliCommand = {
  name: 'staff',
  summary: 'find the agents each desk needs for a service level, with desks apart and pooled',
  declare: (command) =>
    declareWorkOptions(command)
      .argument('<scenario>', 'a *.scenario.json file')
      .option('--service-level <share>', 'share of the callers offered to a desk to answer in time, in every half-hour of the week', readNumber({ from: 0.05, to: 0.99 }), 0.8)
      .option('--within <seconds>', 'what in time means', readNumber({ from: 0, to: 3600 }), 20)
      .option('--worlds <ids>', 'worlds to staff (default: the two that the scenario compares)', readList)
      .option('--replications <n>', 'months in each trial, and as many new ones to judge the plan', readWhole({ from: 1, to: 1000 }), REPLICATIONS)
      .option('-o, --out <folder>', 'write the plans there: staffing.csv (a row for each desk and half-hour), staffing.json, and staffing.html (the week of every desk)'),
  run: async (io, [path = ''], given) => {
    const options = given as unknown as Options;
    const project = await loadProject(io, path, options.machines);
    const design = designWorlds(project, options, printStaffCommand(project.file, options));
    const isQuiet = options.quiet ?? false;
    const interruption = listenForInterrupt(io);
    const cases = listCases(design);
    const progress = startProgress(io, isQuiet, `Searching ${cases.length} staffing plans`);
    // How many trials a search takes is not known before: the bar waits for the end when there are more.
    const likely = cases.length * LIKELY_TRIALS * options.replications;
    let months = 0;
    const onReplication = (done: number): void => {
      months = Math.min(likely - 1, months + 1);
      progress.show(months, likely, `${done} of ${cases.length} plans`);
    };
    try {
      const target = { share: options.serviceLevel, withinSeconds: options.within };
      const result = await withPool(io, options, interruption, (pool) => planStaffing(design, target, pool, { signal: interruption.signal, onReplication }));
      progress.end();
      if (result.cases.length === 0) throw new Misuse('Stopped before the first plan was found: there is nothing to report.', 'Let it run a little longer, or take fewer --replications.');
      const language = chooseUiLanguage(io, options.language);
      if (!isQuiet) io.out(printStaffing(result, language));
      if (options.out !== undefined) {
        const json = JSON.stringify(result, (_, value: unknown) => (value instanceof Int32Array ? Array.from(value) : value), 2);
        const written = [
          await writeOutput(io, `${options.out}/staffing.csv`, printCsv(tabulateStaffing(result))),
          await writeOutput(io, `${options.out}/staffing.json`, `${json}\n`),
          await writeOutput(io, `${options.out}/staffing.html`, drawStaffingPage(result, language)),
        ];
        if (!isQuiet) io.out(`\n${written.map((file) => `Written: ${file}\n`).join('')}`);
      }
      return 0;
    } finally {
      progress.end();
      interruption.end();
    }
  },
};

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
