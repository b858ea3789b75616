/** A table of results by columns, for files that other programs read: CSV and Parquet. */
export interface DataColumn {
  readonly name: string;
  readonly kind: 'whole' | 'number' | 'text' | 'truth';
  /** One for each row; null where there is none. */
  readonly values: readonly (number | string | boolean | null)[];
}
