/** A page of the handbook, or a part of one, that is written from the program itself. */
export interface WrittenPage {
  /** From the top of the project. */
  readonly path: string;
  readonly render: () => string;
}

/** A part of a page that people write, between `<!-- begin <name> -->` and `<!-- end <name> -->`. */
export interface WrittenPart {
  readonly path: string;
  readonly name: string;
  readonly render: () => string;
}
