/** `*.mapping.json`: what the columns, names and clocks of somebody's logs mean. */
import type { CallEventName, Precision } from '../types.ts';

/** Ids of the sources that a mapping can be for. */
export const FORMATS = [
  'csv',
  'events',
  'connect',
  'genesys',
  'twilio',
  'asterisk',
  'freeswitch',
  'cvp',
  'uccx',
] as const;
export type Format = (typeof FORMATS)[number];

export const ENCODINGS = ['utf-8', 'utf-16', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A column of the table as it is, or with other words for its values; `*` is any value that is not named. */
export type ColumnRule = string | { readonly column: string; readonly map?: Names | undefined };

/** What the log says to what the scenario says. */
export type Names = Readonly<Record<string, string>>;

export interface EmitRule {
  /** Repeats the rule with `{i}` in the names of its columns replaced by each of these. */
  readonly repeat?: readonly number[] | undefined;
  /** Name of the event, or the column that says it; a value that stands for none emits nothing. */
  readonly event: CallEventName | ColumnRule;
  /** Column of the time. Absent: the time of the next rule that has one. Empty in a row: nothing happened. */
  readonly t?: string | undefined;
  /** Column that must not be empty. */
  readonly when?: string | undefined;
  readonly where?: ColumnRule | undefined;
  readonly value?: ColumnRule | undefined;
}

export interface Mapping {
  readonly $schema?: string | undefined;
  readonly format: Format;
  readonly delimiter?: string | undefined;
  readonly encoding?: Encoding | undefined;
  readonly rows?: 'call' | 'event' | undefined;
  readonly time?:
    | {
        readonly pattern?: string | undefined;
        readonly zone?: string | undefined;
        readonly precision?: Precision | undefined;
      }
    | undefined;
  /** Column of the call's id. */
  readonly call?: string | undefined;
  readonly caller?:
    | {
        readonly column?: string | undefined;
        readonly unknown?: readonly string[] | undefined;
        readonly country?: string | undefined;
      }
    | undefined;
  /** Columns that are known and left unread. */
  readonly drop?: readonly string[] | undefined;
  readonly lines?: { readonly column?: string | undefined; readonly map?: Names | undefined } | undefined;
  readonly desks?: Names | undefined;
  readonly menus?: Names | undefined;
  readonly arm?: string | undefined;
  readonly emit?: readonly EmitRule[] | undefined;
  readonly versions?:
    | readonly {
        readonly from: string;
        readonly version: string;
        readonly machine?: string | undefined;
      }[]
    | undefined;
  readonly open?:
    | Readonly<
        Record<string, { readonly days: readonly number[]; readonly from: number; readonly to: number }>
      >
    | undefined;
  readonly exclude?:
    | readonly {
        readonly from?: string | undefined;
        readonly to?: string | undefined;
        readonly prefix?: string | undefined;
        readonly because: string;
      }[]
    | undefined;
  readonly options?: Readonly<Record<string, string | readonly string[]>> | undefined;
}
