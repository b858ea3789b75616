/** AssemblyScript, compiled by Vite (see vite.config.ts). */
declare module '*?assembly' {
  /** Where a field of a record stands, and its type: a number, or the class of what it is the address of. */
  export interface RecordLayout {
    /** Bytes from one record to the next. */
    readonly size: number;
    readonly fields: Readonly<Record<string, { readonly offset: number; readonly type: string }>>;
  }

  /** By class. */
  export const records: Readonly<Record<string, RecordLayout>>;
  /** The class of each constant record. */
  export const classes: Readonly<Record<string, string>>;

  /**
   * Compiles the module and opens it: the one that can be looked on at, or the one that cannot and is faster.
   * Throws where there is no WebAssembly with vectors.
   */
  export function instantiate(
    isWatched: boolean,
    imports: object,
  ): {
    readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
    /** A constant record's address is the value of a global; functions are functions. */
    readonly [name: string]: unknown;
  };
}
