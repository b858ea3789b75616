/** The phrases a language must have. Sentences with holes are functions, because word order differs. */
import type { LostAt, NamedParameter, PublishedCheck } from '../../study/index.ts';
import type { NumberWords } from '../../util/format-number.ts';
import type { Direction } from '../outline/parts.ts';

export interface LeadFacts {
  readonly from: number;
  readonly to: number;
  readonly figure: string;
  readonly direction: Direction;
  readonly isRise: boolean;
  readonly change:
    | {
        readonly before: string;
        readonly after: string;
        readonly change: string;
        readonly range: string | undefined;
      }
    | undefined;
}

export interface Phrases extends NumberWords {
  /** BCP 47 tag of the report. */
  readonly tag: string;
  readonly directions: Readonly<Record<Direction, string>>;
  readonly statuses: Readonly<Record<NamedParameter['status'], string>>;
  readonly causes: Readonly<Record<LostAt['cause'], string>>;
  /** By the kernel's name of how a call ended; a name not listed is shown as it is. */
  readonly outcomes: Readonly<Record<string, string>>;
  readonly verdicts: Readonly<Record<PublishedCheck['verdict'], string>>;

  readonly lead: (facts: LeadFacts) => string;
  readonly nothingToCompare: string;
  readonly getsBetter: (names: readonly string[]) => string;
  readonly getsWorse: (names: readonly string[]) => string;
  readonly staysUnclear: (names: readonly string[]) => string;
  readonly cannotSay: (names: readonly string[]) => string;
  readonly turnedBy: (figure: string, parameters: readonly string[]) => string;
  readonly turnedByNone: (figure: string) => string;
  readonly stoppedEarly: (replications: number) => string;
  readonly precisionReached: (figure: string, reached: string, asked: string) => string;
  readonly precisionMissed: (figure: string, reached: string, asked: string) => string;
  readonly oneReplication: string;
  readonly replicationsOf: (count: number) => string;
  readonly daysOf: (count: number) => string;
  readonly effort: (callers: string, replications: number) => string;
  /**
   * `ratio`: of variances, with callers of their own over with the same; `callers`: how many of their own
   * would give the same interval.
   */
  readonly sameCallers: (figure: string, ratio: string, callers: string) => string;
  readonly savedNothing: (figure: string, ratio: string) => string;

  /** Column and row headings. */
  readonly heads: Readonly<Record<Head, string>>;
  readonly sections: Readonly<Record<Section, string>>;
  /** A sentence under a section's heading: how to read what follows. */
  readonly howToRead: Readonly<Record<Section, string>>;
  readonly controlKept: string;
  readonly controlBroken: string;
  readonly controlUnsure: string;
  readonly controlAbsent: string;
  /** The two controls by their field of `Control`. */
  readonly controls: Readonly<Record<'sameMenus' | 'numbersKnown', string>>;
  readonly reachesAlone: string;
  readonly reachesNot: string;
  readonly noneReaches: string;
  readonly reachAlone: (names: readonly string[]) => string;
  readonly someReach: string;
  readonly decidersOf: (figure: string) => string;
  readonly exactTitle: string;
  readonly exactHow: string;
  readonly journey: string;
  readonly kicker: string;
  readonly footer: string;
  readonly provenance: Readonly<
    Record<'scenario' | 'worlds' | 'seed' | 'replications' | 'locale' | 'version' | 'replay', string>
  >;
  readonly showData: string;
  readonly moreFigures: (count: number) => string;
  readonly moreRows: (shown: number, all: number) => string;
  readonly limitLabel: (seconds: number) => string;
  readonly warnLabel: (seconds: number) => string;
  readonly firstMenusOf: (world: string) => string;
  readonly laterMenus: string;
  readonly noneLost: string;
  readonly callsAMonth: string;
  /** Every list gives a clear change of the same sign; `from` is the smallest. */
  readonly wordsAgree: (figure: string, lists: number, from: string, to: string) => string;
  readonly wordsDisagree: (figure: string, lists: number) => string;
  readonly ownWords: string;
  readonly tornadoBase: (change: string) => string;
  readonly widestOf: (shown: number, all: number) => string;
  readonly linesOf: (count: number) => string;
  readonly colon: string;
  /** Ends a sentence, with the space that follows it. */
  readonly stop: string;
  readonly list: (names: readonly string[]) => string;
  readonly overridden: string;
  readonly contents: string;
  readonly skipToContents: string;
}

export type Head =
  | 'control'
  | 'figure'
  | 'before'
  | 'after'
  | 'difference'
  | 'interval'
  | 'verdict'
  | 'world'
  | 'lines'
  | 'change'
  | 'published'
  | 'simulated'
  | 'source'
  | 'menu'
  | 'line'
  | 'cause'
  | 'callsPerMonth'
  | 'share'
  | 'seconds'
  | 'options'
  | 'firstMenu'
  | 'desk'
  | 'offered'
  | 'wait'
  | 'answeredIn20'
  | 'abandoned'
  | 'occupancy'
  | 'misrouteHours'
  | 'agentHours'
  | 'parameter'
  | 'value'
  | 'low'
  | 'high'
  | 'unit'
  | 'status'
  | 'definition'
  | 'product'
  | 'outcome'
  | 'atLow'
  | 'atHigh'
  | 'exactAnswer'
  | 'sampledAnswer'
  | 'measure'
  | 'basis'
  | 'yes'
  | 'no'
  | 'wordList'
  | 'lostShare'
  | 'menuTime'
  | 'misrouted';

export type Section =
  | 'summary'
  | 'figures'
  | 'dots'
  | 'flows'
  | 'lost'
  | 'prompts'
  | 'sensitivity'
  | 'ablation'
  | 'steps'
  | 'desks'
  | 'control'
  | 'published'
  | 'words'
  | 'experience'
  | 'definitions'
  | 'parameters'
  | 'provenance';
