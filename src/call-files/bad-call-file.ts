/** Why a file of calls cannot be used. People are told in the words of `calls.files`. */
export type CallFileFault =
  /** Not there, or no file. */
  | 'missing'
  /** Neither `.parquet` nor `.csv`. */
  | 'kind'
  /** Not what its name says, or cut off. */
  | 'broken'
  /** No header: rows that nobody has imported. */
  | 'notImported'
  /** Kept longer than it may be. */
  | 'expired';

export class BadCallFile extends Error {
  readonly fault: CallFileFault;
  readonly path: string;
  /** The day it expired, or the row that is broken, from 1. */
  readonly detail: string | undefined;

  constructor(fault: CallFileFault, path: string, detail?: string) {
    super(`${path}: ${fault}${detail === undefined ? '' : ` ${detail}`}`);
    this.fault = fault;
    this.path = path;
    this.detail = detail;
  }
}
