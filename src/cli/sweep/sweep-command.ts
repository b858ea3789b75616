import type { ColumnNames } from '../../study/imports/index.ts';
import { quoteOption, quoteRoster, quoteWord } from '../print/quote-word.ts';

/** The command that gives the same sweep again. */
export interface SweepCommand {
  readonly scenario: string;
  readonly vary: readonly string[];
  readonly points: number | undefined;
  readonly worlds: readonly string[] | undefined;
  readonly figures: readonly string[] | undefined;
  readonly rank: string | undefined;
  readonly rankOn: string | undefined;
  readonly seed: number;
  readonly replications: number;
  readonly locale: string | undefined;
  readonly machines: string | undefined;
  readonly roster?: string | undefined;
  readonly columns?: ColumnNames | undefined;
  readonly out: string;
}

export function printSweepCommand(run: SweepCommand): string {
  return [
    'dialtree sweep',
    quoteWord(run.scenario),
    ...run.vary.flatMap((vary) => quoteOption('vary', vary)),
    ...(run.points === undefined ? [] : [`--design lhs --points ${run.points}`]),
    ...quoteOption('worlds', run.worlds?.join(',')),
    ...quoteOption('figures', run.figures?.join(',')),
    ...quoteOption('rank', run.rank),
    ...quoteOption('rank-on', run.rankOn),
    `--seed ${run.seed}`,
    `--replications ${run.replications}`,
    ...quoteOption('locale', run.locale),
    ...quoteOption('machines', run.machines),
    ...quoteRoster(run),
    ...quoteOption('out', run.out),
  ].join(' ');
}
