/** The cluster cannot go on, through no defect of ours: said in words for the person who asked, with what to do. */
export class ClusterFailure extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
