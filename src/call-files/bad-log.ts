import type { Format } from '../calls/index.ts';

/** Why a log cannot be imported. People are told in the words of `calls.logs`, or of `calls.skew` and `calls.answeredOnly`. */
export type LogFault =
  | {
      readonly kind:
        | 'missing'
        | 'empty'
        | 'zeros'
        | 'packed'
        | 'ours'
        | 'parquet'
        | 'json'
        | 'unknown'
        | 'noMapping';
    }
  | { readonly kind: 'longLine'; readonly most: number }
  | { readonly kind: 'encoding'; readonly encoding: string }
  | { readonly kind: 'columns'; readonly missing: readonly string[]; readonly found: readonly string[] }
  | { readonly kind: 'kindless'; readonly format: Format }
  | { readonly kind: 'several'; readonly formats: readonly string[] }
  | {
      readonly kind: 'skew';
      readonly day: string;
      readonly other: string;
      readonly first: string;
      readonly seconds: number;
    }
  | { readonly kind: 'answeredOnly'; readonly day: string; readonly line: string; readonly count: number };

export class BadLog extends Error {
  readonly fault: LogFault;
  readonly path: string | undefined;
  /** 1-based. */
  readonly row: number | undefined;

  constructor(fault: LogFault, path?: string, row?: number) {
    super(`${path ?? 'logs'}: ${fault.kind}`);
    this.fault = fault;
    this.path = path;
    this.row = row;
  }
}
