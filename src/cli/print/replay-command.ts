import type { ColumnNames } from '../../study/imports/index.ts';
import { quoteOption, quoteRoster, quoteWord } from './quote-word.ts';

/** The command that gives the same result again; printed with every report. */
export interface ReplayCommand {
  readonly scenario: string;
  readonly machines: string | undefined;
  readonly roster?: string | undefined;
  readonly columns?: ColumnNames | undefined;
  readonly seed: number;
  readonly replications: number;
  readonly precision: number | undefined;
  readonly precisionOn: string | undefined;
  readonly worlds: readonly string[] | undefined;
  readonly locale: string | undefined;
  readonly sensitivityReplications: number | undefined;
  readonly draws: number | undefined;
  readonly hasControl: boolean;
}

export function printReplayCommand(run: ReplayCommand): string {
  return [
    'dialtree simulate',
    quoteWord(run.scenario),
    `--seed ${run.seed}`,
    `--replications ${run.replications}`,
    ...(run.precision === undefined ? [] : [`--precision ${run.precision}`]),
    ...quoteOption('precision-on', run.precisionOn),
    ...quoteOption('worlds', run.worlds?.join(',')),
    ...quoteOption('locale', run.locale),
    ...quoteOption('machines', run.machines),
    ...quoteRoster(run),
    ...(run.sensitivityReplications === undefined
      ? []
      : [
          run.sensitivityReplications === 0
            ? '--no-sensitivity'
            : `--sensitivity ${run.sensitivityReplications}`,
        ]),
    ...(run.draws === undefined ? [] : [run.draws === 0 ? '--no-draws' : `--draws ${run.draws}`]),
    ...(run.hasControl ? [] : ['--no-control']),
  ].join(' ');
}
