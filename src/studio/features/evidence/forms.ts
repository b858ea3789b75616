/** What is filled in, by step. Undefined: nothing was chosen, and what is most likely meant holds. */
import type { CheckName } from '../../../calibrate/index.ts';
import type { Mapping, TableReading } from '../../../calls/index.ts';

export interface Wave {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  readonly lines: readonly string[];
}

export interface Forms {
  readonly shared: {
    readonly scenario?: string | undefined;
    /** Found for the open machine, and chosen by nobody. */
    readonly likely?: string | undefined;
  };
  readonly import: {
    /** Logs that are imported together. */
    readonly logs?: readonly string[] | undefined;
    /** What the first of them is taken for. */
    readonly mapping?: Mapping | undefined;
    /** What somebody took its columns for; a mapping holds only those that say something already. */
    readonly reading?: TableReading | undefined;
    readonly keepDays: number;
    readonly isAnsweredOnlyAllowed: boolean;
  };
  readonly simulated: { readonly days: number; readonly knows: 'cdr' | 'keys' | 'times' | 'dispositions' };
  readonly calibrate: {
    readonly calls?: readonly string[] | undefined;
    readonly world?: string | undefined;
    readonly out: string;
    readonly exclude: readonly string[];
    readonly keep: readonly string[];
    readonly draws: number;
    readonly checks: readonly CheckName[];
    readonly readsTimes: boolean;
  };
  /** How many truths are drawn. */
  readonly selfCheck: { readonly runs: number };
  readonly people: {
    readonly worlds?: readonly string[] | undefined;
    readonly participants: number;
    readonly tasks: number | undefined;
    readonly locale?: string | undefined;
    readonly isLan: boolean;
    readonly results?: readonly string[] | undefined;
  };
  readonly pilot: { readonly share: number; readonly power: number };
  readonly verify: { readonly calls?: readonly string[] | undefined; readonly waves: readonly Wave[] };
}

export const NO_FORMS: Forms = {
  shared: {},
  import: { keepDays: 90, isAnsweredOnlyAllowed: false },
  simulated: { days: 28, knows: 'dispositions' },
  calibrate: { out: '', exclude: [], keep: [], draws: 60, checks: ['predicted'], readsTimes: true },
  selfCheck: { runs: 4 },
  people: { participants: 30, tasks: 8, isLan: false },
  pilot: { share: 5, power: 80 },
  verify: { waves: [{ from: '', lines: [] }] },
};
