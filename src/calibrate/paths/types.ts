/** What is counted, and what it is counted against. Plain data: no call and no caller is in it. */
import type { NeedId } from '../../chart/index.ts';
import type { StudyQuestion } from '../../study/index.ts';

/** Which menus the calls of a log met. */
export interface PathDesign {
  readonly question: StudyQuestion;
  /** World that was in force; its lines are the log's. */
  readonly world: string;
  /** World by arm of a pilot; an arm that is a world's id is that world's. */
  readonly arms?: Readonly<Record<string, string>>;
  /** Machine id by version of the log; a version that is not here is answered by the line's own. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Machines whose labels callers have heard already. Absent: those of the world, in all versions. */
  readonly heard?: readonly string[];
  /** IANA name of the log's clock. Absent: the scenario's, else UTC. */
  readonly timeZone?: string;
  /**
   * Days at the beginning that only tell who has called before. Absent: 0, for a log before which nobody called; seven for
   * one that is a piece of a longer time.
   */
  readonly burnDays?: number;
  /** First day that is counted, `YYYY-MM-DD`; earlier ones only tell who has called before. Absent: the log's first. */
  readonly countFrom?: string;
  /**
   * In tests the line counts as given, so that which number people say they would dial tells nothing. Absent: it tells of
   * wrong numbers, as if they had dialled in earnest.
   */
  readonly isLineGiven?: boolean;
  /**
   * Keys and hang-ups are told apart by whether they came before the end of the prompt, where the log's clock and the
   * prompt say so. Absent: no.
   */
  readonly times?: boolean;
}

/** What the first agent did before anything was noted. */
export const HANDLED = [
  'kept',
  /** Told another number. */
  'advised',
  /** Passed on to another desk. */
  'passed',
  /** The call was ended by the system: nobody was there to be passed on to, or the connection broke. */
  'ended',
] as const;
export type Handled = (typeof HANDLED)[number];

/** Calls that are alike in all that the likelihood asks. */
export interface PathCell {
  readonly world: string;
  readonly line: string;
  readonly machine: string;
  /** Which hours that guards of the machine ask for held: `1` and `0` in the order of its atoms; empty without any. */
  readonly clock: string;
  /** As `path-tokens.ts` writes it. */
  readonly path: string;
  /** Need that an agent noted; empty where none did. */
  readonly coded: NeedId | '';
  /** Empty where no agent answered, and in tests. */
  readonly handled: Handled | '';
  /** Task of a phone test: the need is known; empty for real calls. */
  readonly need: NeedId | '';
  readonly calls: number;
}

/** Why calls are not counted. */
export const UNCOUNTED = [
  /** Their line is none of the world's. */
  'unknown-line',
  /** Their machine cannot take their path. */
  'impossible',
  /** Hours that the machine distinguishes and that the scenario's period does not have. */
  'unknown-hours',
  /** The same caller called within the seven days before: no first call of a need. */
  'repeat',
  /** A task of a test that stands in the files once more: somebody sent, or was read, twice. */
  'twice',
  /** Withheld their number, in a log where most did not: whether it is a first call nobody knows. */
  'anonymous',
  /** In the days that only tell who has called before. */
  'burnt',
  /** The company rang the caller. */
  'call-back',
  /** Something that was found about the log. */
  'left-out',
] as const;
export type Uncounted = (typeof UNCOUNTED)[number];

/** A menu of which the log's time-outs say that its prompt is not as long as the machine file has it. */
export interface OddPrompt {
  readonly line: string;
  readonly machine: string;
  /** State path. */
  readonly menu: string;
  /** Seconds; negative: shorter. */
  readonly longer: number;
  readonly timeOuts: number;
}

/** The sufficient statistic. Laws: cells are unlike and sorted; the order of calls on the same day changes nothing. */
export interface PathCounts {
  readonly format: 1;
  readonly cells: readonly PathCell[];
  /** Calls in the cells. */
  readonly calls: number;
  readonly uncounted: Readonly<Record<Uncounted, number>>;
  /** Paths that their machine cannot take, most calls first. */
  readonly impossible: readonly (Pick<PathCell, 'line' | 'machine' | 'path'> & { readonly calls: number })[];
  /** Where times were left unread because prompts are of other lengths. Absent: nowhere. */
  readonly oddPrompts?: readonly OddPrompt[];
  /** Whether callers could be told apart, so that only first calls were counted. */
  readonly isOfFirstCalls: boolean;
  /**
   * Variance of path shares between days over that of independent calls (Pearson); at least 1, and 1 with fewer than
   * five days. Of real calls: nobody takes a test on an odd day.
   */
  readonly dispersion: number;
  readonly days: number;
  /** `YYYY-MM-DD` of the first and the last real call counted, on the log's clock; of tests where there is nothing else. */
  readonly from: string;
  readonly to: string;
  /** SHA-256 of the cells, hexadecimal. */
  readonly sha256: string;
}
